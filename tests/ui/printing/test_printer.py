"""Print window: what reaches a printer, and what it says when nothing does (FAULTS 105)."""

from __future__ import annotations

import pytest
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QPushButton

from negdesk.ui.printing import paper, press
from tests.report.reading import pages
from tests.ui.printing.window import settled

# The offscreen platform says this of every dialog that is opened.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_105_without_a_printer_it_says_so_and_the_preview_stays(printing, monkeypatch):
    monkeypatch.setattr(paper, "printers", list)
    printing.findChild(QPushButton, "print.print").click()
    banner = printing.banners.shown("print")
    assert "No printer" in banner.text
    assert printing.preview.document.pageCount() == 1
    assert not printing.findChildren(QPrintDialog)


def printed_out(qtbot, printing, printer):
    printing.press.start(printing.pdf, printer)
    qtbot.waitUntil(lambda: not printing.press.running, timeout=20_000)


def test_all_pages_reach_the_printer(printing, qtbot, printer, tmp_path):
    printing.options.choose("blank")
    settled(qtbot, printing)
    printed_out(qtbot, printing, printer(printing.order))
    data = (tmp_path / "printed.pdf").read_bytes()
    assert pages(data) == 6
    assert printing.banners.shown("print").text == "The pages are with the printer."
    assert b"Family" not in data


def test_only_the_wanted_pages_reach_the_printer(printing, qtbot, printer, tmp_path):
    printing.options.choose("blank")
    settled(qtbot, printing)
    to = printer(printing.order)
    to.setFromTo(2, 3)
    printed_out(qtbot, printing, to)
    assert pages((tmp_path / "printed.pdf").read_bytes()) == 2


def test_what_is_printed_is_the_page_not_an_empty_sheet(printing, qtbot, printer, tmp_path):
    import pypdfium2

    printed_out(qtbot, printing, printer(printing.order))
    document = pypdfium2.PdfDocument((tmp_path / "printed.pdf").read_bytes())
    shades = document[0].render(scale=0.5).to_pil().convert("L").histogram()
    document.close()
    assert sum(shades[:128]) > 500
    assert sum(shades[250:]) > sum(shades) / 2


def test_the_bands_of_a_page_are_the_page_without_a_seam(printing, printer, tmp_path, qtbot):
    from PIL import ImageChops

    printed_out(qtbot, printing, printer(printing.order))
    shown, printed = (
        picture(data) for data in (printing.pdf, (tmp_path / "printed.pdf").read_bytes())
    )
    # Bands that stood a row too high or low would leave each letter of theirs beside its place.
    far_off = sum(ImageChops.difference(shown, printed).histogram()[128:])
    assert far_off < shown.width * shown.height / 150


def picture(pdf):
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    drawn = document[0].render(scale=150 / 72).to_pil().convert("L").resize((1240, 1754))
    document.close()
    return drawn


def test_105_paper_of_another_size_is_said_and_the_pages_are_fitted(printing, qtbot, printer):
    from PySide6.QtGui import QPageSize

    to = printer(printing.order)
    to.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    printed_out(qtbot, printing, to)
    assert "another size" in printing.banners.shown("paper").text
    assert printing.preview.document.pageCount() == 1


@pytest.mark.qt_log_ignore("QPainter::begin", "This plugin does not support", extend=True)
def test_105_a_printer_that_takes_nothing_is_a_sentence(printing, qtbot, printer, tmp_path):
    to = printer(printing.order)
    to.setOutputFileName(str(tmp_path / "gone" / "printed.pdf"))
    printed_out(qtbot, printing, to)
    assert printing.banners.shown("print").kind == "warn"
    assert printing.preview.document.pageCount() == 1


def test_105_a_print_that_is_stopped_leaves_the_preview(printing, qtbot, printer):
    printing.options.choose("workbook")
    settled(qtbot, printing)
    printing.press.start(printing.pdf, printer(printing.order))
    assert printing.progress.isVisible()
    printing.progress.cancel.click()
    assert not printing.press.running
    assert not printing.progress.isVisible()
    assert "stopped" in printing.banners.shown("print").text
    assert printing.preview.document.pageCount() > 1


def test_105_a_workbook_that_is_closed_while_it_prints_takes_the_print_along(
    printing, qtbot, printer, sample_window
):
    printing.options.choose("workbook")
    settled(qtbot, printing)
    printing.press.start(printing.pdf, printer(printing.order))
    sample_window.show_start()
    qtbot.wait(50)
    assert sample_window.view is None


def test_105_a_dialog_that_is_left_prints_nothing(printing, qtbot, monkeypatch, printer):
    started = []
    monkeypatch.setattr(paper, "printers", lambda: ["One"])
    monkeypatch.setattr(paper, "printer_for", printer)
    monkeypatch.setattr(press.Press, "start", lambda self, *args: started.append(args))
    dialog = printing.press.ask()
    assert not dialog.isHidden()
    dialog.reject()
    assert started == []
    dialog = printing.press.ask()
    dialog.accepted.emit(dialog.printer())
    assert started[0][0] == printing.pdf
    dialog.reject()


def test_while_pages_are_sent_it_says_so_and_not_that_they_are_made(printing, qtbot, printer):
    printing.options.choose("workbook")
    settled(qtbot, printing)
    printing.press.start(printing.pdf, printer(printing.order))
    assert "printer" in printing.progress.words.text()
    printing.progress.cancel.click()
    assert not printing.progress.isVisible()


def test_a_print_never_holds_the_window_up(printing, qtbot, printer):
    printing.options.choose("blank")
    settled(qtbot, printing)
    shares = []
    printing.press.moved.connect(lambda done, total: shares.append((done, total)))
    printed_out(qtbot, printing, printer(printing.order))
    # The window has its turn many times a page.
    assert len(shares) > 10 * pages(printing.pdf)
    assert shares[-1][0] == shares[-1][1]
