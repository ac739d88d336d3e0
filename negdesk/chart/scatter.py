"""The ground of a chart with two axes: a plot, round numbers on both, and what they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from negdesk.chart.canvas import Canvas
from negdesk.chart.labels import cut
from negdesk.chart.scale import Scale, labelled_ticks
from negdesk.chart.tags import Box, Field, Tag, place
from negdesk.model.numbers import NumberStyle

LINE = 1.3
Said = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis: its ends, what it is, how a round number on it is written, its finest step."""

    low: Decimal
    high: Decimal
    title: str
    said: Said = str
    least: Decimal = Decimal(0)


class Plot:
    """The plot that fills width × height, `x` to the right and `y` upwards."""

    def __init__(
        self,
        canvas: Canvas,
        x: Axis,
        y: Axis,
        width: float,
        height: float,
        size: float,
        small: float,
        style: NumberStyle,
    ) -> None:
        """Measure the axes; nothing is drawn yet."""
        self.canvas, self.size, self.small = canvas, size, small
        self.width, self.height, self._axes = width, height, (x, y)
        self.top = small * (LINE + 0.6)
        self.bottom = max(height - small * (2 * LINE + 0.5), self.top + small * 4)
        up = Scale(y.low, y.high, 0.0, self.bottom - self.top)
        found = labelled_ticks(up, style, lambda _: small, small * 0.9, y.least)
        self._up, self._y_ticks = up, [(value, y.said(said)) for value, said in found]
        named = max((self.wide(said) for _, said in self._y_ticks), default=0.0)
        self.left = named + small * 0.8
        self.right = max(width - small * 1.6, self.left + small * 4)
        self._along = Scale(x.low, x.high, self.left, self.right)
        ticks = labelled_ticks(
            self._along, style, lambda said: self.wide(x.said(said)), small, x.least
        )
        self._x_ticks = [(value, x.said(said)) for value, said in ticks]

    @property
    def box(self) -> Box:
        """Return the plot as a box."""
        return Box(self.left, self.top, self.right, self.bottom)

    def x(self, value: Decimal) -> float:
        """Return where a value stands from the left."""
        return self._along.at(value)

    def y(self, value: Decimal) -> float:
        """Return where a value stands from the top."""
        return self.bottom - self._up.at(value)

    def wide(self, text: str, bold: bool = False) -> float:
        """Return the width of a label."""
        return self.canvas.text_width(text, self.small, bold)

    def axes(self) -> None:
        """Draw both axes with their round numbers and their titles."""
        canvas, small, thin = self.canvas, self.small, self.size * 0.06
        for value, said in self._y_ticks:
            y = self.y(value)
            canvas.line(self.left, y, self.right, y, "line", thin)
            at = self.left - small * 0.6
            canvas.text(at, y + small * 0.3, said, size=small, ink="muted", anchor="end")
        base = self.bottom + small * 1.25
        for value, said in self._x_ticks:
            x, half = self.x(value), self.wide(said) / 2
            canvas.line(x, self.bottom, x, self.bottom + small * 0.3, "muted", thin)
            if x - half >= 0 and x + half <= self.width:
                canvas.text(x, base, said, size=small, ink="muted", anchor="middle")
        canvas.line(self.left, self.bottom, self.right, self.bottom, "muted", thin)
        self._titles()

    def write(self, tags: Sequence[Tag], field: Field) -> None:
        """Write those tags that find room, each clear of the lines behind it."""
        small = self.small
        for tag in place(tags, field, self.wide):
            box = tag.box
            self.canvas.rect(
                box.left - 1, box.top, box.right - box.left + 2, box.bottom - box.top,
                fill="surface",
            )  # fmt: skip
            base = box.top + small * (LINE * 0.5 + 0.32)
            self.canvas.text(box.left, base, tag.lines[0], size=small, ink="ink")

    def _titles(self) -> None:
        x, y = self._axes
        small = self.small
        up, along = cut(y.title, self.width, self.wide), cut(x.title, self.width, self.wide)
        self.canvas.text(0, small * 0.9, up, size=small, ink="muted")
        self.canvas.text(
            self.width, self.height - small * 0.3, along, size=small, ink="muted", anchor="end"
        )
