"""Debrief: what was agreed, and what the numbers say of it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from negdesk.model.actions import set_field
from tests.ui.debrief.evening import D, change, left, offer, said
from tests.ui.fields import by_key

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_an_empty_debrief_says_where_to_begin(bare, open_tab):
    tab = open_tab(bare)
    assert tab.progress.heading.text() == "0 of 8 done"
    assert "Say first how it ended" in tab.progress.words.text()
    assert said(tab) == {"open": "This fills itself in as soon as you say how it ended."}
    assert not tab.finish.isVisible()


def test_every_part_that_is_left_is_a_link_to_its_first_input(desk, car, open_tab):
    tab = open_tab(car)
    change(desk, car, stage="agreed")
    links = [link for column in tab.progress.links for link in column.links if link.isVisible()]
    assert len(links) == 9
    reached = []
    for link in links:
        link.click()
        reached.append(tab.focusWidget().objectName())
    assert reached == [
        "negotiation.agreed_value",
        "negotiation.stage",
        "negotiation.their_limit_learned",
        "assumption.outcome",
        "add.deviation",
        "negotiation.never_raised",
        "rating.after",
        "negotiation.hours_spent",
        "add.lesson",
    ]
    assert links[0].accessibleName() == "How it ended: left to do"
    assert links[1].accessibleName() == "What the numbers say: done"


def test_how_it_ended_is_chosen_and_a_seal_is_not(desk, bare, open_tab):
    tab = open_tab(bare)
    stage = by_key(tab, "negotiation.stage").editor
    assert [stage.itemData(at) for at in range(stage.count())] == ["preparing", "agreed", "no_deal"]
    desk.apply(set_field(desk.document.negotiation(bare), "stage", "sealed"))
    assert stage.currentData() == "sealed"


def test_a_deal_fills_the_numbers_in(desk, car, open_tab):
    tab = open_tab(car)
    change(desk, car, stage="agreed", agreed_value=D(25000), their_limit_learned=D(24000))
    words = said(tab)
    assert words["agreed"] == "You agreed on 25,000 EUR."
    assert words["against_limit"] == "That is 1,000 EUR better than your walkaway limit."
    assert "67 %" in words["share_believed"].replace("\u00a0", " ").replace("\u202f", " ")
    assert "50 %" in words["share_learned"].replace("\u00a0", " ").replace("\u202f", " ")
    assert "from_memory" not in words
    assert tab.theirs.believed.text() == (
        "You had expected 23,000 to 26,500, most likely 24,500 EUR."
    )


@pytest.mark.parametrize(
    ("better", "limit", "theirs", "agreed", "against", "share"),
    [
        ("lower", "0.30", "0.10", "0.1", "That is 0.20 JPY better", "100 %"),
        ("lower", "0.3", "0.1", "0.30", "exactly your walkaway limit", "0 %"),
        ("higher", "-5", "0", "-5", "exactly your walkaway limit", "0 %"),
        ("higher", "1000000000", "1", "5", "999,999,995 JPY worse", "no zone"),
        ("lower", "100", "100", "100", "exactly your walkaway limit", "one point"),
        ("lower", "100", "200", "90", "That is 10 JPY better", "no zone"),
        ("higher", None, "7", "5", "You had set no walkaway limit", None),
        ("lower", "100", None, "120", "20 JPY worse than your walkaway limit", "is not known"),
    ],
)
def test_any_numbers_read_right(
    desk, bare, open_tab, better, limit, theirs, agreed, against, share
):
    tab = open_tab(bare)
    change(
        desk,
        bare,
        unit="JPY",
        better=better,
        limit=D(limit) if limit else None,
        their_limit_learned=D(theirs) if theirs else None,
        agreed_value=D(agreed),
        stage="agreed",
    )
    words = said(tab)
    assert against in words["against_limit"]
    told = words.get("share_learned", "").replace("\u00a0", " ").replace("\u202f", " ")
    assert share in told if share else told == ""
    assert "memory" in words["from_memory"]


def test_a_correct_walk_away_looks_like_the_success_it_is(desk, car, open_tab):
    tab = open_tab(car)
    offer(desk, car, 1, D(27000))
    offer(desk, car, 2, D(26400))
    change(desk, car, stage="no_deal")
    assert "That is a success." in said(tab)["walked_away"]
    assert tab.numbers.card.property("role") == "zone-card"
    assert "That is a success." in tab.ratings.economic.text()
    assert tab.outcome.why.isVisible()
    assert tab.outcome.value.isHidden()
    assert tab.outcome.agreement.isHidden()
    offer(desk, car, 3, D(25000))
    assert "your limit would have allowed" in said(tab)["walked_away"]
    assert tab.numbers.card.property("role") == "card"


def test_a_negotiation_without_numbers_is_asked_for_none(desk, bare, open_tab):
    tab = open_tab(bare)
    change(desk, bare, stage="agreed")
    assert tab.numbers.heading.text() == "What came of it"
    assert said(tab) == {
        "agreed": "You agreed, without a number. What it is worth stands in your own words."
    }
    for hidden in (tab.outcome.value, tab.theirs.limit, tab.theirs.believed, tab.ratings.economic):
        assert not hidden.isVisible()
    assert {"outcome", "numbers"}.isdisjoint(left(desk, bare))
    words = " ".join(label.text() for label in tab.findChildren(QLabel) if label.isVisible())
    assert not any(mark in words for mark in ("%", "EUR", "None", " limit"))


def test_hours_of_the_preparation_alone_are_not_all_of_it(desk, car, open_tab):
    open_tab(car)
    change(desk, car, hours_spent=D(3))
    assert "hours" in left(desk, car)
    change(desk, car, stage="no_deal")
    assert "hours" not in left(desk, car)
