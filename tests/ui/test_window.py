"""The window on a workbook: finding the way, keeping what is typed, telling the truth."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
)
from pytestqt.qtbot import QtBot

from negdesk.app import HistoryKeys
from negdesk.model.actions import set_field
from negdesk.model.rows import Negotiation, Row
from negdesk.ui.desk import Desk
from negdesk.ui.theme import Theme
from negdesk.ui.window import Window
from tests.ui.windows import focused, view_of

# Qt says so of every dialog on the offscreen platform.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Make = Callable[..., Path]
Begin = Callable[..., list[Row]]


def editor(window: Window, key: str) -> QLineEdit:
    assert view_of(window).preparation.go_to(key, "")
    found = QApplication.focusWidget()
    assert isinstance(found, QLineEdit)
    assert found.objectName() == key
    return found


def stored(window: Window, name: str) -> Any:
    view = view_of(window)
    return getattr(view.desk.document.negotiation(view.negotiation_id), name)


def test_only_the_tab_that_is_shown_is_built(sample_window: Window) -> None:
    preparation = view_of(sample_window).preparation
    assert preparation.pages.count() == 1


def test_the_keys_lead_through_phases_and_tabs(sample_window: Window, qtbot: QtBot) -> None:
    preparation = view_of(sample_window).preparation
    sample_window.activateWindow()
    first = preparation.tab.KEY
    qtbot.keyClick(sample_window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert first != preparation.tab.KEY
    back = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(sample_window, Qt.Key.Key_Backtab, back)
    assert first == preparation.tab.KEY
    for key, phase in (
        (Qt.Key.Key_2, "meet"),
        (Qt.Key.Key_3, "debrief"),
        (Qt.Key.Key_1, "prepare"),
    ):
        qtbot.keyClick(sample_window, key, Qt.KeyboardModifier.ControlModifier)
        assert preparation.phase == phase
        assert preparation.header.phases[phase].isChecked()


def test_a_phase_remembers_its_tab(sample_window: Window) -> None:
    preparation = view_of(sample_window).preparation
    preparation.step(1)
    here = preparation.tab.KEY
    preparation.show_phase("debrief")
    preparation.show_phase("prepare")
    assert here == preparation.tab.KEY


def test_a_link_leads_to_its_field(sample_window: Window, desk: Desk) -> None:
    desk.wanted.emit("negotiation.limit", "")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "negotiation.limit"
    assert view_of(sample_window).preparation.tab.KEY == "walkaway"


def test_what_is_typed_is_in_the_file_after_a_tab_change(sample_window: Window) -> None:
    line = editor(sample_window, "negotiation.limit")
    line.selectAll()
    QTest.keyClicks(line, "25500")
    view_of(sample_window).preparation.step(1)
    assert str(stored(sample_window, "limit")) == "25500"
    assert view_of(sample_window).status.saved.text() == "Saved 14:32"


def test_closing_keeps_what_is_typed(
    window: Window, make_workbook: Make, negotiation: Begin
) -> None:
    path = make_workbook(*negotiation("Car"))
    assert window.open(path)
    line = editor(window, "negotiation.title")
    line.selectAll()
    QTest.keyClicks(line, "Family car")
    assert window.close()
    assert window.open(path)
    assert stored(window, "title") == "Family car"


def test_a_number_that_cannot_be_kept_does_not_stop_closing(sample_window: Window) -> None:
    line = editor(sample_window, "negotiation.limit")
    line.selectAll()
    QTest.keyClicks(line, "1e400")
    assert sample_window.close()


def test_turning_to_another_window_writes(sample_window: Window, monkeypatch: Any) -> None:
    line = editor(sample_window, "negotiation.limit")
    line.selectAll()
    QTest.keyClicks(line, "25000")
    monkeypatch.setattr(sample_window, "isActiveWindow", lambda: False)
    QApplication.sendEvent(sample_window, QEvent(QEvent.Type.ActivationChange))
    assert str(stored(sample_window, "limit")) == "25000"


def test_the_header_says_title_counterpart_and_meeting(
    window: Window, make_workbook: Make, negotiation: Begin
) -> None:
    rows = negotiation("R&D <b>car</b>", "Autohaus & Söhne", meeting_at="2026-05-14T17:00")
    assert window.open(make_workbook(*rows))
    header = view_of(window).preparation.header
    assert header.title.text() == "R&D <b>car</b>"
    assert header.about.text() == "Autohaus & Söhne, Thursday 14 May, 17:00"


def test_no_title_shows_as_untitled(
    window: Window, make_workbook: Make, negotiation: Begin
) -> None:
    assert window.open(make_workbook(*negotiation("   ")))
    view = view_of(window)
    assert view.preparation.header.title.text() == "(untitled)"
    assert view.sidebar.model.data(view.sidebar.model.index(0)) == "(untitled)"


def test_an_empty_workbook_teaches(window: Window, make_workbook: Make) -> None:
    assert window.open(make_workbook())
    view = view_of(window)
    assert view.pages.currentWidget() is view.empty
    view.empty.new.click()
    view.new_page.templates.buttons[""].click()
    assert view.negotiation_id
    assert focused().objectName() == "negotiation.title"


def test_leaving_the_templates_goes_back(sample_window: Window, qtbot: QtBot) -> None:
    view = view_of(sample_window)
    before = view.negotiation_id
    view.start_new()
    assert not view.negotiation_id
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert view.negotiation_id == before


def test_the_list_leads_back_from_the_templates(sample_window: Window, qtbot: QtBot) -> None:
    view = view_of(sample_window)
    before = view.negotiation_id
    view.start_new()
    at = view.sidebar.list.visualRect(view.sidebar.model.index(0)).center()
    qtbot.mouseClick(view.sidebar.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.negotiation_id == before


def test_saving_says_that_all_is_saved(sample_window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(sample_window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert "saved already" in view_of(sample_window).status.saved.text()


def test_one_history_for_editors_and_everything(
    sample_window: Window, desk: Desk, qapp: QApplication, qtbot: QtBot
) -> None:
    qapp.focusChanged.connect(HistoryKeys(sample_window).follow)
    before = stored(sample_window, "limit")
    line = editor(sample_window, "negotiation.limit")
    line.selectAll()
    QTest.keyClicks(line, "25500")
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert stored(sample_window, "limit") == before
    assert sample_window.menus.actions["redo"].text() == "Redo: change walkaway limit"
    sample_window.menus.actions["redo"].trigger()
    assert str(stored(sample_window, "limit")) == "25500"
    assert "change walkaway limit" in view_of(sample_window).status.undo.text()


def test_undo_goes_where_the_change_was(
    window: Window, make_workbook: Make, negotiation: Begin
) -> None:
    assert window.open(make_workbook(*negotiation("One"), *negotiation("Two")))
    view = view_of(window)
    first = view.negotiation_id
    head = view.desk.document.negotiation(first)
    view.desk.apply(set_field(head, "place", "Here"))
    other = next(n.id for n in view.desk.document.negotiations if n.id != first)
    view.choose(other)
    window.menus.actions["undo"].trigger()
    assert view.negotiation_id == first
    assert stored(window, "place") == ""


def test_a_hidden_tab_shows_the_change_when_it_is_shown(sample_window: Window, desk: Desk) -> None:
    preparation = view_of(sample_window).preparation
    line = editor(sample_window, "negotiation.limit")
    preparation.show_phase("debrief")
    head = desk.document.find(Negotiation, preparation.negotiation_id)
    assert head is not None
    assert desk.apply(set_field(head, "limit", None))
    preparation.show_phase("prepare")
    assert line.text() == ""


def test_pasted_markup_stays_text(sample_window: Window) -> None:
    view = view_of(sample_window)
    assert view.preparation.go_to("negotiation.purpose", "")
    note = QApplication.focusWidget()
    assert isinstance(note, QPlainTextEdit)
    QApplication.clipboard().setText("AT&T <b>x</b>")
    sample_window.menus.actions["select_all"].trigger()
    sample_window.menus.actions["paste"].trigger()
    view.desk.flush()
    assert stored(sample_window, "purpose") == "AT&T <b>x</b>"


def test_a_chosen_scheme_is_worn_at_once_by_all_that_is_shown(
    sample_window: Window, theme: Theme
) -> None:
    view = view_of(sample_window)
    before = theme.dark
    try:
        for scheme in ("dark", "light"):
            sample_window.choose_scheme(scheme)
            for part, role in (
                (view.sidebar.list.viewport(), "surface"),
                (view.preparation.tab.page, "window"),
            ):
                picture = part.grab().toImage()
                corner = picture.pixelColor(1, picture.height() - 2)
                assert corner == theme.colour(role), (scheme, role)
    finally:
        theme.use(dark=before)
