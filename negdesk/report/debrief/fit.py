"""What the pages of a debrief may hold at most, and in which order it gives way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any


@dataclass(frozen=True, slots=True)
class Plan:
    """The type scale, items a list shows, lines a text may take.

    `hump` and `graph` are heights in sizes of body text.
    """

    scale: float = 1.0
    items: int = 60
    lines: int = 8
    charts: bool = True
    hump: float = 2.4
    graph: float = 17.0


SCALES = (1.0, 0.95, 0.9, 0.85, 0.8)
# Long texts give way before items do, and the charts last: a debrief is read for its lessons.
_CUTS: tuple[dict[str, Any], ...] = (
    {"lines": 5},
    {"lines": 4, "hump": 1.2, "graph": 14.0},
    {"lines": 3, "items": 30},
    {"items": 16},
    {"items": 12, "lines": 2},
    {"items": 9},
    {"items": 7},
    {"items": 5},
    {"items": 4},
    {"items": 3},
    {"items": 3, "lines": 1},
    {"items": 2, "charts": False},
)


@lru_cache(maxsize=1)
def plans() -> tuple[Plan, ...]:
    """Return the plans, each needing less room than the one before."""
    found = [Plan(scale=scale) for scale in SCALES]
    for cut in _CUTS:
        found.append(replace(found[-1], **cut))
    return tuple(found)
