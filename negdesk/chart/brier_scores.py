"""Brier scores a row each, by kind or by year: 0 is perfect, a coin stands at 0.25.

A row of fewer than ten forecasts shows them as dots that are counted, and no score.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from negdesk.analysis.calibration import ENOUGH, Group
from negdesk.chart.canvas import Canvas
from negdesk.chart.labels import cut
from negdesk.chart.message import draw_message
from negdesk.i18n import tr
from negdesk.model.numbers import NumberStyle, show

_COIN = Decimal("0.25")
_WORST = Decimal("0.5")
_ROW = 2.2
_DOTS = ENOUGH - 1


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """Forecasts under one name."""

    name: str
    group: Group

    @property
    def judged(self) -> bool:
        """Say whether there are enough for a score."""
        return self.group.count >= ENOUGH


@dataclass(frozen=True, slots=True)
class ScoresPicture:
    """The rows from top to bottom."""

    rows: tuple[ScoreRow, ...] = ()
    style: NumberStyle = field(default_factory=NumberStyle)


def height_of(picture: ScoresPicture, size: float) -> float:
    """Return the height that the rows need."""
    scale = size * 2.4 if any(row.judged for row in picture.rows) else 0.0
    return max(len(picture.rows), 1) * size * _ROW + scale


def draw(
    canvas: Canvas,
    picture: ScoresPicture,
    width: float,
    height: float,
    size: float = 12.0,
    small: float = 0.0,
) -> None:
    """Draw the rows into width × height; `size` is the body text, `small` that of labels."""
    small = small or size * 0.85
    if picture.rows:
        _Drawing(canvas, picture, width, height, size, small).draw()
        return
    draw_message(canvas, tr("Nothing has been resolved yet."), width, small)


class _Drawing:
    def __init__(
        self,
        canvas: Canvas,
        picture: ScoresPicture,
        width: float,
        height: float,
        size: float,
        small: float,
    ) -> None:
        self.canvas, self.picture, self.size, self.small = canvas, picture, size, small
        self.width = width
        names = max(self._wide(row.name) for row in picture.rows)
        self.names = min(names, width * 0.35)
        self.left = self.names + size
        counts = max(self._wide(self._count(row)) for row in picture.rows)
        self.right = max(width - counts - size, self.left + size * 2)
        self.any_judged = any(row.judged for row in picture.rows)
        foot = size * 2.4 if self.any_judged else 0.0
        self.bottom = max(height - foot, size)
        self.pitch = self.bottom / len(picture.rows)

    def draw(self) -> None:
        """Draw the ground, then each row."""
        if self.any_judged:
            self._ground()
        for index, row in enumerate(self.picture.rows):
            y = self.pitch * (index + 0.5)
            base = y + self.small * 0.35
            name = cut(row.name, self.names, self._wide)
            self.canvas.text(0, base, name, size=self.small, ink="ink")
            count = self._count(row)
            self.canvas.text(self.width, base, count, size=self.small, ink="muted", anchor="end")
            if row.judged:
                self._score(row, y)
            else:
                self._dots(row, y)

    def _ground(self) -> None:
        small, thin = self.small, self.size * 0.06
        y = self.bottom + small * 1.2
        for value in (Decimal(0), _COIN, _WORST):
            x = self._x(value)
            self.canvas.line(x, 0, x, self.bottom, "line", thin, dashed=value == _COIN)
            said = show(value, self.picture.style)
            self.canvas.text(x, y, said, size=small, ink="muted", anchor="middle")
        words = tr("0 is perfect · 0.25 is a coin").replace("0.25", show(_COIN, self.picture.style))
        said = cut(words, self.width - self.left, self._wide)
        self.canvas.text(self.left, y + small * 1.25, said, size=small, ink="muted")

    def _score(self, row: ScoreRow, y: float) -> None:
        x, high = self._x(row.group.brier), self.size * 0.7
        good = row.group.brier <= _COIN
        fill, edge = ("zone_soft", "zone") if good else ("warn_soft", "warn")
        self.canvas.rect(self.left, y - high / 2, x - self.left, high, fill=fill, stroke=edge,
                         line_width=self.size * 0.08)  # fmt: skip

    def _dots(self, row: ScoreRow, y: float) -> None:
        step = min(self.size * 1.1, (self.right - self.left) / _DOTS)
        for index in range(row.group.count):
            x = self.left + step * (index + 0.5)
            radius = step * 0.34
            if index < row.group.came_true:
                self.canvas.dot(x, y, radius, fill="ours")
            else:
                self.canvas.dot(
                    x, y, radius, fill="surface", stroke="muted", line_width=self.size * 0.1
                )

    def _x(self, value: Decimal) -> float:
        share = float(min(value, _WORST) / _WORST)
        return self.left + share * (self.right - self.left)

    def _count(self, row: ScoreRow) -> str:
        group = row.group
        words = tr("{true} of {count} true").format(true=group.came_true, count=group.count)
        if not row.judged:
            return words
        return f"{show(group.brier, self.picture.style, 3)} · {words}"

    def _wide(self, text: str) -> float:
        return self.canvas.text_width(text, self.small)
