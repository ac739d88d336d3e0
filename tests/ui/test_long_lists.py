"""Long lists: the first screen at once, the rest by itself, each card in its place."""

from __future__ import annotations

from decimal import Decimal as D

import pytest

from negdesk.model.actions import add, delete, move
from negdesk.model.rows import Alternative, Question
from negdesk.ui.questions.question_card import QuestionCard
from negdesk.ui.tabs.alternatives import Alternatives
from negdesk.ui.tabs.questions import Questions

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
COUNT = 40


@pytest.fixture
def nid(desk, bare):
    rows = [
        Question(id=f"q{at:02}", negotiation_id=bare, position=at, text=f"Question {at}?")
        for at in range(COUNT)
    ]
    assert desk.apply(add("x", *rows))
    return bare


@pytest.fixture
def tab(nid, open_tab_of):
    return open_tab_of(Questions, nid)


def lists(tab):
    return tab.questions.cards


def in_order(tab):
    """Return the questions on screen from top to bottom, with the number each shows."""
    cards = sorted(tab.findChildren(QuestionCard), key=lambda card: card.y())
    return [(card.row.id, card.grip.text()) for card in cards if card.isVisible()]


def expected(desk, nid):
    rows = desk.document.all(Question, nid)
    return [(row.id, str(number)) for number, row in enumerate(rows, start=1)]


def test_the_first_screen_is_there_at_once_and_the_rest_comes_by_itself(desk, nid, qtbot):
    tab = Questions(desk)
    qtbot.addWidget(tab)
    tab.show_negotiation(nid)
    assert 10 <= len(lists(tab).made) < COUNT
    tab.resize(1000, 800)
    tab.show()
    qtbot.waitUntil(lambda: in_order(tab) == expected(desk, nid))


def test_a_card_that_is_asked_for_is_there(desk, nid, qtbot):
    tab = Questions(desk)
    qtbot.addWidget(tab)
    tab.show_negotiation(nid)
    tab.show()
    assert tab.focus_field("question.text", f"q{COUNT - 1}")
    assert lists(tab).cards[f"q{COUNT - 1}"].isAncestorOf(tab.window().focusWidget())


def test_edits_while_the_rest_comes_leave_each_card_in_its_place(desk, nid, tab, qtbot):
    first, last = (desk.document.find(Question, f"q{at:02}") for at in (0, COUNT - 1))
    desk.apply(move(desk.document, last, 0, "x"))
    tab.refresh()
    desk.apply(delete(desk.document, "x", first))
    tab.refresh()
    desk.apply(add("x", first.with_(id="new", position=99)))
    tab.refresh()
    qtbot.waitUntil(lambda: in_order(tab) == expected(desk, nid))


def test_another_negotiation_ends_what_was_still_to_come(desk, nid, sample_id, tab, qtbot):
    tab.show_negotiation(nid)
    tab.show_negotiation(sample_id)
    qtbot.wait(50)
    assert set(lists(tab).made) == {row.id for row in desk.document.all(Question, sample_id)}


def test_late_alternatives_show_their_rank_too(desk, bare, open_tab_of, qtbot):
    rows = [
        Alternative(id=f"a{at}", negotiation_id=bare, position=at, title=f"Way {at}", likely=D(at))
        for at in range(COUNT)
    ]
    desk.apply(add("x", *rows))
    tab = open_tab_of(Alternatives, bare)
    cards = tab.sides[0].cards
    qtbot.waitUntil(lambda: len(cards.made) == COUNT)
    ranks = [card.badge.text() for card in cards.made.values()]
    assert ranks == [str(number) for number in range(1, COUNT + 1)]
