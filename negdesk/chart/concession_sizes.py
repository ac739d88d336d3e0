"""How far offers moved, written beside their steps: the largest first, as many as have room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from negdesk.chart.scale import short
from negdesk.chart.tags import Box, Field, Measure, PlacedTag, Tag, place
from negdesk.model.numbers import NumberStyle, show

# More than these are a thicket; the closer the offers stand, the sooner.
_MOST = {"apart": 24, "close": 12, "crowded": 4}
# A line farther from a size than this many letters is not in its way.
_FAR = 8


@dataclass(frozen=True, slots=True)
class Step:
    """From one offer of a side to its next, how far that moved, and the ink of the side."""

    start: tuple[float, float]
    end: tuple[float, float]
    size: Decimal
    ink: str

    def at(self, part: float) -> tuple[float, float]:
        """Return the point after a part (0–1) of the step."""
        (x1, y1), (x2, y2) = self.start, self.end
        return x1 + (x2 - x1) * part, y1 + (y2 - y1) * part


@dataclass(frozen=True, slots=True)
class Room:
    """Where sizes may stand: inside a box, over no mark; `density` is how close offers stand."""

    inside: Box
    marks: tuple[Box, ...]
    reach: float
    small: float
    density: str = "apart"


def sizes(
    steps: Sequence[Step], room: Room, style: NumberStyle, measure: Measure
) -> tuple[list[PlacedTag], bool]:
    """Return the sizes that find room, and whether all did."""
    moved = [step for step in steps if step.size]
    largest = sorted(moved, key=lambda step: (abs(step.size), step.end[0]), reverse=True)
    tags = [_tag(step, room, style) for step in largest[: _MOST[room.density]]]
    field = Field(room.inside, room.marks, _in_the_way(steps, tags, room.small), room.small)
    found = place(tags, field, measure)
    return found, len(found) == len(moved)


def _in_the_way(
    steps: Sequence[Step], tags: Sequence[Tag], small: float
) -> tuple[tuple[float, float], ...]:
    """Return points of the lines that a size could stand on."""
    points = (step.at(part) for step in steps for part in (0.3, 0.5, 0.7))
    return tuple(
        point for point in points if any(abs(point[0] - tag.x) < small * _FAR for tag in tags)
    )


def _tag(step: Step, room: Room, style: NumberStyle) -> Tag:
    wordings = ((show(step.size, style),), (short(step.size, style),))
    return Tag(*step.at(0.5), wordings, room.reach, step.ink, bold=True, near=True)
