"""What every part of a ZOPA lane shares: the canvas, the numbers, the scale, the rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from negdesk.chart.canvas import Canvas
from negdesk.chart.labels import Label, Placed, arrange
from negdesk.chart.picture import ZopaPicture
from negdesk.chart.scale import Scale, short
from negdesk.model.numbers import show

LINE = 1.3


@dataclass(frozen=True, slots=True)
class Rows:
    """Where each part of the lane stands, from the top."""

    zone: float
    ours: float
    bar: float
    axis: float
    middle: float
    hump: float
    base: float
    theirs: float
    offers: float
    end: float


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane being drawn: `size` is its body text, `small` that of its labels."""

    canvas: Canvas
    picture: ZopaPicture
    size: float
    small: float
    scale: Scale
    left: float
    right: float

    def at(self, value: Decimal) -> float:
        """Return the place of a value."""
        return self.scale.at(value)

    def wide(self, text: str, bold: bool = False) -> float:
        """Return the width of a label's text."""
        return self.canvas.text_width(text, self.small, bold)

    def said(self, value: Decimal) -> str:
        """Return a value in words."""
        return show(value, self.picture.style)

    def texts(self, words: str, value: Decimal) -> tuple[str, ...]:
        """Return a label in ever fewer words: with its name, the number, the short number."""
        said = self.said(value)
        return words.format(value=said), said, short(value, self.picture.style)

    def placed(self, labels: Sequence[Label], rows: int = 3) -> list[Placed]:
        """Return labels side by side between the ends of the lane."""
        return arrange(labels, self.left, self.right, self.wide, self.small * 0.8, rows)

    def write(self, placed: Placed, y: float) -> None:
        """Write a placed label at a baseline."""
        label = placed.label
        self.canvas.text(
            placed.left, y, placed.text, size=self.small, ink=label.ink, bold=label.bold
        )

    def quiet(self, y: float, words: str) -> None:
        """Write what is not there yet."""
        self.canvas.text(self.left, y, words, size=self.small, ink="muted")


def rows_of(placed: Sequence[Placed]) -> int:
    """Return how many rows placed labels take."""
    return max((each.row + 1 for each in placed), default=0)
