"""From the pages to a printer, through the system's dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog

from negdesk.i18n import tr
from negdesk.ui.printing import paper
from negdesk.ui.printing.paper import PaperRun

if TYPE_CHECKING:
    from negdesk.ui.printing.window import PrintWindow


class Press(QObject):
    """Asks which printer, then sends it the pages one by one."""

    moved = Signal(int, int)
    busy = Signal(bool)

    def __init__(self, window: PrintWindow) -> None:
        """Print what a window shows."""
        super().__init__(window)
        self._window = window
        self._run: PaperRun | None = None

    @property
    def running(self) -> bool:
        """Say whether pages are on their way to a printer."""
        return self._run is not None

    def ask(self) -> QPrintDialog | None:
        """Open the system's dialog; without any printer say so, and offer the export.

        One print at a time: the next one never stops the one before.
        """
        window = self._window
        if self.running:
            words = tr("The pages before are still on their way to the printer.")
            window.banners.say("print", words)
            return None
        if not paper.printers():
            words = tr("No printer is set up on this computer. The pages can be exported as a PDF.")
            export = tr("Export…"), lambda: window.when_ready(window.export.ask)
            window.banners.say("print", words, "note", export, (tr("Try again"), self.ask))
            return None
        window.banners.clear("print")
        printer, pdf = paper.printer_for(window.order), window.pdf
        dialog = QPrintDialog(printer, window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setMinMax(1, window.preview.document.pageCount())
        dialog.accepted.connect(lambda: self.start(pdf, printer))
        # QPrintDialog hides the plain one behind another of its own.
        QDialog.open(dialog)
        return dialog

    def start(self, pdf: bytes, printer: QPrinter) -> None:
        """Send a PDF to a printer."""
        run = self._run = PaperRun(pdf, printer, self)
        run.moved.connect(self.moved)
        run.ended.connect(self._ended)
        self._window.banners.clear("print")
        if not run.fits_paper:
            words = tr("The printer has paper of another size, so the pages are fitted to it.")
            self._window.banners.say("paper", words)
        self.busy.emit(True)
        run.start()

    def cancel(self) -> None:
        """Send no further page."""
        if self._run is not None:
            self._run.cancel()
            words = tr("Printing was stopped. The preview is still here.")
            self._ended(words)

    def _ended(self, problem: str) -> None:
        if self._run is not None:
            self._run.deleteLater()
            self._run = None
        self.busy.emit(False)
        words = problem or tr("The pages are with the printer.")
        self._window.banners.say("print", words, "warn" if problem else "note")
