"""Debrief: all of it by keyboard, left and gone on with."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from negdesk.model.rows import Rating
from tests.ui.debrief.evening import D
from tests.ui.fields import by_key, type_in

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def tab_to(qtbot, name, most=200):
    """Press Tab until an input has the focus; return it."""
    for _ in range(most):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget().objectName() == name:
            return QApplication.focusWidget()
    raise AssertionError(f"{name} was not reached")


def test_the_whole_debrief_is_done_by_keyboard_in_one_go(qtbot, sample_window, desk, car):
    sample_window.view.choose(car, "situation")
    sample_window.menus.actions["phase.debrief"].trigger()
    sample_window.view.preparation.bar.setFocus()

    def keys(text):
        qtbot.keyClicks(QApplication.focusWidget(), text)

    def press(key):
        qtbot.keyClick(QApplication.focusWidget(), key)

    stage = tab_to(qtbot, "negotiation.stage")
    press(Qt.Key.Key_Down)
    assert stage.currentData() == "agreed"
    tab_to(qtbot, "negotiation.agreed_value")
    keys("25000")
    tab_to(qtbot, "negotiation.their_limit_learned")
    keys("24200")
    tab_to(qtbot, "negotiation.priorities_learned")
    keys("The quarter, not the price.")
    outcome = tab_to(qtbot, "assumption.outcome")
    press(Qt.Key.Key_Down)
    assert outcome.currentData() == "true"
    tab_to(qtbot, "assumption.learned")
    keys("He said it himself.")
    tab_to(qtbot, "add.deviation")
    press(Qt.Key.Key_Space)
    keys("Pace")
    tab_to(qtbot, "deviation.expected")
    keys("an hour")
    tab_to(qtbot, "deviation.actual")
    keys("three")
    tab_to(qtbot, "negotiation.never_raised")
    keys("A service plan.")
    for _ in range(8):
        tab_to(qtbot, "rating.after")
        keys("4")
    tab_to(qtbot, "negotiation.hours_spent")
    keys("5")
    tab_to(qtbot, "add.lesson")
    press(Qt.Key.Key_Space)
    keys("Ask who signs first.")
    desk.flush()
    progress = sample_window.view.preparation.tab.progress
    assert progress.heading.text() == "9 of 9 done"
    tab_to(qtbot, "debrief.finish")
    press(Qt.Key.Key_Space)
    row = desk.document.negotiation(car)
    assert (row.stage, row.agreed_value, row.their_limit_learned) == ("agreed", 25000, 24200)
    assert row.debriefed_at == "2026-05-04T14:32"
    assert desk.session.undo_stack.undoText() == "finish the debrief"
    assert progress.words.text().startswith("Finished on Monday 4 May")
    assert len(desk.document.all(Rating, car)) == 8
    desk.session.undo()
    assert desk.document.negotiation(car).debriefed_at == ""
    assert sample_window.view.preparation.tab.finish.isVisible()


def test_a_debrief_is_gone_on_with_where_it_was_left(qtbot, window, make_workbook, negotiation):
    rows = negotiation("Boat", "Weber", stage="agreed", agreed_value=D(90), limit=D(80))
    path = make_workbook(*rows)
    nid = rows[0].id
    assert window.open(path)
    window.view.choose(nid, "debrief")
    tab = window.view.preparation.tab
    type_in(qtbot, window.desk, by_key(tab, "negotiation.never_raised"), "the mooring")
    tab.ratings.dimensions.after_of("learning").editor.setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "4")
    heading = "3 of 8 done"
    window.show_start()
    assert window.open(path)
    assert window.view.tab_key == "debrief"
    tab = window.view.preparation.tab
    assert tab.progress.heading.text() == heading
    assert tab.ratings.dimensions.after_of("learning").editor.text() == "4"
    assert by_key(tab, "negotiation.never_raised").read_value() == "the mooring"


def test_a_place_kept_under_the_old_name_still_opens_the_debrief(sample_window):
    view = sample_window.view
    view.choose(view.desk.document.negotiations[0].id, "outcome")
    assert view.tab_key == "debrief"
