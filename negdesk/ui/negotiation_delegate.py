"""How a negotiation looks in the list: title, whom and when, how far along."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from negdesk.ui.negotiation_list import Role
from negdesk.ui.theme import RADIUS, SMALL, Theme

Index = QModelIndex | QPersistentModelIndex


class NegotiationDelegate(QStyledItemDelegate):
    """Three lines on a quiet ground; the chosen one on soft blue."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        """Measure the theme's fonts once."""
        super().__init__(parent)
        self._theme = theme
        self._title = QFont(theme.font)
        self._title.setWeight(QFont.Weight.DemiBold)
        self._small = QFont(theme.font)
        self._small.setPointSizeF(theme.font.pointSizeF() * (1 + SMALL) / 2)
        leading = theme.quarter
        self._title_line = QFontMetrics(self._title).lineSpacing() + leading
        self._small_line = QFontMetrics(self._small).lineSpacing() + leading

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the three lines with room around."""
        gap = self._theme.quarter
        height = self._title_line + 2 * self._small_line + 4 * gap + gap // 2
        return QSize(0, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one negotiation."""
        gap, theme = self._theme.quarter, self._theme
        state = QStyle.StateFlag
        chosen = bool(option.state & state.State_Selected)
        ground = QRectF(option.rect).adjusted(gap * 2.0, gap / 2, -gap * 2.0, -gap / 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or option.state & state.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("ours_soft" if chosen else "window"))
            painter.drawRoundedRect(ground, RADIUS, RADIUS)
        if option.state & state.State_HasFocus and getattr(option.widget, "framed", True):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("ours"), 2))
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        inner = ground.adjusted(gap * 3, gap * 1.5, -gap * 3, 0)
        top = self._line(painter, inner, self._title, self._title_line, "ink", index.data())
        role = str(index.data(Role.COLOUR))
        if role == "progress":
            role = "ours" if chosen else "muted"
        second, third = index.data(Role.SECOND), index.data(Role.PROGRESS)
        top = self._line(painter, top, self._small, self._small_line, "muted", second)
        self._line(painter, top, self._small, self._small_line, role, third)
        painter.restore()

    def _line(
        self, painter: QPainter, room: QRectF, font: QFont, height: int, role: str, text: str
    ) -> QRectF:
        """Draw one line at the top of the room and return the room below it."""
        painter.setFont(font)
        painter.setPen(self._theme.colour(role))
        fitting = QFontMetrics(font).elidedText(
            text, Qt.TextElideMode.ElideRight, int(room.width())
        )
        line = QRectF(room.left(), room.top(), room.width(), height)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitting)
        return room.adjusted(0, height, 0, 0)
