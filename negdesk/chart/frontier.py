"""The frontier chart: our points to the right, theirs upwards, 0–100 each, every mark named on it.

Dots on a thin line are deals nobody can improve on without the other losing. The hatched part is
where both do at least as well as without a deal. Diamonds are the deals that have a name, large
dots with letters our packages, a ring what is selected.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from negdesk.chart.canvas import Canvas, Point
from negdesk.chart.frontier_picture import (
    FrontierPicture,
    Place,
    bound_words,
    picture,
)
from negdesk.chart.frontier_tags import DOT, MARK, Tags, stacks
from negdesk.chart.labels import cut
from negdesk.chart.plane import Plane, plane_of
from negdesk.i18n import tr

__all__ = ["FrontierPicture", "Place", "Plane", "draw", "draw_selected", "picture", "plane_of"]

_TICKS = (0, 20, 40, 60, 80, 100)


def draw(
    canvas: Canvas, picture: FrontierPicture, width: float, height: float, size: float = 12.0
) -> None:
    """Draw the chart into width × height; `size` is the body text, labels are a little smaller."""
    _Drawing(canvas, picture, plane_of(canvas, picture, width, height, size)).draw()


def draw_selected(canvas: Canvas, plane: Plane, place: Place) -> None:
    """Draw a ring about a place, with thin lines to both axes."""
    (x, y), size = plane.at(place), plane.size
    radius, thin = size * 0.75, size * 0.08
    canvas.line(x, y + radius, x, plane.bottom, "ink", thin, dashed=True)
    canvas.line(plane.left, y, x - radius, y, "ink", thin, dashed=True)
    canvas.dot(x, y, radius, stroke="ink", line_width=size * 0.17)


class _Drawing:
    def __init__(self, canvas: Canvas, shown: FrontierPicture, plane: Plane) -> None:
        self.canvas, self.shown, self.plane = canvas, shown, plane
        self.thin = plane.size * 0.08

    def draw(self) -> None:
        """Draw everything, back to front."""
        if self.shown.message:
            self._axes()
            self._message()
            return
        self._zone()
        self._axes()
        self._limits()
        self._curve()
        tags = Tags(self.canvas, self.shown, self.plane)
        self._marks()
        tags.draw()
        self._packages()
        if self.shown.selected is not None:
            draw_selected(self.canvas, self.plane, self.shown.selected)

    def _zone(self) -> None:
        box = self.plane.rational(self.shown.no_deal)
        sides = box.left, box.top, box.right - box.left, box.bottom - box.top
        self.canvas.rect(*sides, fill="zone_soft")
        self.canvas.hatch(*sides, "line", self.plane.size * 0.8, self.thin * 0.6)

    def _axes(self) -> None:
        plane, canvas, small = self.plane, self.canvas, self.plane.small
        canvas.line(plane.left, plane.bottom, plane.right, plane.bottom, "muted", self.thin)
        canvas.line(plane.left, plane.top, plane.left, plane.bottom, "muted", self.thin)
        for tick in _TICKS:
            x, y, dash = plane.x(tick), plane.y(tick), small * 0.3
            canvas.line(x, plane.bottom, x, plane.bottom + dash, "muted", self.thin)
            canvas.line(plane.left - dash, y, plane.left, y, "muted", self.thin)
            self._quiet(x, plane.bottom + small * 1.3, str(tick), "middle")
            self._quiet(plane.left - dash * 2, y + small * 0.35, str(tick), "end")
        self._titles()

    def _quiet(self, x: float, y: float, words: str, anchor: str) -> None:
        self.canvas.text(x, y, words, size=self.plane.small, ink="muted", anchor=anchor)

    def _titles(self) -> None:
        """Name both axes, and say what a bounded frontier leaves open."""
        plane, small = self.plane, self.plane.small
        self._bold(0, small, tr("Points for them, as you estimate"), "theirs", plane.width)
        words = tr("Points for you")
        wide, foot = self.canvas.text_width(words, small, True), plane.height - small * 0.3
        self._bold(plane.width - wide, foot, words, "ours", plane.width)
        bound = bound_words(self.shown.bound, self.shown.style)
        if bound:
            room = plane.width - wide - small
            said = cut(bound, room, lambda text: self.canvas.text_width(text, small))
            self.canvas.text(0, foot, said, size=small, ink="warn")

    def _bold(self, x: float, y: float, words: str, ink: str, room: float) -> None:
        small = self.plane.small
        said = cut(words, room, lambda text: self.canvas.text_width(text, small, True))
        self.canvas.text(x, y, said, size=small, ink=ink, bold=True)

    def _limits(self) -> None:
        shown, plane, wide = self.shown, self.plane, self.plane.size * 0.16
        if shown.limit is not None:
            x = plane.x(shown.limit)
            self.canvas.line(x, plane.top, x, plane.bottom, "ours", wide)
        if shown.target is not None:
            x = plane.x(shown.target)
            self.canvas.line(x, plane.top, x, plane.bottom, "ours", self.thin, dashed=True)
        if shown.their_limit is not None:
            y = plane.y(shown.their_limit)
            self.canvas.line(plane.left, y, plane.right, y, "theirs", wide)
        for each in plane.above:
            y = plane.top - plane.size * 0.8 - each.row * plane.line
            ink, bold = each.label.ink, each.label.bold
            self.canvas.text(each.left, y, each.text, size=plane.small, ink=ink, bold=bold)

    def _curve(self) -> None:
        """Draw the line and its dots; of those that would run together only some."""
        plane, shown = self.plane, self.shown
        radius = plane.size * 0.26
        spots = [plane.at(each) for each in shown.points]
        for (x1, y1), (x2, y2) in pairwise(_apart(spots, plane.size * 0.1)):
            self.canvas.line(x1, y1, x2, y2, "zone", self.thin)
        no_deal = shown.no_deal
        for place, (x, y) in _thinned(shown.points, spots, radius * 1.5):
            good = place.us >= no_deal.us and place.them >= no_deal.them
            self.canvas.dot(x, y, radius, fill="zone" if good else "muted")

    def _marks(self) -> None:
        plane, shown = self.plane, self.shown
        half, width = plane.size * MARK, plane.size * 0.15
        nearest = (shown.nearest,) if shown.nearest else ()
        for marker in (*shown.markers, *nearest):
            x, y = plane.at(marker.at)
            corners = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)]
            self.canvas.polygon(corners, fill="surface", stroke="zone", line_width=width)
        x, y = plane.at(shown.no_deal)
        arm = plane.size * 0.28
        self.canvas.line(x - arm, y - arm, x + arm, y + arm, "ink", width)
        self.canvas.line(x - arm, y + arm, x + arm, y - arm, "ink", width)

    def _packages(self) -> None:
        """Draw our packages; those on one place share a dot that names the first and says more."""
        small, radius = self.plane.small * 0.9, self.plane.size * DOT
        # The one that is shown lies on top of any that it touches.
        for spots in reversed(stacks(self.shown.packages, self.plane)):
            x, y = self.plane.at(spots[0].at)
            edge = "ink" if spots[0].shown else "surface"
            self.canvas.dot(x, y, radius, fill="ours", stroke=edge, line_width=self.thin * 1.4)
            said = spots[0].letter + ("+" if len(spots) > 1 else "")
            self.canvas.text(
                x, y + small * 0.35, said, size=small, ink="surface", bold=True, anchor="middle"
            )

    def _message(self) -> None:
        """Write in the middle why there is nothing to show yet."""
        plane = self.plane
        room = (plane.right - plane.left) * 0.8
        lines = list(_wrapped(self.canvas, self.shown.message, room, plane.size))
        y = (plane.top + plane.bottom - plane.size * 1.4 * (len(lines) - 1)) / 2
        for index, words in enumerate(lines):
            x = (plane.left + plane.right) / 2
            self.canvas.text(
                x, y + plane.size * 1.4 * index, words,
                size=plane.size, ink="muted", anchor="middle",
            )  # fmt: skip


def _apart(spots: Sequence[Point], least: float) -> list[Point]:
    """Return the spots without those nearer than `least` to the one before; both ends stay."""
    kept: list[Point] = []
    for index, (x, y) in enumerate(spots):
        last = index == len(spots) - 1
        if last or not kept or max(abs(x - kept[-1][0]), abs(y - kept[-1][1])) >= least:
            kept.append((x, y))
    return kept


def _thinned(
    points: Sequence[Place], spots: Sequence[Point], least: float
) -> Iterator[tuple[Place, Point]]:
    kept = set(_apart(spots, least))
    return ((place, spot) for place, spot in zip(points, spots, strict=True) if spot in kept)


def _wrapped(canvas: Canvas, text: str, room: float, size: float) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and canvas.text_width(longer, size) > room:
            yield line
            line = word
        else:
            line = longer
    yield cut(line, room, lambda each: canvas.text_width(each, size))
