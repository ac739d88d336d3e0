"""What the frontier chart shows: points of both sides (0–100) with their words, gathered once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from negdesk.analysis.packages.frontier import Frontier, Point
from negdesk.analysis.packages.solutions import Solutions
from negdesk.analysis.packages.words import points_words
from negdesk.i18n import mark, tr
from negdesk.model.numbers import NumberStyle, show

# Each by what it maximises, in ever fewer words: "Kalai" means four things in four tools.
MARKERS = (
    ("nash", (mark("fair split of gains (Nash)"), mark("fair split (Nash)"))),
    ("equal_share", (mark("equal share of what each could gain"), mark("equal share"))),
    ("egalitarian", (mark("the most equal"),)),
    ("greatest_joint", (mark("most points together"), mark("most together"))),
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the chart: points for us and for them."""

    us: Decimal
    them: Decimal


@dataclass(frozen=True, slots=True)
class Marker:
    """A place with names, each said in ever fewer words; `key` says what kind it is."""

    at: Place
    names: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class PackageSpot:
    """One of our packages: its letter, its title, and what kind it is, in words."""

    at: Place
    letter: str
    title: str = ""
    kind: str = ""
    shown: bool = False


@dataclass(frozen=True, slots=True)
class FrontierPicture:
    """The frontier, our best first, and all that stands around it.

    `bound` is 0 where the frontier is exact, else how far it may be off in points. `nearest`
    is there only where no deal reaches both limits; `message` only where there is no chart yet.
    """

    points: tuple[Place, ...] = ()
    limit: Decimal | None = None
    target: Decimal | None = None
    their_limit: Decimal | None = None
    markers: tuple[Marker, ...] = ()
    packages: tuple[PackageSpot, ...] = ()
    nearest: Marker | None = None
    selected: Place | None = None
    bound: Decimal = Decimal(0)
    message: str = ""
    style: NumberStyle = field(default_factory=NumberStyle)

    @property
    def no_deal(self) -> Place:
        """Return what both have without a deal: the limits, 0 where none is given."""
        return Place(self.limit or Decimal(0), self.their_limit or Decimal(0))


def picture(
    frontier: Frontier, found: Solutions, style: NumberStyle, packages: Sequence[PackageSpot] = ()
) -> FrontierPicture:
    """Return what the chart shows of a frontier and its solutions."""
    space = frontier.space
    return FrontierPicture(
        points=tuple(place_of(point) for point in frontier.points),
        limit=space.limit,
        target=space.target,
        their_limit=space.their_limit,
        markers=_markers(found),
        packages=tuple(packages),
        nearest=_nearest(found, style),
        bound=frontier.bound,
        style=style,
    )


def place_of(point: Point) -> Place:
    """Return where a point of the frontier stands."""
    return Place(point.our_points, point.their_points)


def bound_words(bound: Decimal, style: NumberStyle) -> str:
    """Return in words how far a bounded frontier may be off; "" where it is exact."""
    if bound == 0:
        return ""
    digits = 2 if bound >= Decimal("0.01") else max(2, -bound.adjusted())
    text = tr("too many deals to compare all: right to within {bound} points")
    return text.format(bound=show(bound, style, digits))


def letter(index: int) -> str:
    """Return the letter of the package at an index: A to Z, then AA, AB and so on."""
    before, place = divmod(index, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + place)


def _markers(found: Solutions) -> tuple[Marker, ...]:
    """Return the named points; names that fall on one point stand together there."""
    names: dict[Place, list[tuple[str, ...]]] = {}
    for key, texts in MARKERS:
        for point in getattr(found, key):
            names.setdefault(place_of(point), []).append(tuple(map(tr, texts)))
    return tuple(Marker(at, tuple(each)) for at, each in names.items())


def _nearest(found: Solutions, style: NumberStyle) -> Marker | None:
    if found.nearest is None or found.short is None or found.their_short is None:
        return None
    full = tr("nearest deal: {ours} points short for you, {theirs} for them").format(
        ours=points_words(found.short, style), theirs=points_words(found.their_short, style)
    )
    brief = tr("nearest: −{ours} / −{theirs}").format(
        ours=points_words(found.short, style), theirs=points_words(found.their_short, style)
    )
    return Marker(place_of(found.nearest), ((full, brief, tr("nearest deal")),))
