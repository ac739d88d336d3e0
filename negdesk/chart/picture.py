"""What the ZOPA chart shows: numbers and words, gathered once from the document."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal

from negdesk.analysis.belief import Triangular
from negdesk.analysis.lanes import POINTS, Offer, ValueLane, headline
from negdesk.analysis.zone import Zone, rounded_offer, zone_of
from negdesk.i18n import tr
from negdesk.model.document import Document
from negdesk.model.numbers import NumberStyle, show_percent

_ALL_POINTS = Decimal(0), Decimal(100)


@dataclass(frozen=True, slots=True)
class Ghost:
    """An earlier belief, laid under the one of today, with a word on when it was held."""

    belief: Triangular
    words: str


@dataclass(frozen=True, slots=True)
class ZopaPicture:
    """One lane of the ZOPA chart. `better` is the direction that is better for us.

    `axis` holds the ends of the axis still. Numbers that follow from others and cannot be
    moved by themselves are named in `still`.
    """

    key: str = ""
    title: str = ""
    unit: str = ""
    better: str = "higher"
    opening: Decimal | None = None
    target: Decimal | None = None
    limit: Decimal | None = None
    belief: Triangular | None = None
    their_opening: Decimal | None = None
    zone: Zone = field(default_factory=lambda: zone_of(None, "higher", None))
    chance: str = ""
    limit_note: str = ""
    best_offer: Decimal | None = None
    ghost: Ghost | None = None
    axis: tuple[Decimal, Decimal] | None = None
    still: frozenset[str] = frozenset()
    offers: tuple[Offer, ...] = ()
    style: NumberStyle = field(default_factory=NumberStyle)

    @property
    def lower(self) -> bool:
        """Say whether less is better for us: we pay."""
        return self.better == "lower"

    @property
    def money(self) -> bool:
        """Say whether the unit is a currency, or none is said: then one pays."""
        return is_money(self.unit)

    @property
    def ours(self) -> tuple[Decimal, ...]:
        """Return our numbers that are known."""
        numbers = self.opening, self.target, self.limit
        return tuple(value for value in numbers if value is not None)

    @property
    def believed(self) -> tuple[Decimal, ...]:
        """Return what we believe of their limit: low, likely, high, or the likely one alone."""
        if self.belief is not None:
            return self.belief.low, self.belief.likely, self.belief.high
        return () if self.zone.theirs is None else (self.zone.theirs,)

    @property
    def theirs(self) -> tuple[Decimal, ...]:
        """Return their numbers that are known or believed."""
        asked = () if self.their_opening is None else (self.their_opening,)
        return (*self.believed, *asked)

    @property
    def values(self) -> tuple[Decimal, ...]:
        """Return every number that has a place on the axis."""
        past = (self.ghost.belief.low, self.ghost.belief.high) if self.ghost else ()
        return (*self.ours, *self.theirs, *past, *(offer.value for offer in self.offers))


def is_money(unit: str) -> bool:
    """Say whether a unit is a currency by its code or its sign; without a unit it may be."""
    # Whatever comes after so many letters makes no difference: nobody calls money by it.
    word = unit.strip()[:40].split(" ")[0]
    code = len(word) == 3 and word.isascii() and word.isupper()
    return not word or code or any(unicodedata.category(char) == "Sc" for char in word)


def picture(document: Document, nid: str, style: NumberStyle, sealed: str = "") -> ZopaPicture:
    """Return the lane of the headline value; `sealed` is a note beside our limit."""
    return picture_of(headline(document, nid), style, sealed)


def picture_of(lane: ValueLane, style: NumberStyle, sealed: str = "") -> ZopaPicture:
    """Return what the chart shows of a value."""
    belief, found = lane.theirs.belief, lane.zone
    whole = lane.key == POINTS
    return ZopaPicture(
        key=lane.key,
        title=lane.title,
        unit=lane.unit,
        better=lane.better,
        opening=lane.opening,
        target=lane.target,
        limit=lane.limit,
        belief=belief,
        their_opening=lane.their_opening,
        zone=found,
        chance=chance_words(found.probability, style),
        limit_note=sealed,
        best_offer=rounded_offer(found, belief) if belief and found.exists else None,
        axis=_ALL_POINTS if whole else None,
        still=frozenset({"opening", "their_opening", "low", "likely", "high"} if whole else ()),
        offers=lane.offers,
        style=style,
    )


def chance_words(probability: float | None, style: NumberStyle) -> str:
    """Return the probability that a zone exists, in words; "" when it is not known."""
    if probability is None:
        return ""
    if probability >= 1:
        return tr("A deal is possible, if the belief is right")
    if probability <= 0:
        return tr("No deal is possible, if the belief is right")
    return tr("{chance} chance that a deal exists").format(chance=show_percent(probability, style))
