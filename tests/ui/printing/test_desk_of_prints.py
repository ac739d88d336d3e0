"""The print window among the other windows: its keys, its size, its name, and what it forgets."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from negdesk.model.actions import add, set_field
from negdesk.model.rows import Negotiation
from negdesk.report.prints import made
from negdesk.ui.printing.keys import native
from negdesk.ui.printing.window import PrintWindow
from tests.ui.conftest import bring_up
from tests.ui.printing.window import settled

# The offscreen platform says this of every dialog that is opened.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def held(monkeypatch):
    """Hold every print back until this is set."""
    going = threading.Event()

    def slow(*args, **kwargs):
        going.wait(20)
        return made(*args, **kwargs)

    monkeypatch.setattr("negdesk.report.prints.made", slow)
    yield going
    going.set()


def test_the_key_that_opened_it_prints(printing, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr("negdesk.ui.printing.paper.printers", lambda: asked.append("print") or [])
    bring_up(qtbot, printing)
    QTest.keySequence(printing, native("print"))
    qtbot.waitUntil(lambda: asked == ["print"])


def test_a_key_exports_and_another_puts_the_window_away(printing, qtbot):
    bring_up(qtbot, printing)
    QTest.keySequence(printing, native("export"))
    qtbot.waitUntil(lambda: bool(printing.findChildren(QFileDialog)))
    printing.findChild(QFileDialog).reject()
    bring_up(qtbot, printing)
    QTest.keySequence(printing, native("close"))
    qtbot.waitUntil(lambda: not printing.isVisible())


def test_the_buttons_say_their_keys(printing):
    for name in ("print", "export"):
        assert printing.findChild(QWidget, f"print.{name}").toolTip() == native(name)


def test_the_name_of_the_window_follows_an_edit(printing, qtbot, desk):
    head = desk.document.negotiation(printing.negotiation_id)
    desk.apply(set_field(head, "title", "Family van"))
    settled(qtbot, printing)
    assert printing.windowTitle() == "Print: Family van"


def test_no_dialog_comes_up_from_a_window_that_was_put_away(printing, qtbot, held):
    printing.options.choose("workbook")
    printing.findChild(QWidget, "print.export").click()
    qtbot.keyClick(printing, Qt.Key.Key_Escape)
    held.set()
    qtbot.waitUntil(lambda: not printing.maker.working)
    assert not printing.findChildren(QFileDialog)


def test_108_it_is_no_larger_than_the_screen(desk, sample_window, monkeypatch, qtbot):
    small = QRect(0, 0, 800, 400)
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: small.size())
    found = PrintWindow(desk, sample_window.view)
    assert small.size().boundedTo(found.size()) == found.size()
    assert small.size().boundedTo(found.minimumSize()) == found.minimumSize()


def test_what_cannot_be_printed_is_seen_however_small_the_window(printing, qtbot, desk):
    head = desk.document.negotiation(printing.negotiation_id)
    desk.apply(set_field(head, "goal", "\ue000 good"))
    settled(qtbot, printing)
    printing.resize(printing.minimumSize())
    remarks = printing.remarks
    qtbot.waitUntil(lambda: remarks.visibleRegion().boundingRect() == remarks.rect())


def test_what_became_of_another_negotiation_is_not_said_any_more(printing, desk, tmp_path, qtbot):
    printing.export.write(tmp_path / "x.pdf", printing.pdf)
    printing.show_negotiation(printing.negotiation_id)
    assert printing.banners.shown("export") is not None
    desk.apply(add("x", Negotiation(id="other", title="Boat", created_at="2026-01-01")))
    printing.show_negotiation("other")
    assert printing.banners.shown("export") is None
    settled(qtbot, printing)


def test_the_next_export_is_offered_where_the_last_one_went(printing, tmp_path):
    printing.export.write(tmp_path / "x.pdf", printing.pdf)
    dialog = printing.export.ask()
    assert dialog.directory().absolutePath() == str(tmp_path)
    dialog.reject()


def test_a_folder_that_is_gone_is_not_offered_again(printing, tmp_path):
    gone = tmp_path / "gone"
    gone.mkdir()
    printing.export.write(gone / "x.pdf", printing.pdf)
    (gone / "x.pdf").unlink()
    gone.rmdir()
    dialog = printing.export.ask()
    assert dialog.directory().exists()
    dialog.reject()


def test_a_quote_in_a_name_leads_no_file_elsewhere(printing):
    dialog = printing.export.ask()
    name = dialog.findChild(QWidget, "fileNameEdit")
    name.clear()
    QTest.keyClicks(name, 'our "best" offer')
    assert name.text() == "our best offer"
    dialog.reject()


def test_a_print_does_not_stop_the_one_before(printing, qtbot, printer, monkeypatch):
    monkeypatch.setattr("negdesk.ui.printing.paper.printers", lambda: ["One"])
    printing.options.choose("workbook")
    settled(qtbot, printing)
    printing.press.start(printing.pdf, printer(printing.order))
    assert printing.press.ask() is None
    assert printing.press.running
    assert "still on their way" in printing.banners.shown("print").text
    printing.progress.cancel.click()
