"""Prepare / ZOPA: every number can be moved by mouse, keys and figures, and says its value."""

from __future__ import annotations

from decimal import Decimal as D
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from negdesk.analysis.lane_edits import NUMBERS
from negdesk.analysis.zone import latest_belief
from negdesk.chart.palette import DARK, LIGHT, strong
from negdesk.model.actions import add, set_fields
from negdesk.model.rows import Belief, Event, Issue, Negotiation
from negdesk.ui.tabs.walkaway import Walkaway
from negdesk.ui.tabs.zopa import Zopa

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def open_tab(open_tab_of):
    return partial(open_tab_of, Zopa)


@pytest.fixture
def tab(open_tab, sample_id):
    return open_tab(sample_id)


@pytest.fixture
def chart(tab):
    return tab.card("").chart


def negotiation(desk, **numbers):
    """Put a negotiation with a belief and one number issue beside the headline into the file."""
    low, likely, high = numbers.pop("believed", (None, None, None))
    head = Negotiation(id="n", title="N", created_at="2026-01-01", **numbers)
    belief = Belief(id="b", negotiation_id="n", low=low, likely=likely, high=high)
    desk.apply(add("x", head, *([belief] if likely is not None else [])))
    return "n"


def drag(qtbot, chart, name, by, *, release=True):
    start = chart.handles[name].geometry().center()
    qtbot.mousePress(chart, Qt.MouseButton.LeftButton, pos=start)
    steps = 6
    for step in range(1, steps + 1):
        qtbot.mouseMove(chart, start + QPoint(by * step // steps, 0))
    end = start + QPoint(by, 0)
    if release:
        qtbot.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=end)
    return end


def wheel(widget, degrees):
    middle = QPointF(widget.rect().center())
    QApplication.sendEvent(
        widget,
        QWheelEvent(
            middle, QPointF(widget.mapToGlobal(middle.toPoint())), QPoint(), QPoint(0, degrees * 8),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        ),
    )  # fmt: skip


def limit(desk, scope):
    return desk.document.negotiation(scope).limit


def test_there_is_a_lane_for_the_headline_and_for_every_other_number_issue(tab, desk, sample_id):
    others = [i for i in desk.document.all(Issue, sample_id) if i.kind == "number"]
    keys = {issue.id for issue in others if not issue.headline}
    assert keys
    assert keys <= set(tab.cards)
    assert "" in tab.cards


def test_every_handle_says_its_name_and_its_value(chart):
    shown = {name: handle for name, handle in chart.handles.items() if not handle.isHidden()}
    assert set(shown) == set(NUMBERS)
    for handle in shown.values():
        seen = QAccessible.queryAccessibleInterface(handle)
        assert seen.role() == QAccessible.Role.Slider
        assert "Price" in seen.text(QAccessible.Text.Name)
        assert seen.text(QAccessible.Text.Description).endswith("EUR")
        assert seen.valueInterface() is not None
    limit = QAccessible.queryAccessibleInterface(shown["limit"])
    assert limit.text(QAccessible.Text.Name) == "Our walkaway limit, Price"
    assert limit.text(QAccessible.Text.Description) == "26,000 EUR"
    assert float(limit.valueInterface().currentValue()) == 26000


def test_the_accessibility_tree_names_everything_that_takes_the_focus(tab):
    tab.as_table.open()
    for card in tab.cards.values():
        card.numbers.open()
    for widget in tab.page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            seen = QAccessible.queryAccessibleInterface(widget)
            assert seen.text(QAccessible.Text.Name), widget


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
    before = chart.picture.axis
    drag(qtbot, chart, "their_opening", -500, release=False)
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
    drag(qtbot, chart, "limit", 5000)
    assert limit(desk, sample_id) <= chart.picture.axis[1]
    drag(qtbot, chart, "limit", -9000)
    assert limit(desk, sample_id) >= chart.picture.axis[0]


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
    after = desk.document.find(Issue, key)
    believed = latest_belief(desk.document, sample_id, key)
    assert (believed or after) != before


def test_the_first_belief_begins_with_a_typed_number(qtbot, desk, open_tab):
    tab = open_tab(negotiation(desk, limit=D(50), better="higher"))
    stepper = tab.card("").numbers_shown.steppers["likely"]
    stepper.input.editor.setFocus()
    qtbot.keyClicks(stepper.input.editor, "60")
    desk.flush()
    assert latest_belief(desk.document, "n").likely == 60
    assert "60" in tab.card("").sentence.text()
    assert not tab.card("").chart.handles["likely"].isHidden()


def test_nothing_known_shows_no_handles_and_says_what_to_do(desk, open_tab):
    tab = open_tab(negotiation(desk))
    assert all(handle.isHidden() for handle in tab.card("").chart.handles.values())
    assert "walkaway limit" in tab.card("").sentence.text()


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ({"limit": 20, "believed": (30, 40, 50), "better": "lower"}, "there is no zone"),
        ({"limit": 40, "believed": (40, 40, 40), "better": "lower"}, "single point"),
        ({"limit": 40, "believed": (50, 60, 70), "better": "higher"}, "between 40 and 60"),
        ({"limit": 5, "target": 5, "opening": 5, "better": "higher"}, "Estimate their limit"),
        ({"limit": 10, "target": 50, "believed": (1, 2, 3), "better": "lower"}, "between 2 and 10"),
        (
            {"limit": 10**9, "target": 1, "believed": (1, 2, 3), "better": "lower"},
            "between 2 and 1,000,000,000",
        ),
        ({"limit": D("0.02"), "believed": (D("0.01"),) * 3, "better": "lower"}, "0.01 and 0.02"),
    ],
)
def test_every_kind_of_zone_is_drawn_said_and_can_be_moved(qtbot, desk, open_tab, numbers, said):
    numbers = {
        name: value if isinstance(value, str) else tuple(map(D, value))
        if isinstance(value, tuple) else D(value)
        for name, value in numbers.items()
    }  # fmt: skip
    tab = open_tab(negotiation(desk, **numbers))
    card = tab.card("")
    assert said in card.sentence.text()
    assert not card.chart.grab().isNull()
    handle = card.chart.handles["limit"]
    assert handle.minimum() <= handle.value() <= handle.maximum()
    handle.setFocus()
    qtbot.keyClick(handle, Qt.Key.Key_Left)
    assert limit(desk, "n") < numbers["limit"]
    desk.session.undo()
    assert limit(desk, "n") == numbers["limit"]


