"""The open workbook in a window: the door, the history, and one signal for every change."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from negdesk.model.document import Document
from negdesk.model.edits import Edit
from negdesk.model.errors import Condition
from negdesk.workbook import Workbook

_MERGES = 1


class Session(QObject):
    """A workbook with undo and redo. `changed` carries the edit and who made it."""

    changed = Signal(object, object)
    failed = Signal(str)
    saved = Signal(object)

    def __init__(self, workbook: Workbook, parent: QObject | None = None) -> None:
        """Take over an open workbook."""
        super().__init__(parent)
        self.workbook = workbook
        self.undo_stack = QUndoStack(self)
        self.unsaved: Edit | None = None

    @property
    def document(self) -> Document:
        """Return the document; read it, never change it."""
        return self.workbook.document

    def apply(self, edit: Edit, initiator: object | None = None) -> bool:
        """Write an edit and put it into the history; False if it could not be written.

        A failed edit is kept for `retry`, and `failed` says what happened.
        """
        if edit.empty:
            return True
        if not self._write(edit, initiator):
            self.unsaved = edit
            return False
        # The work is done: a push whose redo raised would leave a broken command behind.
        self.undo_stack.push(_Command(self, edit))
        return True

    def retry(self) -> bool:
        """Try the edit that failed once more."""
        edit, self.unsaved = self.unsaved, None
        return edit is None or self.apply(edit)

    def undo(self) -> None:
        """Take the last step back."""
        self.undo_stack.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        self.undo_stack.redo()

    def close(self) -> None:
        """Forget the history and close the workbook."""
        self.undo_stack.clear()
        self.workbook.close()

    def _write(self, edit: Edit, initiator: object | None) -> bool:
        try:
            self.workbook.apply(edit)
        except Condition as condition:
            self.failed.emit(str(condition))
            return False
        self.unsaved = None
        self.changed.emit(edit, initiator)
        self.saved.emit(datetime.now())
        return True

    def _step(self, edit: Edit) -> None:
        """Do a step of the history; one that fails ends the history, never the data."""
        if not self._write(edit, None):
            # Qt has moved its index already, so the history no longer fits the document.
            self.undo_stack.clear()


class _Command(QUndoCommand):
    """One edit on Qt's undo stack; its first redo does nothing, for the work is done."""

    def __init__(self, session: Session, edit: Edit) -> None:
        super().__init__(edit.label)
        self.edit = edit
        self._session = session
        self._fresh = True

    def id(self) -> int:
        return _MERGES if self.edit.merge_key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Command) or other.edit.merge_key != self.edit.merge_key:
            return False
        self.edit = self.edit.then(other.edit)
        self.setObsolete(self.edit.empty)
        return True

    def redo(self) -> None:
        if self._fresh:
            self._fresh = False
        else:
            self._session._step(self.edit)

    def undo(self) -> None:
        self._session._step(self.edit.inverse())
