"""Print window: the pages follow the rows, and letters without a font are listed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from negdesk.model.actions import set_field
from negdesk.report.order import file_name
from negdesk.ui.printing.window import PrintWindow
from tests.ui.printing.window import said, settled

# The offscreen platform says this of every dialog that is opened.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_the_pages_follow_an_edit_in_the_main_window(printing, qtbot, desk):
    head = desk.document.negotiation(printing.negotiation_id)
    desk.apply(set_field(head, "title", "Family van"))
    settled(qtbot, printing)
    assert "Family van" in said(printing)


def test_while_hidden_it_makes_nothing_and_catches_up_when_shown(printing, qtbot, desk):
    printing.hide()
    head = desk.document.negotiation(printing.negotiation_id)
    before = printing.pdf
    desk.apply(set_field(head, "title", "Family van"))
    assert not printing.maker.working
    assert printing.pdf == before
    printing.show()
    settled(qtbot, printing)
    assert "Family van" in said(printing)


def test_letters_without_a_font_are_listed_before_the_export(printing, qtbot, desk):
    assert not printing.remarks.isVisible()
    head = desk.document.negotiation(printing.negotiation_id)
    desk.apply(set_field(head, "goal", "\ue000\ue001 good"))
    settled(qtbot, printing)
    assert printing.remarks.isVisible()
    assert "\ue000 \ue001" in printing.remarks.text()


def test_a_very_long_list_of_letters_is_cut_and_counted(printing, qtbot, desk):
    head = desk.document.negotiation(printing.negotiation_id)
    desk.apply(set_field(head, "title", "".join(chr(0xE000 + i) for i in range(90))))
    settled(qtbot, printing)
    assert "and " in printing.remarks.text()
    assert " more" in printing.remarks.text()


def test_export_of_a_brief_that_lacks_letters_shows_the_list_first(sample_window, qtbot, desk):
    head = desk.document.negotiation(sample_window.view.negotiation_id)
    desk.apply(set_field(head, "goal", "\ue000"))
    sample_window.menus.actions["brief"].trigger()
    found = sample_window.view.findChild(PrintWindow)
    settled(qtbot, found)
    assert "\ue000" in found.remarks.text()
    assert not sample_window.findChildren(QFileDialog)


def test_the_name_that_is_offered_says_what_it_is(printing, qtbot):
    printing.options.choose("table_copy")
    settled(qtbot, printing)
    dialog = printing.export.ask()
    assert Path(dialog.selectedFiles()[0]).name == "Family car agenda.pdf"
    assert file_name("table_copy", "T") == "T agenda"
    dialog.close()


@pytest.mark.parametrize("problem", ["folder", "gone", "workbook"])
def test_104_what_cannot_be_written_is_asked_about(problem, printing, tmp_path, desk, qtbot):
    target = tmp_path / "x.pdf"
    if problem == "folder":
        target.mkdir()
    elif problem == "gone":
        target = tmp_path / "gone" / "x.pdf"
    else:
        target = desk.session.workbook.file.path
    printing.export.write(target, printing.pdf)
    banner = printing.banners.shown("export")
    assert banner.kind == "warn"
    assert set(banner.buttons) == {"Try again", "Another place…"}
    if problem == "folder":
        target.rmdir()
        banner.buttons["Try again"].click()
        assert target.read_bytes() == printing.pdf
        assert printing.banners.shown("export").text == "Saved as x.pdf."
    else:
        banner.buttons["Another place…"].click()
        (dialog,) = printing.findChildren(QFileDialog)
        dialog.close()
