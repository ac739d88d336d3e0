"""Every number is moved by mouse, by keys, by the buttons and by figures, in one step."""

from __future__ import annotations

from decimal import Decimal as D

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from negdesk.analysis.zone import latest_belief
from negdesk.model.actions import set_fields
from negdesk.model.rows import Issue
from negdesk.ui.tabs.walkaway import Walkaway
from tests.ui.wheel import wheel
from tests.ui.zopa.lanes import drag, limit, negotiation

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_a_drag_is_live_everywhere_and_one_step_of_the_history(
    qtbot, desk, tab, chart, sample_id, open_tab_of
):
    walkaway = open_tab_of(Walkaway, sample_id)
    steps = desk.session.undo_stack.count()
    end = drag(qtbot, chart, "limit", -60, release=False)
    held = limit(desk, sample_id)
    assert held < 26000
    assert walkaway.limit.editor.text().replace(",", "").startswith(str(held))
    assert tab.card("").sentence.text().startswith(f"You can go up to {held:,} EUR.")
    qtbot.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=end)
    assert desk.session.undo_stack.count() == steps + 1
    desk.session.undo()
    assert limit(desk, sample_id) == 26000
    assert chart.handles["limit"].value() == 26000


def test_two_drags_are_two_steps(qtbot, desk, chart, sample_id):
    steps = desk.session.undo_stack.count()
    drag(qtbot, chart, "target", 40)
    drag(qtbot, chart, "target", 40)
    assert desk.session.undo_stack.count() == steps + 2


def test_the_axis_stands_still_while_a_handle_is_dragged(qtbot, chart):
    before, opening = chart.picture.axis, chart.picture.their_opening
    drag(qtbot, chart, "their_opening", -500, release=False)
    assert chart.picture.their_opening != opening
    assert chart.picture.axis == before


def test_a_click_on_the_track_moves_the_nearest_handle_there(qtbot, desk, chart, sample_id):
    place = chart.handles["target"].geometry().center() + QPoint(60, 0)
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place)
    moved = desk.document.negotiation(sample_id).target
    assert moved > 22000
    assert abs(chart.handles["target"].geometry().center().x() - place.x()) < 8


def test_a_click_on_a_handle_alone_changes_nothing(qtbot, desk, chart, sample_id):
    steps = desk.session.undo_stack.count()
    middle = chart.handles["limit"].geometry().center() + QPoint(5, 0)
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=middle)
    assert desk.session.undo_stack.count() == steps
    assert chart.handles["limit"].hasFocus()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Qt.Key.Key_Right, 26100),
        (Qt.Key.Key_Left, 25900),
        (Qt.Key.Key_PageUp, 27000),
        (Qt.Key.Key_PageDown, 25000),
    ],
)
def test_keys_move_a_handle_by_a_step_or_ten(qtbot, desk, chart, sample_id, key, value):
    chart.handles["limit"].setFocus()
    qtbot.keyClick(chart.handles["limit"], key)
    assert limit(desk, sample_id) == value


def test_a_step_from_a_crooked_number_ends_on_a_round_one(qtbot, desk, chart, sample_id):
    desk.apply(set_fields("x", desk.document.negotiation(sample_id), limit=D("25987")))
    chart.handles["limit"].setFocus()
    qtbot.keyClick(chart.handles["limit"], Qt.Key.Key_Right)
    assert limit(desk, sample_id) == 26000


def test_home_and_end_go_to_the_ends_of_the_axis_and_no_key_goes_beyond(
    qtbot, desk, chart, sample_id
):
    handle = chart.handles["limit"]
    handle.setFocus()
    qtbot.keyClick(handle, Qt.Key.Key_End)
    end = limit(desk, sample_id)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_PageUp, Qt.Key.Key_End):
        qtbot.keyClick(handle, key)
    wheel(handle, 120)
    assert limit(desk, sample_id) == end
    qtbot.keyClick(handle, Qt.Key.Key_Home)
    low = limit(desk, sample_id)
    qtbot.keyClick(handle, Qt.Key.Key_Left)
    assert limit(desk, sample_id) == low < 20000


