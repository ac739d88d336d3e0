"""The way from a file to its backups, and from them, or from what is left, to a workbook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from negdesk.i18n import tr
from negdesk.model.errors import Condition
from negdesk.store.errors import Damaged, Missing, NotAWorkbook
from negdesk.ui import dialogs
from negdesk.ui.background import Job
from negdesk.ui.banner import Action
from negdesk.ui.restoring.opening import Opening, is_huge
from negdesk.ui.restoring.problems import Problems
from negdesk.ui.restoring.work import Doer, teller

if TYPE_CHECKING:
    from negdesk.store.salvage import Found
    from negdesk.ui.restoring.dialog import BackupsDialog
    from negdesk.ui.window import Window
    from negdesk.ui.workbook_view import WorkbookView


class RestoreCommands(QObject):
    """What a window does to have a workbook back."""

    def __init__(self, window: Window) -> None:
        """Act on a window."""
        super().__init__(window)
        self._window = window
        self.dialog: BackupsDialog | None = None
        self._after: Callable[[object], object] = _nothing
        self.opening = Opening(self, window)
        self.doer = Doer(self)
        self.doer.done.connect(self._done)

    def ways_out(self, condition: Condition, path: Path | None) -> tuple[Action, ...]:
        """Return what can be done about a workbook that could not be opened."""
        if path is None or not isinstance(condition, Damaged | NotAWorkbook | Missing):
            return ()
        known = isinstance(condition, Damaged) or bool(self._backups(path))
        return ((tr("Backups…"), lambda: self.show(path)),) if known else ()

    def looks_first(self, path: Path) -> bool:
        """Say whether a file is huge, and so is looked through before it is opened."""
        if not is_huge(path):
            return False
        if self._window.view is None:
            self._window.show_start()
        self.opening.look(path, self._looked)
        return True

    def _looked(self, path: Path, wrong: Condition | None) -> None:
        if wrong is None:
            self._window.open_looked_at(path)
        else:
            self._window.say_unopened(wrong, path)

    def follow(self, view: WorkbookView) -> None:
        """Say what is impossible in the rows of a workbook, as they are read."""
        Problems(view, self.put_right)

    def put_right(self, path: Path) -> None:
        """Put what can be read of a workbook in its place, and keep that beside it."""
        if not self._closed(path):
            return
        now = self._window.now()

        def work(job: Job) -> object:
            from negdesk.store.restoring import put_right

            return put_right(path, now, teller(job))

        self._do(work, lambda result: self._put_right(path, result))

    def _put_right(self, path: Path, result: object) -> None:
        if self._reopened(path, result) and isinstance(result, Path):
            words = tr("This was put right. The file as it was is kept beside it as “{name}”.")
            self._window.banners.say("restore", words.format(name=result.name))

    def _closed(self, path: Path) -> bool:
        """Put the workbook away if it is this one; False if something is not saved in it."""
        if self._is_open(path):
            self._window.show_start()
        return not self._is_open(path)

    def _reopened(self, path: Path, result: object) -> bool:
        """Open what came of it; a condition of the world becomes a banner."""
        condition = result if isinstance(result, Condition) else None
        opened = self._window.open_looked_at(path)
        if condition is not None:
            self._window.banners.say("restore", str(condition), "warn")
        return opened and condition is None

    def show(self, path: Path) -> BackupsDialog:
        """Show the backups of a workbook beside what it holds now."""
        from negdesk.ui.restoring.dialog import BackupsDialog

        window = self._window
        window.flush()
        dialog = BackupsDialog(
            window, window.theme, path, self._backups(path), is_open=self._is_open(path)
        )
        dialog.restore_wanted.connect(lambda backup: self.restore(backup, path))
        dialog.salvage_wanted.connect(lambda: self.ask_salvage(path))
        dialog.other_wanted.connect(window.files.restore_another)
        dialog.stop_wanted.connect(self._stop)
        self.dialog = dialog
        self.doer.moved.connect(dialog.show_share)
        dialog.finished.connect(self._forget)
        dialog.open()
        return dialog

    def restore(self, backup: Path, path: Path) -> None:
        """Put a backup in the place of a workbook, keep that beside it, and go on in it."""
        if not self._closed(path):
            self._close_dialog()
            return
        now = self._window.now()

        def work(_job: Job) -> object:
            from negdesk.store.restoring import put_back

            return put_back(backup, path, now)

        self._do(work, lambda result: self._restored(backup, path, result))

    def ask_salvage(self, path: Path) -> None:
        """Ask where to put what can be read."""
        stem = tr("{name} salvaged").format(name=path.stem)
        dialogs.ask_save(
            self._window,
            tr("Where to put what can be read"),
            dialogs.free_name(path.parent, stem, dialogs.SUFFIX),
            dialogs.workbook_filter(),
            lambda to: self.salvage(path, to),
            replace=False,
        )

    def salvage(self, path: Path, to: Path) -> None:
        """Make a workbook of what can be read, open it, and list what cannot."""
        now = self._window.now()

        def work(job: Job) -> object:
            from negdesk.store.salvage import salvage

            return salvage(path, to, now, teller(job))

        self._do(work, lambda result: self._salvaged(path, to, result), stoppable=True)

    def _do(
        self, work: Callable[[Job], object], after: Callable[[object], object],
        *, stoppable: bool = False,
    ) -> None:  # fmt: skip
        self._after = after
        if self.dialog is not None:
            self.dialog.show_busy(True, stoppable=stoppable)
        self.doer.begin(None, work)

    def _done(self, result: object) -> None:
        self._close_dialog()
        self._after(result)

    def _restored(self, backup: Path, path: Path, result: object) -> None:
        if not self._reopened(path, result):
            return
        from negdesk.ui.restoring.words import day_of, made

        words = tr("This is the backup of {day}.").format(day=day_of(made(backup)))
        if isinstance(result, Path):
            kept = tr("The file as it was is kept beside it as “{name}”.")
            words = f"{words} {kept.format(name=result.name)}"
        self._window.banners.say("restore", words)

    def _salvaged(self, path: Path, to: Path, result: object) -> None:
        if isinstance(result, Condition):
            self._window.banners.say("restore", str(result), "warn")
            return
        if not self._window.open_looked_at(to):
            return
        from negdesk.store.restoring import Contents
        from negdesk.ui.restoring.words import holding

        found = cast("Found", result)
        what = holding(Contents(len(found.heads), found.entries))
        lost = found.sentences()
        if not lost:
            words = tr("All of “{name}” could be read: {what}. The damaged file is as it was.")
            self._window.banners.say("restore", words.format(name=path.name, what=what))
            return
        text = tr(
            "Of “{name}” this could be read: {what}. The rest is named in a list. The damaged file"
            " is as it was."
        )
        words = text.format(name=path.name, what=what)
        show = (tr("Show what is missing"), lambda: self._show_lost(lost))
        self._window.banners.say("restore", words, "warn", show)
        self._show_lost(lost)

    def _show_lost(self, lost: list[str]) -> None:
        from negdesk.ui.long_text import show_text

        show_text(
            self._window,
            tr("What could not be read"),
            tr(
                "Look whether an older backup has it, and enter it again. Copy the list to keep it."
            ),
            "\n".join(lost),
        )

    def _stop(self) -> None:
        self.doer.supersede()
        if self.dialog is not None:
            self.dialog.show_busy(False)

    def _close_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.done(0)

    def _forget(self, _result: int) -> None:
        self.dialog = None

    def _is_open(self, path: Path) -> bool:
        workbook = self._window.workbook
        return workbook is not None and workbook.file.is_at(path)

    def _backups(self, path: Path) -> list[Path]:
        from negdesk.store.backup import backups

        return backups(self._window.places.backups, path)


def _nothing(_result: object) -> None:
    """Do nothing with what came of nothing."""
