"""Weights on screen: bars that share 100 %, an order, swings; by mouse, by keys, typed, locked."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from negdesk.model.actions import add, delete, set_field
from negdesk.model.rows import Issue, Negotiation
from negdesk.ui.issues.weights import Weights

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def weigh(qtbot, desk, monkeypatch):
    """Return what shows the weights of some new issues, following changes."""

    def make(*weights, mode="shares", their=None, titles=None, read_only=False):
        rows = [
            Issue(
                id=f"i{at}",
                negotiation_id="n",
                position=at,
                title=titles[at] if titles else f"Issue {at}",
                weight=None if weight is None else Decimal(weight),
                their_weight=None if their is None else Decimal(their[at]),
            )
            for at, weight in enumerate(weights)
        ]
        head = Negotiation(id="n", weighting=mode, created_at="2026-01-01")
        desk.apply(add("begin", head, *rows))
        if read_only:
            monkeypatch.setattr(desk.session.workbook.file, "read_only", True)
        made = Weights(desk)
        qtbot.addWidget(made)
        made.show_negotiation("n")
        desk.session.changed.connect(lambda edit, who: made.show_negotiation("n"))
        made.resize(1000, 500)
        made.show()
        qtbot.waitExposed(made)
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    return make


def bar(made, issue_id, side="us"):
    return made.sides[side].bars.rows[issue_id].bar


def figure(made, issue_id, side="us"):
    return made.sides[side].bars.rows[issue_id].figure


def weights(desk, name="weight"):
    return [getattr(issue, name) for issue in desk.document.all(Issue, "n")]


def steps(desk):
    return desk.session.undo_stack.count()


def drag(qtbot, slider, *shares):
    """Press the slider and move to each share of its width in turn, then let go."""
    at = [QPoint(round(share * slider.width()), slider.height() // 2) for share in shares]
    qtbot.mousePress(slider, LEFT, pos=at[0])
    for point in at[1:]:
        qtbot.mouseMove(slider, point)
    qtbot.mouseRelease(slider, LEFT, pos=at[-1])


def wheel(slider, by):
    at = QPointF(slider.rect().center())
    event = QWheelEvent(
        at,
        QPointF(slider.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(slider, event)


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


@pytest.mark.parametrize("weight", [None, 0])
def test_weights_that_are_all_zero_are_said_and_shared_by_one_click(desk, weigh, weight):
    made = weigh(weight, weight, weight, weight)
    side = made.sides["us"]
    assert side.said.text() == "Nothing is weighed yet: what would you give up last?"
    assert bar(made, "i0").accessibleDescription() == "no weight yet"
    side.equal.click()
    assert set(weights(desk)) == {Decimal(25)}
    assert not side.said.isVisible()
    desk.session.undo()
    assert side.equal.isVisible()


def test_any_positive_weights_are_shown_as_shares_of_100(desk, weigh):
    made = weigh(3, 1, their=(200, 600))
    assert figure(made, "i0").text() == "75.0"
    assert figure(made, "i0", "them").text() == "25.0"


def test_one_issue_needs_no_bar(weigh):
    made = weigh(7)
    assert made.alone.isVisible()
    assert not made.mode.isVisible()
    assert made.sides["us"].bars.rows == {}


def test_no_issue_shows_no_weights(weigh):
    made = weigh()
    made.show_negotiation("n")
    assert made.isHidden()


def test_of_two_hundred_issues_forty_are_shown_and_the_rest_on_demand(desk, weigh):
    made = weigh(*[1] * 200)
    column = made.sides["us"].bars
    assert len(column.rows) == 40
    assert column.more.text() == "Show 160 more"
    assert made.focus_weight("us", "i150") is column.rows["i150"].bar
    assert len(column.rows) == 200
    bar(made, "i150").setValue(50)
    assert sum(weights(desk)) == 100


def test_a_bar_is_kept_for_its_issue_and_one_that_is_free_is_taken_for_a_new_issue(desk, weigh):
    made = weigh(*[1] * 50)
    column = made.sides["us"].bars
    before = dict(column.rows)
    desk.apply(delete(desk.document, "x", desk.document.find(Issue, "i3")))
    assert list(column.rows) == [f"i{at}" for at in range(41) if at != 3]
    assert column.rows["i40"] is before["i3"]
    assert all(column.rows[each] is row for each, row in before.items() if each != "i3")
    column.layout().activate()
    places = [row.y() for row in column.rows.values()]
    assert places == sorted(places)
    drawn = column.rows["i40"]
    assert drawn.title.text() == "Issue 40"
    assert drawn.bar.accessibleName() == "Weight of Issue 40"
    drawn.bar.setValue(60)
    assert desk.document.find(Issue, "i40").weight == 60
    drawn.lock.click()
    assert desk.document.find(Issue, "i40").locked


def test_a_bar_that_has_the_focus_is_never_taken_for_another_issue(qtbot, desk, weigh):
    made = weigh(*[1] * 50)
    held = made.focus_weight("us", "i3").parent()
    assert held.bar.hasFocus()
    desk.apply(delete(desk.document, "x", desk.document.find(Issue, "i3")))
    assert held not in made.sides["us"].bars.rows.values()
    assert held.isHidden()


def test_what_was_typed_for_an_issue_that_went_is_not_taken_for_another(qtbot, desk, weigh):
    made = weigh(*[1] * 50)
    typed = figure(made, "i3")
    typed.setFocus()
    qtbot.keyClicks(typed, "9x")
    bar(made, "i5").setFocus()
    desk.apply(delete(desk.document, "x", desk.document.find(Issue, "i3")))
    assert made.sides["us"].bars.rows["i40"].figure is typed
    assert typed.text() == "2.0"
    desk.flush()
    assert desk.document.find(Issue, "i40").weight == 1


def test_the_two_sides_are_weighed_apart(qtbot, desk, weigh):
    made = weigh(50, 50, their=(20, 80))
    drag(qtbot, bar(made, "i0", "them"), 0.2, 0.4)
    assert weights(desk) == [Decimal(50), Decimal(50)]
    assert weights(desk, "their_weight") == [Decimal(40), Decimal(60)]
    made.sides["them"].bars.rows["i0"].lock.click()
    assert desk.document.find(Issue, "i0").their_locked
    assert not desk.document.find(Issue, "i0").locked


def test_every_bar_speaks_its_name_and_its_percentage(weigh):
    made = weigh(45, 55, titles=["Price", "<b>R&D</b>"])
    assert bar(made, "i0").accessibleName() == "Weight of Price"
    assert bar(made, "i0").accessibleDescription() == "45.0\u202f%"
    assert bar(made, "i1", "them").accessibleName() == "Their weight of <b>R&D</b>"
    assert bar(made, "i0").minimumHeight() >= 24
    title = made.sides["us"].bars.rows["i1"].title
    assert title.toolTip() == "<qt>&lt;b&gt;R&amp;D&lt;/b&gt;</qt>"
    assert title.textFormat() == Qt.TextFormat.PlainText


def test_untitled_and_equal_names_keep_a_bar_each(desk, weigh):
    made = weigh(40, 40, 20, titles=["  ", "Same", "Same"])
    assert made.sides["us"].bars.rows["i0"].title.text() == "(untitled)"
    bar(made, "i1").setValue(60)
    assert weights(desk)[1] == 60
    assert weights(desk)[2] < 20


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


@pytest.mark.parametrize("mode", ["shares", "swing", "rank"])
def test_a_read_only_workbook_weighs_nothing(desk, weigh, mode):
    made = weigh(60, 40, mode=mode, read_only=True)
    side = made.sides["us"]
    assert not made.mode.editor.isEnabled()
    assert not side.up.isEnabled()
    assert not side.down.isEnabled()
    if mode == "rank":
        side.ranks.step(1)
    for row in side.bars.rows.values():
        assert not row.bar.isEnabled()
        assert row.figure.isReadOnly()
        assert not row.lock.isEnabled()
    assert weights(desk) == [Decimal(60), Decimal(40)]


def test_a_renamed_issue_is_renamed_on_its_bar(desk, weigh):
    made = weigh(60, 40)
    desk.apply(set_field(desk.document.find(Issue, "i0"), "title", "Price"))
    assert bar(made, "i0").accessibleName() == "Weight of Price"
