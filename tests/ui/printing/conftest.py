"""An open print window, and a printer that writes to a file."""

from __future__ import annotations

import pytest
from PySide6.QtPrintSupport import QPrinter

from negdesk.ui.printing import paper
from negdesk.ui.printing.window import PrintWindow


@pytest.fixture
def printing(sample_window, qtbot):
    """The print window on the sample, with the brief in it."""
    sample_window.menus.actions["print"].trigger()
    found = sample_window.view.findChild(PrintWindow)
    qtbot.waitUntil(lambda: found.ready)
    return found


@pytest.fixture
def printer(tmp_path):
    """A printer that prints into a file."""

    def make(order):
        made = paper_printer(order)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(tmp_path / "printed.pdf"))
        return made

    paper_printer = paper.printer_for
    return make
