"""What is said about the file of an open workbook, each with what can be done about it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from negdesk.i18n import tr
from negdesk.store.synced import second_copies, service_of
from negdesk.ui.banner import Action

if TYPE_CHECKING:
    from negdesk.store.workbook_file import WorkbookFile
    from negdesk.ui.window import Window
    from negdesk.ui.workbook_view import WorkbookView

# The window waits so long for a program that is writing to the file; then it tries by itself.
PATIENCE_MS = 900


class Notices(QObject):
    """Looks at the file of one view: when it is opened, come back to, and not to be written."""

    def __init__(self, window: Window, view: WorkbookView) -> None:
        """Follow a view until it is put away; it is this object's parent."""
        super().__init__(view)
        self._window = window
        self._view = view
        self._session = view.desk.session
        self._file.wait_at_most(PATIENCE_MS)
        self._try_soon = QTimer(self, interval=PATIENCE_MS)
        self._try_soon.timeout.connect(self._try_when_free)
        self._session.failed.connect(self._look_why)
        self._session.saved.connect(lambda _at: self._view.banners.clear("place"))

    @property
    def _file(self) -> WorkbookFile:
        return self._session.workbook.file

    @property
    def _copy(self) -> Action:
        return tr("Save a copy…"), self._window.files.save_copy

    def begin(self, *, first_time: bool) -> None:
        """Say what there is to know of a file that was just opened."""
        if self._file.read_only:
            self._say_read_only()
        if self._file.left_open:
            self._say_left_open()
        if first_time:
            self._say_synced()
        self._say_second_copies()

    def look(self) -> None:
        """Look whether the file is still there: after a sleep its disk may be gone."""
        if self._in_place():
            self._view.banners.clear("place")
        elif not self._view.unsaved:
            self._say_moved()

    def _in_place(self) -> bool:
        return self._file.is_at(self._file.path)

    def _say_read_only(self) -> None:
        words = self._file.holder or tr("This workbook can only be read. Save a copy to work on.")
        again: Action = tr("Try again"), self._window.reopen
        if self._file.breakable:
            words = tr("{why} If you know that nobody is writing to it, edit it here.").format(
                why=words
            )
            again = tr("Edit here"), lambda: self._window.reopen(break_lock=True)
        self._view.banners.say("read-only", words, "warn", self._copy, again)

    def _say_left_open(self) -> None:
        words = tr(
            "negdesk did not end properly while this workbook was open. Everything that was"
            " marked as saved is here."
        )
        self._view.banners.say("ended", words)

    def _say_synced(self) -> None:
        service = service_of(self._file.path)
        if service:
            words = tr(
                "This workbook lies in a folder that {service} looks after. That works: open it"
                " on one computer at a time, and let {service} finish before you change over."
            )
            self._view.banners.say("synced", words.format(service=service))

    def _say_second_copies(self) -> None:
        copies = second_copies(self._file.path)
        if copies:
            words = tr(
                "A sync program put a second copy beside this workbook, “{name}”: it was changed"
                " in two places at once. Open both and keep what you need."
            )
            opening: Action = tr("Open it"), lambda: self._window.open(copies[0])
            text = words.format(name=copies[0].stem)
            self._view.banners.say("copies", text, "note", opening)

    def _look_why(self, _sentence: str) -> None:
        """After a change was not saved: offer the new place, or wait for another program."""
        if not self._in_place():
            found = self._file.found_again()
            if found is not None:
                self._say_found(found)
        elif self._file.busy():
            self._try_soon.start()

    def _try_when_free(self) -> None:
        if not self._file.busy():
            self._try_soon.stop()
            self._session.retry()

    def _say_moved(self) -> None:
        found = self._file.found_again()
        if found is not None:
            self._say_found(found)
            return
        words = tr(
            "“{name}” is no longer where it was opened: it was moved, deleted or replaced, or its"
            " disk is gone. All of it is still here. Save a copy to keep it."
        )
        text = words.format(name=self._file.path.name)
        self._view.banners.say("place", text, "warn", self._copy)

    def _say_found(self, place: Path) -> None:
        words = tr(
            "“{name}” was moved while it was open. It is now {place}. Go on there: what is not"
            " saved yet comes along."
        )
        text = words.format(name=self._file.path.name, place=place)
        there: Action = tr("Go on there"), lambda: self._window.go_on_in(place)
        self._view.banners.say("place", text, "warn", there)
