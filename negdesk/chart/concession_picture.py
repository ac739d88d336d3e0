"""What the concession graph shows: offers, our lines, the zone, and marks, gathered once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from negdesk.analysis.concessions import Concessions, concessions
from negdesk.analysis.zone import zone
from negdesk.model.document import Document
from negdesk.model.numbers import NumberStyle
from negdesk.model.rows import Event, Party

MARKED = ("emotion", "ultimatum", "break")


@dataclass(frozen=True, slots=True)
class Mark:
    """An emotion, an ultimatum or a break; `after` counts the offers with a value before it.

    `side` is us, them or third; `strength` is an emotion's from 1 to 5, "" where not said.
    """

    kind: str
    after: int
    at: str = ""
    side: str = "us"
    strength: str = ""


@dataclass(frozen=True, slots=True)
class ConcessionPicture:
    """The course of the bargaining and what is drawn about it; amounts in the headline's unit.

    `shares` are the places of the offers, then of the marks, from 0 to 1 by time; empty where
    they stand in even steps. `ends` are words for the first and the last place.
    """

    course: Concessions = field(default_factory=Concessions)
    marks: tuple[Mark, ...] = ()
    zone: tuple[Decimal, Decimal] | None = None
    shares: tuple[float, ...] = ()
    ends: tuple[str, str] = ("", "")
    style: NumberStyle = field(default_factory=NumberStyle)

    @property
    def values(self) -> tuple[Decimal, ...]:
        """Return every number that has a place on the axis."""
        course = self.course
        lines = (value for value in (course.limit, course.target) if value is not None)
        return (*(offer.value for offer in course.offers), *lines, *(self.zone or ()))

    def place(self, index: int) -> float:
        """Return where offer or mark `index` stands, 0 at the left and 1 at the right."""
        if self.shares:
            return self.shares[index]
        count = max(len(self.course.offers), 1)
        made = index - len(self.course.offers)
        return (index + 0.5) / count if made < 0 else self.marks[made].after / count


def picture(
    document: Document,
    nid: str,
    style: NumberStyle,
    moment: Callable[[str], str] = str,
    *,
    course: Concessions | None = None,
    over_time: bool = False,
) -> ConcessionPicture:
    """Return the graph of a negotiation; `moment` says a stored time in words.

    A course that is known already is not worked out again.
    """
    course = concessions(document, nid) if course is None else course
    marks = _marks(document, nid, course)
    seen = zone(document, nid)
    believed = (seen.low, seen.high) if seen.low is not None and seen.high is not None else None
    times = [*(offer.at for offer in course.offers), *(mark.at for mark in marks)]
    shares = _shares(times) if over_time else ()
    known = sorted(filter(None, times)) if shares else []
    ends = (moment(known[0]), moment(known[-1])) if known else ("", "")
    return ConcessionPicture(course, marks, believed, shares, ends, style)


def _marks(document: Document, nid: str, course: Concessions) -> tuple[Mark, ...]:
    events = sorted(document.all(Event, nid), key=_order)
    place = {event.id: index for index, event in enumerate(events)}
    offered = [place[offer.event_id] for offer in course.offers]
    sides = {party.id: party.side for party in document.all(Party, nid)}
    return tuple(
        Mark(
            event.kind,
            bisect_left(offered, place[event.id]),
            event.at,
            _whose(event, sides),
            "" if event.strength is None else f"{event.strength:.0f}",
        )
        for event in events
        if event.kind in MARKED
    )


def _order(event: Event) -> tuple[str, int, str]:
    return event.at, event.position, event.id


def _whose(event: Event, sides: dict[str, str]) -> str:
    said = {"ours": "us", "theirs": "them"}.get(event.whose)
    return said or sides.get(event.party_id or "", "us")


def _shares(times: list[str]) -> tuple[float, ...]:
    """Return the places by time; none where all happened at once or a time is not known."""
    if not times or not all(times):
        return ()
    moments = [datetime.fromisoformat(at) for at in times]
    first = min(moments)
    span = (max(moments) - first).total_seconds()
    return tuple((at - first).total_seconds() / span for at in moments) if span else ()
