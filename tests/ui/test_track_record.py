from __future__ import annotations

from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from negdesk.model.actions import add, delete, set_fields
from negdesk.model.rows import Negotiation
from negdesk.ui.record.page import RecordPage
from negdesk.ui.record.reader import Debriefs
from negdesk.workbook import Workbook
from tests.ui.clipped import cut_off
from tests.ui.debrief.debriefed import ended


@pytest.fixture
def opened(window, qtbot, tmp_path):
    """Open a workbook with so many negotiations that have ended, and show the record."""

    def open_record(count: int) -> RecordPage:
        path = tmp_path / f"{uuid4().hex}.negdesk"
        workbook = Workbook.create(path)
        rows = [row for number in range(count) for row in ended(number)]
        workbook.apply(add("past", Negotiation(id="now", title="Now"), *rows))
        workbook.close()
        assert window.open(path)
        return shown(window, qtbot)

    return open_record


def shown(window, qtbot) -> RecordPage:
    window.view.show_record()
    page: RecordPage = window.view.record_page
    qtbot.waitUntil(lambda: not page.debriefs.busy)
    return page


def words(page: RecordPage) -> list[str]:
    return [cell.number.text() for cell in page.figures.cells if not cell.isHidden()]


def test_the_sample_has_a_record_of_one_debrief(sample_window, qtbot):
    page = shown(sample_window, qtbot)
    assert words(page) == ["1", "63\u202f%", "5 of 6", "1 of 1", "4.5"]
    assert "Too few to judge" in page.charts.cards["forecasts"].sentence.text()
    assert "2\u202f% too hopeful" in page.charts.cards["limits"].sentence.text()


