"""Looking at files and making them anew, beside the window: a huge one takes its time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from negdesk.model.errors import Condition
from negdesk.ui.background import Job, Superseded, Worker

if TYPE_CHECKING:
    from negdesk.store.restoring import Contents


@dataclass(frozen=True, slots=True)
class Looked:
    """What a file holds, None if that cannot be said; whether it is whole."""

    contents: Contents | None
    whole: bool


Look = Callable[[Path, Job], Looked]


class Looker(Worker):
    """Looks at one file after the other; `looked` carries its path and what was seen."""

    NAME = "look at backups"
    looked = Signal(Path, object)
    finished = Signal()

    def __init__(self, parent: QObject) -> None:
        """Start with nothing to look at."""
        super().__init__(parent)
        self._waiting: list[tuple[Path, Look]] = []

    def look(self, *files: tuple[Path, Look]) -> None:
        """Look at these files, each in its way."""
        self._waiting = list(files)
        self._next()

    def took(self, asked: object, result: object) -> None:
        """Hand over what was seen of one file, and go on with the next."""
        if isinstance(result, Exception):
            raise result
        self.looked.emit(asked, result)
        self._next()

    def _next(self) -> None:
        if not self._waiting:
            self.finished.emit()
            return
        path, look = self._waiting.pop(0)
        self.begin(path, lambda job: look(path, job))


def seen_backup(path: Path, _job: Job) -> Looked:
    """Return what a backup holds, proven by its hash."""
    from negdesk.store.restoring import proven

    try:
        return Looked(proven(path), whole=True)
    except Condition:
        return Looked(None, whole=False)


def seen_open_file(path: Path, _job: Job) -> Looked:
    """Return what a workbook holds that is open and sound."""
    from negdesk.store.restoring import contents

    try:
        return Looked(contents(path), whole=True)
    except Condition:
        return Looked(None, whole=False)


def seen_damaged_file(path: Path, job: Job) -> Looked:
    """Return what can still be read of a workbook that cannot be opened."""
    from negdesk.store.restoring import Contents
    from negdesk.store.salvage import read

    try:
        found = read(path, teller(job))
    except Condition:
        return Looked(None, whole=False)
    return Looked(Contents(len(found.heads), found.entries), whole=False)


def teller(job: Job) -> Callable[[int, int], None]:
    """Return what passes on how far a job is, and ends it when nobody wants it any more."""

    def tell(done: int, total: int) -> None:
        if not job.progress(done, total):
            raise Superseded

    return tell


class Doer(Worker):
    """Does one thing beside the window; `done` carries what came of it, or the Condition."""

    NAME = "restore"
    done = Signal(object)

    def took(self, asked: object, result: object) -> None:
        """Hand over what came of it; what is no condition of the world is our mistake."""
        if isinstance(result, Exception) and not isinstance(result, Condition):
            raise result
        self.done.emit(result)
