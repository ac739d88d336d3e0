"""How one line of the tree of issues is drawn: calm ground, faint guides, three columns."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QTreeView

from negdesk.i18n import tr
from negdesk.model.rows import Issue
from negdesk.ui.issues.in_short import Column
from negdesk.ui.issues.tree_model import IssueTreeModel
from negdesk.ui.theme import RADIUS, SMALL, Theme

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ROUND = RADIUS - 2


class RowPainter:
    """Draws the lines of a view in the theme's colours."""

    def __init__(self, theme: Theme, model: IssueTreeModel, view: QTreeView) -> None:
        """Measure the theme's fonts once."""
        self._theme = theme
        self._model = model
        self._view = view
        self._bold = QFont(theme.font)
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._small = QFont(theme.font)
        self._small.setPointSizeF(theme.font.pointSizeF() * SMALL)
        self._plain_metrics = QFontMetrics(theme.font)
        self._bold_metrics = QFontMetrics(self._bold)
        self._small_metrics = QFontMetrics(self._small)

    def ground(self, painter: QPainter, row: QRect, *, chosen: bool, lit: bool) -> None:
        """Draw the ground of the chosen row, or of the one under the mouse."""
        if chosen or lit:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("ours_soft" if chosen else "window"))
            painter.drawRoundedRect(_inner(row), _ROUND, _ROUND)
            painter.setBrush(Qt.BrushStyle.NoBrush)

    def frame(self, painter: QPainter, row: QRect) -> None:
        """Draw the frame of the row that the keyboard is on."""
        painter.setPen(QPen(self._theme.colour("ours"), 2))
        painter.drawRoundedRect(_inner(row).adjusted(1, 1, -1, -1), _ROUND, _ROUND)

    def guides(self, painter: QPainter, row: QRect, level: int, opened: bool | None) -> None:
        """Draw a line a level above, and the arrow of what can be opened or closed."""
        step = self._view.indentation()
        start = self._view.columnViewportPosition(Column.TITLE) + step / 2 + 2.5
        painter.setPen(QPen(self._theme.colour("line"), 1))
        for above in range(level):
            x = start + step * above
            painter.drawLine(QPointF(x, row.top()), QPointF(x, row.bottom() + 1))
        if opened is None:
            return
        x, y, r = start + step * level, row.center().y() + 0.5, 3.5
        painter.setPen(QPen(self._theme.colour("muted"), 1.5))
        if opened:
            points = [QPointF(x - r, y - r / 2), QPointF(x, y + r / 2), QPointF(x + r, y - r / 2)]
        else:
            points = [QPointF(x - r / 2, y - r), QPointF(x + r / 2, y), QPointF(x - r / 2, y + r)]
        painter.drawPolyline(QPolygonF(points))

    def words(
        self, painter: QPainter, row: QRect, level: int, issue: Issue, *, faint: bool
    ) -> None:
        """Write what stands in the three columns."""
        indent = self._view.indentation() * (level + 1)
        self._title(painter, self._room(row, Column.TITLE, indent), issue, faint=faint)
        short, room = self._model.short, self._room(row, Column.OURS)
        ours = short.ours(issue)
        if self._plain_metrics.horizontalAdvance(ours) >= room.width():
            # The figures say more than half of them with an ellipsis.
            ours = short.ours(issue, unit=False)
        self._line(painter, room, ours, "muted" if faint else "ink", _LEFT)
        share, room = short.share(issue), self._room(row, Column.WEIGHT)
        self._line(painter, room, share, "muted", _RIGHT)

    def _room(self, row: QRect, column: Column, indent: int = 0) -> QRect:
        gap = self._theme.quarter
        left = self._view.columnViewportPosition(column) + (indent or gap * 2)
        right = self._view.columnViewportPosition(column) + self._view.columnWidth(column)
        return QRect(left + 1, row.top(), max(0, right - left - gap * 2), row.height())

    def _title(self, painter: QPainter, room: QRect, issue: Issue, *, faint: bool) -> None:
        role = "muted" if faint or not issue.title.strip() else "ink"
        must = tr("must") if issue.must_have else ""
        wide = self._small_metrics.horizontalAdvance(must) + self._theme.quarter * 4
        space = QRect(room)
        space.setWidth(max(0, room.width() - (wide if must else 0)))
        text = self._model.short.text(issue, Column.TITLE)
        drawn = self._line(painter, space, text, role, _LEFT, bold=issue.kind == "group")
        if must:
            metrics = self._bold_metrics if issue.kind == "group" else self._plain_metrics
            end = space.left() + metrics.horizontalAdvance(drawn)
            self._mark(painter, QRect(end, room.top(), wide, room.height()), must)

    def _mark(self, painter: QPainter, room: QRect, must: str) -> None:
        gap, high = self._theme.quarter, self._small_metrics.height() + 2
        box = QRectF(room.left() + gap * 2, 0, room.width() - gap * 2, high)
        box.moveCenter(QPointF(box.center().x(), room.center().y() + 0.5))
        painter.setPen(QPen(self._theme.colour("ours"), 1))
        painter.drawRoundedRect(box, high / 2, high / 2)
        painter.setFont(self._small)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, must)

    def _line(
        self,
        painter: QPainter,
        room: QRect,
        text: str,
        role: str,
        align: Qt.AlignmentFlag,
        *,
        bold: bool = False,
    ) -> str:
        """Write one line, cut where the room ends, and return what was written."""
        if not text:
            return ""
        metrics = self._bold_metrics if bold else self._plain_metrics
        fitting = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(self._bold if bold else self._theme.font)
        painter.setPen(self._theme.colour(role))
        painter.drawText(room, align, fitting)
        return fitting


def _inner(row: QRect) -> QRectF:
    return QRectF(row).adjusted(3, 1, -3, -1)
