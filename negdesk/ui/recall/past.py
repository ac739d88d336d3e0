"""The negotiations that have ended, read a few milliseconds at a time between other events."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from negdesk.analysis.forecast import forecasts
from negdesk.analysis.seal import ENDED
from negdesk.model.document import Document
from negdesk.model.errors import Condition
from negdesk.model.rows import (
    Assumption,
    Belief,
    Issue,
    Lesson,
    Negotiation,
    Party,
    Rating,
    Row,
    Seal,
)
from negdesk.ui.desk import Desk

# Half a frame: a key that is pressed meanwhile is never felt to wait.
_SLICE = 0.008
# All that lessons, the ledger and the bias are made of; the rest of a negotiation is let go.
_KEPT = (Party, Lesson, Rating, Seal, Belief, Assumption)


class Past(QObject):
    """Keeps of each negotiation that has ended what another one can learn from it.

    The open document stays as small as it is. `done` comes when none waits any more.
    """

    done = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Know nothing yet; `read` begins."""
        super().__init__(parent)
        self._desk = desk
        # Counts up whenever something came or went.
        self.version = 0
        self._known: dict[str, list[Row]] = {}
        self._wanted: dict[str, None] = {}
        self._unreadable: set[str] = set()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._slice)

    @property
    def busy(self) -> bool:
        """Say whether some wait to be read."""
        return self._timer.isActive()

    def document(self, negotiation_id: str) -> Document:
        """Return a passing document of what has ended, together with one negotiation whole."""
        here = self._desk.document.rows(negotiation_id)
        others = (rows for key, rows in self._known.items() if key != negotiation_id)
        return Document([*here, *(row for rows in others for row in rows)])

    def read(self) -> None:
        """Read soon what is not known yet, and forget what is there no more."""
        ended = {row.id for row in self._desk.document.negotiations if row.stage in ENDED}
        self.spoil(*(self._known.keys() - ended))
        self._wanted = dict.fromkeys(sorted(ended - self._known.keys() - self._unreadable))
        self._timer.start()

    def spoil(self, *negotiation_ids: str) -> None:
        """Forget what has changed; `read` reads it again."""
        for negotiation_id in negotiation_ids:
            if self._known.pop(negotiation_id, None) is not None:
                self.version += 1
            self._unreadable.discard(negotiation_id)

    def stop(self) -> None:
        """Read nothing more for now."""
        self._wanted.clear()
        self._timer.stop()

    def _slice(self) -> None:
        until = perf_counter() + _SLICE
        while self._wanted and perf_counter() < until:
            negotiation_id = next(iter(self._wanted))
            del self._wanted[negotiation_id]
            self._read_one(negotiation_id)
        if not self._wanted:
            self._timer.stop()
            self.done.emit()

    def _read_one(self, negotiation_id: str) -> None:
        document = self._desk.document
        head = document.find(Negotiation, negotiation_id)
        if head is None:
            return
        try:
            parts = (
                document.rows(head.id)
                if document.is_loaded(head.id)
                else self._desk.session.workbook.file.parts(head.id)
            )
        except Condition:
            # It will be said when it is opened.
            self._unreadable.add(negotiation_id)
            return
        rows = [head, *(row for row in parts if _teaches(row))]
        self._known[negotiation_id] = rows
        self.version += 1
        # Its seal is read here, in its slice, and remembered: all at once would be felt.
        forecasts(Document(rows), negotiation_id)


def _teaches(row: Row) -> bool:
    return isinstance(row, _KEPT) or (isinstance(row, Issue) and row.headline)
