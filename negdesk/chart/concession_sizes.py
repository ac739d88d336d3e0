"""How far offers moved, written beside their steps: the largest first, as many as have room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import hypot
from statistics import median

from negdesk.chart.canvas import Point
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
    """Return the sizes that find room, and whether no step is worth a size that has none."""
    moved = [step for step in steps if step.size]
    largest = sorted(moved, key=lambda step: (abs(step.size), step.end[0]), reverse=True)
    if len(moved) > _MOST[room.density]:
        # Among many steps only those say something that are larger than the others.
        usual = median(abs(step.size) for step in moved)
        largest = [step for step in largest if abs(step.size) > usual]
    tags = [_tag(step, room, style) for step in largest[: _MOST[room.density]]]
    field = Field(room.inside, room.marks, _in_the_way(steps, tags, room.small), room.small)
    found = place(tags, field, measure)
    return found, len(found) == len(moved) or not tags


def _in_the_way(
    steps: Sequence[Step], tags: Sequence[Tag], small: float
) -> tuple[tuple[float, float], ...]:
    """Return points of the lines that a size could stand on."""
    points = (point for step in steps for point in along(step.start, step.end, small * 0.5))
    return tuple(
        point for point in points if any(abs(point[0] - tag.x) < small * _FAR for tag in tags)
    )


def along(start: Point, end: Point, apart: float) -> Iterator[Point]:
    """Yield points of the line between two offers, so far apart, but not those at its ends."""
    (x1, y1), (x2, y2) = start, end
    count = max(int(hypot(x2 - x1, y2 - y1) / apart), 4)
    for index in range(1, count):
        yield x1 + (x2 - x1) * index / count, y1 + (y2 - y1) * index / count


def _tag(step: Step, room: Room, style: NumberStyle) -> Tag:
    wordings = ((show(step.size, style),), (short(step.size, style),))
    return Tag(*step.at(0.5), wordings, room.reach, step.ink, bold=True, near=True)


def free_line(
    inside: Box, small: float, dots: Sequence[Box], steps: Sequence[tuple[Point, Point]]
) -> Box | None:
    """Return the lowest place for a line of words in a box where no dot is and no line runs."""
    near = [step for step in steps if step[1][0] > inside.left]
    points = [point for start, end in near for point in along(start, end, small * 0.4)]
    bottom = inside.bottom
    while bottom - small > inside.top:
        box = Box(inside.left, bottom - small, inside.right, bottom)
        if not any(box.holds(*point) for point in points) and not any(map(box.touches, dots)):
            return box
        bottom -= small * 0.5
    return None
