"""Packages at a level of our points that are not on the frontier, best for them where it can be."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from negdesk.analysis.packages.frontier import Deal, Frontier, deal_of
from negdesk.analysis.packages.grid import ours, rounded
from negdesk.analysis.packages.space import Choice, Space

# So many issues, those that weigh most for both, are held fast one after the other.
MOST_ISSUES = 24
# The search through single packages gives up after so many steps.
MOST_STEPS = 20_000


def best_by_option(space: Space, low: int, high: int) -> Iterator[Deal]:
    """Return for each option of each issue the best deal for them at our level.

    `low` and `high` are our points in grid steps. One merge over the other issues serves all
    options of an issue; where dependencies tie it, each option has its own.
    """
    order = sorted(range(len(space.dimensions)), key=lambda index: -_importance(space, index))
    tied = {index for rule in space.rules.between for index in rule.dimensions}
    for index in order[:MOST_ISSUES]:
        yield from (
            _tied(space, index, low, high) if index in tied else _free(space, index, low, high)
        )


def any_at(space: Space, low: int, high: int) -> Iterator[Deal]:
    """Return deals at our level one by one, those good for them first, until the search ends.

    It turns back where the level is out of reach, and gives up after MOST_STEPS steps.
    """
    sizes = [_by_their_points(space, index) for index in range(len(space.dimensions))]
    if not all(sizes):
        return
    least, most = [0], [0]
    for choices in reversed(sizes):
        least.append(least[-1] + min(ours(choice.key) for _, choice in choices))
        most.append(most[-1] + max(ours(choice.key) for _, choice in choices))
    least.reverse()
    most.reverse()
    waiting: list[tuple[tuple[int, ...], int]] = [((), 0)]
    steps = 0
    while waiting and steps < MOST_STEPS:
        steps += 1
        picks, us = waiting.pop()
        depth = len(picks)
        if rounded(us + most[depth]) < low or rounded(us + least[depth]) > high:
            continue
        if space.rules.broken(dict(enumerate(picks))):
            continue
        if depth == len(sizes):
            yield deal_of(space, picks)
            continue
        waiting += [((*picks, pick), us + ours(choice.key)) for pick, choice in sizes[depth]]


def _free(space: Space, index: int, low: int, high: int) -> Iterator[Deal]:
    choices = space.dimensions[index].choices
    others = Frontier(_held(space, index))
    for pick in space.free(index):
        us = rounded(ours(choices[pick].key))
        for deal in _best_between(others, low - us, high - us):
            yield deal_of(space, (*deal.picks[:index], pick, *deal.picks[index + 1 :]))


def _tied(space: Space, index: int, low: int, high: int) -> Iterator[Deal]:
    for pick in space.free(index):
        yield from _best_between(Frontier(space.fixed(index, pick)), low, high)


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


def _by_their_points(space: Space, index: int) -> list[tuple[int, Choice]]:
    choices = space.dimensions[index].choices
    free = [(pick, choices[pick]) for pick in space.free(index)]
    return sorted(free, key=lambda each: each[1].them)


def _importance(space: Space, index: int) -> float:
    dimension = space.dimensions[index]
    return float(dimension.share + dimension.their_share)
