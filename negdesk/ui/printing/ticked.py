"""Rows of a list with a box to tick, drawn as the check boxes of the window are."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from negdesk.ui.theme import Theme

_SIDE = 16
# Where the tick bends, in shares of the box.
_TICK = ((0.24, 0.52), (0.44, 0.72), (0.78, 0.28))


class TickedRow(QStyledItemDelegate):
    """Draws the box, the tick and the words; the style still says where a click ticks."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        """Draw in the colours of a theme."""
        super().__init__(parent)
        self._theme = theme

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        theme, rect = self._theme, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("ours_soft"))
        on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
        box = QRectF(rect.x() + theme.quarter, rect.center().y() - _SIDE / 2, _SIDE, _SIDE)
        self._box(painter, box, on)
        painter.setPen(theme.colour("ink" if on else "muted"))
        words = rect.adjusted(_SIDE + theme.quarter * 3, 0, -theme.quarter, 0)
        across = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(words, across, str(index.data()))
        painter.restore()

    def _box(self, painter: QPainter, box: QRectF, on: bool) -> None:
        theme = self._theme
        painter.setPen(QPen(theme.colour("ours" if on else "muted"), 1.2))
        painter.setBrush(theme.colour("ours_soft" if on else "surface"))
        painter.drawRoundedRect(box, 3, 3)
        if on:
            painter.setPen(QPen(theme.colour("ink"), 2))
            spots = [QPointF(box.x() + x * _SIDE, box.y() + y * _SIDE) for x, y in _TICK]
            painter.drawPolyline(QPolygonF(spots))
