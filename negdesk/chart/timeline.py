"""The ground of a chart of percentages over time: even columns, an axis, names at the right.

Time runs to the right in even steps, as in the chart of beliefs, because negotiations come in
bursts. Only the latest columns are drawn where there are many.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from negdesk.chart.canvas import Canvas
from negdesk.chart.columns import ColumnLabel, Columns, wording
from negdesk.chart.heights import draw_heights
from negdesk.chart.labels import cut
from negdesk.chart.scale import Scale, labelled_ticks, scale_for
from negdesk.chart.side_names import SideName, write_names
from negdesk.i18n import tr
from negdesk.model.numbers import NARROW_SPACE, NumberStyle

LINE = 1.3
MOST = 60
_WIDEST = 11


@dataclass(frozen=True, slots=True)
class Name:
    """What to write at the right of a height: the same said in ever fewer words."""

    value: Decimal
    texts: tuple[str, ...]
    ink: str = "muted"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """What a timeline stands on: values in percent, one label a column, names, and a head."""

    values: tuple[Decimal, ...]
    labels: tuple[ColumnLabel, ...]
    names: tuple[Name, ...] = ()
    above: str = ""
    below: str = ""
    style: NumberStyle = field(default_factory=NumberStyle)


def latest_words(shown: int, total: int) -> str:
    """Return that only the latest are drawn, or "" where all are."""
    if shown == total:
        return ""
    return tr("the latest {shown} of {total}").format(shown=shown, total=total)


def headed(words: str, shown: int, total: int) -> str:
    """Return the words above a timeline, and with them which deals are drawn where not all are."""
    return " · ".join(filter(None, (words, latest_words(shown, total))))


class Timeline:
    """The plot that fills width × height; `size` is the body text, `small` that of labels."""

    def __init__(
        self, canvas: Canvas, ground: Ground, width: float, height: float, size: float, small: float
    ) -> None:
        """Measure everything; nothing is drawn yet."""
        self.canvas, self.ground, self.size, self.small = canvas, ground, size, small
        self.width = width
        self.top = small * (LINE + 0.4)
        foot = small * (LINE + (LINE if ground.below else 0) + 0.4)
        self.bottom = max(height - foot, self.top + small * 4)
        room = self.bottom - self.top
        self.scale: Scale = scale_for(ground.values, small * 0.5, room - small * 0.5)
        ticks = labelled_ticks(self.scale, ground.style, lambda _: small, small * 0.9)
        self.ticks = [(value, said + NARROW_SPACE + "%") for value, said in ticks]
        self.names = [self._worded(name) for name in ground.names]
        left = max((self.wide(said) for _, said in self.ticks), default=0.0) + small * 0.6
        named = max((self.wide(name.said, name.bold) for name in self.names), default=0.0)
        count = max(len(ground.labels), 1)
        pitch = (width - named - small * 0.8 - left) / count
        self.columns = Columns(left, max(min(pitch, size * _WIDEST), 0.01), count, width, small)
        self.right = left + self.columns.pitch * count

    def y(self, value: Decimal) -> float:
        """Return the height of a value, kept within the plot."""
        held = min(max(value, self.scale.low), self.scale.high)
        return self.bottom - self.scale.at(held)

    def wide(self, text: str, bold: bool = False) -> float:
        """Return the width of a label."""
        return self.canvas.text_width(text, self.small, bold)

    def rule(self, value: Decimal, ink: str, width: float, *, dashed: bool = False) -> None:
        """Draw a line across at a height."""
        y = self.y(value)
        self.canvas.line(self.columns.left, y, self.right, y, ink, self.size * width, dashed=dashed)

    def axis(self) -> None:
        """Draw the round percentages with thin lines across."""
        left = self.columns.left
        draw_heights(self.canvas, self.ticks, self.y, left, self.right, self.size, self.small)

    def words(self) -> None:
        """Write what is above and below, the names at the right, and the label of each column."""
        small, ground = self.small, self.ground
        self._quiet(small * 0.9, ground.above)
        if ground.below:
            self._quiet(self.bottom + small * (LINE * 2), ground.below)
        self._write_names()
        texts, step = wording(self.columns, ground.labels, self.wide)
        before = ""
        for index in range((len(ground.labels) - 1) % step, len(ground.labels), step):
            said = cut(texts[index], self.columns.room, self.wide)
            x = self.columns.start(index, self.wide(said))
            y = self.bottom + small * 1.25
            # A month is named once where many columns are of it; a name is named each time.
            again = said == before and texts[index] == ground.labels[index].texts[-1]
            if said and not again:
                self.canvas.text(x, y, said, size=small, ink="muted")
            before = said

    def _quiet(self, y: float, words: str) -> None:
        said = cut(words, self.width, self.wide)
        self.canvas.text(0, y, said, size=self.small, ink="muted")

    def _worded(self, name: Name) -> SideName:
        fits = (said for said in name.texts if self.wide(said, name.bold) <= self.width * 0.3)
        return SideName(name.value, next(fits, name.texts[-1]), name.ink, name.bold)

    def _write_names(self) -> None:
        small = self.small
        names = sorted(self.names, key=lambda each: -each.value)
        top, bottom = self.top - small * 0.4, self.bottom + small * 0.2
        left = self.right + small * 0.8
        write_names(self.canvas, names, self.y, left, self.width, top, bottom, small)
