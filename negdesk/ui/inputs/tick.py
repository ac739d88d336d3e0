"""The check box of all inputs, whose words wrap where a column is narrow."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from negdesk.ui.labels import breakable
from negdesk.ui.theme import LEAST_TARGET, Theme

_TALL = 10_000
# Words are measured in whole pixels, and wrapped in parts of them.
_AIR = 3
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)
_MARK = ((0.24, 0.52), (0.44, 0.72), (0.78, 0.28))


class Tick(QCheckBox):
    """A check box drawn in the theme's colours: light or dark, its edge can be seen."""

    def __init__(self, theme: Theme, words: str = "") -> None:
        """Show words beside the box, as they are."""
        super().__init__(words.replace("&", "&&"))
        self._theme = theme
        self._words = breakable(words)
        if words:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Return the size that shows the words on one line."""
        self.ensurePolished()
        wide = self.fontMetrics().horizontalAdvance(self._words)
        return QSize(self._inset + wide + _AIR, max(LEAST_TARGET, self.fontMetrics().height()))

    def minimumSizeHint(self) -> QSize:
        """Return the size that shows the longest word."""
        self.ensurePolished()
        measure = self.fontMetrics().horizontalAdvance
        pieces = self._words.replace("\u200b", " ").split()
        return QSize(self._inset + max(map(measure, pieces), default=0) + _AIR, LEAST_TARGET)

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words, wrapped at a width."""
        self.ensurePolished()
        return max(LEAST_TARGET, self._room(width).height())

    def hitButton(self, at: QPoint) -> bool:
        """Take a press on the words, whichever line it is."""
        return self.rect().contains(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, the tick and the words."""
        theme = self._theme
        room = self._room(self.width())
        top = max(0, (self.height() - room.height()) // 2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Beside the first line, where the words go on below.
        self._draw_box(painter, top + (self.fontMetrics().height() - theme.box) / 2)
        painter.setPen(theme.colour("ink" if self.isEnabled() else "muted"))
        painter.drawText(room.translated(self._inset, top), _WRAP, self._words)
        painter.end()

    def _draw_box(self, painter: QPainter, top: float) -> None:
        theme = self._theme
        side = theme.box
        box = QRectF(1.5, top, side, side)
        lit = self.isChecked() and self.isEnabled()
        edge = theme.colour("ours" if lit or self.hasFocus() else "muted")
        painter.setPen(QPen(edge, 2 if self.hasFocus() else 1.2))
        painter.setBrush(theme.colour("ours_soft" if self.isChecked() else "surface"))
        painter.drawRoundedRect(box, 3, 3)
        if self.isChecked():
            painter.setPen(QPen(theme.colour("ink"), 2))
            points = [QPointF(box.x() + x * side, box.y() + y * side) for x, y in _MARK]
            painter.drawPolyline(QPolygonF(points))

    @property
    def _inset(self) -> int:
        return self._theme.box + (self._theme.quarter * 3 if self._words else 3)

    def _room(self, width: int) -> QRect:
        """Return the place of the words at a width, its top at 0."""
        metrics = self.fontMetrics()
        wide = max(1, width - self._inset)
        tall = metrics.boundingRect(QRect(0, 0, wide, _TALL), _WRAP, self._words).height()
        return QRect(0, 0, wide, max(tall, metrics.height()))
