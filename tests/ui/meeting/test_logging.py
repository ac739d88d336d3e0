"""Meet / At the table: logged in seconds, by keyboard, and never lost."""

from __future__ import annotations

from decimal import Decimal as D

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from negdesk.model.actions import add
from negdesk.model.errors import Condition
from negdesk.model.rows import Negotiation, Party
from tests.ui.meeting.table import (
    ENTER,
    ESCAPE,
    alt,
    heads,
    hint,
    log_of,
    notice,
    offer,
    press,
    put,
    typed,
)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_a_whole_round_is_logged_by_keyboard_alone(qtbot, desk, tab):
    tab.entry.fields.text.setFocus()
    alt(qtbot, Qt.Key.Key_T, Qt.Key.Key_1)
    typed(qtbot, "28,900")
    press(qtbot, ENTER)
    alt(qtbot, Qt.Key.Key_O)
    typed(qtbot, "20000")
    press(qtbot, ENTER)
    alt(qtbot, Qt.Key.Key_T, Qt.Key.Key_3)
    typed(qtbot, "4")
    typed(qtbot, "silent")
    press(qtbot, ENTER)
    alt(qtbot, Qt.Key.Key_2)
    typed(qtbot, "looks at the clock")
    press(qtbot, ENTER)
    alt(qtbot, Qt.Key.Key_6)
    assert [(row.kind, row.party_id, row.value, row.strength) for row in log_of(desk)] == [
        ("offer", "them", D(28900), None),
        ("offer", "us", D(20000), None),
        ("emotion", "them", None, D(4)),
        ("signal", "them", None, None),
        ("break", "them", None, None),
    ]
    assert [row.whose for row in log_of(desk)] == ["", "", "theirs", "", ""]


def test_what_is_logged_is_dated_now_and_the_entry_is_ready_for_the_next(qtbot, desk, tab):
    offer(tab, "them", "27500")
    tab.entry.fields.text.setText("with winter tyres")
    press(qtbot, ENTER)
    (row,) = log_of(desk)
    assert (row.at, row.text) == ("2026-05-04T14:32", "with winter tyres")
    assert tab.entry.fields.value.text() == tab.entry.fields.text.text() == ""
    assert tab.entry.fields.value.hasFocus()
    assert heads(tab) == ["They: 27,500 EUR"]


def test_the_shortcuts_are_told_in_the_tooltips(tab):
    tips = {button.objectName(): button.toolTip() for button in tab.findChildren(QAbstractButton)}
    for number, kind in enumerate(("offer", "signal", "emotion", "ultimatum", "note"), start=1):
        assert f"Alt+{number}" in tips[f"entry.kind.{kind}"]
    assert "Alt+6" in tips["entry.break"]
    assert "Alt+O" in tips["entry.side.us"]
    assert "Alt+T" in tips["entry.side.them"]


def test_one_press_logs_a_break(qtbot, desk, tab):
    qtbot.mouseClick(tab.entry.fields.pause, Qt.MouseButton.LeftButton)
    assert [row.kind for row in log_of(desk)] == ["break"]
    assert heads(tab) == ["Break"]


@pytest.mark.parametrize("kind", ["offer", "signal", "emotion", "ultimatum", "note"])
def test_nothing_to_log_is_not_logged_and_says_what_is_missing(qtbot, desk, tab, kind):
    tab.entry.choose_kind(kind)
    press(qtbot, ENTER)
    assert not log_of(desk)
    assert notice(tab)


@pytest.mark.parametrize("text", ["twelve", "1e400", "1.2.3", "inf"])
def test_a_value_that_is_no_number_stays_and_says_why(qtbot, desk, tab, text):
    offer(tab, "us", text)
    press(qtbot, ENTER)
    assert not log_of(desk)
    assert notice(tab).startswith("Not logged: ")
    assert tab.entry.fields.value.text() == text


def test_a_number_that_could_be_read_in_two_ways_says_how_it_is_read(tab):
    offer(tab, "us", "1.234")
    assert hint(tab) == "Read as 1.234."


def test_escape_empties_the_entry(qtbot, tab):
    offer(tab, "us", "99999")
    press(qtbot, ESCAPE)
    assert tab.entry.fields.value.text() == ""
    assert notice(tab) == ""


def test_an_offer_in_words_alone_is_logged(qtbot, desk, tab):
    tab.entry.choose_kind("offer")
    tab.entry.fields.text.setText("the keys until Monday")
    tab.entry.fields.text.setFocus()
    press(qtbot, ENTER)
    assert heads(tab) == ["Offer"]
    assert tab.graph.isHidden()


def test_they_are_added_when_nobody_of_theirs_is_known(qtbot, desk, open_tab):
    desk.apply(add("x", Negotiation(id="bare", created_at="2026")))
    tab = open_tab("bare")
    offer(tab, "them", "5")
    press(qtbot, ENTER)
    (party,) = desk.document.all(Party, "bare")
    (row,) = log_of(desk, "bare")
    assert (party.side, row.party_id) == ("them", party.id)
    desk.session.undo()
    assert not desk.document.all(Party, "bare")
    assert not log_of(desk, "bare")


def test_one_undo_takes_one_event_back(qtbot, desk, tab):
    for text in ("21000", "22000"):
        offer(tab, "us", text)
        press(qtbot, ENTER)
    desk.session.undo()
    assert [row.value for row in log_of(desk)] == [D(21000)]
    assert heads(tab) == ["You: 21,000 EUR"]


def test_with_the_clock_set_back_the_order_stays_and_is_explained(qtbot, desk, tab):
    put(desk, {"at": "2026-05-04T16:00", "kind": "note", "text": "before"})
    tab.entry.choose_kind("note")
    tab.entry.fields.text.setText("after")
    press(qtbot, ENTER)
    assert [row.text for row in log_of(desk)] == ["before", "after"]
    assert [row.at for row in log_of(desk)] == ["2026-05-04T16:00"] * 2
    assert "clock" in notice(tab)


def test_what_the_disk_did_not_take_stays_typed_and_is_logged_once(qtbot, desk, tab, monkeypatch):
    offer(tab, "us", "21000")
    workbook = desk.session.workbook
    real = workbook.apply

    def full(edit):
        raise Condition("Disk full")

    monkeypatch.setattr(workbook, "apply", full)
    press(qtbot, ENTER)
    press(qtbot, ENTER)
    assert tab.entry.fields.value.text() == "21000"
    monkeypatch.setattr(workbook, "apply", real)
    assert desk.session.retry()
    assert [row.value for row in log_of(desk)] == [D(21000)]
    assert tab.entry.fields.value.text() == ""
