"""The frontier chart in the window: hover or arrow keys show deals, a click or Enter takes one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)

from negdesk.chart import frontier
from negdesk.chart.canvas import Canvas
from negdesk.chart.frontier_picture import FrontierPicture, Place
from negdesk.i18n import tr
from negdesk.ui.chart_view import ChartView, QPainterCanvas
from negdesk.ui.theme import RADIUS, Theme

_REACH = 14
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageUp: 10,
    Qt.Key.Key_PageDown: -10,
}
_HIGH = 27


class FrontierChart(ChartView):
    """Draws the frontier and tells which of its points is meant.

    `pointed` carries the index of the point under the mouse or reached by keys, −1 for none;
    `another` which way to go among deals of equal points; `taken` the index of the point to
    take; `package_meant` the index of one of the picture's packages.
    """

    pointed = Signal(int)
    another = Signal(int)
    taken = Signal(int)
    package_meant = Signal(int)

    def __init__(self, theme: Theme) -> None:
        """Make a chart without a frontier."""
        super().__init__(theme)
        self.picture = FrontierPicture()
        self.index = -1
        self.setAccessibleName(tr("The best deals for both"))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_picture(self, shown: FrontierPicture, says: str) -> None:
        """Show a frontier; the point that was meant stays meant while it is still there."""
        if shown == self.picture and says == self.accessibleName():
            return
        meant = self._meant
        self.picture = shown
        self.index = shown.points.index(meant) if meant in shown.points else -1
        self.show_drawing(self._draw_chart, says)

    def point(self, index: int) -> None:
        """Mean a point of the frontier, none with −1."""
        if index != self.index:
            self.index = index
            self.update()
            self.pointed.emit(index)

    def describe(self, words: str) -> None:
        """Tell a screen reader about the point that is meant."""
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(event)

    def sizeHint(self) -> QSize:
        """Return a size at which the names of the marks find room."""
        return QSize(round(self.size_px * 34), round(self.size_px * _HIGH))

    def minimumSizeHint(self) -> QSize:
        """Return the least size that still reads."""
        return QSize(round(self.size_px * 20), round(self.size_px * 16))

    def hasHeightForWidth(self) -> bool:
        """Say that a wide chart need not be higher."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along the frontier, or take the deal."""
        last, key = len(self.picture.points) - 1, Qt.Key(event.key())
        if last < 0:
            super().keyPressEvent(event)
        elif key in _STEPS:
            # Points stand our best first, so the right of the chart is their beginning.
            start = self.index if self.index >= 0 else last + 1 if _STEPS[key] > 0 else -1
            self.point(min(max(start - _STEPS[key], 0), last))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.point(last if key == Qt.Key.Key_Home else 0)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.index >= 0:
            self.another.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.index >= 0:
            self.taken.emit(self.index)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mean the point under the mouse."""
        near = self._near(event.position())
        over = near >= 0 or self._package_at(event.position()) >= 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        if near >= 0:
            self.point(near)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the deal under the mouse, or choose the package there."""
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        package = self._package_at(event.position())
        near = self._near(event.position())
        if package >= 0:
            self.package_meant.emit(package)
        elif near >= 0:
            self.point(near)
            self.taken.emit(near)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a click: nothing is dragged here."""
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys go here."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that keys go elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay the ring of the point that is meant over the chart, and the focus around it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        meant = self._meant
        if meant is not None:
            canvas = QPainterCanvas(painter, self.theme.palette, self.measures)
            frontier.draw_selected(canvas, self._plane(), meant)
        if self.hasFocus():
            painter.setPen(QPen(self.theme.colour("ours"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.end()

    @property
    def _meant(self) -> Place | None:
        known = 0 <= self.index < len(self.picture.points)
        return self.picture.points[self.index] if known else None

    def _draw_chart(self, canvas: Canvas, width: float, height: float) -> None:
        bare = replace(self.picture, selected=None)
        frontier.draw(canvas, bare, width, height, self.size_px)

    def _plane(self) -> frontier.Plane:
        size = float(self.width()), float(self.height())
        return frontier.plane_of(self.measuring(), self.picture, *size, self.size_px)

    def _near(self, at: QPointF) -> int:
        return self._nearest(at, self.picture.points)

    def _package_at(self, at: QPointF) -> int:
        return self._nearest(at, tuple(spot.at for spot in self.picture.packages))

    def _nearest(self, at: QPointF, places: tuple[Place, ...]) -> int:
        """Return the index of the place nearest to the mouse and within its reach, else −1."""
        plane = self._plane()
        best, found = float(_REACH**2), -1
        for index, place in enumerate(places):
            x, y = plane.at(place)
            apart = (x - at.x()) ** 2 + (y - at.y()) ** 2
            if apart < best:
                best, found = apart, index
        return found
