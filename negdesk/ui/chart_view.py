"""A chart in the window: one drawing of `chart/`, drawn once and shown until it changes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontInfo, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from negdesk.chart.canvas import Canvas
from negdesk.ui.canvas import Measures, QPainterCanvas
from negdesk.ui.theme import Theme

__all__ = ["ChartView", "Draw", "QPainterCanvas"]

# Draws into width × height, logical pixels.
Draw = Callable[[Canvas, float, float], None]


class ChartView(QWidget):
    """Shows a drawing that fills it; `says` is what a screen reader is told of it."""

    def __init__(self, theme: Theme, draw: Draw | None = None) -> None:
        """Show a drawing, or nothing until `show_drawing`."""
        super().__init__()
        self.theme = theme
        self._draw = draw
        self._kept: QPixmap | None = None
        self.measures = Measures(theme.font)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.redraw)

    @property
    def size_px(self) -> float:
        """Return the size of body text in logical pixels."""
        return float(QFontInfo(self.theme.font).pixelSize())

    def show_drawing(self, draw: Draw, says: str = "") -> None:
        """Show another drawing."""
        self._draw = draw
        self.setAccessibleName(says)
        self.redraw()

    def redraw(self) -> None:
        """Draw anew at the next chance."""
        self._kept = None
        self.update()

    def measuring(self) -> Canvas:
        """Return a canvas that only measures: it draws into nothing that is shown."""
        return QPainterCanvas(QPainter(), self.theme.palette, self.measures)

    def sizeHint(self) -> QSize:
        """Return a size that a chart reads well at."""
        return QSize(round(self.size_px * 40), round(self.size_px * 12))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew for another size."""
        self._kept = None
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the drawing, made anew if it changed."""
        if self._draw is None or self.size().isEmpty():
            return
        if self._kept is None or self._kept.devicePixelRatio() != self.devicePixelRatioF():
            self._kept = self._drawn(self._draw)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._kept)
        painter.end()

    def _drawn(self, draw: Draw) -> QPixmap:
        fine = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * fine)
        pixmap.setDevicePixelRatio(fine)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(
            QPainterCanvas(painter, self.theme.palette, self.measures), self.width(), self.height()
        )
        painter.end()
        return pixmap
