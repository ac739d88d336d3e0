"""Prepare / Alternatives: ranked as typed, one BATNA a side, three ways to say a worth."""

from __future__ import annotations

from decimal import Decimal

import pytest

from negdesk.model.actions import add, delete
from negdesk.model.rows import Alternative, Negotiation, Outcome, Party
from negdesk.ui.tabs.alternatives import Alternatives
from negdesk.ui.tabs.worths import ONE, OUTCOMES, RANGE

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
NID = "bare"


@pytest.fixture
def rows():
    return [
        Negotiation(id=NID, unit="EUR", better="lower", created_at="2026-01-01"),
        Party(id="them", negotiation_id=NID, side="them", name="Nord"),
        Alternative(id="a", negotiation_id=NID, title="A", likely=Decimal(100)),
        Alternative(id="b", negotiation_id=NID, position=1, title="B", likely=Decimal(200)),
        Alternative(
            id="c", negotiation_id=NID, position=2, title="C", likely=Decimal(50), party_id="them"
        ),
    ]


@pytest.fixture
def tab(open_tab_of, desk, rows):
    desk.apply(add("x", *rows))
    return open_tab_of(Alternatives, NID)


def find(desk, row_id):
    return desk.document.find(Alternative, row_id)


def card(tab, row_id):
    return next(side.cards.cards[row_id] for side in tab.sides if row_id in side.cards.cards)


def retype(qtbot, editor, text):
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, text)


def test_badges_follow_what_is_typed_and_cards_wait_for_the_focus_to_leave(qtbot, desk, tab):
    ours = tab.sides[0]
    assert list(ours.cards.cards) == ["a", "b"]
    retype(qtbot, card(tab, "b").likely.editor, "50")
    desk.flush()
    assert (card(tab, "a").badge.text(), card(tab, "b").badge.text()) == ("2", "1")
    assert list(ours.cards.cards) == ["a", "b"]
    tab.sides[1].add_button.setFocus()
    tab.refresh()
    assert list(ours.cards.cards) == ["b", "a"]


def test_selecting_one_deselects_the_other_of_the_side_in_one_step(qtbot, desk, tab):
    card(tab, "a").selected.editor.click()
    card(tab, "c").selected.editor.click()
    steps = desk.session.undo_stack.count()
    card(tab, "b").selected.editor.click()
    assert [find(desk, one).selected for one in "abc"] == [False, True, True]
    assert not card(tab, "a").selected.editor.isChecked()
    assert desk.session.undo_stack.count() == steps + 1
    desk.session.undo()
    assert [find(desk, one).selected for one in "abc"] == [True, False, True]
    assert card(tab, "a").selected.editor.isChecked()


def test_pressing_the_selected_one_again_keeps_it(desk, tab):
    card(tab, "a").selected.editor.click()
    card(tab, "a").selected.editor.click()
    assert find(desk, "a").selected
    assert card(tab, "a").selected.editor.isChecked()


def switch(tab, row_id, way):
    ways = card(tab, row_id).ways
    ways.setCurrentIndex(ways.findData(way))
    ways.activated.emit(ways.currentIndex())


def test_the_way_of_a_worth_is_switched_in_one_step_that_can_be_undone(desk, tab):
    steps = desk.session.undo_stack.count()
    switch(tab, "a", OUTCOMES)
    of_it = desk.document.all(Outcome, NID)
    assert [(one.probability, one.value) for one in of_it] == [(Decimal("0.5"), Decimal(100))] * 2
    assert card(tab, "a").worth.text() == "100 EUR"
    assert desk.session.undo_stack.count() == steps + 1
    desk.session.undo()
    assert desk.document.all(Outcome, NID) == []
    assert card(tab, "a").ways.currentData() == ONE
    switch(tab, "a", RANGE)
    assert (find(desk, "a").low, find(desk, "a").high) == (Decimal(100), Decimal(100))


def test_leaving_outcomes_keeps_what_they_were_worth(desk, tab):
    of_it = [
        Outcome(id=str(p), negotiation_id=NID, alternative_id="a", probability=Decimal(p), value=v)
        for p, v in (("0.8", Decimal(500)), ("0.2", Decimal(350)))
    ]
    desk.apply(add("x", *of_it))
    assert card(tab, "a").ways.currentData() == OUTCOMES
    switch(tab, "a", ONE)
    assert desk.document.all(Outcome, NID) == []
    assert find(desk, "a").likely == Decimal(470)


def test_a_range_can_be_begun_without_any_number(qtbot, desk, tab):
    desk.apply(add("x", Alternative(id="d", negotiation_id=NID, position=9)))
    switch(tab, "d", RANGE)
    low = card(tab, "d")._low
    assert not low.isHidden()
    retype(qtbot, low.editor, "10")
    desk.flush()
    assert find(desk, "d").low == Decimal(10)


def test_the_sum_of_probabilities_is_told(desk, tab):
    desk.apply(
        add(
            "x",
            Outcome(
                id="o",
                negotiation_id=NID,
                alternative_id="a",
                probability=Decimal("0.5"),
                value=Decimal(1),
            ),
        )
    )
    said = [link.place.text for link in tab.sides[0].findings.links if not link.isHidden()]
    assert any("50 %" in text for text in said)
    assert tab.focus_field("alternative.likely", "a")
    assert tab.focusWidget().objectName().startswith("outcome.")


def test_their_first_alternative_brings_their_party_in_one_step(qtbot, desk):
    desk.apply(add("x", Negotiation(id="n2", created_at="2026-01-02")))
    made = Alternatives(desk)
    qtbot.addWidget(made)
    made.show_negotiation("n2")
    steps = desk.session.undo_stack.count()
    made.sides[1].add_button.click()
    party = desk.document.one(Party, "n2")
    row = desk.document.one(Alternative, "n2")
    assert party.side == "them"
    assert row.party_id == party.id
    assert desk.session.undo_stack.count() == steps + 1


def test_deleting_an_alternative_takes_its_outcomes_and_undo_brings_them_back(desk, tab):
    switch(tab, "a", OUTCOMES)
    before = desk.document.rows(NID)
    tab.sides[0]._delete("a")
    assert desk.document.all(Outcome, NID) == []
    desk.session.undo()
    assert desk.document.rows(NID) == before
    assert "a" in tab.sides[0].cards.cards


def test_the_value_of_walking_away_says_what_is_missing_or_how_it_comes_about(qtbot, desk, tab):
    ours = tab.sides[0]
    assert "Select" in ours.value.text()
    card(tab, "a").selected.editor.click()
    assert "feasible" in ours.value.text()
    for one in "ab":
        box = next(i for i in card(tab, one).inputs if i.field.name == "feasibility")
        retype(qtbot, box.editor, "90" if one == "a" else "100")
        desk.flush()
    assert ours.value.text() == "110 EUR"
    assert ours.chain.text().startswith("A (90")


def test_a_deleted_party_leaves_the_tab_in_order(desk, tab):
    party = desk.document.find(Party, "them")
    desk.apply(delete(desk.document, "x", party))
    assert "c" in tab.sides[0].cards.cards
    desk.session.undo()
    assert "c" in tab.sides[1].cards.cards
