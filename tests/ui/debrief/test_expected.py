"""Debrief: what had been expected, held against what came."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from negdesk.analysis.seal import seal_edit
from negdesk.model.actions import set_field
from negdesk.model.edits import Change, Edit
from negdesk.model.rows import Assumption, Deviation, LimitChange, Seal
from tests.ui.debrief.evening import D, change, left, said

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_a_moved_limit_asks_for_its_reason_here_too(qtbot, desk, car, open_tab):
    tab = open_tab(car)
    change(desk, car, stage="agreed", agreed_value=D(25000))
    change(desk, car, limit=D(25500))
    assert "numbers" in left(desk, car)
    (card,) = tab.numbers.changes.cards.values()
    assert card.words.text().startswith("The limit moved from 26,000 to 25,500 EUR, Mon 4 May")
    assert tab.focus_field("limit_change.reason", "")
    qtbot.keyClicks(tab.focusWidget(), "the tyres are in")
    desk.flush()
    assert desk.document.all(LimitChange, car)[0].reason == "the tyres are in"
    assert "numbers" not in left(desk, car)


def test_the_probability_that_counts_is_the_sealed_one(desk, car, open_tab):
    tab = open_tab(car)
    (card,) = tab.assumptions.cards.cards.values()
    row = desk.document.find(Assumption, "a")
    desk.apply(set_field(row, "probability", D("0.95")))
    assert card.held.text().replace("\u202f", " ").replace("\u00a0", " ") == (
        "You held it 70 % likely."
    )
    editor = card.outcome.editor
    editor.setCurrentIndex(editor.findData("false"))
    editor.activated.emit(editor.currentIndex())
    assert desk.document.find(Assumption, "a").outcome == "false"
    assert "assumptions" not in left(desk, car)


def test_without_assumptions_none_are_asked_about(bare, open_tab):
    tab = open_tab(bare)
    assert not tab.assumptions.isVisible()


def test_a_deviation_begins_with_what_the_seal_had_expected(qtbot, desk, car, open_tab):
    change(desk, car, opening=D(1), goal="new")
    tab = open_tab(car)
    links = {link.place.field: link for link in tab.deviations.before.links if link.isVisible()}
    assert links["opening"].place.text == "Our opening: 22,000 EUR"
    assert "goal" not in links
    links["opening"].click()
    (row,) = desk.document.all(Deviation, car)
    assert (row.topic, row.expected) == ("Our opening", "22,000 EUR")
    assert QApplication.focusWidget().objectName() == "deviation.actual"
    qtbot.keyClicks(QApplication.focusWidget(), "They began first")
    desk.flush()
    assert "deviations" not in left(desk, car)
    assert "Our opening" not in [
        link.place.text.partition(":")[0]
        for link in tab.deviations.before.links
        if link.isVisible()
    ]


def test_all_as_expected_is_an_answer_too(desk, car, open_tab):
    tab = open_tab(car)
    tab.deviations.none.click()
    assert "deviations" not in left(desk, car)
    assert not tab.deviations.none.isVisible()
    desk.session.undo()
    assert tab.deviations.none.isVisible()


def test_a_deviation_is_deleted_with_undo(desk, car, open_tab):
    tab = open_tab(car)
    tab.deviations.add_button.click()
    assert QApplication.focusWidget().objectName() == "deviation.topic"
    (row,) = desk.document.all(Deviation, car)
    tab.deviations.cards.cards[row.id].delete_wanted.emit(row.id)
    assert desk.document.all(Deviation, car) == []
    assert QApplication.focusWidget() is tab.deviations.add_button
    desk.session.undo()
    assert desk.document.all(Deviation, car) == [row]


def test_a_seal_changed_from_outside_leaves_the_debrief_from_memory(desk, car, open_tab):
    tab = open_tab(car)
    seal = desk.document.all(Seal, car)[0]
    broken = seal.with_(content=seal.content.replace("26000", "27000"))
    desk.apply(Edit("x", (Change(seal, broken),)))
    change(desk, car, stage="agreed", agreed_value=D(25000))
    assert "changed from outside" in tab.numbers.problem.text()
    assert "memory" in said(tab)["from_memory"]
    (card,) = tab.assumptions.cards.cards.values()
    assert card.held.text().startswith("As noted, 70")


def test_a_clock_set_back_between_seals_is_said(desk, car, open_tab):
    tab = open_tab(car)
    desk.apply(seal_edit(desk.document, car, desk.new_id, "2026-05-03T09:00"))
    assert "clock was set back" in tab.numbers.problem.text()
