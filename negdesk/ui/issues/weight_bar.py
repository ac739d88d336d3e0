"""The bar that carries a weight: a native slider that looks like a bar, and its padlock."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QStyle, QToolButton

from negdesk.ui.theme import LEAST_TARGET, Theme

_PAGE = 10


class WeightBar(QSlider):
    """A slider from 0 to 100, drawn as a bar filled as far as its exact value.

    `moved` comes with every step that a person makes, never with `show_value`; `ended` when
    a drag ends or the focus leaves.
    """

    moved = Signal(object)
    ended = Signal()

    def __init__(self, theme: Theme, side: str) -> None:
        """Make an empty bar in the colour of a side, "ours" or "theirs"."""
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._side = side
        self._exact = Decimal(0)
        self.setRange(0, 100)
        self.setPageStep(_PAGE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(LEAST_TARGET)
        self.valueChanged.connect(self._changed)

    def show_value(self, percent: Decimal, spoken: str) -> None:
        """Show a value of 0 to 100, and the words in which it is spoken."""
        whole = int(percent.to_integral_value(ROUND_HALF_UP))
        if whole != self.value():
            blocked = self.blockSignals(True)
            self.setValue(whole)
            self.blockSignals(blocked)
        if self.accessibleDescription() != spoken:
            self.setAccessibleDescription(spoken)
        if percent != self._exact:
            self._exact = percent
            self.update()

    def sizeHint(self) -> QSize:
        """Return a bar that is easy to hit."""
        return QSize(self._theme.line * 6, max(LEAST_TARGET, self._theme.quarter * 6))

    def minimumSizeHint(self) -> QSize:
        """Return the least size of a target."""
        return QSize(self._theme.line * 2, LEAST_TARGET)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where the bar is pressed, and follow from there."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self.setSliderDown(True)
        self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer, no further than the ends."""
        if self.isSliderDown():
            self._follow(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag."""
        if self.isSliderDown() and event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(False)
            self.ended.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page unless the bar has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End what the keys began."""
        super().focusOutEvent(event)
        self.ended.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the track, the bar on it, its grip, and the focus around it."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(self.rect()).adjusted(1.5, 4.5, -1.5, -4.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(f"{self._side}_soft"))
        painter.drawRoundedRect(track, 4, 4)
        filled = QRectF(track)
        filled.setWidth(track.width() * float(self._exact) / 100)
        painter.setBrush(theme.colour(self._side if self.isEnabled() else "muted"))
        painter.drawRoundedRect(filled, min(4.0, filled.width() / 2), 4)
        if self.isEnabled():
            self._draw_grip(painter, track, filled.right())
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("ink"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _draw_grip(self, painter: QPainter, track: QRectF, x: float) -> None:
        x = max(track.left() + 2.5, min(x, track.right() - 2.5))
        painter.setPen(QPen(self._theme.colour(self._side), 1.5))
        painter.setBrush(self._theme.colour("surface"))
        grip = QRectF(x - 2.5, track.top() - 2.5, 5, track.height() + 5)
        painter.drawRoundedRect(grip, 2.5, 2.5)

    def _follow(self, event: QMouseEvent) -> None:
        x, room = round(event.position().x()) - 2, max(1, self.width() - 4)
        self.setValue(QStyle.sliderValueFromPosition(0, self.maximum(), x, room))

    def _changed(self, value: int) -> None:
        self.moved.emit(Decimal(value))


class Padlock(QToolButton):
    """A small lock that keeps a weight where it is."""

    def __init__(self, theme: Theme) -> None:
        """Make an open lock."""
        super().__init__()
        self._theme = theme
        self.setCheckable(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lock, open or closed, and what the style draws around a button."""
        super().paintEvent(event)
        closed, side = self.isChecked(), 14.0
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate((self.width() - side) / 2, (self.height() - side) / 2)
        painter.setOpacity(1.0 if closed and self.isEnabled() else 0.55)
        colour = self._theme.colour("ink" if closed else "muted")
        painter.setPen(QPen(colour, 1.5))
        shackle = QRectF(3.5 if closed else 7.5, 0.8, 7, 9)
        painter.drawArc(shackle, 0, 180 * 16)
        painter.drawLine(shackle.bottomLeft() * 1.0, shackle.bottomLeft())
        painter.setBrush(colour if closed else Qt.GlobalColor.transparent)
        painter.drawRoundedRect(QRectF(1.5, 6.5, 11, 7), 1.5, 1.5)
        painter.end()