def test_a_drag_beyond_the_chart_ends_at_its_edge(qtbot, desk, chart, sample_id):
    low, high = chart.picture.axis
    drag(qtbot, chart, "limit", 5000)
    assert high - 100 < limit(desk, sample_id) <= high
    drag(qtbot, chart, "limit", -9000)
    assert low <= limit(desk, sample_id) < low + 100
    assert chart.picture.axis == (low, high)


def test_the_wheel_over_a_handle_without_the_focus_changes_nothing(desk, chart, sample_id):
    chart.clearFocus()
    for handle in chart.handles.values():
        wheel(handle, 120)
    wheel(chart, 120)
    assert limit(desk, sample_id) == 26000


def test_what_we_believe_keeps_its_order(qtbot, desk, chart, sample_id):
    drag(qtbot, chart, "low", 900)
    belief = latest_belief(desk.document, sample_id)
    assert belief.low == belief.likely == 24500
    chart.handles["high"].setFocus()
    qtbot.keyClick(chart.handles["high"], Qt.Key.Key_Home)
    assert latest_belief(desk.document, sample_id).high == 24500
    assert chart.picture.zone.probability == 1


def test_of_two_handles_in_one_place_the_one_in_focus_is_taken(qtbot, desk, chart, sample_id):
    row = desk.document.negotiation(sample_id)
    desk.apply(set_fields("x", row, target=D(26000)))
    chart.handles["target"].setFocus()
    drag(qtbot, chart, "target", -80)
    assert limit(desk, sample_id) == 26000
    assert desk.document.negotiation(sample_id).target < 26000


def test_a_number_can_be_typed_even_beyond_the_axis(qtbot, desk, tab, chart, sample_id):
    stepper = tab.card("").numbers_shown.steppers["limit"]
    stepper.input.editor.setFocus()
    stepper.input.editor.selectAll()
    qtbot.keyClicks(stepper.input.editor, "45000")
    desk.flush()
    assert limit(desk, sample_id) == 45000
    assert chart.picture.axis[1] > 45000


def test_plus_and_minus_move_by_a_step(qtbot, desk, tab, sample_id):
    stepper = tab.card("").numbers_shown.steppers["limit"]
    stepper.steps.less.click()
    assert limit(desk, sample_id) == 25900
    stepper.steps.more.click()
    stepper.steps.more.click()
    assert limit(desk, sample_id) == 26100


def test_an_issue_is_moved_like_the_headline(qtbot, desk, tab, sample_id):
    key = next(key for key in tab.cards if key)
    handles = tab.cards[key].chart.handles
    before = desk.document.find(Issue, key)
    handles["target"].setFocus()
    qtbot.keyClick(handles["target"], Qt.Key.Key_Right)
    assert desk.document.find(Issue, key).target > before.target
    handles["likely"].setFocus()
    qtbot.keyClick(handles["likely"], Qt.Key.Key_Right)
    assert latest_belief(desk.document, sample_id, key) is None
    assert desk.document.find(Issue, key).their_likely > before.their_likely


def test_the_first_belief_begins_with_a_typed_number(qtbot, desk, open_tab):
    tab = open_tab(negotiation(desk, limit=D(50), better="higher"))
    stepper = tab.card("").numbers_shown.steppers["likely"]
    stepper.input.editor.setFocus()
    qtbot.keyClicks(stepper.input.editor, "60")
    desk.flush()
    assert latest_belief(desk.document, "n").likely == 60
    assert "60" in tab.card("").sentence.text()
    assert not tab.card("").chart.handles["likely"].isHidden()


def test_amounts_beyond_32_bits_can_be_moved(qtbot, desk, open_tab):
    scope = negotiation(desk, limit=D("5e12"), target=D("5.0001e12"), better="higher")
    handle = open_tab(scope).card("").chart.handles["limit"]
    handle.setFocus()
    qtbot.keyClick(handle, Qt.Key.Key_Right)
    assert D("5e12") < limit(desk, scope) < D("5.0001e12")


def test_the_keys_alone_reach_every_handle_and_leave_again(qtbot, tab, chart):
    tab.setFocus()
    seen, widget = [], chart.handles["opening"]
    widget.setFocus()
    for _ in range(200):
        seen.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert set(chart.handles.values()) <= set(seen)
    assert tab.as_table.button in seen
