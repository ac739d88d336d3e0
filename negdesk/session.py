"""The open workbook in a window: the one door, the undo history and the changed signal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from negdesk.i18n import tr
from negdesk.model.document import Document
from negdesk.model.edits import Edit
from negdesk.model.errors import Condition
from negdesk.workbook import Workbook


class Session(QObject):
    """Whatever a window changes in its workbook goes through `apply`, `undo` and `redo`.

    `changed` carries the edit and who began it (None for undo and redo); `failed` a
    sentence when something was not saved; `saved` the moment of each save.
    """

    changed = Signal(object, object)
    failed = Signal(str)
    saved = Signal(object)

    def __init__(
        self,
        workbook: Workbook,
        parent: QObject | None = None,
        *,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        """Begin with an empty history."""
        super().__init__(parent)
        self.workbook = workbook
        self.undo_stack = QUndoStack(self)
        self._waiting: list[Edit] = []
        self._now = now
        self._failure = ""
        self.undo_stack.indexChanged.connect(self._after_step)

    @property
    def document(self) -> Document:
        """Return the rows in memory."""
        return self.workbook.document

    @property
    def waiting(self) -> tuple[Edit, ...]:
        """Return the edits that could not be saved and wait for `retry`, in their order."""
        return tuple(self._waiting)

    @property
    def unsaved(self) -> Edit | None:
        """Return the first edit that waits, or None."""
        return self._waiting[0] if self._waiting else None

    def apply(self, edit: Edit, initiator: object = None) -> bool:
        """Save an edit, show it and remember it; False if it could not be saved."""
        self._forget(edit)
        if edit.empty:
            return True
        # In order: an older edit that was saved later would undo the newer one.
        if not self.retry():
            self._waiting.append(edit)
            return False
        return self._save(edit, initiator)

    def retry(self) -> bool:
        """Save again what could not be saved; True when nothing waits any more."""
        while self._waiting:
            edit = self._waiting.pop(0)
            if self.workbook.fits(edit) and not self._save(edit, None):
                return False
        return True

    def _save(self, edit: Edit, initiator: object) -> bool:
        try:
            done = self.workbook.apply(edit)
        except Condition as condition:
            self._waiting.insert(0, edit)
            self.failed.emit(str(condition))
            return False
        if not done.empty:
            self.undo_stack.push(_Step(self, done))
            self._announce(done, initiator)
        return True

    def undo(self) -> None:
        """Take back the last step."""
        self.undo_stack.undo()

    def redo(self) -> None:
        """Do again the step that was taken back."""
        self.undo_stack.redo()

    def close(self) -> None:
        """Forget the history and close the workbook; safe to repeat."""
        self.undo_stack.clear()
        self.workbook.close()

    def perform(self, edit: Edit) -> None:
        """Do one step of the history through the one door; called by its commands."""
        try:
            done = self.workbook.apply(edit)
        except Condition as condition:
            # The stack's index moves all the same, so the history no longer fits.
            self._failure = str(condition)
            return
        except BaseException:
            self._failure = tr("This step could not be done. Nothing was changed.")
            raise
        self._announce(done, None)

    def _announce(self, edit: Edit, initiator: object) -> None:
        self.saved.emit(self._now())
        self.changed.emit(edit, initiator)

    def _after_step(self) -> None:
        if self._failure:
            sentence, self._failure = self._failure, ""
            self.undo_stack.clear()
            self.failed.emit(sentence)

    def _forget(self, edit: Edit) -> None:
        """Drop what waits of the same gesture: the new edit says all of it."""
        if edit.merge_key is not None:
            self._waiting = [e for e in self._waiting if e.merge_key != edit.merge_key]


class _Step(QUndoCommand):
    """One step of the history: an edit that is done already when it is pushed."""

    def __init__(self, session: Session, edit: Edit) -> None:
        super().__init__(edit.label)
        self._session = session
        self._edit = edit
        self._done = True

    def id(self) -> int:
        """Return whether it may merge at all."""
        return -1 if self._edit.merge_key is None else 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in the next step of the same gesture."""
        if not isinstance(other, _Step) or other._edit.merge_key != self._edit.merge_key:
            return False
        self._edit = self._edit.then(other._edit)
        self.setObsolete(self._edit.empty)
        return True

    def redo(self) -> None:
        """Do the edit, but for the first time, when it is done already."""
        if self._done:
            self._done = False
            return
        self._session.perform(self._edit)

    def undo(self) -> None:
        """Take the edit back."""
        self._session.perform(self._edit.inverse())
