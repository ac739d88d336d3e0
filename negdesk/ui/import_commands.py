"""Bringing others' files into the open workbook: negotiations, domains, tables of issues."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from negdesk.i18n import tr
from negdesk.model.errors import Condition
from negdesk.model.rows import Negotiation, Row
from negdesk.ui import dialogs
from negdesk.ui.labels import plain_label

if TYPE_CHECKING:
    from negdesk.ui.window import Window
    from negdesk.ui.workbook_view import WorkbookView

_MOST_SAID = 8


class ImportCommands(QObject):
    """Takes files in by their kind, each as one step of the history."""

    def __init__(self, window: Window) -> None:
        """Act on a window."""
        super().__init__(window)
        self._window = window

    def ask(self) -> None:
        """Ask which file to take in."""
        title = tr("Import")
        filters = tr("Negotiations, domains, tables of issues (*.json *.xml *.csv)")
        dialogs.ask_open(self._window, title, dialogs.documents(), filters, self.take)

    def take(self, path: Path) -> None:
        """Take a file in, and say what was odd in it or why it could not be taken."""
        view = self._window.view
        if view is None:
            return
        kinds = {".xml": self._domain, ".csv": self._table}
        try:
            self._refuse_own(path, view)
            kinds.get(path.suffix.lower(), self._negotiation)(path, view)
        except Condition as condition:
            self._window.banners.say("import", str(condition), "warn")

    def take_domain(self, paths: Sequence[Path]) -> None:
        """Take in a domain, our profile and theirs, in this order."""
        from negdesk.exchange.genius import files as genius

        view = self._window.view
        if view is None:
            return
        try:
            imported = genius.read(paths, self._window.new_id)
        except Condition as condition:
            self._window.banners.say("import", str(condition), "warn")
            return
        self._add(view, paths[0], list(imported.rows), imported.warnings)

    def _refuse_own(self, path: Path, view: WorkbookView) -> None:
        from negdesk.exchange import files

        files.refuse_reading(path, view.desk.session.workbook.file.path)

    def _negotiation(self, path: Path, view: WorkbookView) -> None:
        from negdesk.exchange import files, interchange

        imported = interchange.read(files.read_text(path), self._window.new_id)
        self._add(view, path, list(imported.rows), imported.warnings)

    def _domain(self, path: Path, view: WorkbookView) -> None:
        from negdesk.exchange.genius import files as genius

        try:
            imported = genius.read([path], self._window.new_id)
        except genius.WhichProfiles as which:
            if len(which.found) < 2:
                raise
            dialog = WhichProfilesDialog(self._window, which.found)
            dialog.chosen.connect(lambda ours, theirs: self.take_domain([path, ours, theirs]))
            dialog.open()
            return
        self._add(view, path, list(imported.rows), imported.warnings)

    def _table(self, path: Path, view: WorkbookView) -> None:
        from negdesk.exchange import csv_text, files, issue_table_edit, issue_table_reader

        table = issue_table_reader.read(files.read_bytes(path, csv_text.SIZE_LIMIT))
        label, new_id = _label(path), self._window.new_id
        scope = view.negotiation_id
        if not scope:
            now = self._window.now().isoformat(timespec="seconds")
            head = Negotiation(id=new_id(), title=path.stem, created_at=now)
            edit = issue_table_edit.new_negotiation(table, head, new_id, label)
            rows = [change.after for change in edit.changes if change.after is not None]
            self._add(view, path, rows, table.notes)
            return
        view.desk.flush()
        edit, notes = issue_table_edit.merged(view.desk.document, scope, table, new_id, label)
        if view.desk.apply(edit):
            title = view.desk.document.negotiation(scope).title
            words = tr("The issues of {file} are in “{title}” now.")
            self._say([words.format(file=path.name, title=title), *table.notes, *notes], "note")

    def _add(
        self, view: WorkbookView, path: Path, rows: list[Row], warnings: Sequence[str]
    ) -> None:
        view.add(_label(path), rows)
        if warnings:
            self._say(list(warnings), "warn")

    def _say(self, lines: list[str], role: str) -> None:
        self._window.banners.say("import", "\n".join(lines[:_MOST_SAID]), role)


class WhichProfilesDialog(QDialog):
    """Asks which profile is ours and which is theirs; `chosen` carries the two paths."""

    chosen = Signal(object, object)

    def __init__(self, parent: QWidget, found: Sequence[Path]) -> None:
        """Offer the profiles that were found, the first two at first."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Which profiles?"))
        self.ours, self.theirs = _box(found, 0), _box(found, 1)
        self.ours.setAccessibleName(tr("Our profile"))
        self.theirs.setAccessibleName(tr("Their profile"))
        form = QFormLayout()
        form.addRow(plain_label(tr("Ours")), self.ours)
        form.addRow(plain_label(tr("Theirs")), self.theirs)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        words = tr("A domain has the issues; a profile says what each side makes of them.")
        column.addWidget(plain_label(words, "muted", wrap=True))
        column.addLayout(form)
        column.addWidget(buttons)
        self.accepted.connect(self._choose)

    def _choose(self) -> None:
        self.chosen.emit(self.ours.currentData(), self.theirs.currentData())


def _box(found: Sequence[Path], index: int) -> QComboBox:
    box = QComboBox()
    for path in found:
        box.addItem(path.name, path)
    box.setCurrentIndex(min(index, len(found) - 1))
    return box


def _label(path: Path) -> str:
    return tr("import {file}").format(file=path.name)
