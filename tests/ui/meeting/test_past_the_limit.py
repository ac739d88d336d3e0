"""Meet: offers are held against our limit as they are typed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from negdesk.model.actions import delete, set_field
from tests.ui.meeting.table import ENTER, heads, hint, log_of, notice, offer, press, put, typed

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.mark.parametrize(
    ("better", "text", "past"),
    [
        ("lower", "26000", False),
        ("lower", "26000.00", False),
        ("lower", "26000.01", True),
        ("higher", "26000", False),
        ("higher", "25999.99", True),
    ],
)
def test_our_offer_past_the_limit_is_flagged_as_it_is_typed(desk, tab, better, text, past):
    desk.apply(set_field(desk.document.negotiation("n"), "better", better))
    offer(tab, "us", text)
    said = notice(tab)
    assert bool(said) == past
    if past:
        assert "This is past your limit" in said
        assert "Thank you. We pass for today." in said
        assert tab.entry.notice.property("role") == "bad-card"


def test_the_flag_goes_when_the_offer_gets_better(tab):
    offer(tab, "us", "27000")
    assert notice(tab)
    tab.entry.fields.value.setText("25000")
    assert notice(tab) == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [("26000", "At or within your limit"), ("21000", "target or better"), ("26000.01", "")],
)
def test_an_offer_of_theirs_is_held_against_our_limit_too(tab, text, said):
    before = hint(tab)
    offer(tab, "them", text)
    assert said in hint(tab)
    assert (hint(tab) == before) == (not said)
    assert notice(tab) == ""


def test_what_is_good_about_an_offer_moves_nothing_while_it_is_typed(qtbot, tab):
    tab.entry.fields.value.setFocus()
    places = []
    for key in "21000":
        typed(qtbot, key)
        QApplication.processEvents()
        places.append(tab.log.mapTo(tab, tab.log.rect().topLeft()))
    assert "target or better" in hint(tab)
    tab.entry.fields.value.clear()
    QApplication.processEvents()
    assert {*places} == {tab.log.mapTo(tab, tab.log.rect().topLeft())}


def test_the_keys_are_told_under_the_entry_while_there_is_nothing_to_say(tab):
    for keys in ("Enter", "Alt+1", "Alt+6", "Alt+O", "Alt+T"):
        assert keys in hint(tab)


def test_without_a_limit_nothing_is_flagged(desk, tab):
    desk.apply(set_field(desk.document.negotiation("n"), "limit", None))
    offer(tab, "us", "999999")
    assert notice(tab) == ""
    assert tab.at_hand.limit.isHidden()


def test_what_was_logged_past_the_limit_stays_marked(qtbot, desk, tab):
    offer(tab, "us", "26500")
    press(qtbot, ENTER)
    (line,) = tab.log.lines.values()
    assert line.line.past
    assert "past your limit" in line.accessibleName()


def test_a_package_is_judged_and_logged_by_its_headline_value(qtbot, desk, package, open_tab):
    tab = open_tab("n")
    tab.entry.choose_package("p")
    assert "past your limit" in notice(tab)
    press(qtbot, ENTER)
    (row,) = log_of(desk)
    assert (row.package_id, row.value) == ("p", None)
    assert heads(tab) == ["You: 27,000 EUR · With tyres"]


def test_an_event_keeps_its_words_when_its_package_is_deleted(qtbot, desk, package, open_tab):
    put(desk, {"kind": "offer", "package_id": "p", "text": "all in one"})
    tab = open_tab("n")
    desk.apply(delete(desk.document, "x", package))
    (row,) = log_of(desk)
    assert row.package_id is None
    (line,) = tab.log.lines.values()
    assert (line.line.head, line.line.text) == ("Offer", "all in one")
    desk.session.undo()
    (line,) = tab.log.lines.values()
    assert line.line.head == "You: 27,000 EUR · With tyres"
