"""A car bought and a house sold: small negotiations to audit."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import count
from typing import Any, TypeVar

from negdesk.analysis.audit import audit, audit_words
from negdesk.analysis.seal import seal_edit
from negdesk.model.document import Document
from negdesk.model.numbers import NumberStyle
from negdesk.model.rows import (
    Alternative,
    Assumption,
    Belief,
    Event,
    Issue,
    Negotiation,
    Package,
    Part,
    Party,
    Row,
    Term,
)

D = Decimal
STYLE = NumberStyle()
BEFORE = "2026-05-14T16:00"
AFTER = "2026-05-14T19:00"


def ids(prefix: str = "new") -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"{prefix}-{next(numbers)}"


P = TypeVar("P", bound=Part)


def part(cls: type[P], row_id: str, nid: str = "n", **values: Any) -> P:
    return cls(id=row_id, negotiation_id=nid, **values)


def document(*rows: Row, **head: Any) -> Document:
    return Document([Negotiation(id="n", **head), *rows])


def belief(low: int, likely: int, high: int, row_id: str = "b", **values: Any) -> Belief:
    spread: dict[str, Any] = {"low": D(low), "likely": D(likely), "high": D(high)}
    return part(Belief, row_id, **spread, **values)


def assumption(row_id: str, p: str, outcome: str = "open", **values: Any) -> Assumption:
    values = {"text": f"assumption {row_id}", **values}
    return part(Assumption, row_id, probability=D(p), outcome=outcome, **values)


def car(*rows: Row, **head: Any) -> Document:
    """Return a purchase: limit 26,000, target 24,000, theirs believed 23,000–24,500–26,500."""
    values = {"title": "Car", "better": "lower", "unit": "EUR", "limit": D(26000)}
    values |= {"target": D(24000), **head}
    return document(
        part(Party, "me", side="us", name="Mara"),
        part(Party, "dealer", side="them", name="Autohaus Nord", position=1),
        belief(23000, 24500, 26500, at="2026-05-10"),
        *rows,
        **values,
    )


def house(**head: Any) -> Document:
    """Return a sale: limit 520 k, theirs believed 570–600–620 k."""
    values = {"title": "House", "better": "higher", "unit": "EUR", "limit": D(520_000), **head}
    return document(
        part(Party, "buyer", side="them", name="The Lims"),
        belief(570_000, 600_000, 620_000, at="2026-05-10"),
        **values,
    )


def offer(number: int, value: int | None, by: str = "me", **values: Any) -> Event:
    at = f"2026-05-14T17:{number // 60:02}:{number % 60:02}"
    values = {"at": at, "position": number, **values}
    amount = None if value is None else D(value)
    return part(Event, f"e{number}", kind="offer", value=amount, party_id=by, **values)


def rival(likely: int) -> Alternative:
    """Return an alternative that is certain and selected."""
    return part(Alternative, "x", title="Süd", likely=D(likely), feasibility=D(1), selected=True)


def packaged(value: int, kind: str = "offer") -> list[Row]:
    """Return a headline issue and a package that names it."""
    return [
        part(Issue, "price", title="Price", headline=True, better="lower"),
        part(Package, "pack", title="With winter tyres", kind=kind),
        part(Term, "term", package_id="pack", issue_id="price", number=D(value)),
    ]


def sealed(doc: Document, now: str = BEFORE, prefix: str = "seal") -> Document:
    doc.apply(seal_edit(doc, "n", ids(prefix), now))
    return doc


def change(doc: Document, **head: Any) -> Document:
    """Change the negotiation's own row in place and return the document."""
    rows = [row for row in doc.rows("n") if not isinstance(row, Negotiation)]
    return Document([doc.negotiation("n").with_(**head), *rows])


def put(doc: Document, *rows: Row) -> Document:
    """Return the document with rows added, or replaced by id."""
    kept = {(row.TABLE, row.id): row for row in (*doc.rows("n"), *rows)}
    return Document(kept.values())


def told(doc: Document) -> dict[str, str]:
    return {said.key: said.text for said in audit_words(audit(doc, "n"), STYLE)}
