"""The commands of the File menu: each asks for a place, does its work, and says what it did."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject

from negdesk.i18n import tr
from negdesk.model.errors import Condition
from negdesk.ui import dialogs

if TYPE_CHECKING:
    from negdesk.report.order import Printed
    from negdesk.ui.window import Window


class FileCommands(QObject):
    """What the File menu does to the window's workbook."""

    def __init__(self, window: Window) -> None:
        """Act on a window."""
        super().__init__(window)
        self._window = window

    def new_workbook(self, template: str = "") -> None:
        """Ask where to keep a new workbook, then begin in it."""
        offer = dialogs.free_name(dialogs.documents(), tr("Negotiations"), dialogs.SUFFIX)
        dialogs.ask_save(
            self._window,
            tr("Where to keep the new workbook"),
            offer,
            dialogs.workbook_filter(),
            lambda path: self._window.begin_workbook(path, template),
            replace=False,
        )

    def open(self) -> None:
        """Ask which workbook to open."""
        recent = [path.parent for path in self._window.settings.recent if path.exists()]
        folder = recent[0] if recent else dialogs.documents()
        title = tr("Open a workbook")
        filters = dialogs.workbook_filter()
        dialogs.ask_open(self._window, title, folder, filters, self._window.open)

    def save(self) -> None:
        """Write what is being typed, and say that all else is in the file already."""
        view = self._window.view
        if view is not None:
            view.desk.flush()
            if not view.unsaved:
                view.status.say(tr("Everything is saved already, as you type."))

    def save_copy(self) -> None:
        """Ask where to put a copy of the workbook."""
        workbook = self._window.workbook
        if workbook is None:
            return
        path = workbook.file.path
        sample = self._window.places.is_sample(path)
        folder = dialogs.documents() if sample else path.parent
        stem = tr("My car purchase") if sample else tr("{name} copy").format(name=path.stem)
        offer = dialogs.free_name(folder, stem, dialogs.SUFFIX)
        title, filters = tr("Save a copy as"), dialogs.workbook_filter()
        dialogs.ask_save(self._window, title, offer, filters, self.copy_to)

    def copy_to(self, path: Path) -> None:
        """Write a copy; go on in it, where the original cannot be worked in."""
        view = self._window.view
        if view is None:
            return
        view.desk.flush()
        file = view.desk.session.workbook.file
        move_on = self._window.places.is_sample(file.path) or file.read_only or view.unsaved
        if not self._doing("copy", lambda: self._window.copy_to(path, move_on=move_on)):
            return
        if move_on:
            words = tr("You are working in {name} now.").format(name=path.name)
            self._window.banners.say("copy", words)
        else:
            words = tr("A copy was saved as {name}.").format(name=path.name)
            open_it = (tr("Open it"), lambda: self._window.open(path))
            view.banners.say("copy", words, "note", open_it)

    def export_json(self) -> None:
        """Ask where to write the negotiation as an interchange file."""
        self._ask_export("json", tr("Export the negotiation"), tr("JSON (*.json)"), self._json)

    def export_table(self) -> None:
        """Ask where to write the table of issues for a spreadsheet."""
        self._ask_export("csv", tr("Export the issues"), tr("CSV (*.csv)"), self._table)

    def export_brief(self) -> None:
        """Ask where to write the brief; one that lacks letters is looked at first."""
        view = self._window.view
        if view is None or not view.negotiation_id:
            return
        view.desk.flush()
        try:
            brief = self._brief()
        except Condition as condition:
            self._window.banners.say("export", str(condition), "warn")
            return
        if brief.unprintable:
            self.print_out()
            return
        self._ask_export(
            "pdf", tr("Export the brief"), tr("PDF (*.pdf)"), lambda: brief.pdf, kind="brief"
        )

    def print_out(self, kind: str = "") -> None:
        """Open the print window on what is shown; "" prints what fits the page."""
        view = self._window.view
        if view is None or not (view.negotiation_id or view.on_record):
            return
        # Its libraries are loaded when they are first wanted.
        from negdesk.ui.printing.window import PrintWindow

        view.desk.flush()
        found = view.findChild(PrintWindow) or PrintWindow(view.desk, view)
        if view.on_record and view.record_page is not None:
            filters = view.record_page.filters
            found.show_record(view.any_id, filters.chosen, filters.words)
        else:
            fitting = "debrief" if view.tab_key == "debrief" else ""
            found.show_negotiation(view.negotiation_id, kind or fitting)

    def write_to(self, path: Path, made: Callable[[], bytes]) -> None:
        """Write an export whole or not at all, and offer to open it."""

        def write() -> None:
            from negdesk.exchange import files

            if self._window.workbook is not None:
                files.refuse_overwriting(path, self._window.workbook.file.path)
            files.write_bytes(path, made())

        if self._doing("export", write):
            words = tr("Saved as {name}.").format(name=path.name)
            open_it = (tr("Open it"), lambda: self._open_outside(path))
            self._window.banners.say("export", words, "note", open_it)

    def _open_outside(self, path: Path) -> None:
        if words := dialogs.open_outside(path):
            self._window.banners.say("export", words)

    def back_up(self) -> None:
        """Make a backup now."""
        if self._window.backups is not None:
            self._window.flush()
            self._window.backups.now(self._say_backed_up)

    def _say_backed_up(self, made: Path) -> None:
        words = tr("A backup was made in {folder}.").format(folder=made.parent)
        self._window.banners.say("backup", words)

    def restore(self) -> None:
        """Show the backups of the open workbook; where there is none, ask for a backup."""
        workbook = self._window.workbook
        if workbook is None or self._window.places.is_sample(workbook.file.path):
            self.restore_another()
        else:
            self._window.restoring.show(workbook.file.path)

    def restore_another(self) -> None:
        """Ask for a backup, then for the place to restore it to."""
        folder = self._window.places.backups
        start = folder if folder.is_dir() else dialogs.documents()
        title, filters = tr("Choose a backup"), dialogs.workbook_filter()
        dialogs.ask_open(self._window, title, start, filters, self._restore_from)

    def _restore_from(self, backup: Path) -> None:
        stem = tr("Restored {name}").format(name=backup.stem.partition(".")[0])
        offer = dialogs.free_name(dialogs.documents(), stem, dialogs.SUFFIX)
        dialogs.ask_save(
            self._window,
            tr("Where to put the restored workbook"),
            offer,
            dialogs.workbook_filter(),
            lambda to: self.restore_to(backup, to),
            replace=False,
        )

    def restore_to(self, backup: Path, to: Path) -> None:
        """Restore a backup as a workbook of its own, and open it."""

        def restore() -> None:
            from negdesk.store.backup import restore

            restore(backup, to)

        if self._doing("restore", restore):
            self._window.open(to)

    def _ask_export(
        self, suffix: str, title: str, filters: str, made: Callable[[], bytes], *, kind: str = ""
    ) -> None:
        """Ask where to write something; a print is named by its kind, as in the print window."""
        view = self._window.view
        if view is None or not view.negotiation_id:
            return
        view.desk.flush()
        head = view.desk.document.negotiation(view.negotiation_id)
        stem = dialogs.file_stem(head.title, tr("Negotiation"))
        if kind:
            from negdesk.report.order import file_name

            stem = file_name(kind, stem)
        offer = dialogs.free_name(dialogs.documents(), stem, suffix)
        dialogs.ask_save(
            self._window, title, offer, filters, lambda path: self.write_to(path, made)
        )

    def _json(self) -> bytes:
        from negdesk.exchange import interchange

        view = self._window.view
        assert view is not None
        return interchange.dump(view.desk.document.rows(view.negotiation_id)).encode()

    def _table(self) -> bytes:
        from negdesk.exchange import issue_table

        view = self._window.view
        assert view is not None
        # Marked, so that a spreadsheet reads accents right without asking.
        return issue_table.dump(view.desk.document, view.negotiation_id, mark=True)

    def _brief(self) -> Printed:
        from negdesk.report.brief import printed
        from negdesk.report.order import KEPT_SECTIONS, read_sections

        view = self._window.view
        assert view is not None
        us = QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
        return printed(
            view.desk.document,
            view.negotiation_id,
            paper="letter" if us else "a4",
            style=self._window.style_of_numbers,
            now=self._window.now(),
            sections=read_sections(view.desk.session.workbook.file.setting(KEPT_SECTIONS)),
        )

    def _doing(self, subject: str, work: Callable[[], object]) -> bool:
        """Do some work; a condition of the world becomes a banner."""
        try:
            work()
        except Condition as condition:
            self._window.banners.say(subject, str(condition), "warn")
            return False
        return True
