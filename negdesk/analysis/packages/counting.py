"""How many packages both sides prefer to no deal, counted without listing them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from negdesk.analysis.packages.blocks import blocks_of
from negdesk.analysis.packages.grid import least_fine, ours, theirs
from negdesk.analysis.packages.solutions import disagreement
from negdesk.analysis.packages.space import Space

MOST_SUMS = 30_000

Sums = dict[int, int]


def rational_count(space: Space) -> int | None:
    """Return how many packages reach both limits, equal counting as reached.

    Exact, or None where even half of the issues have more than MOST_SUMS different sums. The
    sums of one half of the issues are counted against those of the other, so packages in the
    hundreds of millions are counted without listing any. TooTangled as `count`.
    """
    if not space.dimensions:
        return 0
    halves = _halves(space)
    if halves is None:
        return None
    limit, their_limit = disagreement(space)
    return _pairs(*halves, least_fine(limit), least_fine(their_limit))


def _halves(space: Space) -> tuple[Sums, Sums] | None:
    """Return the sums of two groups of blocks with how many have each, of about equal size."""
    halves: list[Sums] = [{0: 1}, {0: 1}]
    for block in blocks_of(space):
        own = block.chain.sums(MOST_SUMS)
        if own is None:
            return None
        halves.sort(key=len)
        if len(halves[0]) * len(own) > MOST_SUMS * MOST_SUMS:
            return None
        halves[0] = _added(halves[0], own)
        if len(halves[0]) > MOST_SUMS:
            return None
    return halves[0], halves[1]


def _added(first: Sums, second: Sums) -> Sums:
    total: Sums = {}
    for key, ways in first.items():
        for other, more in second.items():
            total[key + other] = total.get(key + other, 0) + ways * more
    return total


def _pairs(first: Sums, second: Sums, least: int, their_least: int) -> int:
    """Return how many pairs, one of each, reach both fine limits together.

    The first by our points ascending: each lets in more of the second, and a tree of partial
    counts (Fenwick 1994) tells how many of these reach their limit.
    """
    levels = sorted({theirs(key) for key in second})
    tree = [0] * (len(levels) + 1)
    waiting = sorted(second.items(), reverse=True)
    found, next_in = 0, 0
    for key, ways in sorted(first.items()):
        while next_in < len(waiting) and ours(key) + ours(waiting[next_in][0]) >= least:
            other, more = waiting[next_in]
            for index in _up(len(levels) - bisect_left(levels, theirs(other)), len(levels)):
                tree[index] += more
            next_in += 1
        reach = len(levels) - bisect_left(levels, their_least - theirs(key))
        found += ways * sum(tree[index] for index in _down(reach))
    return found


def _up(index: int, last: int) -> Iterator[int]:
    while index <= last:
        yield index
        index += index & -index


def _down(index: int) -> Iterable[int]:
    while index > 0:
        yield index
        index -= index & -index
