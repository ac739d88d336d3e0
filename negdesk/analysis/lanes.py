"""The values of a negotiation one by one: the headline, then every number issue.

For each: our numbers, what we believe of theirs, the zone between, and the offers made.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from negdesk.analysis.issue_tree import name as name_of
from negdesk.analysis.issue_tree import terms
from negdesk.analysis.zone import Estimate, Zone, estimate, headline_issue, zone_of
from negdesk.i18n import tr
from negdesk.model.document import Document
from negdesk.model.rows import Event, Issue, Party, Term

HEADLINE = ""
POINTS = "points"


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer made: its number in the order of the meeting, whose it was, its value."""

    number: int
    ours: bool
    value: Decimal


@dataclass(frozen=True, slots=True)
class ValueLane:
    """One value that is bargained over; `key` is HEADLINE, POINTS or the id of its issue.

    Amounts are in `unit`; `better` is the direction that is better for us.
    """

    key: str
    title: str
    unit: str
    better: str
    opening: Decimal | None = None
    target: Decimal | None = None
    limit: Decimal | None = None
    their_opening: Decimal | None = None
    theirs: Estimate = field(default_factory=Estimate)
    zone: Zone = field(default_factory=Zone)
    offers: tuple[Offer, ...] = ()

    @property
    def numbers(self) -> bool:
        """Say whether anything is known of it, ours or theirs."""
        ours = self.opening, self.target, self.limit, self.their_opening
        return self.theirs.likely is not None or any(value is not None for value in ours)


def lanes(document: Document, negotiation_id: str) -> list[ValueLane]:
    """Return the headline value and every other number issue, in reading order."""
    made = offers(document, negotiation_id)
    rest = [row for row in terms(document, negotiation_id) if row.kind == "number"]
    return [
        _headline(document, negotiation_id, made),
        *(_issue(document, row, made) for row in rest if not row.headline),
    ]


def headline(document: Document, negotiation_id: str) -> ValueLane:
    """Return the lane of the headline value."""
    return _headline(document, negotiation_id, offers(document, negotiation_id))


def every_offer(document: Document, negotiation_id: str) -> list[tuple[str, Event]]:
    """Return the offers in the order in which they were made, each with its side.

    The side is "us", "them" or "third"; an offer of nobody is ours.
    """
    sides = {party.id: party.side for party in document.all(Party, negotiation_id)}
    made = [row for row in document.all(Event, negotiation_id) if row.kind == "offer"]
    made.sort(key=lambda row: (row.at, row.position))
    return [(sides.get(row.party_id or "", "us"), row) for row in made]


def offers(document: Document, negotiation_id: str) -> list[tuple[bool, Event]]:
    """Return the offers of the two sides, each with whether it was ours."""
    made = every_offer(document, negotiation_id)
    return [(side == "us", row) for side, row in made if side in ("us", "them")]


def _headline(
    document: Document, negotiation_id: str, made: Sequence[tuple[bool, Event]]
) -> ValueLane:
    row = document.negotiation(negotiation_id)
    issue = headline_issue(document, negotiation_id)
    theirs = estimate(document, negotiation_id)
    said = _numbers(document, negotiation_id, issue.id) if issue and made else {}
    return ValueLane(
        key=HEADLINE,
        title=(issue.title if issue else "") or tr("Headline value"),
        unit=row.unit,
        better=row.better,
        opening=row.opening,
        target=row.target,
        limit=row.limit,
        their_opening=issue.their_opening if issue else None,
        theirs=theirs,
        zone=zone_of(row.limit, row.better, theirs.belief, theirs.likely),
        offers=_numbered(
            (ours, event.value if event.value is not None else said.get(event.package_id or ""))
            for ours, event in made
        ),
    )


def _issue(document: Document, row: Issue, made: Sequence[tuple[bool, Event]]) -> ValueLane:
    theirs = estimate(document, row.negotiation_id, row.id)
    said = _numbers(document, row.negotiation_id, row.id) if made else {}
    return ValueLane(
        key=row.id,
        title=name_of(row),
        unit=row.unit,
        better=row.better,
        opening=row.opening,
        target=row.target,
        limit=row.limit,
        their_opening=row.their_opening,
        theirs=theirs,
        zone=zone_of(row.limit, row.better, theirs.belief, theirs.likely),
        offers=_numbered((ours, said.get(event.package_id or "")) for ours, event in made),
    )


def _numbers(document: Document, negotiation_id: str, issue_id: str) -> dict[str, Decimal]:
    """Return what each package says about a number issue."""
    return {
        term.package_id: term.number
        for term in document.all(Term, negotiation_id)
        if term.issue_id == issue_id and term.package_id and term.number is not None
    }


def _numbered(made: Iterable[tuple[bool, Decimal | None]]) -> tuple[Offer, ...]:
    return tuple(
        Offer(index, ours, value)
        for index, (ours, value) in enumerate(made, start=1)
        if value is not None
    )
