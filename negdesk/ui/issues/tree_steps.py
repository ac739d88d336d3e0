"""The few steps from one shape of the tree to another: who goes where, who goes away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from itertools import groupby

from negdesk.ui.issues.tree_shape import TOP

Below = Mapping[int, list[int]]


def arrivals(now: Below, then: Below) -> Iterator[tuple[int, int, int]]:
    """Yield each issue that comes or moves, its parent, and the row it goes before.

    Each step is to be done in `now` before the next one is asked for. Every parent stands where
    it belongs before anything goes below it, so nothing ever goes below itself. Who leaves is
    left standing: what is to stay has moved out by the end.
    """
    for parent, wanted in then.items():
        siblings = now.get(parent, [])
        if siblings == wanted:
            continue
        row, end = _alike(siblings, wanted), _alike(siblings[::-1], wanted[::-1])
        end = min(end, len(siblings) - row, len(wanted) - row)
        between = wanted[row : len(wanted) - end]
        staying = _staying(siblings[row : len(siblings) - end], between)
        for number in between:
            if number not in staying and now.get(parent, [])[row : row + 1] != [number]:
                yield number, parent, row
            # One that came from above in the same list stands a row higher than where it went.
            row = now[parent].index(number, max(0, row - 1)) + 1


def departures(now: Below, then: Below) -> Iterator[tuple[int, int, int]]:
    """Yield a parent, and the first and the last row of what goes away below it."""
    kept = {TOP}.union(*then.values())
    for parent in [parent for parent in now if parent in kept and now[parent] != then.get(parent)]:
        leaving = [row for row, number in enumerate(now[parent]) if number not in kept]
        # From the end, so that the rows before keep their places.
        for _, run in groupby(enumerate(reversed(leaving)), key=sum):
            rows = [row for _, row in run]
            yield parent, rows[-1], rows[0]


def _alike(numbers: list[int], others: list[int]) -> int:
    """Return how many stand alike from the beginning."""
    pairs = enumerate(zip(numbers, others, strict=False))
    return next(
        (row for row, (one, other) in pairs if one != other), min(len(numbers), len(others))
    )


def _staying(siblings: list[int], wanted: list[int]) -> set[int]:
    """Return who keeps its place: as many as can."""
    blocks = SequenceMatcher(None, siblings, wanted, autojunk=False).get_matching_blocks()
    return {number for block in blocks for number in siblings[block.a : block.a + block.size]}
