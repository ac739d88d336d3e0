"""Three equivalent offers, looked for beside the window: only what was asked for last counts."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

from negdesk.analysis.packages.equivalent import Level, Meso, equivalent_offers
from negdesk.analysis.packages.frontier import Frontier
from negdesk.i18n import tr
from negdesk.model.numbers import NumberStyle
from negdesk.ui.packages.worker import PATIENCE_MS


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """What to look for: offers of a frontier at a level, and how to write numbers."""

    frontier: Frontier
    level: Level
    style: NumberStyle

    def same(self, other: Wanted | None) -> bool:
        """Say whether the answer is the same."""
        return other is not None and (self.frontier, self.level) == (other.frontier, other.level)


class _Done(QObject):
    """Carries what a thread found into the window's thread."""

    done = Signal(object, object)


class _Job(Thread):
    """One search in a thread; it hands over the offers, or the error that ended it."""

    def __init__(self, wanted: Wanted, done: _Done) -> None:
        super().__init__(name="negdesk-offers")
        self.wanted = wanted
        self.dropped = False
        self._done = done

    def run(self) -> None:
        """Search, and say so unless nobody wants to know any more."""
        result: object
        try:
            result = equivalent_offers(self.wanted.frontier, self.wanted.level, self.wanted.style)
        except Exception as error:
            # Raised again in the window's thread, where mistakes are noted.
            result = error
        if not self.dropped:
            self._done.done.emit(self, result)


class MesoFinder(QObject):
    """Looks for offers one search at a time; `found` carries what was asked for last.

    A search takes a tenth of a second: one that is superseded runs to its end unheard, and the
    last wish begins then. So a slider that is dragged never has two searches at once.
    """

    found = Signal(object)
    # True when a search takes longer than a moment, False when it is over
    busy = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start with nothing to look for."""
        super().__init__(parent)
        self._wanted: Wanted | None = None
        self._jobs: list[_Job] = []
        self._done = _Done()
        self._done.done.connect(self._take)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(lambda: self.busy.emit(True))
        # Not a method of this object, which is gone by then.
        jobs = self._jobs
        self.destroyed.connect(lambda: _end(jobs))

    @property
    def working(self) -> bool:
        """Say whether an answer is awaited."""
        return self._wanted is not None

    def find(self, wanted: Wanted) -> None:
        """Look for offers, instead of any before; nothing new when that is under way."""
        if wanted.same(self._wanted):
            return
        self._wanted = wanted
        if not self._patience.isActive():
            self._patience.start()
        self._begin()

    def stop(self) -> None:
        """Want nothing any more, and wait for the search that is under way."""
        self._wanted = None
        self._rest()
        _end(self._jobs)

    def _begin(self) -> None:
        if not self._jobs and self._wanted is not None:
            self._jobs.append(_Job(self._wanted, self._done))
            self._jobs[0].start()

    def _rest(self) -> None:
        self._patience.stop()
        self.busy.emit(False)

    def _take(self, job: _Job, result: object) -> None:
        if job not in self._jobs:
            return
        job.join()
        self._jobs.remove(job)
        if job.wanted is not self._wanted:
            self._begin()
            return
        self._wanted = None
        self._rest()
        self.found.emit(result if isinstance(result, Meso) else _nothing(job.wanted))
        if isinstance(result, Exception):
            raise result


def _nothing(wanted: Wanted) -> Meso:
    words = tr("The offers could not be worked out. Your packages are safe.")
    return Meso(wanted.level, reason=words)


def _end(jobs: list[_Job]) -> None:
    for job in jobs:
        job.dropped = True
    for job in jobs:
        job.join()
    jobs.clear()
