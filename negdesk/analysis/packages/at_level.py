"""Packages at a level of our points that are not on the frontier, best for them where it can be."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product
from operator import attrgetter
from typing import Any

from negdesk.analysis.packages.frontier import Deal, Frontier, deal_of
from negdesk.analysis.packages.grid import ours, rounded
from negdesk.analysis.packages.merge import Trim
from negdesk.analysis.packages.space import Choice, Space

Band = tuple[int, int]

# Issues are held fast one after the other, those that weigh most first, for so many merges,
# fewer where there are so many that each takes long; each at so many of its options: they are
# a choice, so near ones stand for each other.
MOST_MERGES, MOST_MERGED = 40, 600
MOST_OF_AN_ISSUE = 12
# Where a merge is large it is bounded to a fraction of a point: there are a dozen of them.
EXACT_MOST, BUCKETS = 800, 250
# The search through single packages gives up after so many steps.
MOST_STEPS = 10_000


def best_by_option(space: Space, bands: Sequence[Band]) -> Iterator[Deal]:
    """Return for options of each issue the best deal for them in each band of our grid points.

    One merge over the other issues serves all options of an issue; where dependencies tie it,
    each option has its own.
    """
    order = sorted(range(len(space.dimensions)), key=lambda index: -_importance(space, index))
    tied = {index for rule in space.rules.between for index in rule.dimensions}
    left = min(MOST_MERGES, max(MOST_MERGED // len(order), 1)) if order else 0
    for index in order:
        picks = _spread(space, index)
        left -= len(picks) if index in tied else 1
        if left < 0:
            return
        held_fast = _tied if index in tied else _free
        yield from held_fast(space, index, picks, bands)


def any_at(
    space: Space, low: int, high: int, worth: Callable[[Choice], Any] = attrgetter("them")
) -> Iterator[Deal]:
    """Return deals at our level one by one, of each issue the worthiest choices first.

    It turns back where the level is out of reach, and gives up after MOST_STEPS steps.
    """
    ordered = [_ordered(space, index, worth) for index in range(len(space.dimensions))]
    if not all(ordered):
        return
    least, most = _reach(ordered, min), _reach(ordered, max)
    waiting: list[tuple[tuple[int, ...], int]] = [((), 0)]
    for _ in range(MOST_STEPS):
        if not waiting:
            return
        picks, us = waiting.pop()
        depth = len(picks)
        if rounded(us + most[depth]) < low or rounded(us + least[depth]) > high:
            continue
        if space.rules.broken(dict(enumerate(picks))):
            continue
        if depth == len(ordered):
            yield deal_of(space, picks)
            continue
        waiting += [((*picks, pick), us + ours(choice.key)) for pick, choice in ordered[depth]]


def _spread(space: Space, index: int) -> list[int]:
    """Return free choices of an issue from its worst to its best for them, both among them."""
    choices = space.dimensions[index].choices
    free = sorted(space.free(index), key=lambda pick: choices[pick].them)
    gap = max(1, -(-len(free) // MOST_OF_AN_ISSUE))
    return list(dict.fromkeys((*free[::gap], *free[-1:])))


def _free(space: Space, index: int, picks: list[int], bands: Sequence[Band]) -> Iterator[Deal]:
    choices = space.dimensions[index].choices
    others = Frontier(_held(space, index), Trim(EXACT_MOST, BUCKETS))
    for pick, (low, high) in product(picks, bands):
        us = rounded(ours(choices[pick].key))
        for deal in _best_between(others, low - us, high - us):
            yield deal_of(space, (*deal.picks[:index], pick, *deal.picks[index + 1 :]))


def _tied(space: Space, index: int, picks: list[int], bands: Sequence[Band]) -> Iterator[Deal]:
    for pick in picks:
        whole = Frontier(space.fixed(index, pick), Trim(EXACT_MOST, BUCKETS))
        for low, high in bands:
            yield from _best_between(whole, low, high)


def _held(space: Space, index: int) -> Space:
    """Return the space in which an issue is held fast and adds nothing."""
    dimension = space.dimensions[index]
    nothing = replace(dimension.choices[0], key=0, open=True)
    held = replace(dimension, choices=(nothing,))
    dimensions = (*space.dimensions[:index], held, *space.dimensions[index + 1 :])
    return replace(space, dimensions=dimensions)


def _best_between(frontier: Frontier, low: int, high: int) -> Iterator[Deal]:
    """Return the deal that is best for them between two levels of ours, if there is one."""
    points = frontier.points
    first = bisect_left(points, -high, key=lambda point: -point.us)
    last = bisect_right(points, -low, key=lambda point: -point.us)
    if first < last:
        yield frontier.deal(points[last - 1])


def _ordered(space: Space, index: int, worth: Callable[[Choice], Any]) -> list[tuple[int, Choice]]:
    """Return the free choices of an issue, the worthiest last: a stack takes it first."""
    choices = space.dimensions[index].choices
    free = [(pick, choices[pick]) for pick in space.free(index)]
    return sorted(free, key=lambda each: worth(each[1]))


def _reach(
    ordered: list[list[tuple[int, Choice]]], end: Callable[[Iterable[int]], int]
) -> list[int]:
    """Return our fine steps that the issues from each one on still add, at one end."""
    reach = [0]
    for choices in reversed(ordered):
        reach.append(reach[-1] + end(ours(choice.key) for _, choice in choices))
    return reach[::-1]


def _importance(space: Space, index: int) -> float:
    dimension = space.dimensions[index]
    return float(dimension.share + dimension.their_share)
