"""Inputs for text: one line, and notes that grow with what is typed."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QMimeData, QObject, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QTextOption, QWheelEvent
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
        """Show the text from its beginning; a text that is the same keeps its cursor."""
        if self.editor.text() != value:
            self.editor.setText(value)
            self.editor.setCursorPosition(0)

    def read_value(self) -> str:
        """Return the text as typed."""
        return self.editor.text()


_LINE_EDIT = 30
_NO_END = re.compile(r"\S{2000}")


class GrowingEdit(QPlainTextEdit):
    """A plain text edit as high as its text, up to ten lines; Tab moves on."""

    def __init__(self, lines: int, most: int = 10) -> None:
        """Start at a number of lines."""
        super().__init__()
        self._least = lines
        self._most = most
        self._known_height = 0
        self.setUndoRedoEnabled(False)
        # As far from the edge as the text of a line edit.
        self.document().setDocumentMargin(2)
        self.setTabChangesFocus(True)
        self.setMinimumWidth(1)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text only, whatever the clipboard also holds."""
        self._wrap_for(source.text())
        self.insertPlainText(source.text())

    def setPlainText(self, text: str) -> None:
        """Show another text."""
        self._wrap_for(text)
        super().setPlainText(text)

    def sizeHint(self) -> QSize:
        """Return the height of the text; the layout gives the width."""
        return QSize(self.fontMetrics().averageCharWidth() * 12, self.text_height())

    def minimumSizeHint(self) -> QSize:
        """Return the height of the text; any width will do."""
        return QSize(1, self.text_height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page unless the cursor is here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def text_height(self) -> int:
        """Return the height that shows the text between the least and the most lines."""
        shown = max(self._least, min(self._most, self._lines()))
        frame = self.height() - self.viewport().height()
        inner = int(self.document().documentMargin() * 2) + max(frame, 2)
        # One line stands as high as a line edit beside it.
        return max(self.fontMetrics().lineSpacing() * shown + inner + 1, _LINE_EDIT)

    def setPlaceholderText(self, text: str) -> None:
        """Take a prompt, and the room to show it."""
        super().setPlaceholderText(text)
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow a new width, which may wrap the text otherwise."""
        super().resizeEvent(event)
        self._grow()

    def _wrap_for(self, text: str) -> None:
        """Wrap anywhere once a word has no end: looking for its end takes Qt minutes a megabyte."""
        mode = QTextOption.WrapMode
        if _NO_END.search(text):
            self.setWordWrapMode(mode.WrapAnywhere)

    def _lines(self) -> int:
        if self.document().isEmpty() and self.placeholderText():
            width = self.viewport().width() - 2 * int(self.document().documentMargin())
            room = QRect(0, 0, max(1, width), 9999)
            wrap = int(Qt.TextFlag.TextWordWrap)
            words = self.fontMetrics().boundingRect(room, wrap, self.placeholderText())
            return round(words.height() / self.fontMetrics().lineSpacing())
        # The layout of a plain text document counts its height in lines.
        return int(self.document().size().height())

    def _grow(self) -> None:
        height = self.text_height()
        if height != self._known_height:
            self._known_height = height
            scrolls = self._lines() > self._most
            policy = Qt.ScrollBarPolicy
            self.setVerticalScrollBarPolicy(
                policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff
            )
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
        editor.textChanged.connect(self.touched)
        return editor

    def show_value(self, value: str) -> None:
        """Show the text; a text that is the same keeps its cursor."""
        if self.read_value() != value:
            blocked = self.editor.blockSignals(True)
            self.editor.setPlainText(value)
            self.editor.blockSignals(blocked)

    def read_value(self) -> str:
        """Return the text as typed; `toPlainText` would turn fixed spaces into plain ones."""
        return self.editor.document().toRawText().replace("\u2029", "\n")

    def touched(self) -> None:
        """Note what the user typed; text without a row is shown, not typed."""
        if self.row is not None:
            super().touched()


class WrappedLineInput(NoteInput):
    """One line of text that wraps instead of hiding its end; Enter moves on."""

    def __init__(self, desk: Desk, key: str, *, bare: bool = False, label: str = "") -> None:
        """Make an input that starts with one line."""
        super().__init__(desk, key, bare=bare, label=label, lines=1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter to the next input."""
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in enter
        ):
            self.commit()
            self.editor.focusNextChild()
            return True
        return super().eventFilter(watched, event)


class OneHistory(QObject):
    """Filters undo and redo keys out of text editors, so that there is one history.

    Without it every editor swallows Ctrl+Z for a history of its own.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the window's actions have undo and redo."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            standard = QKeySequence.StandardKey
            if event.matches(standard.Undo) or event.matches(standard.Redo):
                event.ignore()
                return True
        return super().eventFilter(watched, event)
