"""The zone as it was believed, and under it, on the same scale, what came: deal and real limit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from negdesk.chart import zopa
from negdesk.chart.canvas import Canvas
from negdesk.chart.labels import Label, Placed, arrange
from negdesk.chart.picture import ZopaPicture
from negdesk.chart.scale import scale_for
from negdesk.i18n import tr
from negdesk.model.numbers import show

LINE = 1.3
_ROWS = 2


@dataclass(frozen=True, slots=True)
class AfterwardsPicture:
    """The lane as sealed, the value agreed on, and their limit as learned; None where unknown."""

    lane: ZopaPicture
    agreed: Decimal | None = None
    learned: Decimal | None = None

    @property
    def known(self) -> tuple[Decimal, ...]:
        """Return what came."""
        return tuple(value for value in (self.agreed, self.learned) if value is not None)


def afterwards(
    lane: ZopaPicture, agreed: Decimal | None, learned: Decimal | None
) -> AfterwardsPicture:
    """Return the picture, its axis as long as what came needs it."""
    values = [value for value in (*lane.values, agreed, learned) if value is not None]
    if not values or lane.axis is not None:
        return AfterwardsPicture(lane, agreed, learned)
    scale = scale_for(values, 0, 1)
    return AfterwardsPicture(replace(lane, axis=(scale.low, scale.high)), agreed, learned)


def least_height(
    canvas: Canvas,
    picture: AfterwardsPicture,
    width: float,
    size: float = 12.0,
    small: float = 0.0,
) -> float:
    """Return the height that the chart needs at least at this width."""
    small = small or size * 0.85
    lane = zopa.least_height(canvas, picture.lane, width, size, small)
    return lane + _strip(size, small, bool(picture.known))


def draw(
    canvas: Canvas,
    picture: AfterwardsPicture,
    width: float,
    height: float,
    size: float = 12.0,
    small: float = 0.0,
) -> None:
    """Draw the lane and what came into width × height; `size` is the body text."""
    small = small or size * 0.85
    high = height - _strip(size, small, bool(picture.known))
    zopa.draw(canvas, picture.lane, width, high, size, small)
    if picture.known:
        _Came(canvas, picture, width, high, size, small).draw()


def _strip(size: float, small: float, there: bool) -> float:
    return size * 2.2 + small * LINE * _ROWS if there else 0.0


class _Came:
    def __init__(
        self,
        canvas: Canvas,
        picture: AfterwardsPicture,
        width: float,
        top: float,
        size: float,
        small: float,
    ) -> None:
        self.canvas, self.picture, self.size, self.small = canvas, picture, size, small
        places = zopa.places(canvas, picture.lane, width, top, size, small)
        self.scale, self.left, self.right = places.scale, places.scale.left, width
        self.y = top + size * 1.2

    def draw(self) -> None:
        """Draw the line of what came, its marks, and their names below."""
        canvas, size = self.canvas, self.size
        start = self.left - self.small * 1.5
        canvas.line(start, self.y, self.right, self.y, "line", size * 0.08)
        canvas.text(0, self.y + size * 0.35, tr("What came"), size=size, ink="ink", bold=True)
        if self.picture.learned is not None:
            self._bar(self.scale.at(self.picture.learned))
        if self.picture.agreed is not None:
            self._diamond(self.scale.at(self.picture.agreed))
        below = self.y + size * 0.8
        for placed in self._placed(start):
            base = below + self.small * (1 + LINE * placed.row)
            canvas.text(
                placed.left, base, placed.text, size=self.small, ink=placed.label.ink, bold=True
            )

    def _bar(self, x: float) -> None:
        half = self.size * 0.65
        self.canvas.line(x, self.y - half, x, self.y + half, "theirs", self.size * 0.34)

    def _diamond(self, x: float) -> None:
        half, y = self.size * 0.55, self.y
        corners = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)]
        self.canvas.polygon(corners, fill="ink")

    def _placed(self, left: float) -> list[Placed]:
        def measure(text: str, bold: bool) -> float:
            return self.canvas.text_width(text, self.small, True)

        labels = list(self._labels())
        return arrange(labels, left, self.right, measure, self.small * 0.8, _ROWS)

    def _labels(self) -> Iterator[Label]:
        style = self.picture.lane.style
        named = (
            (self.picture.agreed, tr("agreed {value}"), "ink"),
            (self.picture.learned, tr("their real limit {value}"), "theirs"),
        )
        for value, words, ink in named:
            if value is not None:
                said = show(value, style)
                yield Label(self.scale.at(value), (words.format(value=said), said), ink, True)
