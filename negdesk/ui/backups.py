"""Backups while a workbook is open: one a day, and every half hour in which it changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from negdesk.i18n import tr
from negdesk.model.errors import Condition
from negdesk.session import Session
from negdesk.ui.background import Job
from negdesk.ui.restoring.opening import is_huge
from negdesk.ui.restoring.work import Doer, teller

SOON_MS = 4_000
EVERY_MS = 30 * 60 * 1_000


def _nothing(_made: Path) -> None:
    """Tell nobody of a backup."""


class Backups(QObject):
    """Makes backups from time to time; warns once if it cannot."""

    warned = Signal(str)

    def __init__(
        self, session: Session, folder: Path, now: Callable[[], datetime], parent: QObject
    ) -> None:
        """Begin soon after the opening, when the window has been drawn."""
        super().__init__(parent)
        self._session = session
        self._folder = folder
        self._now = now
        self._changed = False
        self._said = False
        self._then: Callable[[Path], object] = _nothing
        self._beside = Doer(self)
        self._beside.done.connect(self._copied)
        session.changed.connect(self._note_change)
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.daily)
        self._soon.start()
        self._often = QTimer(self, interval=EVERY_MS)
        self._often.timeout.connect(self.regular)
        self._often.start()

    @property
    def working(self) -> bool:
        """Say whether a backup is being made beside the window."""
        return self._beside.working

    def daily(self) -> Path | None:
        """Back up unless the last backup is younger than a day."""
        from negdesk.store.backup import backups, made_at

        kept = backups(self._folder, self._session.workbook.file.path)
        at = made_at(kept[-1]) if kept else None
        # A clock that was set back must not keep us from it either.
        fresh = at is not None and timedelta(0) <= self._now() - at < timedelta(days=1)
        return None if fresh else self.now()

    def regular(self) -> Path | None:
        """Back up if anything has changed since the last time."""
        return self.now() if self._changed else None

    def now(self, then: Callable[[Path], object] = _nothing) -> Path | None:
        """Back up; return the backup, or None if there is none (yet).

        A huge file is copied beside the window. `then` hears of the backup once it is made.
        """
        from negdesk.store.backup import back_up

        file = self._session.workbook.file
        if is_huge(file.path):
            self._begin_beside(then)
            return None
        try:
            made = back_up(file, self._folder, self._now())
        except (Condition, OSError) as error:
            self._warn(error)
            return None
        self._changed = False
        then(made)
        return made

    def _begin_beside(self, then: Callable[[Path], object]) -> None:
        """Make a backup beside the window, or let whoever asks wait for the one in the making."""
        if then is not _nothing:
            self._then = then
        if not self._beside.working:
            self._beside.begin(None, self._copying())

    def _copying(self) -> Callable[[Job], object]:
        path, folder, now = self._session.workbook.file.path, self._folder, self._now()
        # What changes from here on may not be in it.
        self._changed = False

        def work(job: Job) -> object:
            from negdesk.store.backup import back_up_beside

            return back_up_beside(path, folder, now, teller(job))

        return work

    def _copied(self, result: object) -> None:
        then, self._then = self._then, _nothing
        if isinstance(result, Condition):
            self._changed = True
            self._warn(result)
        elif isinstance(result, Path):
            then(result)

    def _warn(self, error: Condition | OSError) -> None:
        if self._said:
            return
        self._said = True
        words = tr("No backup could be made: {reason} The workbook itself is fine.")
        reason = str(error) if isinstance(error, Condition) else f"{error.strerror}."
        self.warned.emit(words.format(reason=reason))

    def _note_change(self) -> None:
        self._changed = True
