"""What a page may hold at most, and in which order it gives way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any


@dataclass(frozen=True, slots=True)
class Plan:
    """The type scale, the air between sections, and how much of each section is shown."""

    scale: float = 1.0
    air: float = 4
    notes: int = 3
    must: int = 8
    people: int = 3
    issues: int = 8
    packages: int = 3
    questions: int = 5
    replies: int = 3
    lines: int = 4
    cells: int = 3
    terms: int = 8
    triggers: int = 4
    feelings: int = 3
    outsider: bool = True
    draft: int = 4
    chart: bool = True
    leaving: bool = True


LEAST_SCALE = 0.8
# Full size with much air first; at 0.8 the body stands at 8 points.
_SCALES = (
    (1.0, 4),
    (1.0, 3),
    (0.96, 3),
    (0.92, 3),
    (0.88, 3),
    (0.85, 3),
    (0.82, 3),
    (LEAST_SCALE, 2),
)
# The least important goes first; each step keeps the cuts before it.
_CUTS: tuple[dict[str, Any], ...] = (
    {"lines": 3},
    {"feelings": 2},
    {"notes": 2},
    {"notes": 1},
    {"air": 1.6},
    {"draft": 2, "lines": 2},
    {"cells": 2, "terms": 5, "must": 5},
    {"outsider": False},
    {"feelings": 1},
    {"people": 2},
    {"questions": 4, "triggers": 3},
    # Three whole questions are worth more than five that break off.
    {"questions": 3, "replies": 2},
    {"lines": 1},
    {"cells": 1, "terms": 3},
    {"issues": 6},
    {"people": 1},
    {"feelings": 0},
    {"must": 4},
    {"issues": 5},
    {"questions": 2, "replies": 1, "triggers": 2},
    {"packages": 0},
    {"issues": 3},
    {"notes": 0},
    {"questions": 0, "replies": 0},
    {"issues": 0},
    {"must": 2, "triggers": 1},
    {"chart": False},
    {"leaving": False},
)


def cuts_of(plan: Plan) -> Iterator[tuple[str, Any]]:
    """Yield what a plan has cut, the last cut first, each with the value before that cut.

    A step may cut more than the page needed to lose: some of it may find room again.
    """
    steps = plans()
    for after in range(steps.index(plan), len(_SCALES) - 1, -1):
        before = steps[after - 1]
        for name in _CUTS[after - len(_SCALES)]:
            yield name, getattr(before, name)


@lru_cache(maxsize=1)
def plans() -> tuple[Plan, ...]:
    """Return the plans from the whole page at full size to the least that is still a brief."""
    found = [Plan(scale=scale, air=air) for scale, air in _SCALES]
    for cut in _CUTS:
        found.append(replace(found[-1], **cut))
    return tuple(found)
