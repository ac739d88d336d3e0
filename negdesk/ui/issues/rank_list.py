"""The issues of one side in the order of their importance: moved by mouse, keys or buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from negdesk.i18n import tr
from negdesk.ui.theme import LEAST_TARGET, Theme

_ID = Qt.ItemDataRole.UserRole
_PERCENT = Qt.ItemDataRole.UserRole + 1
_KEYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_MOST = 12


@dataclass(frozen=True, slots=True)
class Ranked:
    """One issue in the order: its id, its title, and its percentage in words."""

    issue_id: str
    title: str
    percent: str


class RankList(QListWidget):
    """Issues, the most important first; `ordered` comes with every new order."""

    ordered = Signal(list)

    def __init__(self, theme: Theme, side: str, words: str) -> None:
        """Make an empty list for a side, "ours" or "theirs", that is spoken as `words`."""
        super().__init__()
        self._theme = theme
        self._shown: list[Ranked] = []
        self._editable = True
        self.setAccessibleName(words)
        self.setItemDelegate(RankDelegate(theme, side, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)

    def show_order(self, ranked: Sequence[Ranked], *, editable: bool) -> None:
        """Show an order; the current issue stays the current one."""
        drag = QAbstractItemView.DragDropMode
        self.setDragDropMode(drag.InternalMove if editable else drag.NoDragDrop)
        self._editable = editable
        if list(ranked) == self._shown:
            return
        current = self.current_id()
        self._shown = list(ranked)
        self.clear()
        for place, one in enumerate(ranked, start=1):
            item = QListWidgetItem(one.title)
            item.setData(_ID, one.issue_id)
            item.setData(_PERCENT, one.percent)
            spoken = tr("{place}. {title}, {percent}")
            said = spoken.format(place=place, title=one.title, percent=one.percent)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
            self.addItem(item)
        ids = [one.issue_id for one in ranked]
        if ids:
            self.setCurrentRow(ids.index(current) if current in ids else 0)
        self.updateGeometry()

    def current_id(self) -> str:
        """Return the id of the current issue, or ""."""
        row = self.currentRow()
        return str(self.item(row).data(_ID)) if row >= 0 else ""

    def select(self, issue_id: str) -> None:
        """Make an issue the current one, if it is there."""
        ids = [one.issue_id for one in self._shown]
        if issue_id in ids:
            self.setCurrentRow(ids.index(issue_id))

    def step(self, by: int) -> None:
        """Move the current issue up or down by one place."""
        ids = [one.issue_id for one in self._shown]
        row = self.currentRow()
        if self._editable and row >= 0 and 0 <= row + by < len(ids):
            ids.insert(row + by, ids.pop(row))
            self.ordered.emit(ids)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Alt+arrows."""
        by = _KEYS.get(Qt.Key(event.key()), 0)
        if by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.step(by)
            return
        super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the order in which the items now stand."""
        super().dropEvent(event)
        self.take_order()

    def take_order(self) -> None:
        """Tell the order in which the items stand."""
        items = (self.item(row) for row in range(self.count()))
        ids = [str(item.data(_ID)) for item in items]
        # What is shown is no longer what was given: the next order is shown in full.
        self._shown = []
        self.ordered.emit(ids)

    def sizeHint(self) -> QSize:
        """Return the room of all issues, or of the first dozen."""
        shown = max(1, min(self.count(), _MOST))
        return QSize(self._theme.line * 12, shown * row_height(self._theme) + 2)

    def minimumSizeHint(self) -> QSize:
        """Return the same height: the page scrolls, the list is not squeezed."""
        return QSize(1, self.sizeHint().height())


class RankDelegate(QStyledItemDelegate):
    """Draws the place, the title and the percentage of an issue."""

    def __init__(self, theme: Theme, side: str, parent: RankList) -> None:
        """Draw in the colours of a side."""
        super().__init__(parent)
        self._theme = theme
        self._side = side

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return a line that is easy to hit."""
        return QSize(1, row_height(self._theme))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one line."""
        theme, gap = self._theme, self._theme.quarter
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setFont(theme.font)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour(f"{self._side}_soft"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.colour("ours"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        place = rect.adjusted(gap * 2, 0, 0, 0)
        place.setWidth(gap * 6)
        painter.setPen(theme.colour(self._side))
        painter.drawText(place, _LEFT, f"{index.row() + 1}.")
        room = rect.adjusted(gap * 8, 0, -gap * 2, 0)
        percent = str(index.data(_PERCENT))
        painter.setPen(theme.colour("muted"))
        painter.drawText(room, _RIGHT, percent)
        metrics = painter.fontMetrics()
        room.setWidth(room.width() - metrics.horizontalAdvance(percent) - gap * 3)
        painter.setPen(theme.colour("ink"))
        title = metrics.elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, max(0, room.width())
        )
        painter.drawText(room, _LEFT, title)
        painter.restore()


_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


def row_height(theme: Theme) -> int:
    """Return the height of a line of the list."""
    return max(LEAST_TARGET, theme.quarter * 7)
