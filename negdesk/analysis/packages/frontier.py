"""The efficient frontier: deals where nobody can gain without the other losing.

Exact, and never by listing every package: issue by issue only undominated partial sums are
kept, and the deals come back by subtraction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import chain, groupby, islice, product

from negdesk.analysis.packages.blocks import blocks_of
from negdesk.analysis.packages.grid import FINE_PLACES, ours, points_of, rounded, theirs
from negdesk.analysis.packages.layers import START, Chain, Layers
from negdesk.analysis.packages.merge import Trim
from negdesk.analysis.packages.space import Space

DEALS_A_POINT = 500


@dataclass(frozen=True, slots=True)
class Deal:
    """A whole package: the choice of each dimension, and its exact points (0–100)."""

    picks: tuple[int, ...]
    us: Decimal
    them: Decimal


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the frontier in grid steps, with the keys of the deals that lie on it."""

    us: int
    them: int
    keys: tuple[int, ...]

    @property
    def our_points(self) -> Decimal:
        """Return our points (0–100), rounded to the grid."""
        return points_of(self.us)

    @property
    def their_points(self) -> Decimal:
        """Return their points (0–100), rounded to the grid."""
        return points_of(self.them)


class Frontier:
    """The points of the frontier, our best first, and the deals on them.

    `bound` is 0 where it is exact. Else some deal may be better for us than the one found that
    is at least as good for them, by at most so many points.
    """

    def __init__(self, space: Space, trim: Trim | None = None) -> None:
        """Merge all issues of a space; TooTangled if dependencies cannot be followed."""
        trim = trim or Trim()
        blocks = blocks_of(space)
        self.space = space
        self._order = list(chain.from_iterable(block.dimensions for block in blocks))
        self._parts = [block.chain.merged(trim) for block in blocks]
        self._whole = _joined(self._parts).merged(trim)
        self.bound = Decimal(trim.loss).scaleb(-FINE_PLACES)
        self.points = on_the_grid(self._whole.keys) if blocks else []

    @property
    def exact(self) -> bool:
        """Say whether every deal of the frontier was found."""
        return self.bound == 0

    @cached_property
    def size(self) -> int:
        """Return how many deals lie on the frontier, those with equal points counted apart."""
        each = [[part.ways([key]) for key in part.keys] for part in self._parts]
        return self._whole.ways([key for point in self.points for key in point.keys], each)

    def deals(self, point: Point, most: int = DEALS_A_POINT) -> list[Deal]:
        """Return the deals on a point, up to a cap."""
        found = chain.from_iterable(self._picks(key, most) for key in point.keys)
        return [deal_of(self.space, picks) for picks in islice(found, most)]

    def deal(self, point: Point) -> Deal:
        """Return the first deal on a point."""
        return self.deals(point, 1)[0]

    def all_deals(self, most: int, points: Iterable[Point] | None = None) -> list[Deal]:
        """Return the deals on some points, all if none are given, up to a cap."""
        chosen = self.points if points is None else points
        return list(islice(chain.from_iterable(map(self.deals, chosen)), most))

    def _picks(self, key: int, most: int) -> Iterable[tuple[int, ...]]:
        """Return the choices by dimension of the deals with a key."""
        for own in self._whole.picks(key):
            parts = [
                islice(part.picks(part.keys[pick]), most)
                for part, pick in zip(self._parts, own, strict=True)
            ]
            for picks in product(*parts):
                by_dimension = dict(zip(self._order, chain.from_iterable(picks), strict=True))
                yield tuple(by_dimension[index] for index in range(len(by_dimension)))


def deal_of(space: Space, picks: Sequence[int]) -> Deal:
    """Return the deal that takes these choices, one for each dimension."""
    chosen = [each.choices[pick] for each, pick in zip(space.dimensions, picks, strict=True)]
    us = sum((choice.us for choice in chosen), Decimal(0))
    return Deal(tuple(picks), us, sum((choice.them for choice in chosen), Decimal(0)))


def on_the_grid(keys: Iterable[int]) -> list[Point]:
    """Return the undominated points of some keys on the grid, our best first, ties together."""
    placed = sorted(((rounded(ours(key)), rounded(theirs(key)), key) for key in keys), reverse=True)
    points: list[Point] = []
    for (us, them), tied in groupby(placed, key=lambda each: each[:2]):
        if not points or them > points[-1].them:
            points.append(Point(us, them, tuple(key for _, _, key in tied)))
    return points


def _joined(parts: list[Layers]) -> Chain:
    """Return the chain that takes one undominated sum of each part after the other."""
    keys = tuple(tuple(part.keys) for part in parts)
    stages = tuple({START: [(START, pick) for pick in range(len(each))]} for each in keys)
    return Chain(stages, keys)
