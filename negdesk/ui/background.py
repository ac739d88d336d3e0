"""Work beside the window: the last that was asked for counts, and none outlives its asker."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer, Signal

PATIENCE_MS = 300


class Superseded(Exception):
    """The work is not wanted any more."""


class _Mail(QObject):
    """Carries what a thread has to say into the window's thread."""

    moved = Signal(object, int, int)
    done = Signal(object, object)


class Job(Thread):
    """One piece of work; it hands over what came of it, or the error that ended it."""

    def __init__(
        self, name: str, asked: object, work: Callable[[Job], object], mail: _Mail
    ) -> None:
        """Be ready for `work`, which may raise Superseded once `stopped` is set."""
        super().__init__(name=name)
        self.asked = asked
        self.stopped = Event()
        self._work = work
        self._mail = mail
        self._percent = -1

    def run(self) -> None:
        """Work, and say so unless nobody wants to know any more."""
        result: object
        try:
            result = self._work(self)
        except Superseded:
            return
        except Exception as error:
            # Raised again in the window's thread, where mistakes are noted.
            result = error
        if not self.stopped.is_set():
            self._mail.done.emit(self, result)

    def progress(self, done: int, total: int) -> bool:
        """Tell how far it is; return whether it is still wanted."""
        percent = done * 100 // max(total, 1)
        if percent != self._percent:
            self._percent = percent
            self._mail.moved.emit(self, done, total)
        return not self.stopped.is_set()


class Worker(QObject):
    """Keeps the jobs of one asker; what comes of the last one goes to `took`."""

    NAME: ClassVar[str]
    # True when it takes longer than a moment, False when it is over
    busy = Signal(bool)
    moved = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start with nothing to do."""
        super().__init__(parent)
        self._jobs: list[Job] = []
        self._current: Job | None = None
        self._mail = _Mail()
        self._mail.done.connect(self._done)
        self._mail.moved.connect(self._pass_on)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(lambda: self.busy.emit(True))
        # Not a method of this object, which is gone by then.
        jobs = self._jobs
        self.destroyed.connect(lambda: _end(jobs))

    @property
    def working(self) -> bool:
        """Say whether an answer is awaited."""
        return self._current is not None

    @property
    def running(self) -> int:
        """Return how many threads are at work, those that are about to stop included."""
        return sum(job.is_alive() for job in self._jobs)

    def begin(self, asked: object, work: Callable[[Job], object]) -> None:
        """Do this, instead of anything before."""
        self.supersede()
        job = Job(self.NAME, asked, work, self._mail)
        self._current = job
        self._jobs[:] = [each for each in self._jobs if each.is_alive()] + [job]
        if not self._patience.isActive():
            self._patience.start()
        job.start()

    def supersede(self) -> None:
        """Want nothing any more; what is under way ends at its next step."""
        if self._current is not None:
            self._current.stopped.set()
            self._current = None
            self._rest()

    def stop(self) -> None:
        """End all work and wait for it."""
        self.supersede()
        _end(self._jobs)

    def took(self, asked: object, result: object) -> None:
        """Take what came of what was asked for, or the error in its place."""
        raise NotImplementedError

    def _done(self, job: Job, result: object) -> None:
        if job is self._current:
            self._current = None
            try:
                self.took(job.asked, result)
            finally:
                if self._current is None:
                    self._rest()

    def _pass_on(self, job: Job, done: int, total: int) -> None:
        if job is self._current:
            self.moved.emit(done, total)

    def _rest(self) -> None:
        self._patience.stop()
        self.busy.emit(False)


def _end(jobs: list[Job]) -> None:
    for job in jobs:
        job.stopped.set()
    for job in jobs:
        job.join()
    jobs.clear()
