"""The canvas every chart is drawn on; the window and the page each bring their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

Point = tuple[float, float]


class Canvas(Protocol):
    """What a drawing may do: the origin is top left, y grows downwards.

    Colours are the role names of `palette.py`, never raw colours. `y` of a text is its
    baseline. Lengths are in whatever unit the canvas has, the same for all.
    """

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        ink: str,
        width: float = 1.0,
        *,
        dashed: bool = False,
    ) -> None:
        """Draw a straight line."""

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str = "",
        stroke: str = "",
        line_width: float = 1.0,
        radius: float = 0.0,
    ) -> None:
        """Draw a rectangle; an empty role leaves that part out."""

    def polygon(
        self, points: Sequence[Point], *, fill: str = "", stroke: str = "", line_width: float = 1.0
    ) -> None:
        """Draw a closed shape."""

    def dot(
        self,
        x: float,
        y: float,
        radius: float,
        *,
        fill: str = "",
        stroke: str = "",
        line_width: float = 1.0,
    ) -> None:
        """Draw a circle about a point."""

    def hatch(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        ink: str,
        gap: float,
        line_width: float = 0.5,
    ) -> None:
        """Fill a rectangle with slanted lines; `hatch_lines` says which."""

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float,
        ink: str = "ink",
        bold: bool = False,
        anchor: str = "start",
    ) -> None:
        """Write one line of text; anchor is start, middle or end."""

    def text_width(self, text: str, size: float, bold: bool = False) -> float:
        """Return how wide the text will be."""


def hatch_lines(
    x: float, y: float, width: float, height: float, gap: float
) -> Iterator[tuple[float, float, float, float]]:
    """Yield the rising lines of a hatching, clipped to the rectangle.

    They hang on the canvas and not on the rectangle, so neighbours join without a seam.
    """
    if width <= 0 or height <= 0 or gap <= 0:
        return
    first = int((x + y) // gap) + 1
    last = int((x + width + y + height) // gap)
    for index in range(first, last + 1):
        total = index * gap
        x1 = max(x, total - (y + height))
        x2 = min(x + width, total - y)
        if x2 > x1:
            yield x1, total - x1, x2, total - x2


@dataclass(frozen=True, slots=True)
class Shifted:
    """A canvas whose origin lies elsewhere on another canvas."""

    base: Canvas
    dx: float
    dy: float

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        ink: str,
        width: float = 1.0,
        *,
        dashed: bool = False,
    ) -> None:
        """Draw a straight line."""
        dx, dy = self.dx, self.dy
        self.base.line(x1 + dx, y1 + dy, x2 + dx, y2 + dy, ink, width, dashed=dashed)

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str = "",
        stroke: str = "",
        line_width: float = 1.0,
        radius: float = 0.0,
    ) -> None:
        """Draw a rectangle."""
        self.base.rect(
            x + self.dx,
            y + self.dy,
            width,
            height,
            fill=fill,
            stroke=stroke,
            line_width=line_width,
            radius=radius,
        )

    def polygon(
        self, points: Sequence[Point], *, fill: str = "", stroke: str = "", line_width: float = 1.0
    ) -> None:
        """Draw a closed shape."""
        moved = [(x + self.dx, y + self.dy) for x, y in points]
        self.base.polygon(moved, fill=fill, stroke=stroke, line_width=line_width)

    def dot(
        self,
        x: float,
        y: float,
        radius: float,
        *,
        fill: str = "",
        stroke: str = "",
        line_width: float = 1.0,
    ) -> None:
        """Draw a circle about a point."""
        moved = x + self.dx, y + self.dy
        self.base.dot(*moved, radius, fill=fill, stroke=stroke, line_width=line_width)

    def hatch(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        ink: str,
        gap: float,
        line_width: float = 0.5,
    ) -> None:
        """Fill a rectangle with slanted lines."""
        self.base.hatch(x + self.dx, y + self.dy, width, height, ink, gap, line_width)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float,
        ink: str = "ink",
        bold: bool = False,
        anchor: str = "start",
    ) -> None:
        """Write one line of text."""
        moved = x + self.dx, y + self.dy
        self.base.text(*moved, text, size=size, ink=ink, bold=bold, anchor=anchor)

    def text_width(self, text: str, size: float, bold: bool = False) -> float:
        """Return how wide the text will be."""
        return self.base.text_width(text, size, bold)
