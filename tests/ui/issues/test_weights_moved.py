"""Bars that share 100 %: moved by mouse, by keys and by figures, locked, and taken back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from negdesk.model.rows import Issue
from tests.ui.issues.weighing import bar, drag, figure, weights
from tests.ui.steps import steps
from tests.ui.wheel import wheel

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_a_drag_shares_100_percent_live_and_is_one_step(qtbot, desk, weigh):
    made = weigh(50, 30, 20)
    seen, before = [], steps(desk)
    desk.session.changed.connect(lambda edit, who: seen.append(sum(weights(desk))))
    drag(qtbot, bar(made, "i0"), 0.5, 0.6, 0.7, 0.8)
    assert len(seen) >= 3
    assert set(seen) == {Decimal(100)}
    assert abs(weights(desk)[0] - 80) <= 1
    assert weights(desk)[0] == bar(made, "i0").value()
    assert abs(weights(desk)[1] / weights(desk)[2] - Decimal("1.5")) < Decimal("0.05")
    assert steps(desk) == before + 1
    desk.session.undo()
    assert weights(desk) == [Decimal(50), Decimal(30), Decimal(20)]
    assert bar(made, "i0").value() == 50


def test_the_next_drag_is_the_next_step(qtbot, desk, weigh):
    made = weigh(50, 50)
    before = steps(desk)
    drag(qtbot, bar(made, "i0"), 0.6, 0.7)
    drag(qtbot, bar(made, "i0"), 0.7, 0.8)
    assert steps(desk) == before + 2


def test_dragging_to_the_end_and_back_leaves_all_as_it_was(qtbot, desk, weigh):
    made = weigh(50, 30, 20)
    drag(qtbot, bar(made, "i0"), 0.5, 1.0, 0.5)
    assert weights(desk) == [Decimal(50), Decimal(30), Decimal(20)]


@pytest.mark.parametrize(("to", "value"), [(7.0, 100), (-3.0, 0)])
def test_the_pointer_cannot_push_a_bar_past_its_end(qtbot, desk, weigh, to, value):
    made = weigh(50, 50)
    drag(qtbot, bar(made, "i0"), 0.5, to)
    assert bar(made, "i0").value() == value
    assert weights(desk) == [Decimal(value), Decimal(100 - value)]


def test_keys_move_a_bar_by_one_and_by_ten_and_stop_at_its_ends(qtbot, desk, weigh):
    made = weigh(50, 50)
    before, slider = steps(desk), bar(made, "i0")
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert weights(desk)[0] == 51
    qtbot.keyClick(slider, Qt.Key.Key_PageUp)
    assert weights(desk)[0] == 61
    qtbot.keyClick(slider, Qt.Key.Key_End)
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert weights(desk) == [Decimal(100), Decimal(0)]
    qtbot.keyClick(slider, Qt.Key.Key_Home)
    qtbot.keyClick(slider, Qt.Key.Key_Left)
    assert weights(desk) == [Decimal(0), Decimal(100)]
    assert steps(desk) == before + 1
    bar(made, "i1").setFocus()
    qtbot.keyClick(bar(made, "i1"), Qt.Key.Key_Left)
    assert steps(desk) == before + 2


def test_the_wheel_over_a_bar_without_focus_changes_nothing(desk, weigh):
    made = weigh(50, 50)
    made.mode.editor.setFocus()
    wheel(bar(made, "i0"), 120)
    assert weights(desk) == [Decimal(50), Decimal(50)]
    bar(made, "i0").setFocus()
    wheel(bar(made, "i0"), 120)
    assert weights(desk)[0] > 50


def test_undo_in_the_middle_of_a_stay_begins_a_new_step(qtbot, desk, weigh):
    made = weigh(50, 50)
    slider = bar(made, "i0")
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_PageUp)
    desk.session.undo()
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert weights(desk) == [Decimal(51), Decimal(49)]
    desk.session.undo()
    assert weights(desk) == [Decimal(50), Decimal(50)]


def test_a_locked_weight_stays_and_can_be_unlocked_again(qtbot, desk, weigh):
    made = weigh(50, 30, 20)
    lock = made.sides["us"].bars.rows["i1"].lock
    lock.click()
    assert desk.document.find(Issue, "i1").locked
    assert not bar(made, "i1").isEnabled()
    drag(qtbot, bar(made, "i0"), 0.5, 1.0)
    assert weights(desk) == [Decimal(70), Decimal(30), Decimal(0)]
    assert bar(made, "i0").value() == 70
    desk.session.undo()
    desk.session.undo()
    assert not desk.document.find(Issue, "i1").locked
    assert bar(made, "i1").isEnabled()


def test_a_typed_weight_is_exact_and_one_step(qtbot, desk, weigh):
    made = weigh(50, 50)
    before, edit = steps(desk), figure(made, "i0")
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "33.3")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert weights(desk) == [Decimal("33.3"), Decimal("66.7")]
    assert (steps(desk), edit.text()) == (before + 1, "33.3")


def test_what_is_still_being_typed_is_kept_when_the_desk_is_flushed(qtbot, desk, weigh):
    made = weigh(50, 50)
    figure(made, "i0").setFocus()
    figure(made, "i0").selectAll()
    qtbot.keyClicks(figure(made, "i0"), "70")
    assert weights(desk)[0] == 50
    desk.flush()
    assert weights(desk) == [Decimal(70), Decimal(30)]


@pytest.mark.parametrize("typed", ["abc", "140", "-1"])
def test_a_figure_that_is_no_weight_is_refused_in_words(qtbot, desk, weigh, typed):
    made = weigh(50, 50)
    edit = figure(made, "i0")
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, typed)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    said = made.sides["us"].bars.said
    assert said.text().startswith("Not saved:")
    assert weights(desk) == [Decimal(50), Decimal(50)]
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert (edit.text(), said.isVisible()) == ("50.0", False)


def test_a_figure_beyond_the_locks_says_what_is_left(qtbot, desk, weigh):
    made = weigh(50, 30, 20)
    made.sides["us"].bars.rows["i1"].lock.click()
    figure(made, "i0").setFocus()
    figure(made, "i0").selectAll()
    qtbot.keyClicks(figure(made, "i0"), "90")
    qtbot.keyClick(figure(made, "i0"), Qt.Key.Key_Return)
    assert weights(desk)[0] == 70
    assert "70.0" in made.sides["us"].bars.said.text()


def test_the_two_sides_are_weighed_apart(qtbot, desk, weigh):
    made = weigh(50, 50, their=(20, 80))
    drag(qtbot, bar(made, "i0", "them"), 0.2, 0.4)
    assert weights(desk) == [Decimal(50), Decimal(50)]
    assert weights(desk, "their_weight") == [Decimal(40), Decimal(60)]
    made.sides["them"].bars.rows["i0"].lock.click()
    assert desk.document.find(Issue, "i0").their_locked
    assert not desk.document.find(Issue, "i0").locked
