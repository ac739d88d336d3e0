"""Inputs for text: one line, and notes that grow with what is typed."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QMimeData, QObject, QSize, Qt
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextLayout,
    QTextOption,
    QWheelEvent,
)
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
_MARGIN = 2
# More characters than this take more than ten lines anyway.
_COUNTED = 4000
_NO_END = re.compile(r"\S{2000}")


class GrowingEdit(QPlainTextEdit):
    """A plain text edit as high as its text, up to ten lines; Tab moves on."""

    def __init__(self, lines: int, most: int = 10) -> None:
        """Start at a number of lines."""
        super().__init__()
        self._least = lines
        self._most = most
        self._heights: dict[int, int] = {}
        self.setUndoRedoEnabled(False)
        # As far from the edge as the text of a line edit.
        self.document().setDocumentMargin(_MARGIN)
        self.setTabChangesFocus(True)
        self.setMinimumWidth(1)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().contentsChanged.connect(self._changed)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text only, whatever the clipboard also holds."""
        self._wrap_for(source.text())
        self.insertPlainText(source.text())

    def setPlainText(self, text: str) -> None:
        """Show another text."""
        self._wrap_for(text)
        super().setPlainText(text)

    def setPlaceholderText(self, text: str) -> None:
        """Take a prompt, and the room to show it."""
        if text != self.placeholderText():
            super().setPlaceholderText(text)
            self._changed()

    def heightForWidth(self, width: int) -> int:
        """Return the height that shows the text between the least and the most lines.

        It is worked out from the text, not from the layout on screen: so a form stands
        right at once, without growing line by line.
        """
        known = self._heights.get(width)
        if known is None:
            self.ensurePolished()
            shown = max(self._least, min(self._most, self._lines_at(width)))
            edges = self.contentsMargins()
            inner = 2 * _MARGIN + edges.top() + edges.bottom()
            height = self.fontMetrics().lineSpacing() * shown + inner + 1
            # One line stands as high as a line edit beside it.
            known = self._heights[width] = max(height, _LINE_EDIT)
        return known

    def sizeHint(self) -> QSize:
        """Return the size at the present width; the layout gives another."""
        return QSize(self.fontMetrics().averageCharWidth() * 12, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Return one line; any width will do."""
        return QSize(1, _LINE_EDIT)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page unless the cursor is here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another font or style."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._heights = {}

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show a scroll bar only where there are more lines than are ever shown."""
        super().resizeEvent(event)
        self._show_bar()

    def _changed(self) -> None:
        before = self._heights.get(self.width())
        self._heights = {}
        # What nobody has measured yet is measured once it stands in a window, in its look there.
        if before is None or before != self.heightForWidth(self.width()):
            self.updateGeometry()
        self._show_bar()

    def _show_bar(self) -> None:
        policy = Qt.ScrollBarPolicy
        scrolls = self._lines_at(self.width()) > self._most
        wanted = policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff
        if self.verticalScrollBarPolicy() != wanted:
            self.setVerticalScrollBarPolicy(wanted)

    def _wrap_for(self, text: str) -> None:
        """Wrap anywhere once a word has no end: looking for its end takes Qt minutes a megabyte."""
        if _NO_END.search(text):
            self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)

    def _lines_at(self, width: int) -> int:
        """Return the lines of the text or prompt at a width; counting stops at most + 1."""
        if self.document().characterCount() > _COUNTED:
            return self._most + 1
        edges = self.contentsMargins()
        inner = max(8, width - edges.left() - edges.right() - 2 * _MARGIN)
        text = self.document().toRawText() or self.placeholderText()
        lines = 0
        for block in text.split("\u2029"):
            lines += self._wrapped(block, inner)
            if lines > self._most:
                break
        return lines

    def _wrapped(self, block: str, width: int) -> int:
        if self.fontMetrics().horizontalAdvance(block) <= width - 2:
            return 1
        layout = QTextLayout(block, self.font())
        option = QTextOption()
        option.setWrapMode(self.wordWrapMode())
        layout.setTextOption(option)
        layout.beginLayout()
        lines = 0
        while lines <= self._most:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            lines += 1
        layout.endLayout()
        return lines


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
