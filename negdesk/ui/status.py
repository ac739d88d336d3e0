"""The line at the foot: when it was saved, and what undo would take back."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from negdesk.i18n import tr
from negdesk.ui.labels import plain_label, set_role
from negdesk.ui.theme import Theme


class StatusLine(QWidget):
    """Calm while all is saved; red when something is not."""

    def __init__(self, theme: Theme, stack: QUndoStack, *, read_only: bool) -> None:
        """Follow an undo stack."""
        super().__init__()
        gap = theme.quarter
        self.setProperty("role", "status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        words = tr("Read-only: nothing can be changed here") if read_only else tr("All saved")
        self.saved = plain_label(words, "muted")
        self.saved.setObjectName("saved")
        self.undo = QPushButton()
        self.undo.setProperty("role", "status")
        self.undo.setObjectName("undo")
        self.undo.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(gap * 6, 0, gap * 8, 0)
        row.addWidget(self.saved, 1)
        row.addWidget(self.undo)
        self.setFixedHeight(max(28, theme.line + gap * 3))
        self._stack = stack
        stack.indexChanged.connect(self._name_undo)
        self._name_undo()

    def say_saved(self, at: datetime) -> None:
        """Say when the file was written last."""
        set_role(self.saved, "muted")
        self.saved.setText(tr("Saved {time}").format(time=f"{at:%H:%M}"))

    def say_not_saved(self) -> None:
        """Say in red that something is not in the file."""
        set_role(self.saved, "not-saved")
        self.saved.setText(tr("Not saved"))

    def say(self, text: str) -> None:
        """Say something else for once."""
        set_role(self.saved, "muted")
        self.saved.setText(text)

    def _name_undo(self) -> None:
        text = self._stack.undoText()
        keys = QKeySequence(QKeySequence.StandardKey.Undo).toString(
            QKeySequence.SequenceFormat.NativeText
        )
        words = tr("Undo: {what}").format(what=text)
        self.undo.setText(f"{words}  {keys}".replace("&", "&&"))
        self.undo.setAccessibleName(words)
        self.undo.setVisible(self._stack.canUndo())