def test_amounts_beyond_32_bits_can_be_moved(qtbot, desk, open_tab):
    scope = negotiation(desk, limit=D("5e12"), target=D("5.0001e12"), better="higher")
    handle = open_tab(scope).card("").chart.handles["limit"]
    handle.setFocus()
    qtbot.keyClick(handle, Qt.Key.Key_Right)
    assert D("5e12") < limit(desk, scope) < D("5.0001e12")


def test_offers_stand_on_their_lane_in_order(desk, tab, sample_id):
    for position, value in enumerate((D(21000), D(28000)), 900):
        row = Event(id=f"e{value}", negotiation_id=sample_id, position=position, kind="offer",
                    at=f"2026-05-14T17:0{position - 900}", value=value)  # fmt: skip
        desk.apply(add("x", row))
    assert [made.value for made in tab.card("").chart.picture.offers][-2:] == [21000, 28000]


def test_a_title_is_shown_as_it_was_typed(desk, tab, sample_id):
    issue = next(i for i in desk.document.all(Issue, sample_id) if i.headline)
    desk.apply(set_fields("x", issue, title='R&D <b>x</b> "&#0;"'))
    assert tab.card("").title.text() == 'R&D <b>x</b> "&#0;"'
    assert tab.card("").title.textFormat() == Qt.TextFormat.PlainText


