"""Prints made beside the window: the last order wins, a long one can be stopped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from threading import Event, Lock, Thread

from PySide6.QtCore import QObject, QTimer, Signal

from negdesk.model.document import Document
from negdesk.model.numbers import NumberStyle
from negdesk.report.order import Order

PATIENCE_MS = 300
# One after the other: the fonts of a print are registered for the whole process.
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class Commission:
    """An order with all that it is made from; the document is a copy that stands still."""

    order: Order
    document: Document
    negotiation_id: str
    style: NumberStyle
    now: datetime


class _Said(QObject):
    """Carries what a thread has to say into the window's thread."""

    moved = Signal(object, int, int)
    done = Signal(object, object)


class _Job(Thread):
    """One print in a thread; it hands over what was made, or the error that ended it."""

    def __init__(self, commission: Commission, said: _Said) -> None:
        super().__init__(name="negdesk-print")
        self.commission = commission
        self.stopped = Event()
        self._said = said
        self._percent = -1

    def run(self) -> None:
        """Make the print, and say so unless nobody wants it any more."""
        result: object
        try:
            with _ONE_AT_A_TIME:
                result = self._made()
        except Exception as error:
            result = error
        if not self.stopped.is_set():
            self._said.done.emit(self, result)

    def _made(self) -> object:
        if self.stopped.is_set():
            return None
        # The libraries of the print load here, not in the window's thread.
        from negdesk.report.prints import made

        c = self.commission
        return made(
            c.document, c.negotiation_id, c.order, style=c.style, now=c.now, progress=self._progress
        )

    def _progress(self, done: int, total: int) -> bool:
        percent = done * 100 // max(total, 1)
        if percent != self._percent:
            self._percent = percent
            self._said.moved.emit(self, done, total)
        return not self.stopped.is_set()


class Maker(QObject):
    """Makes the last print that was asked for; `made` carries it, or the error in its place."""

    made = Signal(object)
    # True when it takes longer than a moment, False when it is over
    busy = Signal(bool)
    moved = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start with nothing to do."""
        super().__init__(parent)
        self._jobs: list[_Job] = []
        self._current: _Job | None = None
        self._said = _Said()
        self._said.done.connect(self._take)
        self._said.moved.connect(self._pass_on)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(lambda: self.busy.emit(True))
        # Not a method of this object, which is gone by then.
        jobs = self._jobs
        self.destroyed.connect(lambda: _end(jobs))

    @property
    def working(self) -> bool:
        """Say whether a print is being made."""
        return self._current is not None

    def make(self, commission: Commission) -> None:
        """Make this, instead of anything before."""
        self.stop()
        job = _Job(commission, self._said)
        self._current = job
        self._jobs[:] = [each for each in self._jobs if each.is_alive()] + [job]
        self._patience.start()
        job.start()

    def stop(self) -> None:
        """Want nothing any more; what is under way ends at its next step."""
        if self._current is not None:
            self._current.stopped.set()
            self._current = None
            self._rest()

    def _rest(self) -> None:
        self._patience.stop()
        self.busy.emit(False)

    def _pass_on(self, job: _Job, done: int, total: int) -> None:
        if job is self._current:
            self.moved.emit(done, total)

    def _take(self, job: _Job, result: object) -> None:
        if job is self._current:
            self._current = None
            self._rest()
            self.made.emit(result)


def _end(jobs: list[_Job]) -> None:
    for job in jobs:
        job.stopped.set()
    for job in jobs:
        job.join()
    jobs.clear()
