"""The places in the tree of issues as a Qt model: who stands where, followed step by step."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Signal

from negdesk.model.outline import Outline
from negdesk.ui.issues.in_short import Column
from negdesk.ui.issues.tree_shape import TOP, TreeShape
from negdesk.ui.issues.tree_steps import arrivals, departures

Index = QModelIndex | QPersistentModelIndex
_COLUMNS = len(Column)
_NOWHERE = QModelIndex()


class IssuePlaces(QAbstractItemModel):
    """Rows that come, move and go one by one, so a view keeps what it knows of all others.

    `reshaping` and `reshaped` stand around such steps. A view that lays itself out asks for
    `index` and `hasChildren` of every issue: these two do no more than they must.
    """

    reshaping = Signal()
    reshaped = Signal()

    def __init__(self, parent: QObject) -> None:
        """Start without rows."""
        super().__init__(parent)
        self.shape = TreeShape()

    def id_at(self, index: Index) -> str:
        """Return the id of the issue at an index, or ""."""
        return self.shape.id_of(index.internalId())

    def index_of(self, issue_id: str, column: Column = Column.TITLE) -> QModelIndex:
        """Return the index of an issue, or an invalid one."""
        number = self.shape.number_of(issue_id)
        return QModelIndex() if number is None else self._at(number, column)

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """Return the index of a child."""
        children = self.shape.below.get(parent.internalId(), ())
        if 0 <= row < len(children) and 0 <= column < _COLUMNS and parent.column() <= 0:
            return self.createIndex(row, column, children[row])
        return QModelIndex()

    def parent(self, index: Index | None = None) -> Any:
        """Return the index of the parent of a child; without one, the owner of the model."""
        if index is None:
            return super().parent()
        return self._at(self.shape.above.get(index.internalId(), TOP))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many issues stand right below one, in its first column."""
        return len(self.shape.below.get(parent.internalId(), ())) if parent.column() <= 0 else 0

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return _COLUMNS

    def hasChildren(self, parent: Index = _NOWHERE) -> bool:
        """Say whether issues stand below one."""
        return parent.internalId() in self.shape.below and parent.column() <= 0

    def start_with(self, outline: Outline) -> None:
        """Take other rows than before, all at once."""
        self.beginResetModel()
        self.shape.become(self.shape.places(outline))
        self.endResetModel()

    def follow(self, outline: Outline, first: Column) -> None:
        """Take the steps to an outline, and announce all values from a column on.

        These are announced before a view lays out what has moved: then it asks for each value
        once, when it paints it.
        """
        places = self.shape.places(outline)
        self.reshaping.emit()
        for number, above, row in arrivals(self.shape.below, places):
            if number in self.shape.above:
                self._move_row(number, above, row)
            else:
                self.beginInsertRows(self._at(above), row, row)
                self.shape.put(number, above, row)
                self.endInsertRows()
        for above, top, bottom in departures(self.shape.below, places):
            self.beginRemoveRows(self._at(above), top, bottom)
            self.shape.drop(above, top, bottom)
            self.endRemoveRows()
        self.announce_all(first)
        self.reshaped.emit()

    def announce(self, issue_id: str) -> None:
        """Say that the values of an issue have changed, if it is there."""
        first, last = self.index_of(issue_id), self.index_of(issue_id, Column.WEIGHT)
        if first.isValid():
            self.dataChanged.emit(first, last)

    def announce_all(self, first: Column) -> None:
        """Say that the values of all issues may have changed, from a column on."""
        for children in self.shape.below.values():
            start = self.createIndex(0, first, children[0])
            end = self.createIndex(len(children) - 1, Column.WEIGHT, children[-1])
            self.dataChanged.emit(start, end)

    def _move_row(self, number: int, above: int, row: int) -> None:
        was, at = self.shape.above[number], self.shape.row_of(number)
        self.beginMoveRows(self._at(was), at, at, self._at(above), row)
        self.shape.take_out(number)
        self.shape.put(number, above, row - (was == above and at < row))
        self.endMoveRows()

    def _at(self, number: int, column: int = Column.TITLE) -> QModelIndex:
        if number == TOP:
            return QModelIndex()
        return self.createIndex(self.shape.row_of(number), column, number)