def test_a_deleted_issue_takes_its_lane_with_it_and_undo_brings_it_back(desk, tab, sample_id):
    from negdesk.model.actions import delete

    key = next(key for key in tab.cards if key)
    desk.apply(delete(desk.document, "x", desk.document.find(Issue, key)))
    assert key not in tab.cards
    desk.session.undo()
    assert key in tab.cards


def test_the_table_says_what_the_chart_shows(tab):
    tab.as_table.open()
    table = tab.table
    row = [table.item(0, column).text() for column in range(table.columnCount())]
    assert row == [
        "Price", "EUR", "20,000", "22,000", "26,000", "28,900", "23,000", "24,500", "26,500",
        "24,500", "26,000", "", "96\u202f%", "24,800",
    ]  # fmt: skip


def test_the_table_is_copied_as_a_spreadsheet_takes_it(qtbot, tab):
    tab.as_table.open()
    tab.table.selectRow(0)
    qtbot.keyClick(tab.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text().split("\t")[:3] == ["Price", "EUR", "20,000"]


def test_the_keys_alone_reach_every_handle_and_leave_again(qtbot, tab, chart):
    tab.setFocus()
    seen, widget = [], chart.handles["opening"]
    widget.setFocus()
    for _ in range(200):
        seen.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert set(chart.handles.values()) <= set(seen)
    assert tab.as_table.button in seen


def test_a_switch_of_the_colours_is_followed_while_running(chart, theme):
    def colours():
        image = chart.grab().toImage()
        spots = ((x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))
        return {image.pixelColor(x, y).name().upper() for x, y in spots}

    before = theme.dark
    try:
        theme.use(dark=False)
        assert LIGHT["ours_mid"] in colours()
        theme.use(dark=True)
        assert DARK["ours_mid"] in colours()
        assert LIGHT["ours_mid"] not in colours()
        theme.use(dark=True, strong=True)
        assert strong(DARK)["line"] != DARK["line"]
        assert theme.palette == strong(DARK)
    finally:
        theme.use(dark=before, strong=False)


def test_two_hundred_issues_show_twelve_values_until_more_are_asked_for(desk, open_tab):
    scope = negotiation(desk, limit=D(50), better="higher")
    rows = [
        Issue(
            id=f"i{n}", negotiation_id=scope, position=n, title=f"{n}", limit=D(n), target=D(n + 9)
        )
        for n in range(200)
    ]
    desk.apply(add("x", *rows))
    tab = open_tab(scope)
    assert len(tab.cards) == 12
    assert tab.more.text() == "Show 189 more values"


def test_an_issue_without_numbers_is_named_and_leads_to_its_first_one(desk, open_tab):
    scope = negotiation(desk, limit=D(50), better="higher")
    desk.apply(add("x", Issue(id="i", negotiation_id=scope, title="Delivery")))
    tab = open_tab(scope)
    wanted = []
    desk.wanted.connect(lambda *field: wanted.append(field))
    assert tab.unnumbered.links[0].place.text == "Delivery has no numbers yet."
    tab.unnumbered.links[0].click()
    assert wanted == [("issue.target", "i")]


def test_the_whole_package_has_a_lane_in_points(qtbot, desk, tab, sample_id):
    qtbot.waitUntil(lambda: "points" in tab.cards)
    card = tab.card("points")
    assert card.title.text() == "The whole package"
    head = desk.document.negotiation(sample_id)
    handle = card.chart.handles["limit"]
    handle.setFocus()
    qtbot.keyClick(handle, Qt.Key.Key_Right)
    assert desk.document.negotiation(sample_id).limit_points == head.limit_points + 1
    assert card.chart.handles["likely"].isHidden()


def test_an_earlier_estimate_is_laid_under_the_chart(desk, tab, chart, sample_id):
    earlier = min(desk.document.all(Belief, sample_id), key=lambda row: row.at)
    tab.snapshots.ghost_wanted.emit(earlier)
    assert chart.picture.ghost.belief.likely == earlier.likely
    tab.snapshots.ghost_wanted.emit(None)
    assert chart.picture.ghost is None
