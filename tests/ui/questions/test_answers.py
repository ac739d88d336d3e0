"""Questions: an answer and the estimate that it changes are one step."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from negdesk.analysis.zone import latest_belief
from negdesk.model.actions import delete, set_field
from negdesk.model.rows import Assumption, Belief, Question
from negdesk.ui.questions.learning import bearing
from tests.ui.fields import type_in
from tests.ui.questions.asking import belief, marked_as_asked, price

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_a_planned_question_hides_its_answer_and_an_asked_one_unfolds(desk, bare, open_tab, asked):
    asked(price(bare, headline=True), issue_id="i")
    tab = open_tab(bare)
    card = tab.questions.card("q")
    assert card.details.isHidden()
    card.status.editor.click()
    assert desk.document.find(Question, "q").status == "asked"
    assert card.answer.heard.isVisible()
    card.status.editor.click()
    assert card.details.isHidden()
    assert desk.document.find(Question, "q").status == "planned"


def test_an_answer_and_the_belief_it_changes_are_one_step(qtbot, desk, bare, open_tab, asked):
    asked(price(bare, headline=True), belief(bare), issue_id="i")
    before = desk.document.find(Question, "q")
    tab = open_tab(bare)
    steps = desk.session.undo_stack.count()
    card = marked_as_asked(tab)
    answer = card.answer
    type_in(qtbot, desk, answer.heard, "Twenty-one would do")
    type_in(qtbot, desk, answer.interest, "Cash by June")
    offer = answer.offer
    assert [made.editor.text() for made in offer.limits] == ["20", "22", "26"]
    type_in(qtbot, desk, offer.limits[1], "21")
    type_in(qtbot, desk, offer.limits[2], "23.5")
    offer.reason.editor.setCurrentIndex(offer.reason.editor.findData("trust"))
    offer.reason.editor.activated.emit(0)
    type_in(qtbot, desk, offer.note, "He said so himself")
    assert len(desk.document.all(Belief, bare)) == 1
    answer.keep.click()
    kept = latest_belief(desk.document, bare)
    assert (kept.low, kept.likely, kept.high) == (Decimal(20), Decimal(21), Decimal("23.5"))
    assert (kept.issue_id, kept.reason, kept.note) == (None, "trust", "He said so himself")
    assert kept.at == "2026-05-04T14:32"
    row = desk.document.find(Question, "q")
    assert (row.status, row.heard, row.interest) == ("asked", "Twenty-one would do", "Cash by June")
    assert desk.session.undo_stack.count() == steps + 1
    desk.session.undo()
    assert desk.document.find(Question, "q") == before
    assert [one.id for one in desk.document.all(Belief, bare)] == ["b"]
    desk.session.redo()
    assert latest_belief(desk.document, bare) == kept
    assert desk.document.find(Question, "q") == row


def test_what_was_heard_is_saved_without_keep(qtbot, desk, bare, open_tab, asked):
    asked()
    card = marked_as_asked(open_tab(bare))
    type_in(qtbot, desk, card.answer.heard, "Nobody knows")
    assert desk.document.find(Question, "q").heard == "Nobody knows"
    assert not card.answer.keep.isVisible()


def test_an_answer_after_keep_is_a_step_of_its_own(qtbot, desk, bare, open_tab, asked):
    asked(price(bare, headline=True), belief(bare), issue_id="i")
    card = marked_as_asked(open_tab(bare))
    type_in(qtbot, desk, card.answer.offer.limits[1], "21")
    card.answer.keep.click()
    type_in(qtbot, desk, card.answer.heard, "more")
    desk.session.undo()
    assert desk.document.find(Question, "q").heard == ""
    assert latest_belief(desk.document, bare).likely == Decimal(21)


def test_an_issue_of_its_own_gets_a_belief_of_its_own_in_its_unit(
    qtbot, desk, bare, open_tab, asked
):
    asked(price(bare, unit="weeks", their_likely=Decimal(4), limit=Decimal(6)), issue_id="i")
    card = marked_as_asked(open_tab(bare))
    offer = card.answer.offer
    assert [made.editor.text() for made in offer.limits] == ["", "4", ""]
    assert offer.limits[1]._unit.text() == "weeks"
    assert "Price" in offer.about_limit.text()
    type_in(qtbot, desk, offer.limits[1], "5")
    card.answer.keep.click()
    kept = latest_belief(desk.document, bare, "i")
    assert (kept.likely, kept.reason) == (Decimal(5), "new_information")
    assert latest_belief(desk.document, bare) is None


def test_the_probability_of_the_assumption_is_updated_in_the_same_step(
    qtbot, desk, bare, open_tab, asked
):
    rows = Assumption(
        id="a", negotiation_id=bare, about="their_limit", text="y", probability=Decimal("0.5")
    )
    asked(rows, belief(bare), assumption_id="a")
    tab = open_tab(bare)
    steps = desk.session.undo_stack.count()
    card = marked_as_asked(tab)
    type_in(qtbot, desk, card.answer.offer.probability, "80")
    type_in(qtbot, desk, card.answer.offer.limits[1], "21")
    card.answer.keep.click()
    assert desk.document.find(Assumption, "a").probability == Decimal("0.8")
    assert latest_belief(desk.document, bare).likely == Decimal(21)
    assert desk.session.undo_stack.count() == steps + 1
    desk.session.undo()
    assert desk.document.find(Assumption, "a").probability == Decimal("0.5")
    assert len(desk.document.all(Belief, bare)) == 1


def test_keep_without_a_change_adds_no_belief(desk, bare, open_tab, asked):
    asked(price(bare, headline=True), belief(bare), issue_id="i")
    card = marked_as_asked(open_tab(bare))
    card.answer.keep.click()
    assert len(desk.document.all(Belief, bare)) == 1
    assert card.answer.said.text() == "Your estimates stay as they were."


@pytest.mark.parametrize(
    ("name", "typed", "why"),
    [
        (0, "30", "rise in this order"),
        (1, "", "at least what is likely"),
        (1, "abc", ""),
        (2, "1e99", ""),
    ],
)
def test_numbers_that_are_no_belief_are_refused_in_words(
    qtbot, desk, bare, open_tab, asked, name, typed, why
):
    asked(price(bare, headline=True), belief(bare), issue_id="i")
    tab = open_tab(bare)
    card = marked_as_asked(tab)
    made = card.answer.offer.limits[name]
    made.editor.setFocus()
    made.editor.clear()
    made.touched()
    qtbot.keyClicks(made.editor, typed)
    card.answer.keep.click()
    assert len(desk.document.all(Belief, bare)) == 1
    if why:
        assert why in card.answer.said.text()
    else:
        assert made.said().startswith("Not saved")
        assert tab.focusWidget() is made.editor
        qtbot.keyClick(made.editor, Qt.Key.Key_Escape)
        assert made.editor.text() == ("22" if name == 1 else "26")


def test_a_probability_beyond_certain_is_refused(qtbot, desk, bare, open_tab, asked):
    asked(Assumption(id="a", negotiation_id=bare, text="y"), assumption_id="a")
    tab = open_tab(bare)
    card = marked_as_asked(tab)
    type_in(qtbot, desk, card.answer.offer.probability, "150")
    card.answer.keep.click()
    assert desk.document.find(Assumption, "a").probability is None
    assert tab.focusWidget() is card.answer.offer.probability.editor
    desk.apply(delete(desk.document, "x", desk.document.find(Question, "q")))
    desk.flush()


def test_keep_says_how_the_chance_of_a_zone_moved(qtbot, desk, bare, open_tab, asked):
    desk.apply(set_field(desk.document.negotiation(bare), "limit", Decimal(23)))
    asked(price(bare, headline=True), belief(bare), issue_id="i")
    card = marked_as_asked(open_tab(bare))
    type_in(qtbot, desk, card.answer.offer.limits[2], "23")
    card.answer.keep.click()
    assert card.answer.said.text().endswith("and is now 100\u202f%.")
    desk.session.undo()
    card.status.editor.click()
    assert card.answer.said.text() == ""
    assert [made.editor.text() for made in card.answer.offer.limits] == ["20", "22", "26"]


def test_a_belief_kept_with_the_clock_set_back_is_still_the_latest(
    qtbot, desk, bare, open_tab, asked
):
    asked(price(bare, headline=True), belief(bare).with_(at="2027-01-01T10:00"), issue_id="i")
    card = marked_as_asked(open_tab(bare))
    type_in(qtbot, desk, card.answer.offer.limits[1], "21")
    card.answer.keep.click()
    assert latest_belief(desk.document, bare).likely == Decimal(21)


def test_a_choice_issue_bears_on_no_limit(desk, bare, asked):
    row = asked(price(bare, kind="choice"), issue_id="i")
    assert not bearing(desk.document, row).on_limit
