"""The frontier, worked out beside the window: superseded by the next edit, never left running."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from threading import Event

from PySide6.QtCore import QObject, Signal

from negdesk.analysis.packages.blocks import TooTangled, count
from negdesk.analysis.packages.conflicts import conflict_words
from negdesk.analysis.packages.frontier import Frontier
from negdesk.analysis.packages.merge import Trim
from negdesk.analysis.packages.solutions import Solutions, solutions
from negdesk.analysis.packages.space import Space
from negdesk.i18n import tr
from negdesk.ui.background import Superseded, Worker


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


class Finder(Worker):
    """Studies the last space it was given; `found` carries each study, also unfinished ones."""

    NAME = "negdesk-frontier"
    found = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start with nothing to do."""
        super().__init__(parent)
        self.study = Study()

    def find(self, space: Space) -> None:
        """Study a space, instead of any before; nothing when it is the one that is known."""
        if space == self.study.space and (self.working or _finished(self.study)):
            return
        self.study = Study(space)
        if space.dimensions:
            self.begin(space, lambda job: study(space, job.stopped))
            return
        self.supersede()
        words = tr(
            "A package settles all issues of a deal at once. With issues, their options and "
            "what they weigh, every package has points for you and for the other side, and "
            "a chart shows which deals are best for both."
        )
        self.study = Study(space, problem=words)
        self.found.emit(self.study)

    def took(self, asked: object, result: object) -> None:
        """Tell what was found, or that nothing could be."""
        assert isinstance(asked, Space)
        if isinstance(result, Study):
            self.study = result
        else:
            words = tr("The frontier could not be worked out. Your packages are safe.")
            self.study = Study(asked, problem=words)
        self.found.emit(self.study)
        if isinstance(result, Exception):
            raise result


def _finished(study: Study) -> bool:
    return bool(study.frontier or study.problem)
