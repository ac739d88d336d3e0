"""Meet: the graph, its sentence, and what was prepared stand beside the log."""

from __future__ import annotations

from decimal import Decimal as D

import pytest

from negdesk.model.actions import add, set_field
from negdesk.model.rows import Event, Negotiation
from tests.ui.meeting.table import ENTER, heads, offer, press, put

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_the_course_is_said_in_a_sentence_beside_the_graph(qtbot, desk, tab):
    for side, text in (("us", "20000"), ("them", "28000"), ("us", "21500")):
        offer(tab, side, text)
        press(qtbot, ENTER)
    qtbot.waitUntil(lambda: "1,500 EUR" in tab.graph.sentence.text())
    assert not tab.graph.isHidden()
    assert tab.graph.chart.accessibleName() == tab.graph.sentence.text()


def test_the_graph_runs_over_rounds_or_over_time(desk, tab):
    put(desk, {"kind": "offer", "value": D(1)}, {"kind": "offer", "value": D(2)})
    tab.refresh()
    assert tab.graph.ways.value == "rounds"
    tab.graph.ways.buttons["time"].click()
    assert tab.graph.ways.value == "time"


def test_a_meeting_without_numbers_has_no_graph_and_reads_well(desk, open_tab):
    rows = [
        Negotiation(id="q", created_at="2026"),
        Event(id="s", negotiation_id="q", kind="signal", text="nods", at="2026-05-04T10:00"),
    ]
    desk.apply(add("x", *rows))
    tab = open_tab("q")
    assert tab.graph.isHidden()
    assert tab.at_hand.limit.isHidden()
    assert heads(tab) == ["Signal · You"]


def test_what_was_prepared_is_at_hand_and_asks_for_the_brief(qtbot, desk, open_tab):
    sample = desk.document.negotiations[0].id
    tab = open_tab(sample)
    assert tab.at_hand.limit.words[0].text() == "26,000 EUR"
    assert tab.at_hand.empty.isHidden()
    for sheet in (tab.at_hand.words, tab.at_hand.triggers, tab.at_hand.questions):
        assert not sheet.isHidden()
    with qtbot.waitSignal(desk.brief_wanted):
        tab.export.click()
    desk.apply(set_field(desk.document.negotiation(sample), "limit", None))
    assert tab.at_hand.limit.isHidden()


def test_without_a_preparation_it_says_where_to_begin(qtbot, desk, open_tab):
    desk.apply(add("x", Negotiation(id="bare", created_at="2026")))
    tab = open_tab("bare")
    assert not tab.at_hand.empty.isHidden()
    assert all(sheet.isHidden() for sheet in tab.at_hand.sheets)
    with qtbot.waitSignal(desk.wanted) as wanted:
        tab.at_hand.begin.click()
    assert wanted.args == ["negotiation.limit", "bare"]


def test_an_offer_can_be_tested_without_leaving_the_table(desk, tab):
    tab.testing.open()
    tab.tester.value.setText("25000")
    assert tab.tester.isVisible()
