"""The tree of issues as a Qt model: it keeps the shape by id, and reads every value anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, Signal

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
from negdesk.ui.issues.tree_places import Index, IssuePlaces
from negdesk.ui.issues.tree_shape import reshapes, reweighs, touched

_Role = Qt.ItemDataRole
ID_ROLE = _Role.UserRole + 1
_Flag = Qt.ItemFlag
_READ = _Flag.ItemIsEnabled | _Flag.ItemIsSelectable | _Flag.ItemIsDragEnabled
_WRITE = _READ | _Flag.ItemIsDropEnabled
# What can be done by column, at last with what is no cell: its column is -1. Looked up and no
# more, as a view asks twice for each issue when it lays the tree out.
_FIXED = (_READ, _READ, _READ, _Flag.NoItemFlags)
_FREE = (_WRITE | _Flag.ItemIsEditable, _WRITE, _WRITE, _Flag.ItemIsDropEnabled)


class IssueTreeModel(IssuePlaces):
    """The issues of one negotiation; `take` every edit, `refresh` after any that were missed.

    `refused` carries a sentence when something cannot be done, `arrived` the id of the first
    issue that was dropped.
    """

    refused = Signal(str)
    arrived = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Start without a negotiation."""
        super().__init__(parent)
        self._desk = desk
        self.negotiation_id = ""
        # Equal for all edits of one stay, such as writing a new issue: then they are one step.
        self.gesture = ""
        self._short: InShort | None = None
        self._flags = _FREE

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
        self.negotiation_id = negotiation_id
        self._short = None
        self._flags = _FIXED if self.read_only else _FREE
        self.start_with(self._outline())

    def take(self, edit: Edit) -> None:
        """Follow an edit: row by row what it moved, value by value what it changed."""
        self._short = None
        for issue_id in touched(edit):
            self.announce(issue_id)
        if reshapes(edit):
            self.follow(self._outline(), Column.OURS)
        elif reweighs(edit):
            self.announce_all(Column.OURS)

    def refresh(self) -> None:
        """Follow the document, whatever has changed in it."""
        self._short = None
        self.follow(self._outline(), Column.TITLE)

    def apply(self, edit: Edit) -> bool:
        """Apply an edit as part of the gesture under way; say whether it is in the file."""
        return self._desk.apply(replace(edit, merge_key=self.gesture) if self.gesture else edit)

    def issue_at(self, index: Index) -> Issue | None:
        """Return the issue at an index as the document has it now."""
        return self._desk.document.find(Issue, self.id_at(index))

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
        return self._flags[index.column()]

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

    def _outline(self) -> Outline:
        return Outline.of(self._desk.document, self.negotiation_id)
