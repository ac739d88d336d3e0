"""A chart in the window: one drawing of `chart/`, drawn once and replayed until it changes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontInfo, QPainter, QPaintEvent, QPicture, QResizeEvent
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
        self._kept: QPicture | None = None
        self._height: Callable[[Canvas, float], float] | None = None
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
        """Replay the drawing, made anew if it changed."""
        if self._draw is None:
            return
        if self._kept is None:
            self._kept = self._recorded(self._draw)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPicture(0, 0, self._kept)
        painter.end()

    def _recorded(self, draw: Draw) -> QPicture:
        picture = QPicture()
        painter = QPainter(picture)
        draw(
            QPainterCanvas(painter, self.theme.palette, self.measures), self.width(), self.height()
        )
        painter.end()
        return picture
