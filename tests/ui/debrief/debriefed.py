"""Negotiations that have ended, sealed before and learned after: rows for a track record."""

from __future__ import annotations

from decimal import Decimal as D

from negdesk.analysis.seal import seal_edit
from negdesk.model.document import Document
from negdesk.model.rows import Assumption, Belief, Negotiation, Party, Rating, Row

TEMPLATES = ("car_purchase", "lease", "salary")


def ended(number: int) -> list[Row]:
    """Return a purchase that ended: believed 24,000, real 24,400 + 100 × number, two forecasts."""
    n = f"past{number:04d}"
    learned = D(24400 + 100 * (number % 20))
    agreed = number % 4 != 3
    head = Negotiation(
        id=n,
        title=f"Deal {number}",
        template=TEMPLATES[number % 3],
        unit="EUR",
        better="lower",
        limit=D(27000),
        meeting_at=f"{2020 + number % 5}-03-{number % 28 + 1:02d}T10:00",
        hours_planned=D(3),
    )
    rows: list[Row] = [
        head,
        Party(id=f"{n}p", negotiation_id=n, side="them", name=("Nord", "Weber")[number % 2]),
        Belief(id=f"{n}b", negotiation_id=n, low=D(22000), likely=D(24000), high=D(25500)),
        *(
            Assumption(
                id=f"{n}a{index}",
                negotiation_id=n,
                position=index,
                about=("deadline", "authority")[index],
                text=f"they hold {index}",
                probability=D("0.8"),
            )
            for index in range(2)
        ),
    ]
    document = Document(rows)
    document.apply(seal_edit(document, n, lambda: f"{n}s", "2020-01-01T08:00"))
    after: list[Row] = []
    for row in document.rows(n):
        if isinstance(row, Negotiation):
            row = row.with_(
                stage="agreed" if agreed else "no_deal",
                agreed_value=D(26000) if agreed else None,
                their_limit_learned=learned,
                hours_spent=D(5),
            )
        elif isinstance(row, Assumption):
            row = row.with_(outcome="true" if (number + row.position) % 3 else "false")
        after.append(row)
    rating = Rating(
        id=f"{n}r", negotiation_id=n, dimension="relationship", before=D(5), after=D(4 + number % 4)
    )
    return [*after, rating]
