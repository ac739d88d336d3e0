"""A huge file is looked through before it is opened, with the way to stop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtWidgets import QProgressDialog

from negdesk.i18n import tr
from negdesk.model.errors import Condition
from negdesk.ui.background import Job, Worker
from negdesk.ui.labels import plain_label

if TYPE_CHECKING:
    from negdesk.ui.window import Window

HUGE = 16 * 1024 * 1024
Then = Callable[[Path, Condition | None], object]


def is_huge(path: Path) -> bool:
    """Say whether looking through a file would keep people waiting."""
    try:
        return path.is_file() and path.stat().st_size > HUGE
    except OSError:
        return False


class Opening(Worker):
    """Looks through one file beside the window; a thing to wait for, that can be stopped."""

    NAME = "look through a huge file"

    def __init__(self, parent: QObject, window: Window) -> None:
        """Show what it does over a window."""
        super().__init__(parent)
        self._window = window
        self._then: Then | None = None
        self.dialog: QProgressDialog | None = None

    def look(self, path: Path, then: Then) -> None:
        """Look through a file; `then` gets what is wrong with it, or None. Not if stopped."""
        self._then = then
        self.dialog = self._waiting(path)
        self.begin(path, lambda job: _looked(path, job))

    def took(self, asked: object, result: object) -> None:
        """Say what came of it."""
        if isinstance(result, Exception) and not isinstance(result, Condition):
            raise result
        if self._then is not None and isinstance(asked, Path):
            self._then(asked, result if isinstance(result, Condition) else None)
        self._end()

    def _waiting(self, path: Path) -> QProgressDialog:
        size = QLocale().formattedDataSize(path.stat().st_size, 0)
        words = tr("Looking through “{name}” ({size}) before it is opened.")
        dialog = QProgressDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(tr("Opening a large workbook"))
        dialog.setLabel(plain_label(words.format(name=path.name, size=size), wrap=True))
        dialog.setCancelButtonText(tr("Stop"))
        dialog.setRange(0, 0)
        dialog.setAutoClose(False)
        dialog.setAutoReset(False)
        dialog.canceled.connect(self._stopped)
        dialog.open()
        return dialog

    def _stopped(self) -> None:
        self.supersede()
        self._end()

    def _end(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.canceled.disconnect(self._stopped)
            dialog.close()


def _looked(path: Path, job: Job) -> object:
    from negdesk.store.check import look_through

    return look_through(path, lambda: not job.stopped.is_set())
