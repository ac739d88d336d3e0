"""Questions: added, tied to what they test, and untied."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from negdesk.model.actions import add, delete
from negdesk.model.rows import Assumption, Issue
from tests.ui.questions.asking import price, questions

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_the_sample_shows_its_questions_in_order_and_what_tests_what(desk, sample_id, open_tab):
    tab = open_tab(sample_id)
    rows = questions(desk, sample_id)
    assert list(tab.questions.cards.cards) == [row.id for row in rows]
    assert [tab.questions.card(row.id).grip.text() for row in rows] == ["1", "2", "3", "4", "5"]
    for row in rows:
        assert tab.questions.card(row.id).assumption.read_value() == row.assumption_id
        assert tab.questions.card(row.id).untied.isHidden()
    said = [card.tested.text() for card in tab.assumptions.cards.cards.values()]
    assert said.count("1 question tests it.") == 5
    assert said.count("No question tests it yet.") == 2


def test_an_empty_tab_teaches_in_two_sentences(bare, open_tab):
    tab = open_tab(bare)
    for section in (tab.questions, tab.assumptions):
        assert section.empty.isVisible()
        assert sum(section.empty.text().count(end) for end in ".?") == 2


def test_a_question_is_added_typed_and_deleted_by_keyboard(qtbot, desk, bare, open_tab):
    tab = open_tab(bare)
    assert tab.focus_field("question.text", "")
    assert tab.focusWidget().objectName() == "add.question"
    qtbot.keyClick(tab.focusWidget(), Qt.Key.Key_Space)
    qtbot.keyClicks(QApplication.focusWidget(), "Who signs?")
    desk.flush()
    (row,) = questions(desk, bare)
    assert (row.text, row.status, row.kind) == ("Who signs?", "planned", "open")
    assert tab.questions.card(row.id).untied.text() == "It tests nothing yet."
    buttons = tab.questions.card(row.id).findChildren(QAbstractButton)
    cross = next(one for one in buttons if one.accessibleName() == "Delete this question")
    qtbot.keyClick(cross, Qt.Key.Key_Space)
    assert questions(desk, bare) == []
    assert tab.focusWidget() is tab.questions.add_button
    desk.session.undo()
    assert [one.text for one in questions(desk, bare)] == ["Who signs?"]


def test_a_question_can_test_an_assumption_or_be_about_an_issue(desk, bare, open_tab, asked):
    asked(Assumption(id="a", negotiation_id=bare, text="She signs"), price(bare))
    tab = open_tab(bare)
    card = tab.questions.card("q")
    assert card.untied.isVisible()
    for made, offered in ((card.assumption, "She signs"), (card.issue, "Price")):
        box = made.editor
        assert [box.itemText(at) for at in range(box.count())] == ["none", offered]
        box.setCurrentIndex(1)
        box.activated.emit(1)
    (row,) = questions(desk, bare)
    assert (row.assumption_id, row.issue_id) == ("a", "i")
    assert card.untied.isHidden()
    assert tab.assumptions.cards.cards["a"].tested.text() == "1 question tests it."


def test_empty_and_equal_titles_can_be_told_apart(desk, bare, open_tab, asked):
    rows = [
        Assumption(id=f"a{at}", negotiation_id=bare, position=at, text=text)
        for at, text in enumerate(("", "  ", "same", "same", "once"))
    ]
    asked(*rows)
    tab = open_tab(bare)
    box = tab.questions.card("q").assumption.editor
    assert [box.itemText(at) for at in range(box.count())] == [
        "none",
        "(untitled) (1)",
        "(untitled) (2)",
        "same (1)",
        "same (2)",
        "once",
    ]


def test_an_issue_is_offered_with_its_groups(desk, bare, open_tab, asked):
    asked(
        Issue(id="g", negotiation_id=bare, kind="group", title="R&D"),
        Issue(id="i", negotiation_id=bare, position=1, parent_id="g", title="<b>Fee</b>"),
    )
    tab = open_tab(bare)
    box = tab.questions.card("q").issue.editor
    assert [box.itemText(at) for at in range(box.count())] == ["none", "R&D", "R&D › <b>Fee</b>"]


def test_ask_about_it_adds_a_question_tied_to_the_assumption(qtbot, desk, bare, open_tab):
    desk.apply(add("x", Assumption(id="a", negotiation_id=bare, text="They are in a hurry")))
    tab = open_tab(bare)
    tab.assumptions.cards.cards["a"].ask.click()
    qtbot.keyClicks(QApplication.focusWidget(), "When do you need it?")
    desk.flush()
    (row,) = questions(desk, bare)
    assert (row.assumption_id, row.text) == ("a", "When do you need it?")
    assert tab.assumptions.cards.cards["a"].tested.text() == "1 question tests it."


def test_deleting_an_assumption_unties_its_questions_and_undo_ties_them(
    desk, bare, open_tab, asked
):
    asked(Assumption(id="a", negotiation_id=bare, text="x"), assumption_id="a")
    tab = open_tab(bare)
    desk.apply(delete(desk.document, "x", desk.document.find(Assumption, "a")))
    assert tab.questions.card("q").assumption.read_value() is None
    assert tab.questions.card("q").untied.isVisible()
    desk.session.undo()
    assert tab.questions.card("q").assumption.read_value() == "a"
