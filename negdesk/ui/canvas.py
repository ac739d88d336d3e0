"""The chart canvas of the window: the drawings of `chart/`, painted by Qt."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from negdesk.chart.canvas import Point, hatch_lines
from negdesk.chart.palette import Palette


class Measures:
    """Fonts by size and the widths of texts in them, kept because charts ask again and again."""

    def __init__(self, font: QFont) -> None:
        """Measure in the family of a font."""
        self._font = font
        self.font = cache(self._make)
        self._metrics = cache(lambda size, bold: QFontMetricsF(self.font(size, bold)))
        self.width = cache(self._width)

    def _make(self, size: float, bold: bool) -> QFont:
        font = QFont(self._font)
        # Pixel sizes are whole numbers in Qt, points are not: 72 of them are an inch of 96 px.
        font.setPointSizeF(max(size, 1.0) * 72 / 96)
        font.setBold(bold)
        return font

    def _width(self, text: str, size: float, bold: bool) -> float:
        advance: float = self._metrics(size, bold).horizontalAdvance(text)
        return advance


class QPainterCanvas:
    """Draws on a painter in logical pixels with the colours of a palette."""

    def __init__(self, painter: QPainter, palette: Palette, measures: Measures) -> None:
        """Draw with a painter; one that is not active yet is enough to measure texts."""
        self._painter = painter
        self._palette = palette
        self._measures = measures

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
        self._painter.setPen(_pen(self._palette[ink], width, dashed))
        self._painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))

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
        self._dress(fill, stroke, line_width)
        box = QRectF(x, y, width, height)
        if radius:
            self._painter.drawRoundedRect(box, radius, radius)
        else:
            self._painter.drawRect(box)

    def polygon(
        self, points: Sequence[Point], *, fill: str = "", stroke: str = "", line_width: float = 1.0
    ) -> None:
        """Draw a closed shape."""
        self._dress(fill, stroke, line_width)
        self._painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))

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
        self._dress(fill, stroke, line_width)
        self._painter.drawEllipse(QPointF(x, y), radius, radius)

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
        self._painter.setPen(_pen(self._palette[ink], max(line_width, 0.6)))
        lines = [QLineF(*ends) for ends in hatch_lines(x, y, width, height, gap)]
        if lines:
            self._painter.drawLines(lines)

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
        if anchor != "start":
            wide = self.text_width(text, size, bold)
            x -= wide / 2 if anchor == "middle" else wide
        self._painter.setFont(self._measures.font(size, bold))
        self._painter.setPen(_colour(self._palette[ink]))
        self._painter.drawText(QPointF(x, y), text)

    def text_width(self, text: str, size: float, bold: bool = False) -> float:
        """Return how wide the text will be."""
        return self._measures.width(text, size, bold)

    def _dress(self, fill: str, stroke: str, line_width: float) -> None:
        if stroke:
            self._painter.setPen(_pen(self._palette[stroke], line_width))
        else:
            self._painter.setPen(Qt.PenStyle.NoPen)
        if fill:
            self._painter.setBrush(_colour(self._palette[fill]))
        else:
            self._painter.setBrush(Qt.BrushStyle.NoBrush)


@lru_cache(maxsize=64)
def _colour(name: str) -> QColor:
    return QColor(name)


@lru_cache(maxsize=256)
def _pen(colour: str, width: float, dashed: bool = False) -> QPen:
    pen = QPen(_colour(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dashed:
        pen.setDashPattern([2.5, 2.0])
    return pen
