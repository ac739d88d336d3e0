"""The debriefs of a workbook, read a few milliseconds at a time between other events."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from negdesk.analysis.record import Debrief, debriefs
from negdesk.analysis.seal import ENDED
from negdesk.model.document import Document
from negdesk.model.errors import Condition
from negdesk.model.rows import Negotiation, Row
from negdesk.ui.desk import Desk

# Half a frame: a key that is pressed meanwhile is never felt to wait.
_SLICE = 0.008


class Debriefs(QObject):
    """Reads each negotiation that has ended into a passing document and keeps its debrief.

    The open document stays as small as it is. `moved` carries how many are read of how many;
    `done` comes when none waits any more.
    """

    moved = Signal(int, int)
    done = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Know nothing yet; `read` begins."""
        super().__init__(parent)
        self._desk = desk
        self._known: dict[str, Debrief] = {}
        self._wanted: dict[str, None] = {}
        self._unreadable: set[str] = set()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._slice)

    @property
    def made(self) -> tuple[Debrief, ...]:
        """Return the debriefs that are known, the earliest first."""
        return tuple(sorted(self._known.values(), key=lambda one: one.when))

    @property
    def busy(self) -> bool:
        """Say whether some wait to be read."""
        return self._timer.isActive()

    @property
    def unreadable(self) -> int:
        """Return how many could not be read."""
        return len(self._unreadable)

    def read(self) -> None:
        """Read soon what is not known yet, and forget what is there no more."""
        ended = {row.id for row in self._desk.document.negotiations if row.stage in ENDED}
        for gone in self._known.keys() - ended:
            del self._known[gone]
        self._unreadable &= ended
        missing = ended - self._known.keys() - self._unreadable
        self._wanted = dict.fromkeys(sorted(missing))
        if self._wanted:
            self._timer.start()
        else:
            self._end()

    def spoil(self, *negotiation_ids: str) -> None:
        """Forget what has changed; `read` reads it again."""
        for negotiation_id in negotiation_ids:
            self._known.pop(negotiation_id, None)
            self._unreadable.discard(negotiation_id)

    def rest(self) -> None:
        """Read nothing for now: nobody looks."""
        self._wanted.clear()
        self._timer.stop()

    def stop(self) -> None:
        """Read nothing any more: the workbook is about to be closed."""
        self.rest()
        self.blockSignals(True)

    def _slice(self) -> None:
        until = perf_counter() + _SLICE
        while self._wanted:
            negotiation_id = next(iter(self._wanted))
            del self._wanted[negotiation_id]
            self._read_one(negotiation_id)
            if perf_counter() >= until:
                break
        if self._wanted:
            known = len(self._known)
            self.moved.emit(known, known + len(self._wanted))
        else:
            self._end()

    def _end(self) -> None:
        self._timer.stop()
        self.done.emit()

    def _read_one(self, negotiation_id: str) -> None:
        head = self._desk.document.find(Negotiation, negotiation_id)
        if head is None:
            return
        try:
            rows = self._rows(head)
        except Condition:
            # Counted and said on the page; the sentence itself comes when it is opened.
            self._unreadable.add(negotiation_id)
            return
        for one in debriefs(Document(rows)):
            self._known[negotiation_id] = one

    def _rows(self, head: Negotiation) -> list[Row]:
        document = self._desk.document
        if document.is_loaded(head.id):
            return document.rows(head.id)
        return [head, *self._desk.session.workbook.file.parts(head.id)]
