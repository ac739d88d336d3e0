"""The frontier, worked out beside the window: superseded by the next edit, never left running."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from threading import Event, Thread

from PySide6.QtCore import QObject, QTimer, Signal

from negdesk.analysis.packages.blocks import TooTangled, count
from negdesk.analysis.packages.conflicts import conflict_words
from negdesk.analysis.packages.frontier import Frontier
from negdesk.analysis.packages.merge import Trim
from negdesk.analysis.packages.solutions import Solutions, solutions
from negdesk.analysis.packages.space import Space
from negdesk.i18n import tr

PATIENCE_MS = 300


@dataclass(frozen=True, slots=True)
class Study:
    """What is known about a space so far: the frontier with its named points, or why not.

    `problem` is a sentence, empty when all is well; without problem and frontier the work is
    still going on. `count` is the number of packages, `size` of those on the frontier.
    """

    space: Space = field(default_factory=Space)
    frontier: Frontier | None = None
    solutions: Solutions = field(default_factory=Solutions)
    count: int = 0
    size: int = 0
    problem: str = ""


class Superseded(Exception):
    """The work is not wanted any more."""


class _Trim(Trim):
    """Trims as ever, but stops when the work is not wanted any more."""

    def __init__(self, stopped: Event) -> None:
        super().__init__()
        self._stopped = stopped

    def __call__(self, keys: list[int]) -> list[int]:
        if self._stopped.is_set():
            raise Superseded
        return super().__call__(keys)


def study(space: Space, stopped: Event) -> Study:
    """Return what there is to know about a space; Superseded when stopped on the way."""
    begun = Study(space)
    try:
        many = count(space)
        problem = space.problem or space.their_problem or conflict_words(space)
        if problem or not many:
            return replace(begun, count=many, problem=problem)
        frontier = Frontier(space, _Trim(stopped))
    except TooTangled as error:
        return replace(begun, problem=str(error))
    return Study(space, frontier, solutions(frontier), many, frontier.size)


class _Done(QObject):
    """Carries what a thread found into the window's thread."""

    done = Signal(object, object)


class _Job(Thread):
    """One study in a thread; it hands over the study, or the error that ended it."""

    def __init__(self, space: Space, done: _Done) -> None:
        super().__init__(name="negdesk-frontier")
        self.space = space
        self.stopped = Event()
        self._done = done

    def run(self) -> None:
        """Study, and say so unless nobody wants to know any more."""
        result: object
        try:
            result = study(self.space, self.stopped)
        except Superseded:
            return
        except Exception as error:
            # Raised again in the window's thread, where mistakes are noted.
            result = error
        if not self.stopped.is_set():
            self._done.done.emit(self, result)


class Finder(QObject):
    """Studies the last space it was given; `found` carries each study, also unfinished ones."""

    found = Signal(object)
    # True when a study takes longer than a moment, False when it is over
    busy = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start with nothing to do."""
        super().__init__(parent)
        self.study = Study()
        self._jobs: list[_Job] = []
        self._current: _Job | None = None
        self._done = _Done()
        self._done.done.connect(self._take)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._say_busy)
        # Not a method of this object, which is gone by then.
        jobs = self._jobs
        self.destroyed.connect(lambda: _end(jobs))

    @property
    def working(self) -> bool:
        """Say whether a study is under way."""
        return self._current is not None

    @property
    def running(self) -> int:
        """Return how many threads are at work, those that are about to stop included."""
        return sum(job.is_alive() for job in self._jobs)

    def find(self, space: Space) -> None:
        """Study a space, instead of any before; nothing when it is the one that is known."""
        if space == self.study.space and (self.working or _finished(self.study)):
            return
        self._supersede()
        self.study = Study(space)
        if not space.dimensions:
            words = tr(
                "A package settles all issues of a deal at once. With issues, their options and "
                "what they weigh, every package has points for you and for the other side, and "
                "a chart shows which deals are best for both."
            )
            self.study = Study(space, problem=words)
            self.found.emit(self.study)
            return
        job = _Job(space, self._done)
        self._current = job
        self._jobs[:] = [each for each in self._jobs if each.is_alive()] + [job]
        self._patience.start()
        job.start()

    def stop(self) -> None:
        """End all work and wait for it, a few milliseconds at most."""
        self._supersede()
        _end(self._jobs)

    def _supersede(self) -> None:
        if self._current is not None:
            self._current.stopped.set()
            self._current = None
            self._rest()

    def _rest(self) -> None:
        self._patience.stop()
        self.busy.emit(False)

    def _say_busy(self) -> None:
        self.busy.emit(True)

    def _take(self, job: _Job, result: object) -> None:
        if job is not self._current:
            return
        self._current = None
        self._rest()
        if isinstance(result, Study):
            self.study = result
        else:
            words = tr("The frontier could not be worked out. Your packages are safe.")
            self.study = Study(job.space, problem=words)
        self.found.emit(self.study)
        if isinstance(result, Exception):
            raise result


def _finished(study: Study) -> bool:
    return bool(study.frontier or study.problem)


def _end(jobs: list[_Job]) -> None:
    for job in jobs:
        job.stopped.set()
    for job in jobs:
        job.join()
    jobs.clear()
