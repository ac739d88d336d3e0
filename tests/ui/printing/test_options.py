"""Print window: what is printed, on what paper, with which sections."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from negdesk.report.order import KEPT_SECTIONS, SECTIONS
from negdesk.ui.printing.window import PrintWindow
from tests.report.reading import pages, texts_of
from tests.ui.printing.window import said, settled

# The offscreen platform says this of every dialog that is opened.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_the_keys_of_the_platform_open_it(sample_window, qtbot):
    action = sample_window.menus.actions["print"]
    assert "Ctrl+P" in [keys.toString() for keys in action.shortcuts()]
    action.trigger()
    found = sample_window.view.findChild(PrintWindow)
    assert found.isVisible()
    assert not found.isModal()
    qtbot.waitUntil(lambda: found.ready)
    assert found.windowTitle() == "Print: Family car"


def test_asked_for_twice_it_is_the_same_window(printing, sample_window):
    printing.hide()
    sample_window.menus.actions["print"].trigger()
    assert sample_window.view.findChildren(PrintWindow) == [printing]
    assert printing.isVisible()


def test_it_shows_the_very_bytes_that_are_exported(printing, qtbot, tmp_path, sample_window):
    target = tmp_path / "x.pdf"
    printing.export.write(target, printing.pdf)
    assert target.read_bytes() == printing.pdf
    document = printing.preview.document
    assert document.pageCount() == pages(printing.pdf) == 1
    assert document.getAllText(0).text().startswith("Family car")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("brief", "PRIVATE"),
        ("table_copy", "To be settled"),
        ("workbook", "Contents"),
        ("debrief", "Family car"),
        ("record", "Track record"),
        ("blank", "blank sheet"),
    ],
)
def test_every_kind_is_shown(kind, words, printing, qtbot):
    printing.options.choose(kind)
    settled(qtbot, printing)
    assert words in said(printing)
    assert printing.preview.document.pageCount() == pages(printing.pdf)


def test_paper_and_grey_are_chosen(printing, qtbot):
    colour = printing.pdf
    printing.options.paper.setCurrentIndex(printing.options.paper.findData("letter"))
    settled(qtbot, printing)
    assert printing.preview.document.pagePointSize(0).toSize().width() == 612
    printing.options.ink.setCurrentIndex(printing.options.ink.findData("grey"))
    assert settled(qtbot, printing) != colour


def test_a_section_that_is_unticked_goes_and_the_workbook_keeps_that(printing, qtbot, desk):
    item = printing.options.sections.list.item(0)
    item.setCheckState(Qt.CheckState.Unchecked)
    settled(qtbot, printing)
    assert "WALKAWAY" not in said(printing)
    kept = desk.session.workbook.file.setting(KEPT_SECTIONS)
    assert kept == ",".join(list(SECTIONS)[1:])


def test_sections_are_moved_with_the_keys_alone(printing, qtbot):
    sections = printing.options.sections
    sections.list.setFocus()
    sections.list.setCurrentRow(3)
    qtbot.keyClick(sections.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert sections.chosen[:4] == ("limit", "opening", "issues", "zopa")
    assert sections.list.currentRow() == 2
    settled(qtbot, printing)
    assert said(printing).index("give only") < said(printing).index("Where a deal can lie")


def test_the_ends_of_the_list_have_no_way_further(printing):
    sections = printing.options.sections
    sections.list.setCurrentRow(0)
    assert not sections.up.isEnabled()
    before = sections.chosen
    sections.shift(-1)
    assert sections.chosen == before
    sections.list.setCurrentRow(len(SECTIONS) - 1)
    assert not sections.down.isEnabled()


def test_the_last_section_cannot_be_taken_away(printing):
    sections = printing.options.sections
    for row in range(sections.list.count()):
        sections.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert sections.chosen == (list(SECTIONS)[-1],)


def test_the_next_print_of_the_workbook_has_the_sections_it_kept(
    printing, qtbot, sample_window, desk
):
    printing.options.sections.show_chosen(("leaving", "limit"))
    printing.options.sections.shift(1)
    settled(qtbot, printing)
    again = PrintWindow(desk, sample_window.view)
    assert again.options.sections.chosen == ("limit", "leaving")
    assert again.options.sections.list.count() == len(SECTIONS)


def test_a_workbook_that_can_only_be_read_is_printed_and_left_alone(
    window, make_workbook, negotiation, qtbot
):
    path = make_workbook(*negotiation("Boat"))
    path.chmod(0o444)
    before = path.read_bytes()
    window.open(path)
    if not window.workbook.file.read_only:
        pytest.skip("this user may write to anything")
    window.files.print_out()
    found = window.view.findChild(PrintWindow)
    settled(qtbot, found)
    found.options.sections.shift(1)
    assert "Boat" in texts_of(settled(qtbot, found))[0]
    assert path.read_bytes() == before


def test_blank_sheets_are_chosen_one_by_one_and_as_a_form(printing, qtbot):
    printing.options.choose("blank")
    sheet = printing.options.sheet
    sheet.setCurrentIndex(sheet.findData("walkaway"))
    printing.options.form.setChecked(True)
    settled(qtbot, printing)
    assert pages(printing.pdf) == 1
    assert b"/AcroForm" in printing.pdf


def test_what_is_chosen_shows_only_what_belongs_to_it(printing, qtbot):
    options = printing.options
    options.choose("blank")
    assert options.sheet.isVisible()
    assert not options.sections.isVisible()
    options.choose("table_copy")
    assert options.offers.isVisible()
    assert not options.sheet.isVisible()
    settled(qtbot, printing)


def test_what_was_chosen_by_hand_is_there_the_next_time(printing, sample_window, qtbot):
    printing.options.choose("workbook")
    printing.hide()
    sample_window.menus.actions["print"].trigger()
    settled(qtbot, printing)
    assert printing.order.kind == "workbook"


def test_a_click_on_the_box_of_a_section_takes_it_away(printing, qtbot):
    view = printing.options.sections.list
    box = view.visualItemRect(view.item(1)).topLeft() + QPoint(12, 12)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert "opening" not in printing.options.sections.chosen
    settled(qtbot, printing)
