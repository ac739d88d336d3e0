"""The offers at the table in order, the size of each concession, and where they head."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from negdesk.analysis.direction import acceptable, gain, improved
from negdesk.analysis.headline import headline_values
from negdesk.analysis.lanes import every_offer
from negdesk.model.document import Document
from negdesk.model.rows import Event, LimitChange, Negotiation


class Offer(NamedTuple):
    """One offer with a value; `number` counts all offers of the meeting, valued or not.

    `side` is us, them or third. `size` is the concession since that side's offer before:
    positive towards the other side, negative a step back, None for the first. `past_limit`
    marks an offer of ours worse than our limit in force when it was made. Amounts are in the
    unit of the headline value. A tuple: a long log makes hundreds of them at every event.
    """

    number: int
    event_id: str
    at: str
    side: str
    value: Decimal
    package_id: str | None = None
    size: Decimal | None = None
    past_limit: bool = False


@dataclass(frozen=True, slots=True)
class Concessions:
    """The course of the bargaining over the headline value, the earliest offer first."""

    offers: tuple[Offer, ...] = ()
    without_value: int = 0
    better: str = "higher"
    limit: Decimal | None = None
    target: Decimal | None = None

    def of(self, side: str) -> tuple[Offer, ...]:
        """Return one side's offers."""
        return tuple(offer for offer in self.offers if offer.side == side)

    def last(self, side: str) -> Offer | None:
        """Return one side's last offer, or None."""
        return next((offer for offer in reversed(self.offers) if offer.side == side), None)

    def moved(self, side: str) -> Decimal | None:
        """Return all of one side's concessions together; None before its second offer."""
        sizes = [offer.size for offer in self.of(side) if offer.size is not None]
        return sum(sizes, Decimal(0)) if sizes else None

    def best_of_theirs(self, but: Callable[[Offer], bool] = lambda _: False) -> Offer | None:
        """Return the offer of theirs that was best for us but for some, or None."""
        sign = 1 if self.better == "higher" else -1
        counted = (offer for offer in self.of("them") if not but(offer))
        return max(counted, key=lambda offer: sign * offer.value, default=None)

    @property
    def past_limit(self) -> tuple[Offer, ...]:
        """Return our offers past our limit."""
        return tuple(offer for offer in self.offers if offer.past_limit)

    @property
    def gap(self) -> Decimal | None:
        """Return how far apart the two last offers are: 0 where they meet, negative if crossed."""
        ours, theirs = self.last("us"), self.last("them")
        if ours is None or theirs is None:
            return None
        return gain(ours.value, theirs.value, self.better)

    @property
    def midpoint(self) -> Decimal | None:
        """Return the middle of the two last offers, where splitting the difference would end."""
        ours, theirs = self.last("us"), self.last("them")
        return None if ours is None or theirs is None else (ours.value + theirs.value) / 2

    @property
    def bracket(self) -> Decimal | None:
        """Return the offer of ours that would put our target in the middle, 2·target − theirs.

        None without a target or an offer of theirs, and where theirs reaches the target.
        """
        theirs = self.last("them")
        if theirs is None or self.target is None:
            return None
        room = gain(self.target, theirs.value, self.better)
        return improved(self.target, room, self.better) if room > 0 else None


def concessions(document: Document, negotiation_id: str) -> Concessions:
    """Return the offers on the headline value by time, then by place in the log.

    An offer's value is what was typed, else what its package says of the headline issue; an
    offer without either, as when its package was deleted, is only counted.
    """
    row = document.negotiation(negotiation_id)
    events = every_offer(document, negotiation_id)
    packages = headline_values(document, negotiation_id)
    in_force = _limits(document, row)
    last: dict[str, Decimal] = {}
    made: list[Offer] = []
    for number, (side, event) in enumerate(events, start=1):
        value = value_of(event, packages)
        if value is None:
            continue
        size = _towards(side, value, last[side], row.better) if side in last else None
        last[side] = value
        limit = in_force(event.at) if side == "us" else None
        past = limit is not None and not acceptable(value, limit, row.better)
        made.append(Offer(number, event.id, event.at, side, value, event.package_id, size, past))
    return Concessions(tuple(made), len(events) - len(made), row.better, row.limit, row.target)


def value_of(event: Event, packages: dict[str, Decimal]) -> Decimal | None:
    """Return the headline value of an offer, given what each package says of it."""
    return event.value if event.value is not None else packages.get(event.package_id or "")


def past_limit(document: Document, negotiation_id: str, value: Decimal) -> bool:
    """Say whether a value, as it is typed for an offer of ours, is worse than our limit."""
    row = document.negotiation(negotiation_id)
    return row.limit is not None and not acceptable(value, row.limit, row.better)


def _towards(side: str, value: Decimal, last: Decimal, better: str) -> Decimal:
    """Return how far an offer moved towards the other side; a third party's, towards us."""
    step = gain(value, last, better)
    return -step if side == "us" else step


def _limits(document: Document, row: Negotiation) -> Callable[[str], Decimal | None]:
    """Return the limit in force at a moment: today's, unless a later change was logged."""
    changes = document.all(LimitChange, row.id)

    def in_force(at: str) -> Decimal | None:
        if not at or not changes:
            return row.limit
        later = next((change for change in changes if change.at > at), None)
        return later.old if later is not None else row.limit

    return in_force
