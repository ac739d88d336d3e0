"""Inputs for text: one line, and notes that grow with what is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QTextOption
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from negdesk.ui.desk import Desk
from negdesk.ui.inputs.base import FieldInput


class LineInput(FieldInput):
    """One line of text."""

    editor: QLineEdit

    def make_editor(self) -> QWidget:
        """Return a line edit."""
        editor = QLineEdit()
        editor.setMinimumWidth(1)
        editor.textEdited.connect(self.touched)
        return editor

    def show_value(self, value: str) -> None:
        """Show the text from its beginning."""
        self.editor.setText(value)
        self.editor.setCursorPosition(0)

    def read_value(self) -> str:
        """Return the text as typed."""
        return self.editor.text()


class GrowingEdit(QPlainTextEdit):
    """A plain text edit as high as its text, between two and ten lines; Tab moves on."""

    def __init__(self, lines: int) -> None:
        """Start at a number of lines."""
        super().__init__()
        self._least = lines
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setMinimumWidth(1)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text only, whatever the clipboard also holds."""
        self.insertPlainText(source.text())

    def sizeHint(self) -> QSize:
        """Return the height of the text between the least and ten lines."""
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        """Return the height of the text; any width will do."""
        return QSize(1, self._height())

    def _height(self) -> int:
        lines = max(self._least, min(10, int(self.document().size().height())))
        margins = self.contentsMargins()
        inner = int(self.document().documentMargin() * 2) + margins.top() + margins.bottom()
        return self.fontMetrics().lineSpacing() * lines + inner + 2

    def _grow(self) -> None:
        if self.height() != self._height():
            self.setFixedHeight(self._height())
            self.updateGeometry()


class NoteInput(FieldInput):
    """Several lines of plain text."""

    editor: GrowingEdit

    def __init__(
        self, desk: Desk, key: str, *, bare: bool = False, label: str = "", lines: int = 2
    ) -> None:
        """Make a note input that starts at a number of lines."""
        self._lines = lines
        super().__init__(desk, key, bare=bare, label=label)

    def make_editor(self) -> QWidget:
        """Return a growing plain text edit."""
        editor = GrowingEdit(self._lines)
        editor.textChanged.connect(self._typed)
        return editor

    def show_value(self, value: str) -> None:
        """Show the text; a text that is the same keeps its cursor."""
        if self.editor.toPlainText() != value:
            blocked = self.editor.blockSignals(True)
            self.editor.setPlainText(value)
            self.editor.blockSignals(blocked)
            self.editor.viewport().update()

    def read_value(self) -> str:
        """Return the text as typed."""
        return self.editor.toPlainText()

    def _typed(self) -> None:
        if self.row is not None:
            self.touched()


class OneHistory(QObject):
    """Filters undo and redo keys out of text editors, so that there is one history.

    Without it every editor swallows Ctrl+Z for a history of its own.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the window's actions have undo and redo."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            from PySide6.QtGui import QKeySequence

            standard = QKeySequence.StandardKey
            if event.matches(standard.Undo) or event.matches(standard.Redo):
                event.ignore()
                return True
        return super().eventFilter(watched, event)
