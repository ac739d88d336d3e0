"""An open workbook: the file and the document, and the one door through which both change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Self

from negdesk.model.document import Document
from negdesk.model.edits import Change, Edit
from negdesk.model.rows import Row, columns
from negdesk.store.workbook_file import Clock, WorkbookFile


class Workbook:
    """A document in memory that always equals its file."""

    def __init__(self, file: WorkbookFile) -> None:
        """List the negotiations of an open file; their parts come with `load`."""
        self.file = file
        self.document = Document()
        self.document.list_negotiations(file.negotiations())

    @classmethod
    def create(cls, path: Path, *, now: Clock = datetime.now) -> Self:
        """Make an empty workbook and open it."""
        return cls._of(WorkbookFile.create(path, now=now))

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        break_lock: bool = False,
        before_migration: Callable[[WorkbookFile], object] | None = None,
        now: Clock = datetime.now,
    ) -> Self:
        """Open a workbook; see `WorkbookFile.open`."""
        return cls._of(
            WorkbookFile.open(
                path,
                read_only=read_only,
                break_lock=break_lock,
                before_migration=before_migration,
                now=now,
            )
        )

    @classmethod
    def _of(cls, file: WorkbookFile) -> Self:
        try:
            return cls(file)
        except BaseException:
            file.close()
            raise

    def load(self, negotiation_id: str) -> None:
        """Read the parts of a negotiation into the document, if they are not there yet."""
        if not self.document.is_loaded(negotiation_id):
            self.document.load(negotiation_id, self.file.parts(negotiation_id))

    def apply(self, edit: Edit) -> Edit:
        """Save the edit, then change the document; return the edit as it was done.

        An edit that was made from rows which changed since then changes only the fields
        that it is about. On a Condition neither the file nor the document has changed.
        """
        edit = self._current(edit)
        if not edit.empty:
            self.file.write(edit)
            self.document.apply(edit)
        return edit

    def fits(self, edit: Edit) -> bool:
        """Say whether the rows that an edit is about are still there, and new ones are not."""
        return all(
            (self._now(change) is None) is (change.before is None) for change in edit.changes
        )

    def _current(self, edit: Edit) -> Edit:
        """Return the edit as from the rows that the document has now."""
        # Nearly always it is the very row: comparing values would cost an edit of 500 rows dear.
        if all((now := self._now(c)) is c.before or now == c.before for c in edit.changes):
            return edit
        if not self.fits(edit):
            raise ValueError("the edit is about a row that has come or gone since")
        changes = tuple(self._rebased(change) for change in edit.changes)
        return Edit(edit.label, changes, edit.merge_key)

    def _now(self, change: Change) -> Row | None:
        return self.document.find(type(change.row), change.row.id)

    def _rebased(self, change: Change) -> Change:
        current, before, after = self._now(change), change.before, change.after
        if current is None or before is None or after is None:
            return Change(current, after)
        meant = {
            name: getattr(after, name)
            for name in columns(type(after))
            if getattr(after, name) != getattr(before, name)
        }
        return Change(current, current.with_(**meant))

    def close(self) -> None:
        """Close the file and free its lock; safe to repeat."""
        self.file.close()
