"""From the pages to a file: asked for, written whole or not at all, and opened if wanted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from negdesk.exchange import files
from negdesk.i18n import tr
from negdesk.model.errors import Condition
from negdesk.report.order import file_name
from negdesk.ui import dialogs

if TYPE_CHECKING:
    from negdesk.ui.printing.window import PrintWindow


class Export(QObject):
    """Writes what a window shows; what stood at the place before stays when that fails."""

    def __init__(self, window: PrintWindow) -> None:
        """Export from a window."""
        super().__init__(window)
        self._window = window
        # Where the last one went: the next is wanted there too.
        self._folder = dialogs.documents()

    def ask(self, *, then_open: bool = False) -> QFileDialog:
        """Ask for the place."""
        window, pdf = self._window, self._window.pdf
        folder = self._folder if self._folder.is_dir() else dialogs.documents()
        stem = file_name(window.order.kind, dialogs.file_stem(window.title, tr("Negotiation")))
        return dialogs.ask_save(
            window,
            tr("Export as PDF"),
            dialogs.free_name(folder, stem, "pdf"),
            tr("PDF (*.pdf)"),
            lambda path: self.write(path, pdf, then_open=then_open),
        )

    def ask_and_open(self) -> QFileDialog:
        """Ask for the place, and show the file in the system's viewer."""
        return self.ask(then_open=True)

    def write(self, path: Path, pdf: bytes, *, then_open: bool = False) -> None:
        """Write the file; where that cannot be, ask what to do and keep the old one."""
        window, password = self._window, self._window.password.text()
        try:
            if password:
                from negdesk.report.locked import locked

                pdf_kept = locked(pdf, password)
            else:
                pdf_kept = pdf
            files.refuse_overwriting(path, window.desk.session.workbook.file.path)
            files.write_bytes(path, pdf_kept)
        except Condition as condition:
            again = tr("Try again"), lambda: self.write(path, pdf, then_open=then_open)
            other = tr("Another place…"), lambda: self.ask(then_open=then_open)
            window.banners.say("export", str(condition), "warn", again, other)
            return
        self._folder = path.parent
        words = tr("Saved as {name}.")
        if password:
            words = tr("Saved as {name}. Only who knows the password can open it.")
        said, show = words.format(name=path.name), (tr("Open it"), lambda: self.show(path))
        window.banners.say("export", said, "note", show)
        if then_open:
            self.show(path)

    def show(self, path: Path) -> None:
        """Open a file in the system's viewer."""
        if words := dialogs.open_outside(path):
            self._window.banners.say("export", words)
