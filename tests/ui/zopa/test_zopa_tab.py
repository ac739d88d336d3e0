"""Prepare / ZOPA: a lane a value, said to every eye and ear, and as a table."""

from __future__ import annotations

from decimal import Decimal as D

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from negdesk.analysis.lane_edits import NUMBERS
from negdesk.chart.palette import DARK, LIGHT, strong
from negdesk.model.actions import add, set_fields
from negdesk.model.rows import Belief, Event, Issue
from tests.ui.screen_reader import nameless
from tests.ui.zopa.lanes import limit, negotiation

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


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
    assert nameless(tab.page) == []


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
