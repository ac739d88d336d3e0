"""The tree of issues as a Qt model: it keeps the shape by id, and reads every value anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from negdesk.i18n import tr
from negdesk.model import tree
from negdesk.model.actions import set_field
from negdesk.model.edits import Edit
from negdesk.model.errors import Condition
from negdesk.model.outline import Outline
from negdesk.model.rows import Issue
from negdesk.ui.desk import Desk
from negdesk.ui.issues import clipboard
from negdesk.ui.issues.in_short import HEADINGS, Column, InShort
from negdesk.ui.issues.tree_shape import TOP, TreeShape, reshapes, reweighs, touched
from negdesk.ui.issues.tree_steps import arrivals, departures

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
ID_ROLE = _Role.UserRole + 1


_Flag = Qt.ItemFlag
# Joined once: a view asks for them hundreds of times at every change.
_FIXED, _TOP = _Flag.NoItemFlags, _Flag.ItemIsDropEnabled
_READ = _Flag.ItemIsEnabled | _Flag.ItemIsSelectable | _Flag.ItemIsDragEnabled
_WRITE = _READ | _Flag.ItemIsDropEnabled
_TITLE = _WRITE | _Flag.ItemIsEditable


_COLUMNS = len(Column)


class IssueTreeModel(QAbstractItemModel):
    """The issues of one negotiation; `refresh` after every edit that may concern them.

    Issues come, move and go row by row, so a view keeps what it knows of all others; only
    another negotiation is a new start. `reshaping` and `reshaped` stand around these steps.
    `refused` carries a sentence when something cannot be done, `arrived` the id of the first
    issue that was dropped.
    """

    reshaping = Signal()
    reshaped = Signal()
    refused = Signal(str)
    arrived = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Start without a negotiation."""
        super().__init__(parent)
        self._desk = desk
        self.negotiation_id = ""
        # Equal for all edits of one stay, such as writing a new issue: then they are one step.
        self.gesture = ""
        self.shape = TreeShape()
        self._short: InShort | None = None

    @property
    def read_only(self) -> bool:
        """Say whether the workbook cannot be written."""
        return bool(self._desk.session.workbook.file.read_only)

    @property
    def short(self) -> InShort:
        """Return what is said of the issues in short."""
        if self._short is None:
            document, style = self._desk.document, self._desk.style
            self._short = InShort(document, self.negotiation_id, self.shape, style)
        return self._short

    def show_negotiation(self, negotiation_id: str) -> None:
        """Show the issues of another negotiation."""
        self.beginResetModel()
        self.negotiation_id = negotiation_id
        self._short = None
        self.shape.become(self._places())
        self.endResetModel()

    def take(self, edit: Edit) -> None:
        """Follow an edit: row by row what it moved, value by value what it changed."""
        self._short = None
        for number in map(self.shape.number_of, touched(edit)):
            if number is not None:
                self.dataChanged.emit(self._at(number), self._at(number, Column.WEIGHT))
        if reshapes(edit):
            self._reshape()
        if reweighs(edit):
            self._announce_all()

    def refresh(self) -> None:
        """Follow the document, whatever has changed in it."""
        self._short = None
        self._reshape()
        self._announce_all()

    def apply(self, edit: Edit) -> bool:
        """Apply an edit as part of the gesture under way; say whether it is in the file."""
        return self._desk.apply(replace(edit, merge_key=self.gesture) if self.gesture else edit)

    def id_at(self, index: Index) -> str:
        """Return the id of the issue at an index, or ""."""
        return self.shape.id_of(index.internalId()) if index.isValid() else ""

    def issue_at(self, index: Index) -> Issue | None:
        """Return the issue at an index as the document has it now."""
        return self._desk.document.find(Issue, self.id_at(index))

    def index_of(self, issue_id: str, column: Column = Column.TITLE) -> QModelIndex:
        """Return the index of an issue, or an invalid one."""
        number = self.shape.number_of(issue_id)
        return QModelIndex() if number is None else self._at(number, column)

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        """Return the index of a child."""
        children = self._children(parent)
        if 0 <= row < len(children) and 0 <= column < _COLUMNS:
            return self.createIndex(row, column, children[row])
        return QModelIndex()

    def parent(self, index: Index | None = None) -> Any:
        """Return the index of the parent of a child; without one, the owner of the model."""
        if index is None:
            return super().parent()
        return self._at(self.shape.above.get(index.internalId(), TOP))

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many issues stand right below one."""
        return len(self._children(parent))

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return _COLUMNS

    def hasChildren(self, parent: Index | None = None) -> bool:
        """Say whether issues stand below one."""
        return bool(self._children(parent))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """Return the heading of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _Role.TextAlignmentRole and section == Column.WEIGHT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return tr(HEADINGS[section]) if role == _Role.DisplayRole else None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """Return what stands in a cell."""
        issue = self.issue_at(index)
        if issue is None:
            return None
        if role == _Role.EditRole:
            return issue.title if index.column() == Column.TITLE else None
        if role == ID_ROLE:
            return issue.id
        if role == _Role.DisplayRole:
            return self.short.text(issue, index.column())
        if role == _Role.AccessibleTextRole:
            return self.short.spoken(issue, index.column())
        return self.short.tip(issue) if role == _Role.ToolTipRole else None

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        """Rename an issue."""
        issue = self.issue_at(index)
        if issue is None or role != _Role.EditRole or index.column() != Column.TITLE:
            return False
        return not self.read_only and self.apply(set_field(issue, "title", str(value)))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        if not index.isValid():
            return _FIXED if self.read_only else _TOP
        if self.read_only:
            return _READ
        return _TITLE if index.column() == Column.TITLE else _WRITE

    def supportedDropActions(self) -> Qt.DropAction:
        """Return what a drop can do: move within, or copy."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        """Return the formats that can be dropped."""
        return [clipboard.ISSUES, clipboard.IDS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the issues of some cells, to be dropped elsewhere."""
        ids = list(dict.fromkeys(self.id_at(index) for index in indexes))
        return clipboard.mime(self._desk.document, self.negotiation_id, ids)

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Say whether a drop would be taken: never into what is dragged."""
        if self.read_only:
            return False
        ids = clipboard.ids(data, self.negotiation_id)
        if action != Qt.DropAction.MoveAction or not ids:
            return data.hasFormat(clipboard.ISSUES)
        try:
            self._move(ids, row, parent)
        except tree.TreeError:
            return False
        return True

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Move what was dragged within the tree, or add copies of it."""
        if self.read_only:
            return False
        ids = clipboard.ids(data, self.negotiation_id)
        moves = action == Qt.DropAction.MoveAction and bool(ids)
        try:
            edit = self._move(ids, row, parent) if moves else self._copy(data, row, parent)
        except (tree.TreeError, Condition) as refusal:
            self.refused.emit(str(refusal))
            return False
        done = self.apply(edit)
        self.arrived.emit(ids[0] if moves else tree.added(edit))
        return done

    def _move(self, ids: Sequence[str], row: int, parent: Index) -> Edit:
        at = row if row >= 0 else None
        return tree.place(self._desk.document, ids, self.id_at(parent) or None, at)

    def _copy(self, data: QMimeData, row: int, parent: Index) -> Edit:
        rows = clipboard.read(data, self._desk.style, self._desk.new_id).rows
        above, at = self.id_at(parent) or None, row if row >= 0 else None
        scope, new_id = self.negotiation_id, self._desk.new_id
        return tree.paste(self._desk.document, scope, rows, above, at, new_id)

    def _children(self, parent: Index | None) -> Sequence[int]:
        """Return the numbers of the issues below one: only the first column has them."""
        if parent is None or not parent.isValid():
            return self.shape.below.get(TOP, ())
        return self.shape.below.get(parent.internalId(), ()) if parent.column() == 0 else ()

    def _places(self) -> dict[int, list[int]]:
        return self.shape.places(Outline.of(self._desk.document, self.negotiation_id))

    def _reshape(self) -> None:
        places = self._places()
        self.reshaping.emit()
        for number, above, row in arrivals(self.shape.below, places):
            if number in self.shape.above:
                self._move_row(number, above, row)
            else:
                self.beginInsertRows(self._at(above), row, row)
                self.shape.put(number, above, row)
                self.endInsertRows()
        for above, first, last in departures(self.shape.below, places):
            self.beginRemoveRows(self._at(above), first, last)
            self.shape.drop(above, first, last)
            self.endRemoveRows()
        self.reshaped.emit()

    def _move_row(self, number: int, above: int, row: int) -> None:
        was, at = self.shape.above[number], self.shape.row_of(number)
        self.beginMoveRows(self._at(was), at, at, self._at(above), row)
        self.shape.take_out(number)
        self.shape.put(number, above, row - (was == above and at < row))
        self.endMoveRows()

    def _announce_all(self) -> None:
        for children in filter(None, self.shape.below.values()):
            first = self.createIndex(0, Column.TITLE, children[0])
            last = self.createIndex(len(children) - 1, Column.WEIGHT, children[-1])
            self.dataChanged.emit(first, last)

    def _at(self, number: int, column: int = Column.TITLE) -> QModelIndex:
        if number == TOP:
            return QModelIndex()
        return self.createIndex(self.shape.row_of(number), column, number)
