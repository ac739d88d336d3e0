"""Named points of the frontier, each by what it maximises, among deals both sides prefer.

Gains are points over the disagreement point: our limit and our estimate of theirs, 0 where
none is given. Deals below a limit are left out first: two losses would multiply to a "gain".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from negdesk.analysis.packages.frontier import Frontier, Point
from negdesk.analysis.packages.grid import on_grid, points_of
from negdesk.analysis.packages.space import Space
from negdesk.i18n import tr
from negdesk.model.numbers import NumberStyle, show

ONE_POINT = on_grid(Decimal(1))


@dataclass(frozen=True, slots=True)
class Solutions:
    """The rational part of the frontier and the points on it that have a name; ties together.

    Without a rational deal all are empty and `short`, `their_short` say by how many points the
    nearest deal misses our limit and theirs.
    """

    rational: tuple[Point, ...] = ()
    nash: tuple[Point, ...] = ()
    equal_share: tuple[Point, ...] = ()
    egalitarian: tuple[Point, ...] = ()
    greatest_joint: tuple[Point, ...] = ()
    nearest: Point | None = None
    short: Decimal | None = None
    their_short: Decimal | None = None

    @property
    def zone(self) -> bool:
        """Say whether any deal reaches both limits."""
        return bool(self.rational)


def disagreement(space: Space) -> tuple[Decimal, Decimal]:
    """Return the points (0–100) that both sides have without a deal: the limits, else 0."""
    return space.limit or Decimal(0), space.their_limit or Decimal(0)


def solutions(frontier: Frontier) -> Solutions:
    """Return the solutions of a frontier; all ties are among them.

    Nash maximises the product of the gains (Nash 1950); equal share the smaller of gain over
    best rational gain, then the other (Kalai and Smorodinsky 1975); egalitarian the smaller
    gain (Kalai 1977); greatest joint the sum of points, if the points are comparable.
    """
    limit, their_limit = map(on_grid, disagreement(frontier.space))
    rational = [each for each in frontier.points if each.us >= limit and each.them >= their_limit]
    if not rational:
        return _without_zone(frontier, limit, their_limit)
    return Solutions(
        rational=tuple(rational),
        nash=_nash(rational, limit, their_limit),
        equal_share=_equal_share(rational, limit, their_limit),
        egalitarian=_most(rational, lambda each: min(each.us - limit, each.them - their_limit), 1),
        greatest_joint=_most(rational, lambda each: each.us + each.them, 1),
    )


def zone_words(found: Solutions, style: NumberStyle) -> str:
    """Return in words that no deal reaches both limits and by how much; "" where one does."""
    if found.nearest is None or found.short is None or found.their_short is None:
        return ""
    text = tr(
        "No package reaches both limits. The nearest is {short} points short for you and "
        "{their_short} for them: move a limit, or find an option worth more."
    )
    return text.format(
        short=show(found.short, style, 1), their_short=show(found.their_short, style, 1)
    )


def _most(
    points: Sequence[Point], worth: Callable[[Point], float], slack: float
) -> tuple[Point, ...]:
    """Return the points of the greatest worth; `slack` is what rounding to the grid may do."""
    worths = [worth(point) for point in points]
    least = max(worths) - slack
    return tuple(point for point, each in zip(points, worths, strict=True) if each >= least)


def _nash(points: Sequence[Point], limit: int, their_limit: int) -> tuple[Point, ...]:
    """Return the points of the greatest product, where a grid step of either gain is nothing."""
    gains = [(point.us - limit, point.them - their_limit) for point in points]
    best = max(us * them for us, them in gains)
    return tuple(
        point
        for point, (us, them) in zip(points, gains, strict=True)
        if us * them + us + them >= best
    )


def _equal_share(points: Sequence[Point], limit: int, their_limit: int) -> tuple[Point, ...]:
    """Return the points of the greatest smaller share, and of these the greatest other one."""
    best, their_best = points[0].us - limit, points[-1].them - their_limit
    slack = max(1 / each for each in (best, their_best, ONE_POINT) if each)

    def shares(point: Point) -> tuple[float, float]:
        us = (point.us - limit) / best if best else 1.0
        them = (point.them - their_limit) / their_best if their_best else 1.0
        return min(us, them), max(us, them)

    fairest = _most(points, lambda each: shares(each)[0], slack)
    return _most(fairest, lambda each: shares(each)[1], slack)


def _without_zone(frontier: Frontier, limit: int, their_limit: int) -> Solutions:
    """Return how far off the nearest point is: the least sum of points missing."""
    if not frontier.points:
        return Solutions()

    def short(point: Point) -> tuple[int, int]:
        return max(0, limit - point.us), max(0, their_limit - point.them)

    nearest = min(frontier.points, key=lambda each: sum(short(each)))
    ours, theirs = short(nearest)
    return Solutions(nearest=nearest, short=points_of(ours), their_short=points_of(theirs))
