"""Prepare / Walkaway: the limit and its reasons, what is missing, and rows that begin by typing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from negdesk.analysis.zone import latest_belief
from negdesk.model.actions import add, delete, set_field
from negdesk.model.rows import Belief, Execution, Issue
from negdesk.ui.tabs.walkaway import Walkaway
from tests.ui.fields import by_key, type_in

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_the_sample_shows_its_bridge_and_that_it_is_ready(desk, sample_id, open_tab_of):
    tab = open_tab_of(Walkaway, sample_id)
    assert tab.bridge.start.text() == "25,400 EUR"
    assert tab.bridge.limit.text() == "26,200 EUR"
    finding = tab.bridge.findings.links[0]
    assert (finding.place.role, "good discipline" in finding.place.text) == ("zone", True)
    assert tab.meaning.text().startswith("At most 26,000 EUR.")
    assert "24,500" in tab.zone.text()
    assert tab.readiness.heading.text() == "Ready"


def test_a_limit_worse_than_the_bridge_is_warned_about(qtbot, desk, sample_id, open_tab_of):
    tab = open_tab_of(Walkaway, sample_id)
    type_in(qtbot, desk, tab.limit, "27000")
    link = tab.bridge.findings.links[0]
    assert (link.place.role, "worse" in link.place.text) == ("warn", True)


def test_what_is_missing_leads_to_its_field(qtbot, desk, bare, open_tab_of):
    tab = open_tab_of(Walkaway, bare)
    assert tab.readiness.heading.text() == "Not ready yet"
    links = [link for link in tab.readiness.links.links if not link.isHidden()]
    assert len(links) == 9
    asked = []
    desk.wanted.connect(lambda key, row_id: asked.append(key))
    for link in links:
        link.click()
    assert "negotiation.limit" in asked
    assert "belief.likely" in asked
    type_in(qtbot, desk, tab.limit, "26000")
    assert len([link for link in tab.readiness.links.links if not link.isHidden()]) == 8


def test_the_first_word_adds_the_execution_in_the_same_step(qtbot, desk, bare, open_tab_of):
    tab = open_tab_of(Walkaway, bare)
    steps = desk.session.undo_stack.count()
    words = by_key(tab, "execution.words")
    type_in(qtbot, desk, words, "We")
    qtbot.keyClicks(words.editor, " pass")
    desk.flush()
    assert desk.document.one(Execution, bare).words == "We pass"
    type_in(qtbot, desk, by_key(tab, "execution.who"), "Me")
    assert len(desk.document.all(Execution, bare)) == 1
    assert desk.session.undo_stack.count() == steps + 2
    desk.session.undo()
    desk.session.undo()
    assert desk.document.all(Execution, bare) == []
    assert words.read_value() == ""
    desk.session.redo()
    assert words.read_value() == "We pass"
    assert len(desk.document.all(Execution, bare)) == 1


def test_their_limit_begins_a_belief_and_later_edits_the_latest(qtbot, desk, bare, open_tab_of):
    tab = open_tab_of(Walkaway, bare)
    likely = by_key(tab, "belief.likely")
    type_in(qtbot, desk, likely, "24500")
    row = latest_belief(desk.document, bare)
    assert (row.likely, row.issue_id, row.at) == (Decimal(24500), None, "2026-05-04T14:32")
    desk.apply(
        add(
            "x",
            Belief(id="b2", negotiation_id=bare, position=1, at="2027-01-01", likely=Decimal(9)),
        )
    )
    assert likely.editor.text() == "9"
    type_in(qtbot, desk, likely, "10")
    assert desk.document.find(Belief, "b2").likely == Decimal(10)
    assert desk.document.find(Belief, row.id).likely == Decimal(24500)


def test_must_haves_are_added_renamed_and_unticked(qtbot, desk, bare, open_tab_of):
    tab = open_tab_of(Walkaway, bare)
    tab.must_haves.add_button.click()
    qtbot.keyClicks(tab.focusWidget(), "Winter tyres")
    desk.flush()
    row = desk.document.one(Issue, bare)
    assert (row.title, row.must_have) == ("Winter tyres", True)
    card = tab.must_haves.cards.cards[row.id]
    card.tick.click()
    assert not desk.document.find(Issue, row.id).must_have
    assert row.id not in tab.must_haves.cards.cards
    desk.session.undo()
    assert tab.must_haves.cards.cards[row.id].tick.isChecked()


def test_an_empty_must_have_that_is_unticked_leaves_nothing_behind(desk, bare, open_tab_of):
    tab = open_tab_of(Walkaway, bare)
    tab.must_haves.add_button.click()
    row = desk.document.one(Issue, bare)
    tab.must_haves.cards.cards[row.id].tick.click()
    assert desk.document.all(Issue, bare) == []


def test_enter_in_the_execution_moves_on_and_adds_no_line(qtbot, desk, bare, open_tab_of):
    tab = open_tab_of(Walkaway, bare)
    tab.activateWindow()
    who = by_key(tab, "execution.who")
    type_in(qtbot, desk, who, "Me")
    qtbot.keyClick(who.editor, Qt.Key.Key_Return)
    assert desk.document.one(Execution, bare).who == "Me"
    assert tab.focusWidget().objectName() == "execution.words"


def test_a_limit_that_is_better_high_reads_the_other_way(desk, bare, open_tab_of):
    desk.apply(set_field(desk.document.negotiation(bare), "better", "higher"))
    desk.apply(set_field(desk.document.negotiation(bare), "limit", Decimal("0.5")))
    tab = open_tab_of(Walkaway, bare)
    assert tab.meaning.text().startswith("At least 0.5.")


def test_deleting_the_negotiation_leaves_an_open_tab_of_quiet(desk, bare, open_tab_of):
    tab = open_tab_of(Walkaway, bare)
    desk.apply(delete(desk.document, "x", desk.document.negotiation(bare)))
    tab.refresh()
