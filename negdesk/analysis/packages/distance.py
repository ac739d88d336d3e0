"""How far a package lies from the frontier, and the deals that are better for both."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from decimal import Decimal

from negdesk.analysis.packages.frontier import Deal, Frontier, Point
from negdesk.analysis.packages.grid import on_grid, points_of


@dataclass(frozen=True, slots=True)
class Distance:
    """What a package leaves on the table, in points (0–100).

    `us` is the most we could gain at no loss for them, `them` the most they could gain at no
    loss for us; both are 0 on the frontier. `better` is a deal at least as good for both and
    better for one, chosen so that the smaller of the two gains is greatest, then their sum.
    """

    us: Decimal
    them: Decimal
    better: Deal | None


def distance(frontier: Frontier, us: Decimal, them: Decimal) -> Distance:
    """Return the distance of a package worth these points from the frontier."""
    ours, theirs = on_grid(us), on_grid(them)
    points = _at_least(frontier.points, ours, theirs)
    if not points:
        return Distance(Decimal(0), Decimal(0), None)
    most, their_most = points[0].us - ours, points[-1].them - theirs
    better = None
    if most or their_most:
        better = frontier.deal(max(points, key=lambda each: _gains(each, ours, theirs)))
    return Distance(points_of(most), points_of(their_most), better)


def dominated(frontier: Frontier, us: Decimal, them: Decimal) -> bool:
    """Say whether some deal is better for one side than these points and no worse for the other."""
    ours, theirs = on_grid(us), on_grid(them)
    points = _at_least(frontier.points, ours, theirs)
    return any((point.us, point.them) != (ours, theirs) for point in points)


def _at_least(points: list[Point], us: int, them: int) -> list[Point]:
    """Return the points that reach both: a stretch, as one side falls where the other rises."""
    last = bisect_right(points, -us, key=lambda each: -each.us)
    return points[bisect_left(points, them, key=lambda each: each.them) : last]


def _gains(point: Point, us: int, them: int) -> tuple[int, int]:
    gains = point.us - us, point.them - them
    return min(gains), sum(gains)
