"""The list of negotiations: what it says, how it is searched, what can be done in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from negdesk.analysis.seal import seal_edit
from negdesk.model.actions import add, set_field
from negdesk.model.document import Document
from negdesk.model.rows import Lesson, Row, Seal
from negdesk.ui.desk import Desk
from negdesk.ui.glance import glance
from negdesk.ui.negotiation_list import Role
from negdesk.ui.sidebar import Sidebar
from negdesk.ui.window import Window
from tests.ui.windows import banner_of

# Qt says so of every menu on the offscreen platform.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Make = Callable[..., Path]
Begin = Callable[..., list[Row]]


@pytest.fixture
def four(window: Window, make_workbook: Make, negotiation: Begin) -> Window:
    rows = [
        *negotiation("Office", "Landlord", stage="agreed"),
        *negotiation("Hosting", "Vendor B", meeting_at="2026-06-02"),
        *negotiation("Family car", "Straßen-Auto Élan", meeting_at="2026-05-14T17:00"),
        *negotiation("Budget", "Finance"),
    ]
    assert window.open(make_workbook(*rows))
    return window


def sidebar_of(window: Window) -> Sidebar:
    assert window.view is not None
    return window.view.sidebar


def titles(sidebar: Sidebar) -> list[Any]:
    model = sidebar.model
    return [model.data(model.index(row)) for row in range(model.rowCount())]


def test_open_ones_stand_by_their_meeting_and_closed_ones_last(four: Window) -> None:
    assert titles(sidebar_of(four)) == ["Family car", "Hosting", "Budget", "Office"]


def test_a_row_says_with_whom_when_and_how_far(four: Window, qtbot: QtBot) -> None:
    model = sidebar_of(four).model
    first, last = model.index(0), model.index(3)

    def known() -> bool:
        return bool(model.data(first, Role.PROGRESS)) and bool(model.data(last, Role.PROGRESS))

    qtbot.waitUntil(known)
    assert model.data(first, Role.SECOND) == "Straßen-Auto Élan · Thu 14 May"
    assert model.data(last, Role.SECOND) == "Landlord · agreed"
    assert model.data(last, Role.PROGRESS) == "debrief due"
    assert "Family car, Straßen-Auto" in model.data(first, Qt.ItemDataRole.AccessibleTextRole)


def test_a_row_says_that_it_is_sealed_and_when_a_debrief_is_due(
    window: Window, make_workbook: Make, negotiation: Begin, qtbot: QtBot
) -> None:
    rows = negotiation("Lease", "Landlord", meeting_at="2026-05-04T10:00")
    assert window.open(make_workbook(*rows))
    assert window.desk is not None
    desk, nid, model = window.desk, rows[0].id, sidebar_of(window).model

    def says(words: str) -> bool:
        return bool(model.data(model.index(0), Role.PROGRESS) == words)

    def head(**values: str) -> None:
        for name, value in values.items():
            assert desk.apply(set_field(desk.document.negotiation(nid), name, value))

    qtbot.waitUntil(lambda: says("1 of 9 ready"))
    assert desk.apply(seal_edit(desk.document, nid, desk.new_id, "2026-05-04T09:00"))
    qtbot.waitUntil(lambda: says("sealed · 1 of 9 ready"))
    head(meeting_at="2026-05-03T10:00")
    qtbot.waitUntil(lambda: says("debrief due"))
    head(meeting_at="2026-06-03T10:00", stage="no_deal")
    qtbot.waitUntil(lambda: says("debrief due"))
    assert desk.apply(add("x", Lesson(id="l", negotiation_id=nid, text="Ask earlier")))
    qtbot.waitUntil(lambda: says("debrief: 2 of 8 done"))
    head(debriefed_at="2026-05-04T15:00")
    qtbot.waitUntil(lambda: says("debriefed"))


def test_a_day_that_is_past_alone_says_nothing_of_a_debrief(
    negotiation: Begin,
) -> None:
    late = negotiation("Put off", "Landlord", meeting_at="2026-05-01T10:00")
    seen = glance(Document(late), late[0].id, date(2026, 5, 4))
    assert seen.progress == "1 of 9 ready"


def test_a_seal_that_was_changed_from_outside_is_not_called_sealed(negotiation: Begin) -> None:
    rows = negotiation("Lease", "Landlord", stage="sealed")
    broken = Seal(id="s", negotiation_id=rows[0].id, content="{}", hash="0" * 64)
    seen = glance(Document([*rows, broken]), rows[0].id, date(2026, 5, 4))
    assert (seen.progress, seen.role) == ("seal changed", "warn")


def test_a_ready_preparation_that_is_sealed_is_called_sealed(desk: Desk) -> None:
    nid = desk.document.negotiations[0].id
    today = date(2026, 5, 4)
    assert glance(desk.document, nid, today).progress == "ready"
    desk.apply(seal_edit(desk.document, nid, desk.new_id, "2026-05-04T09:00"))
    seen = glance(desk.document, nid, today)
    assert (seen.progress, seen.role) == ("sealed", "zone")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("car", ["Family car"]),
        ("STRASSEN", ["Family car"]),
        ("elan", ["Family car"]),
        ("  ", ["Family car", "Hosting", "Budget", "Office"]),
        ('"', []),
        ("C++", []),
        ("vendor host", ["Hosting"]),
    ],
)
def test_search_is_literal_and_deaf_to_case_and_accents(
    four: Window, qtbot: QtBot, text: str, found: list[str]
) -> None:
    sidebar = sidebar_of(four)
    sidebar.search_line.setText(text)
    qtbot.waitUntil(lambda: titles(sidebar) == found)


def test_escape_leaves_the_search(four: Window, qtbot: QtBot) -> None:
    sidebar = sidebar_of(four)
    qtbot.keyClick(four, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is sidebar.search_line
    qtbot.keyClicks(sidebar.search_line, "hosting")
    qtbot.keyClick(sidebar.search_line, Qt.Key.Key_Escape)
    assert sidebar.search_line.text() == ""
    assert QApplication.focusWidget() is not sidebar.search_line


def test_enter_opens_what_was_found(four: Window, qtbot: QtBot) -> None:
    sidebar = sidebar_of(four)
    sidebar.start_search()
    qtbot.keyClicks(sidebar.search_line, "hosting")
    qtbot.keyClick(sidebar.search_line, Qt.Key.Key_Return)
    assert four.view is not None
    assert four.view.preparation.header.title.text() == "Hosting"


def test_the_arrow_keys_choose(four: Window, qtbot: QtBot) -> None:
    sidebar = sidebar_of(four)
    sidebar.list.setFocus()
    qtbot.keyClick(sidebar.list, Qt.Key.Key_Down)
    assert four.view is not None
    assert four.view.preparation.header.title.text() == "Hosting"


def test_delete_can_be_taken_back(four: Window, qtbot: QtBot) -> None:
    view, sidebar = four.view, sidebar_of(four)
    assert view is not None
    sidebar.list.setFocus()
    qtbot.keyClick(sidebar.list, Qt.Key.Key_Delete)
    assert titles(sidebar) == ["Hosting", "Budget", "Office"]
    assert view.preparation.header.title.text() == "Hosting"
    banner = banner_of(four, "deleted")
    assert "Family car" in banner.text
    banner.buttons["Undo"].click()
    assert titles(sidebar) == ["Family car", "Hosting", "Budget", "Office"]
    assert view.preparation.header.title.text() == "Family car"
    assert view.preparation.header.about.text().startswith("Straßen-Auto Élan")


def test_deleting_the_last_shows_the_empty_page(
    window: Window, make_workbook: Make, negotiation: Begin
) -> None:
    assert window.open(make_workbook(*negotiation("Only")))
    view = window.view
    assert view is not None
    view.delete(view.negotiation_id)
    assert view.pages.currentWidget() is view.empty
    view.undo()
    assert view.preparation.header.title.text() == "Only"


def test_a_duplicate_is_shown_and_named(four: Window) -> None:
    view = four.view
    assert view is not None
    four.menus.actions["duplicate"].trigger()
    assert view.preparation.header.title.text() == "Family car (copy)"
    assert len(view.desk.document.negotiations) == 5


def test_the_context_menu_offers_what_can_be_done(four: Window) -> None:
    sidebar = sidebar_of(four)
    at = sidebar.list.visualRect(sidebar.model.index(1)).center()
    sidebar.list.customContextMenuRequested.emit(at)
    menu = sidebar.findChild(QMenu)
    assert menu is not None
    assert [action.text() for action in menu.actions()] == [
        "New negotiation",
        "Duplicate",
        "Delete",
    ]
    menu.actions()[1].trigger()
    menu.close()
    assert four.view is not None
    assert four.view.preparation.header.title.text() == "Hosting (copy)"


def test_only_what_is_seen_of_a_thousand_is_looked_at(
    window: Window, make_workbook: Make, negotiation: Begin, qtbot: QtBot
) -> None:
    rows = [row for number in range(1000) for row in negotiation(f"Deal {number:04}", "Someone")]
    assert window.open(make_workbook(*rows))
    assert window.view is not None
    qtbot.wait(300)
    document = window.view.desk.document
    assert sum(document.is_loaded(row.id) for row in document.negotiations) == 1
    glances = window.view.sidebar.model._glances
    assert 1 <= sum(glances.peek(row.id) is not None for row in document.negotiations) < 60
