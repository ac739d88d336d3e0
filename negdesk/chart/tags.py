"""Labels beside points of a plane that never collide: another side, fewer words, farther away."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import hypot

Measure = Callable[[str], float]

_SIDES = (
    (1, -1), (1, 0), (-1, -1), (1, 1), (-1, 0), (0, -1), (-1, 1), (0, 1),
)  # fmt: skip
_REACHES = (0.0, 1.2, 2.6, 4.4, 6.6)
_OVER_DOTS = 3.0
_SLACK = 0.01


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle that is taken."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Box) -> bool:
        """Say whether two boxes overlap."""
        return (
            self.left < other.right - _SLACK
            and other.left < self.right - _SLACK
            and self.top < other.bottom - _SLACK
            and other.top < self.bottom - _SLACK
        )

    def within(self, other: Box) -> bool:
        """Say whether it lies inside another box."""
        return (
            self.left >= other.left - _SLACK
            and self.right <= other.right + _SLACK
            and self.top >= other.top - _SLACK
            and self.bottom <= other.bottom + _SLACK
        )

    def holds(self, x: float, y: float) -> bool:
        """Say whether a point lies inside."""
        return self.left < x < self.right and self.top < y < self.bottom


@dataclass(frozen=True, slots=True)
class Tag:
    """What to write beside a mark: lines of text, the same in ever fewer words, longest first.

    One that stays `near` is rather left out than written far from its mark.
    """

    x: float
    y: float
    wordings: tuple[tuple[str, ...], ...]
    reach: float
    ink: str = "ink"
    bold: bool = False
    near: bool = False


@dataclass(frozen=True, slots=True)
class PlacedTag:
    """A tag with the words that found room, where they stand, and how far they had to move."""

    tag: Tag
    lines: tuple[str, ...]
    box: Box
    far: bool

    @property
    def end(self) -> tuple[float, float]:
        """Return where a line from the mark meets the words."""
        return (
            min(max(self.tag.x, self.box.left), self.box.right),
            min(max(self.tag.y, self.box.top), self.box.bottom),
        )

    def lead(self, step: float) -> Iterator[tuple[float, float]]:
        """Yield points of the line from the mark to words that are far, about a step apart."""
        if self.far:
            (x1, y1), (x2, y2) = (self.tag.x, self.tag.y), self.end
            count = max(2, int(hypot(x2 - x1, y2 - y1) / step))
            for each in range(1, count):
                yield x1 + (x2 - x1) * each / count, y1 + (y2 - y1) * each / count


@dataclass(frozen=True, slots=True)
class Field:
    """Where tags may stand: inside a box, over no mark, and better beside the dots than on them."""

    inside: Box
    marks: tuple[Box, ...]
    dots: tuple[tuple[float, float], ...]
    line: float


def place(tags: Sequence[Tag], field: Field, measure: Measure) -> list[PlacedTag]:
    """Return the tags that find room, the first ones best; none touches another or a mark.

    Words keep off the lines that lead to others. A tag that has no room in its fewest words is
    left out.
    """
    placed: list[PlacedTag] = []
    for tag in tags:
        found = _placed(tag, field, [each.box for each in placed], measure)
        if found is not None:
            placed.append(found)
            led = found.lead(field.line * 0.5)
            field = replace(field, dots=(*field.dots, *led))
    return placed


def _placed(tag: Tag, field: Field, words: Sequence[Box], measure: Measure) -> PlacedTag | None:
    """Return the tag in the longest wording that stands well, else in any that stands at all."""
    fallback: PlacedTag | None = None
    for lines in tag.wordings:
        found = _cheapest(tag, lines, field, words, measure)
        if found is None:
            continue
        cost, placed = found
        if cost < _OVER_DOTS * 2:
            return placed
        fallback = placed
    return fallback


def _cheapest(
    tag: Tag, lines: tuple[str, ...], field: Field, words: Sequence[Box], measure: Measure
) -> tuple[float, PlacedTag] | None:
    width = max(map(measure, lines))
    height = field.line * len(lines)
    taken = (*field.marks, *words)
    best: tuple[float, PlacedTag] | None = None
    for order, (far, box) in enumerate(_boxes(tag, width, height, field.line)):
        base = far * 1.5 + (order % len(_SIDES)) * 0.1
        if best is not None and base >= best[0]:
            continue
        if not box.within(field.inside) or any(box.touches(other) for other in taken):
            continue
        placed = PlacedTag(tag, lines, box, far > 0)
        crossed = sum(other.holds(*at) for at in placed.lead(field.line * 0.5) for other in words)
        cost = base + _OVER_DOTS * (crossed + sum(box.holds(*dot) for dot in field.dots))
        if best is None or cost < best[0]:
            best = cost, placed
    return best


def _boxes(tag: Tag, width: float, height: float, line: float) -> Iterator[tuple[float, Box]]:
    """Yield where a text may stand around its mark, the nearest first."""
    for far in _REACHES[:2] if tag.near else _REACHES:
        gap = tag.reach + far * line
        for side, way in _SIDES:
            # On a slant the corner of the box points at the mark, so it may come nearer.
            apart = gap * 0.75 if side and way else gap
            left = tag.x + side * apart - {1: 0.0, 0: width / 2, -1: width}[side]
            top = tag.y + way * apart - {1: 0.0, 0: height / 2, -1: height}[way]
            yield far, Box(left, top, left + width, top + height)
