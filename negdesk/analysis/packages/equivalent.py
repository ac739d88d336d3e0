"""Equivalent offers (MESO): three packages level for us and different, good for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, islice

from negdesk.analysis.packages.at_level import any_at, best_by_option
from negdesk.analysis.packages.distance import distance
from negdesk.analysis.packages.frontier import Deal, Frontier, Point
from negdesk.analysis.packages.grid import on_grid, points_of
from negdesk.analysis.packages.space import Space
from negdesk.analysis.packages.words import points_words
from negdesk.i18n import tr
from negdesk.model.numbers import NumberStyle

WANTED = 3
LEAST_DIFFERENT = 2
# From so many points on for either side, or from this part of what an issue weighs on average,
# a person would call two terms different.
MATTERS = Decimal(1)
MATTERS_OF_ISSUE = Decimal("0.25")
TOLERANCE = Decimal(2)
# Of the deals at a level so many of each source are compared with each other.
MOST_COMPARED = 30
MOST_SEARCHED = 300


@dataclass(frozen=True, slots=True)
class Equivalent:
    """One of the offers. A probe leaves both worse off than they need be, to learn from it."""

    deal: Deal
    probe: bool = False


@dataclass(frozen=True, slots=True)
class Level:
    """A level of our points (0–100) and the tolerance around it."""

    points: Decimal
    tolerance: Decimal = TOLERANCE

    def band(self, limit: Decimal | None) -> tuple[int, int]:
        """Return the least and the most of our grid points; the limit cuts what is below it."""
        low, high = on_grid(self.points - self.tolerance), on_grid(self.points + self.tolerance)
        return (low if limit is None else max(low, on_grid(limit))), high


@dataclass(frozen=True, slots=True)
class Meso:
    """The offers found at a level, and in words why there are not three."""

    level: Level
    offers: tuple[Equivalent, ...] = ()
    reason: str = ""


def default_level(frontier: Frontier, named: Iterable[Point] = ()) -> Level:
    """Return the level to begin with: our target, else that of a named point, else our best.

    Never below our limit.
    """
    space = frontier.space
    first = next(iter((*named, *frontier.points)), None)
    points = space.target
    if points is None:
        points = first.our_points if first else Decimal(0)
    return Level(max(points, space.limit or Decimal(0)))


def equivalent_offers(frontier: Frontier, level: Level, style: NumberStyle | None = None) -> Meso:
    """Return three packages at a level that differ from each other in two issues or more.

    All are at or above our limit. First from the frontier: there nobody is worse off than need
    be. Where these do not suffice, or differ by what nobody would notice, probes come in: for
    each option of each issue the best deal for them at our level, then any at the level. Of
    several triples one is taken whose differences matter (`MATTERS`), then the one with fewest
    probes; then the most different without probes, the best for them near the level with some.
    """
    space = frontier.space
    low, high = level.band(space.limit)
    deals = _of_frontier(frontier, low, high)
    found = _best_set(space, level, [Equivalent(deal) for deal in deals])
    # What is best for them lies at the lower end of what is asked for: so first from the level on.
    for more in (
        best_by_option(space, max(low, on_grid(level.points)), high),
        best_by_option(space, low, high),
        any_at(space, low, high),
    ):
        if (len(found) == WANTED and _matter(space, found)) or low > min(high, _best(frontier)):
            break
        deals = _joined(deals, islice(more, MOST_SEARCHED))
        found = _best_set(space, level, [_marked(frontier, deal) for deal in deals])
    if len(found) == WANTED:
        return Meso(level, found)
    return Meso(level, found, _why_not(frontier, level, bool(deals), style or NumberStyle()))


def differences(one: Deal, other: Deal) -> int:
    """Return in how many issues two deals differ."""
    return sum(a != b for a, b in zip(one.picks, other.picks, strict=True))


def felt(space: Space, one: Deal, other: Deal) -> int:
    """Return in how many issues two deals differ by what matters to a side (`MATTERS`)."""
    least = min(MATTERS, MATTERS_OF_ISSUE * 100 / len(space.dimensions))
    chosen = zip(space.dimensions, one.picks, other.picks, strict=True)
    pairs = ((dimension.choices[a], dimension.choices[b]) for dimension, a, b in chosen if a != b)
    return sum(max(abs(a.us - b.us), abs(a.them - b.them)) >= least for a, b in pairs)


def _matter(space: Space, offers: Sequence[Equivalent]) -> bool:
    pairs = combinations(offers, 2)
    return all(felt(space, one.deal, other.deal) >= LEAST_DIFFERENT for one, other in pairs)


def _of_frontier(frontier: Frontier, low: int, high: int) -> list[Deal]:
    points = [point for point in frontier.points if low <= point.us <= high]
    gap = max(1, -(-len(points) // MOST_COMPARED))
    return frontier.all_deals(MOST_COMPARED, points[::gap])


def _joined(known: list[Deal], more: Iterable[Deal]) -> list[Deal]:
    """Return the known deals and of the others those that are best for them, none twice."""
    seen = {deal.picks for deal in known}
    fresh = {deal.picks: deal for deal in more if deal.picks not in seen}
    ordered = sorted(fresh.values(), key=lambda deal: (deal.them, deal.us), reverse=True)
    return [*known, *ordered[:MOST_COMPARED]]


def _marked(frontier: Frontier, deal: Deal) -> Equivalent:
    return Equivalent(deal, distance(frontier, deal.us, deal.them).better is not None)


def _best_set(space: Space, level: Level, offers: list[Equivalent]) -> tuple[Equivalent, ...]:
    """Return three offers that differ enough, else two, else one; the best set there is."""
    # Good for them and near the level: a point for them is not worth one of ours.
    goods = [offer.deal.them - abs(offer.deal.us - level.points) for offer in offers]
    pairs = list(combinations(range(len(offers)), 2))
    apart = {(i, j): differences(offers[i].deal, offers[j].deal) for i, j in pairs}
    told = {(i, j): felt(space, offers[i].deal, offers[j].deal) for i, j in pairs}

    def worth(indexes: tuple[int, ...]) -> tuple[int, int, Decimal, int, Decimal]:
        chosen = [offers[index] for index in indexes]
        probes = sum(offer.probe for offer in chosen)
        seen = [told[pair] for pair in combinations(indexes, 2)]
        good = sum((goods[index] for index in indexes), Decimal(0))
        least = min((*seen, LEAST_DIFFERENT))
        return least, -probes, good if probes else Decimal(0), sum(seen), good

    for size in range(WANTED, 0, -1):
        sets = (
            indexes
            for indexes in combinations(range(len(offers)), size)
            if all(apart[pair] >= LEAST_DIFFERENT for pair in combinations(indexes, 2))
        )
        best = max(sets, key=worth, default=None)
        if best is not None:
            return tuple(offers[index] for index in best)
    return ()


def _best(frontier: Frontier) -> int:
    """Return the most grid points that any package gives us."""
    return frontier.points[0].us if frontier.points else -1


def _why_not(frontier: Frontier, level: Level, any_there: bool, style: NumberStyle) -> str:
    """Return in words why there are not three such offers."""
    space, best = frontier.space, points_of(_best(frontier))
    said = {
        "level": points_words(level.points, style),
        "tolerance": points_words(level.tolerance, style),
        "limit": points_words(space.limit or Decimal(0), style),
        "best": points_words(best, style),
    }
    if len(space.dimensions) < LEAST_DIFFERENT:
        return tr("Offers can differ only where there are two issues or more.")
    if space.limit is not None and level.points + level.tolerance < space.limit:
        return tr("A level of {level} points lies below your limit of {limit}.").format(**said)
    if frontier.points and level.points - level.tolerance > best:
        text = tr("No package is worth {level} points to you: the best is worth {best}.")
        return text.format(**said)
    if not any_there:
        text = tr("No package lies within {tolerance} points of {level}. Try another level.")
        return text.format(**said)
    text = tr(
        "Within {tolerance} points of {level} there are not three packages that differ in two "
        "issues. Allow more tolerance, or add options."
    )
    return text.format(**said)
