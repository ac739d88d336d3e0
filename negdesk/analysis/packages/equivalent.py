"""Equivalent offers (MESO): three packages level for us and different, good for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, islice

from negdesk.analysis.packages.at_level import any_at, best_by_option
from negdesk.analysis.packages.blocks import count
from negdesk.analysis.packages.contrast import (
    ENOUGH_ON_FRONTIER,
    LEAST_DIFFERENT,
    Contrast,
    candidates,
    felt,
    moved,
)
from negdesk.analysis.packages.distance import dominated
from negdesk.analysis.packages.frontier import Deal, Frontier, Point
from negdesk.analysis.packages.grid import on_grid, points_of
from negdesk.analysis.packages.space import Space
from negdesk.analysis.packages.words import points_words
from negdesk.i18n import tr
from negdesk.model.numbers import NumberStyle

WANTED = 3
TOLERANCE = Decimal(2)
# Of the deals at a level so many of each source are compared with each other.
MOST_COMPARED = 60
MOST_SEARCHED = 300
# Where there are so few packages, all at the level are looked at.
FEW = 2_000


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

    def halves(self, low: int, high: int) -> list[tuple[int, int]]:
        """Return what of a band of grid points lies from the level up, and what below it."""
        middle = max(low, on_grid(self.points))
        return [(middle, high), (low, middle - 1)]


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
    be. Where these do not differ enough, probes come in: for options of each issue the best deal
    for them at our level, and then whatever lies there. `Contrast` says which three it is.
    """
    deals, found = _looked_for(frontier, level)
    offers = tuple(Equivalent(deal, dominated(frontier, deal.us, deal.them)) for deal in found)
    if len(found) == WANTED:
        return Meso(level, offers)
    return Meso(level, offers, _why_not(frontier, level, bool(deals), style or NumberStyle()))


def _looked_for(frontier: Frontier, level: Level) -> tuple[list[Deal], tuple[Deal, ...]]:
    """Return the deals that were compared, and the best of them."""
    space = frontier.space
    low, high = level.band(space.limit)
    deals = _of_frontier(frontier, low, high)
    found = _best_of(frontier, level, deals)
    if low > min(high, _best(frontier)):
        # No package gives us that much.
        return deals, found
    if count(space) <= FEW:
        deals = _joined(frontier, deals, level, any_at(space, low, high))
        return deals, _best_of(frontier, level, deals)
    if not _enough(space, found):
        deals = _joined(frontier, deals, level, best_by_option(space, level.halves(low, high)))
        found = _best_of(frontier, level, deals)
    if not _matter(space, found):
        deals = _joined(frontier, deals, level, islice(any_at(space, low, high), MOST_SEARCHED))
        found = _best_of(frontier, level, deals)
    return deals, found


def _of_frontier(frontier: Frontier, low: int, high: int) -> list[Deal]:
    points = [point for point in frontier.points if low <= point.us <= high]
    gap = max(1, -(-len(points) // MOST_COMPARED))
    return frontier.all_deals(MOST_COMPARED, points[::gap])


def _joined(
    frontier: Frontier, known: list[Deal], level: Level, more: Iterable[Deal]
) -> list[Deal]:
    """Return the known deals and of the others the best at the level, none twice."""
    seen = {deal.picks for deal in known}
    fresh = {deal.picks: deal for deal in more if deal.picks not in seen}
    best = candidates(frontier, level.points, list(fresh.values()))
    return [*known, *(each.deal for each in best[:MOST_COMPARED])]


def _best_of(frontier: Frontier, level: Level, deals: Sequence[Deal]) -> tuple[Deal, ...]:
    """Return three deals that stand well side by side, else two, else one."""
    return Contrast(frontier.space, candidates(frontier, level.points, deals)).best(WANTED)


def _matter(space: Space, deals: Sequence[Deal]) -> bool:
    """Say whether these are three that differ by what matters in two issues or more."""
    pairs = combinations(deals, 2)
    three = len(deals) == WANTED
    return three and all(felt(space, *pair) >= LEAST_DIFFERENT for pair in pairs)


def _enough(space: Space, deals: Sequence[Deal]) -> bool:
    """Say whether they also differ by so much for them that no probe is needed."""
    if not _matter(space, deals):
        return False
    return all(moved(space, *pair) >= ENOUGH_ON_FRONTIER for pair in combinations(deals, 2))


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
