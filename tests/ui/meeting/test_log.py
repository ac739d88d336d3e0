"""Meet: the log is read from the newest, edited in place and walked with keys."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal as D

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from negdesk.analysis.concessions import concessions
from negdesk.model.actions import delete, set_field
from negdesk.model.rows import Party
from negdesk.ui.meeting.log import LATEST, STEP
from tests.ui.meeting.table import ENTER, ESCAPE, heads, log_of, offer, press, put, typed

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_amounts_under_a_cent_are_told_from_nothing_in_the_log(desk, nid, open_tab):
    desk.apply(set_field(desk.document.negotiation(nid), "limit", D("0.0046")))
    put(desk, *({"kind": "offer", "value": D(value)} for value in ("0.0042", "0.0045", "12.3456")))
    tab = open_tab(nid)
    assert heads(tab) == [
        "You: 12.3456 EUR, 12.3411 EUR towards them",
        "You: 0.0045 EUR, 0.0003 EUR towards them",
        "You: 0.0042 EUR",
    ]
    assert tab.at_hand.limit.words[0].text() == "0.0046 EUR"


def test_the_newest_stands_on_top_and_of_one_minute_the_last_logged(desk, tab):
    put(
        desk,
        {"text": "second", "at": "2026-05-04T10:05"},
        {"text": "third", "at": "2026-05-04T10:05"},
        {"text": "first", "at": "2026-05-04T09:00"},
        {"text": "undated", "at": ""},
    )
    texts = [line.line.text for line in tab.log.lines.values()]
    assert texts == ["third", "second", "first", "undated"]


def test_a_line_moves_when_its_time_is_put_right(desk, tab):
    put(desk, {"text": "a"}, {"text": "b", "at": "2026-05-04T11:00"})
    tab.log.toggle("e0")
    desk.apply(set_field(log_of(desk)[0], "at", "2026-05-04T12:00"))
    assert list(tab.log.lines) == ["e0", "e1"]
    column = tab.log.column
    shown = [column.itemAt(at).widget() for at in range(column.count())]
    assert shown == [tab.log.lines["e0"], tab.log.editor, tab.log.lines["e1"]]


def test_a_line_opens_with_enter_and_closes_with_escape(qtbot, desk, tab):
    put(desk, {"kind": "signal", "text": "hm"})
    tab.log.lines["e0"].setFocus()
    press(qtbot, ENTER)
    assert tab.log.editor.by_name["text"].editor.hasFocus()
    press(qtbot, ESCAPE)
    assert tab.log.editor.isHidden()
    assert tab.log.lines["e0"].hasFocus()


def test_what_is_typed_in_the_form_stands_in_the_line(qtbot, desk, tab):
    put(desk, {"kind": "signal", "text": "hm"})
    tab.log.toggle("e0")
    tab.log.editor.by_name["heard"].editor.setFocus()
    typed(qtbot, "in a hurry")
    desk.flush()
    assert "Heard: in a hurry" in tab.log.lines["e0"].line.more


def test_arrows_walk_through_the_log_and_delete_goes_on_to_the_next(qtbot, desk, tab):
    put(desk, *({"text": str(number)} for number in range(3)))
    tab.log.lines["e2"].setFocus()
    press(qtbot, Qt.Key.Key_Down)
    assert tab.log.lines["e1"].hasFocus()
    press(qtbot, Qt.Key.Key_Delete)
    assert list(tab.log.lines) == ["e2", "e0"]
    assert tab.log.lines["e0"].hasFocus()
    desk.session.undo()
    assert list(tab.log.lines) == ["e2", "e1", "e0"]


def test_deleting_the_last_event_goes_back_to_the_entry(qtbot, desk, tab):
    put(desk, {"text": "only"})
    tab.log.toggle("e0")
    tab.log.editor.delete.click()
    assert not log_of(desk)
    assert tab.entry.isAncestorOf(QApplication.focusWidget())
    assert not tab.log.empty.isHidden()
    assert tab.log.editor.isHidden()


def test_a_long_log_shows_the_latest_and_more_when_asked(desk, tab):
    put(desk, *({"text": str(number)} for number in range(LATEST + 5)))
    assert len(tab.log.lines) == LATEST
    assert tab.log.more.text() == "Show 5 earlier events"
    tab.log.more.click()
    assert len(tab.log.lines) == LATEST + 5
    assert tab.log.more.isHidden()


def test_a_very_long_log_says_how_many_come_at_a_time(desk, tab):
    put(desk, *({"text": str(number)} for number in range(LATEST + STEP + 5)))
    assert tab.log.more.text() == f"Show {STEP} of {STEP + 5} earlier events"
    tab.log.more.click()
    assert len(tab.log.lines) == LATEST + STEP
    assert tab.log.more.text() == "Show 5 earlier events"


def test_an_event_among_many_touches_only_its_own_line(qtbot, desk, tab):
    put(desk, *({"text": str(number)} for number in range(LATEST + 10)))
    kept = dict(tab.log.lines)
    offer(tab, "us", "21000")
    press(qtbot, ENTER)
    assert len(tab.log.lines) == LATEST
    same = [key for key, line in tab.log.lines.items() if kept.get(key) is line]
    assert len(same) == LATEST - 1


def test_a_line_that_serves_another_event_acts_on_that_event(qtbot, desk, tab):
    put(desk, *({"text": str(number)} for number in range(LATEST)))
    first = tab.log.lines["e0"]
    offer(tab, "us", "21000")
    press(qtbot, ENTER)
    new = log_of(desk)[-1].id
    assert tab.log.lines[new] is first
    assert "e0" not in tab.log.lines
    first.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    assert tab.log.lines[f"e{LATEST - 1}"].hasFocus()
    first.setFocus()
    press(qtbot, Qt.Key.Key_Delete)
    assert new not in {row.id for row in log_of(desk)}
    assert list(tab.log.lines)[-1] == "e0"


def test_the_cursor_is_never_carried_to_another_event(desk, tab):
    put(desk, *({"text": str(number)} for number in range(LATEST + 1)))
    tab.log.lines[f"e{LATEST}"].setFocus()
    desk.apply(delete(desk.document, "x", log_of(desk)[-1]))
    assert len(tab.log.lines) == LATEST
    assert not tab.log.lines["e0"].hasFocus()


def test_what_was_written_is_shown_as_it_is(desk, tab):
    nasty = "<b>R&D</b> & x<y"
    put(desk, {"kind": "signal", "text": nasty, "heard": nasty, "party_id": "them"})
    desk.apply(set_field(desk.document.find(Party, "them"), "name", nasty))
    line = tab.log.lines["e0"].line
    assert line.text == nasty
    assert f"Heard: {nasty}" in line.more
    assert line.head == f"Signal · {nasty}"


def test_endless_words_break_and_the_page_stays_as_wide_as_it_is(desk, open_tab, nid):
    put(desk, {"kind": "note", "text": "W" * 10_000})
    tab = open_tab(nid, 700)
    assert tab.page.width() <= tab.viewport().width()
    (line,) = tab.log.lines.values()
    assert line.height() < tab.desk.theme.line * 30


def test_events_out_of_order_make_concessions_by_their_time(desk, tab):
    put(
        desk,
        {"kind": "offer", "party_id": "us", "value": D(21000), "at": "2026-05-04T11:00"},
        {"kind": "offer", "party_id": "us", "value": D(20000), "at": "2026-05-04T10:00"},
    )
    tab.refresh()
    assert [made.size for made in concessions(desk.document, "n").offers] == [None, D(1000)]
    assert heads(tab)[0] == "You: 21,000 EUR, 1,000 EUR towards them"


def test_an_earlier_day_is_said_and_today_is_not(desk, tab):
    put(desk, {"at": "2026-05-03T10:00"}, {"at": "2026-05-04T10:00"}, {"at": "2025-05-04"})
    days = {key: line.line.day for key, line in tab.log.lines.items()}
    assert days["e1"] == ""
    assert days["e0"]
    assert "25" in days["e2"]
    assert datetime(2026, 5, 4).date() == desk.now().date()