def test_the_way_there_is_the_list_the_menu_and_the_keys(sample_window, qtbot):
    view = sample_window.view
    qtbot.mouseClick(view.sidebar.record, Qt.MouseButton.LeftButton)
    assert view.pages.currentWidget() is view.record_page
    assert view.sidebar.record.isChecked()
    assert view.negotiation_id == ""
    view.choose(view.sidebar.model.id_at(0))
    assert not view.sidebar.record.isChecked()
    qtbot.keyClick(sample_window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert view.pages.currentWidget() is view.record_page
    assert not sample_window.menus.actions["brief"].isEnabled()


def test_an_empty_record_teaches(opened):
    page = opened(0)
    assert page.empty.isVisible()
    assert not page.content.isVisible()
    assert not page.filters.isVisible()


def test_under_ten_there_are_counts_from_ten_on_a_score(opened):
    page = opened(4)
    assert words(page)[2] == "5 of 8"
    assert (
        "Too few"
        in page.charts.cards["kinds"].sentence.text()
        + page.charts.cards["forecasts"].sentence.text()
    )
    page = opened(12)
    assert words(page)[2].startswith("0.")
    assert "Brier score" in page.charts.cards["forecasts"].sentence.text()


def test_every_chart_has_its_sentence_for_a_screen_reader_and_a_table(opened):
    page = opened(12)
    for column in page.charts.columns:
        for card in column:
            assert card.sentence.text()
            assert card.chart.accessibleName().endswith(card.sentence.text())
            card.more.open()
            assert card.table.sheet_model.rowCount() == len(card.sheet.rows) > 0
            assert card.table.accessibleName()


def test_a_filter_keeps_what_fits(opened, qtbot):
    page = opened(12)
    box = page.filters.boxes["counterpart"]
    box.setCurrentIndex(box.findData("Weber"))
    assert {name for one in page.found.debriefs for name in one.counterparts} == {"Weber"}
    year = page.filters.boxes["year"]
    year.setCurrentIndex(year.findData("2021"))
    assert {one.when[:4] for one in page.found.debriefs} == {"2021"}
    assert page.negotiations.sheet_model.rowCount() == len(page.found.debriefs)


def test_a_template_is_named_in_words(opened):
    box = opened(3).filters.boxes["template"]
    assert "Car purchase" in [box.itemText(index) for index in range(box.count())]


def test_a_filter_that_leaves_nothing_says_so_and_can_be_undone(opened):
    page = opened(12)
    page.filters.boxes["year"].setCurrentIndex(1)
    page.filters.boxes["template"].setCurrentIndex(1)
    page.filters.boxes["counterpart"].setCurrentIndex(1)
    for box in page.filters.boxes.values():
        assert box.isEnabled()
        box.setCurrentIndex(0)
    assert len(page.found.debriefs) == 12


def test_reading_leaves_the_open_document_as_small_as_it_is(window, opened):
    opened(5)
    assert [row.id for row in window.desk.document.negotiations if window.desk.document.is_loaded(
        row.id
    )] == [window.view.preparation.negotiation_id]  # fmt: skip


def test_nothing_is_read_before_the_page_is_wanted(sample_window):
    assert sample_window.view.record_page is None


def test_reading_tells_how_far_it_is_and_does_not_wait(window, opened, qtbot, monkeypatch):
    page = opened(6)
    monkeypatch.setattr("negdesk.ui.record.reader._SLICE", 0.0)
    told = []
    again = Debriefs(window.desk, page)
    again.moved.connect(lambda known, total: told.append((known, total)))
    with qtbot.waitSignal(again.done):
        again.read()
        assert again.busy
    assert told == [(known, 6) for known in range(1, 6)]
    assert len(again.made) == 6


def test_a_change_shows_at_once(window, opened, qtbot):
    page = opened(3)
    head = window.desk.document.negotiation("past0000")
    window.desk.apply(set_fields("x", head, hours_spent=None))
    qtbot.waitUntil(lambda: not page.debriefs.busy)
    assert words(page)[-1] == "10"
    window.view.undo()
    window.view.show_record()
    qtbot.waitUntil(lambda: words(page)[-1] == "15")


def test_what_changed_while_hidden_shows_when_it_is_shown(window, opened, qtbot):
    opened(3)
    window.view.choose("past0000")
    window.desk.apply(
        delete(window.desk.document, "x", window.desk.document.negotiation("past0000"))
    )
    page = shown(window, qtbot)
    assert len(page.found.debriefs) == 2


def test_one_that_is_opened_again_is_counted_no_more(window, opened, qtbot):
    page = opened(2)
    head = window.desk.document.negotiation("past0001")
    window.desk.apply(set_fields("x", head, stage="sealed"))
    qtbot.waitUntil(lambda: not page.debriefs.busy)
    assert len(page.found.debriefs) == 1


def test_enter_on_a_row_opens_the_negotiation(window, opened, qtbot):
    page = opened(3)
    page.negotiations.setCurrentIndex(page.negotiations.sheet_model.index(1, 0))
    page.negotiations.setFocus()
    qtbot.keyClick(page.negotiations, Qt.Key.Key_Return)
    assert window.view.negotiation_id == page.found.debriefs[1].negotiation.id


def test_a_row_is_copied_as_a_spreadsheet_takes_it(opened, qtbot):
    page = opened(1)
    page.negotiations.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    page.negotiations.selectRow(0)
    page.negotiations.setFocus()
    qtbot.keyClick(page.negotiations, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text().startswith("Deal 0\tNord\t")


def test_everything_that_takes_the_focus_has_a_name(opened):
    page = opened(12)
    for card in (each for column in page.charts.columns for each in column):
        card.more.open()
    taking = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
    ]
    assert len(taking) > 8
    assert [widget for widget in taking if not widget.accessibleName()] == []


@pytest.mark.parametrize("width", [640, 1280])
def test_nothing_is_cut_off_at_the_side(window, opened, width):
    page = opened(12)
    window.resize(width, 800)
    QApplication.processEvents()
    area = page._page.parentWidget()
    assert page._page.width() <= area.width()
    assert cut_off(page) == []


def test_a_table_is_as_high_as_its_rows(window, opened):
    page = opened(3)
    table = page.negotiations
    last = table.visualRect(table.model().index(2, 0)).bottom()
    assert abs(table.viewport().height() - 1 - last) <= 2
    table.setFixedWidth(300)
    QApplication.processEvents()
    assert table.horizontalScrollBar().isVisible()
    last = table.visualRect(table.model().index(2, 0)).bottom()
    assert abs(table.viewport().height() - 1 - last) <= 2


def test_a_negotiation_that_cannot_be_read_is_counted_out_and_said(
    window, opened, qtbot, monkeypatch
):
    from negdesk.model.errors import Condition

    page = opened(3)
    file = window.workbook.file
    parts = file.parts

    def broken(negotiation_id):
        if negotiation_id == "past0001":
            raise Condition("no")
        return parts(negotiation_id)

    monkeypatch.setattr(file, "parts", broken)
    page.debriefs.spoil("past0000", "past0001", "past0002")
    page.debriefs.read()
    qtbot.waitUntil(lambda: not page.debriefs.busy)
    assert len(page.found.debriefs) == 2
    assert "1 negotiation could not be read" in page.progress.text()
