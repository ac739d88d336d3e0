"""The rename editor of the tree: Enter goes on, Tab indents, Esc stops."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from negdesk.i18n import tr
from negdesk.ui.issues.tree_model import IssueTreeModel
from negdesk.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_LEAST_ROW = 28


class TitleEditor(QStyledItemDelegate):
    """Edits a title in its row; the keys that go on are signalled once the title is kept."""

    opened = Signal()
    closed = Signal()
    entered = Signal()
    left = Signal()
    indented = Signal(int)

    def __init__(self, theme: Theme, parent: QObject) -> None:
        """Start closed."""
        super().__init__(parent)
        self._theme = theme
        self.editor: QLineEdit | None = None
        # Of a new issue Esc keeps what is written; else it brings the old title back.
        self.new = False
        # A finger's and a reader's.
        self.row_height = max(_LEAST_ROW, theme.line + theme.quarter * 3)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(0, self.row_height)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a line to write the title on."""
        editor = QLineEdit(parent)
        editor.setObjectName("issue.tree.title")
        editor.setAccessibleName(tr("Issue"))
        editor.setAccessibleDescription(
            tr("Enter keeps the title, Tab puts the issue one level in, Esc stops.")
        )
        self.editor = editor
        self.opened.emit()
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the title, unless another one is being written."""
        assert isinstance(editor, QLineEdit)
        if not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QObject, index: Index) -> None:
        """Keep the title, if it is another one."""
        assert isinstance(editor, QLineEdit)
        assert isinstance(model, IssueTreeModel)
        if editor.isModified():
            # Before: keeping it may end the editor.
            editor.setModified(False)
            model.setData(model.index_of(model.id_at(index)), editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Lay the line over the title, to the end of its column."""
        editor.setGeometry(option.rect.adjusted(0, 1, -self._theme.quarter, -1))

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Note that nothing is being written any more."""
        self._forget(editor)
        super().destroyEditor(editor, index)

    def finish(self, *, keep: bool = True) -> None:
        """End the editor, with or without keeping what is written."""
        editor = self.editor
        if editor is None:
            return
        if keep:
            self.commitData.emit(editor)
        self._forget(editor)
        self.closeEditor.emit(editor, self.EndEditHint.NoHint)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter, Tab and Esc; a lost focus keeps the title."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.finish()
                self.entered.emit()
                return True
            if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self.finish()
                self.indented.emit(1 if key == Qt.Key.Key_Tab else -1)
                return True
            if key == Qt.Key.Key_Escape:
                self.finish(keep=self.new)
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _forget(self, editor: QObject) -> None:
        if self.editor is editor:
            self.editor = None
            self.closed.emit()
