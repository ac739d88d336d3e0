"""Weights as swings and as an order; no way of weighing loses what was weighed before."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt

from tests.ui.issues.weighing import LEFT, bar, weights
from tests.ui.steps import steps

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_a_swing_is_told_beside_the_greatest_with_its_percentage(qtbot, desk, weigh):
    made = weigh(30, 50, 20, mode="swing")
    row = made.sides["us"].bars.rows["i0"]
    assert (row.figure.text(), row.share.text()) == ("60.0", "30.0\u202f%")
    row.figure.setFocus()
    row.figure.selectAll()
    qtbot.keyClicks(row.figure, "80")
    qtbot.keyClick(row.figure, Qt.Key.Key_Return)
    assert weights(desk) == [Decimal(80), Decimal(100), Decimal(40)]
    desk.session.undo()
    assert weights(desk) == [Decimal(30), Decimal(50), Decimal(20)]


def test_the_scale_of_swings_does_not_shift_under_the_pointer(qtbot, desk, weigh):
    made = weigh(50, 100, mode="swing")
    slider = bar(made, "i1")
    qtbot.mousePress(slider, LEFT, pos=QPoint(slider.width(), 5))
    qtbot.mouseMove(slider, QPoint(round(slider.width() * 0.25), 5))
    assert (slider.value(), bar(made, "i0").value()) == (25, 50)
    qtbot.mouseRelease(slider, LEFT, pos=QPoint(round(slider.width() * 0.25), 5))
    assert (slider.value(), bar(made, "i0").value()) == (50, 100)


def test_weighing_in_another_way_keeps_every_ratio_and_is_one_step(qtbot, desk, weigh):
    made = weigh(30, 50, 20)
    before = steps(desk)
    editor = made.mode.editor
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_End)
    assert desk.document.negotiation("n").weighting == "swing"
    assert weights(desk) == [Decimal(60), Decimal(100), Decimal(40)]
    assert steps(desk) == before + 1
    desk.session.undo()
    assert weights(desk) == [Decimal(30), Decimal(50), Decimal(20)]
    assert bar(made, "i1").value() == 50


def test_an_order_gives_the_rank_order_centroid(qtbot, desk, weigh):
    made = weigh(None, None, None, mode="rank")
    side = made.sides["us"]
    assert side.equal.text() == "Take this order"
    side.ranks.setFocus()
    qtbot.keyClick(side.ranks, Qt.Key.Key_Down)
    qtbot.keyClick(side.ranks, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [round(weight, 2) for weight in weights(desk)] == [
        Decimal("27.78"),
        Decimal("61.11"),
        Decimal("11.11"),
    ]
    assert side.ranks.current_id() == "i1"
    assert not side.equal.isVisible()
    spoken = side.ranks.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "1. Issue 1, 61.1\u202f%"
    desk.session.undo()
    assert weights(desk) == [None, None, None]


def test_an_order_stops_at_its_ends_and_buttons_move_too(desk, weigh):
    made = weigh(3, 2, 1, mode="rank")
    side = made.sides["us"]
    before = steps(desk)
    side.ranks.select("i0")
    side.ranks.step(-1)
    assert (steps(desk), side.up.isEnabled(), side.down.isEnabled()) == (before, False, True)
    side.down.click()
    assert side.ranks.current_id() == "i0"
    assert weights(desk)[1] > weights(desk)[0] > weights(desk)[2]


def test_a_line_that_was_dropped_elsewhere_makes_a_new_order(desk, weigh):
    made = weigh(3, 2, 1, mode="rank")
    ranks = made.sides["us"].ranks
    ranks.insertItem(0, ranks.takeItem(2))
    ranks.take_order()
    assert weights(desk)[2] > weights(desk)[0] > weights(desk)[1]
    assert [ranks.item(at).text() for at in range(3)] == ["Issue 2", "Issue 0", "Issue 1"]


def test_weights_set_by_hand_are_not_lost_by_looking_at_their_order(desk, weigh):
    made = weigh(10, 70, 20, mode="rank")
    assert [made.sides["us"].ranks.item(at).text()[-1] for at in range(3)] == ["1", "2", "0"]
    assert weights(desk) == [Decimal(10), Decimal(70), Decimal(20)]
    assert "by hand" in made.sides["us"].said.text()
