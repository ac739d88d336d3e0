"""Backups while a workbook is open: one a day, and every half hour in which it changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from negdesk.i18n import tr
from negdesk.model.errors import Condition
from negdesk.session import Session

SOON_MS = 4_000
EVERY_MS = 30 * 60 * 1_000


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
        session.changed.connect(self._note_change)
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.daily)
        self._soon.start()
        self._often = QTimer(self, interval=EVERY_MS)
        self._often.timeout.connect(self.regular)
        self._often.start()

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

    def now(self) -> Path | None:
        """Back up; return the backup, or None if there could be none."""
        from negdesk.store.backup import back_up

        try:
            made = back_up(self._session.workbook.file, self._folder, self._now())
        except (Condition, OSError) as error:
            if not self._said:
                self._said = True
                words = tr("No backup could be made: {reason} The workbook itself is fine.")
                reason = str(error) if isinstance(error, Condition) else f"{error.strerror}."
                self.warned.emit(words.format(reason=reason))
            return None
        self._changed = False
        return made

    def _note_change(self) -> None:
        self._changed = True
