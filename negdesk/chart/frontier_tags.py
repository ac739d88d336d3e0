"""The words on the frontier chart: what each mark is, written beside it, never over another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from math import hypot
from typing import TypeVar

from negdesk.analysis.packages.words import points_words
from negdesk.chart.canvas import Canvas, Point
from negdesk.chart.frontier_picture import FrontierPicture, Marker, PackageSpot, Place
from negdesk.chart.plane import Plane
from negdesk.chart.tags import Box, Field, PlacedTag, Tag, place
from negdesk.i18n import tr

T = TypeVar("T")
MARK, DOT = 0.55, 0.62  # half of a diamond and of a package's dot, in sizes of text
_MOST_NAMED, _SHORT = 12, 14


class Tags:
    """Finds room for the words of a picture on a plane, and writes them."""

    def __init__(self, canvas: Canvas, shown: FrontierPicture, plane: Plane) -> None:
        """Place all words."""
        self._canvas, self._shown, self._plane = canvas, shown, plane
        self._zone = plane.rational(shown.no_deal)
        marks = tuple(self._marks())
        dots = tuple(self._dots())
        theirs = self._their_limit(marks, dots)
        taken = (*marks, *((theirs.box,) if theirs else ()))
        # A mark on the edge of the plot may have its words beyond it.
        inside = Box(plane.left, plane.top - plane.small * 0.2, plane.width, plane.bottom)
        field = Field(inside, taken, dots, plane.line)
        self.placed = [*([theirs] if theirs else []), *place(list(self._tags()), field, self._wide)]
        self._add_zone_words(taken)

    def draw(self) -> None:
        """Write the words, with a thin line to a mark that is far."""
        plane, small = self._plane, self._plane.small
        for placed in self.placed:
            if placed.far:
                self._lead(placed)
        for placed in self.placed:
            for row, words in enumerate(placed.lines):
                x, y = placed.box.left + small * 0.2, placed.box.top + plane.line * row + small
                ink, bold = placed.tag.ink, placed.tag.bold
                self._canvas.text(x, y, words, size=small, ink=ink, bold=bold)

    def _wide(self, text: str) -> float:
        return self._canvas.text_width(text, self._plane.small, True) + self._plane.small * 0.4

    def _tags(self) -> Iterator[Tag]:
        """Yield what is to be written, what matters most first."""
        shown = self._shown
        for markers in self._together(shown.markers):
            yield self._named(markers)
        if shown.nearest:
            yield self._named([shown.nearest])
        named = [stack for stack in stacks(shown.packages, self._plane) if stack[0].title]
        yield from map(self._packages, named[:_MOST_NAMED])
        yield self._no_deal()

    def _together(self, markers: Sequence[Marker]) -> list[list[Marker]]:
        """Return the marks by place: those that touch have their names in one list."""
        return _gathered(markers, lambda each: self._plane.at(each.at), MARK * self._plane.size * 2)

    def _named(self, markers: Sequence[Marker]) -> Tag:
        names = [texts for marker in markers for texts in marker.names]
        wordings = [
            tuple(texts[min(fewer, len(texts) - 1)] for texts in names)
            for fewer in range(max(map(len, names)))
        ]
        if len(names) > 1:
            wordings.append((f"{names[0][-1]} +{len(names) - 1}",))
        return self._tag(markers[0].at, tuple(wordings), MARK, "zone", bold=True)

    def _packages(self, stack: Sequence[PackageSpot]) -> Tag:
        """Return what a dot is called: one name with its kind, or several with their letters."""
        if len(stack) > 1:
            lines = tuple(f"{spot.letter} {spot.title}" for spot in stack)
            wordings = [lines, tuple(map(_cut, lines)), (_cut(lines[0]),)]
        else:
            spot = stack[0]
            full = f"{spot.title}, {spot.kind}" if spot.kind else spot.title
            wordings = [(text,) for text in dict.fromkeys((full, spot.title, _cut(spot.title)))]
        return self._tag(stack[0].at, tuple(wordings), DOT, "ours", near=True)

    def _no_deal(self) -> Tag:
        shown, at = self._shown, self._shown.no_deal
        full = tr("no deal: {us} for you, {them} for them").format(
            us=points_words(at.us, shown.style), them=points_words(at.them, shown.style)
        )
        return self._tag(at, ((full,), (tr("no deal"),)), 0.4, "muted")

    def _tag(
        self,
        at: Place,
        wordings: tuple[tuple[str, ...], ...],
        reach: float,
        ink: str,
        bold: bool = False,
        near: bool = False,
    ) -> Tag:
        x, y = self._plane.at(at)
        return Tag(x, y, wordings, (reach + 0.2) * self._plane.size, ink, bold, near)

    def _marks(self) -> Iterator[Box]:
        """Yield the room that marks take."""
        shown, plane = self._shown, self._plane
        nearest = (shown.nearest,) if shown.nearest else ()
        spots = [(each.at, MARK) for each in (*shown.markers, *nearest)]
        spots += [(each.at, DOT) for each in shown.packages]
        spots.append((shown.no_deal, 0.3))
        for at, reach in spots:
            (x, y), half = plane.at(at), reach * plane.size
            yield Box(x - half, y - half, x + half, y + half)

    def _dots(self) -> Iterator[tuple[float, float]]:
        """Yield where the curve and the lines run, close enough to keep words off them."""
        shown, plane = self._shown, self._plane
        gap = plane.line * 0.6
        yield from _along([plane.at(each) for each in shown.points], gap)
        for limit in (shown.limit, shown.target):
            if limit is not None:
                count = int((plane.bottom - plane.top) / gap)
                yield from ((plane.x(limit), plane.top + gap * each) for each in range(count))
        if shown.their_limit is not None:
            count = int((plane.right - plane.left) / gap)
            y = plane.y(shown.their_limit)
            yield from ((plane.left + gap * each, y) for each in range(count))

    def _their_limit(
        self, marks: tuple[Box, ...], dots: tuple[tuple[float, float], ...]
    ) -> PlacedTag | None:
        """Return the label of their limit, at the end of its line that is freer."""
        shown, plane = self._shown, self._plane
        if shown.their_limit is None:
            return None
        said = points_words(shown.their_limit, shown.style)
        best: tuple[float, PlacedTag] | None = None
        texts = (tr("their limit, as you believe {points}"), tr("their limit {points}"))
        for fewer, text in enumerate(texts):
            words = text.format(points=said)
            for order, box in enumerate(self._ends(words, plane.y(shown.their_limit))):
                if not box.within(plane.box) or any(box.touches(mark) for mark in marks):
                    continue
                cost = fewer * 2 + order * 0.5 + sum(box.holds(*dot) for dot in dots)
                if best is None or cost < best[0]:
                    tag = Tag(box.left, box.top, ((words,),), 0, "theirs", bold=True)
                    best = cost, PlacedTag(tag, (words,), box, far=False)
        return best[1] if best else None

    def _ends(self, words: str, y: float) -> Iterator[Box]:
        plane, wide = self._plane, self._wide(words)
        high, gap = plane.line, plane.size * 0.15
        for left in (plane.right - wide, plane.left + gap):
            for top in (y - gap - high, y + gap):
                yield Box(left, top, left + wide, top + high)

    def _add_zone_words(self, taken: tuple[Box, ...]) -> None:
        """Write into the hatched part what it is, where there is room."""
        plane, zone = self._plane, self._zone
        words = tr("both at least as well off as without a deal")
        wide, gap = self._wide(words), plane.size * 0.5
        boxes = [
            Box(zone.left + gap, bottom - plane.line, zone.left + gap + wide, bottom)
            for bottom in (zone.bottom - gap, zone.top + gap + plane.line)
        ]
        others = [*taken, *(each.box for each in self.placed)]
        dots = tuple(self._dots())
        for box in boxes:
            free = not any(box.touches(other) for other in others)
            if free and box.within(zone) and not any(box.holds(*dot) for dot in dots):
                tag = Tag(box.left, box.top, ((words,),), 0, "muted")
                self.placed.append(PlacedTag(tag, (words,), box, far=False))
                return

    def _lead(self, placed: PlacedTag) -> None:
        tag = placed.tag
        self._canvas.line(tag.x, tag.y, *placed.end, tag.ink, self._plane.size * 0.06)


def stacks(packages: Sequence[PackageSpot], plane: Plane) -> list[list[PackageSpot]]:
    """Return the packages by the dot they share, the one that is shown first.

    Two share a dot where theirs would cover each other's letter.
    """
    first = sorted(packages, key=lambda each: not each.shown)
    return _gathered(first, lambda each: plane.at(each.at), DOT * plane.size)


def _gathered(items: Sequence[T], at: Callable[[T], Point], within: float) -> list[list[T]]:
    """Return the items in heaps: each lies less than a distance from the first of its heap."""
    found: list[tuple[Point, list[T]]] = []
    for item in items:
        x, y = at(item)
        heap = next((heap for (a, b), heap in found if hypot(x - a, y - b) < within), None)
        if heap is None:
            found.append(((x, y), [item]))
        else:
            heap.append(item)
    return [heap for _, heap in found]


def _cut(title: str) -> str:
    short = title[:_SHORT].rstrip()
    return title if short == title else short + "…"


def _along(spots: Sequence[Point], gap: float) -> Iterator[Point]:
    """Yield points along a line through spots, about `gap` apart."""
    yield from spots[:1]
    walked = 0.0
    for (x1, y1), (x2, y2) in pairwise(spots):
        length = hypot(x2 - x1, y2 - y1)
        walked += length
        if walked < gap:
            continue
        count = max(1, int(length / gap))
        walked = 0.0
        for step in range(1, count + 1):
            yield x1 + (x2 - x1) * step / count, y1 + (y2 - y1) * step / count
