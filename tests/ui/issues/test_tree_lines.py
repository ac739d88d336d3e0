"""The issue tree: what its lines say."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from negdesk.model.actions import add, set_field
from negdesk.model.rows import Option
from negdesk.ui.issues.in_short import Column
from tests.ui.issues.tree_keys import Key, press, write
from tests.ui.issues.trees import NID, begin, find, issue, lines, shown

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def cell(tree, row_id, column):
    return tree.model.index_of(row_id, column).data()


def test_each_line_says_title_target_to_limit_or_best_option_and_weight(desk, tree):
    option = {"negotiation_id": NID, "issue_id": "delivery"}
    desk.apply(
        add(
            "options",
            Option(id="o1", label="late", score=Decimal(10), **option),
            Option(id="o2", label="at once", score=Decimal(80), position=1, **option),
            Option(
                id="o3", label="never", score=Decimal(99), position=2, acceptable=False, **option
            ),
        )
    )
    assert cell(tree, "price", Column.OURS) == "9,000 → 5 EUR"
    assert cell(tree, "delivery", Column.OURS) == "at once"
    assert [cell(tree, each, Column.WEIGHT) for each in ("price", "terms", "money", "idea")] == [
        "75\u202f%", "25\u202f%", "100\u202f%", "",
    ]  # fmt: skip
    spoken = tree.model.index_of("deposit").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "deposit, must have"
    assert tree.model.headerData(1, Qt.Orientation.Horizontal) == "Ours"


def test_the_headline_shows_the_numbers_of_the_negotiation(desk, qtbot):
    begin(desk, [issue("h", headline=True)], limit=Decimal(5), target=Decimal(7), unit="EUR")
    page = shown(qtbot, desk)
    assert cell(page.tree, "h", Column.OURS) == "7 → 5 EUR"
    desk.apply(set_field(desk.document.negotiation(NID), "target", Decimal(8)))
    assert cell(page.tree, "h", Column.OURS) == "8 → 5 EUR"


def test_a_value_changes_in_place_and_the_tree_is_not_built_anew(qtbot, desk, tree):
    resets = []
    tree.model.modelReset.connect(lambda: resets.append(1))
    with qtbot.waitSignal(tree.model.dataChanged):
        desk.apply(set_field(find(desk, "price"), "limit", Decimal(6)))
    with qtbot.waitSignal(tree.model.dataChanged):
        desk.apply(set_field(find(desk, "deposit"), "weight", Decimal(9)))
    assert cell(tree, "price", Column.WEIGHT) == "25\u202f%"
    assert not resets


@pytest.mark.parametrize("title", ["<b>x</b> & <img src=http://127.0.0.1>", "R&D", "&lt;"])
def test_a_title_is_shown_as_it_was_typed(desk, tree, title):
    desk.apply(set_field(find(desk, "price"), "title", title))
    index = tree.model.index_of("price")
    assert index.data() == title
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tip
    assert "<b>x" not in tip
    assert not tree.grab().isNull()


def test_an_empty_title_and_an_endless_one_are_shown(desk, tree):
    desk.apply(set_field(find(desk, "price"), "title", "  "))
    desk.apply(set_field(find(desk, "idea"), "title", "W" * 1_000_000))
    assert tree.model.index_of("price").data() == "(untitled)"
    assert len(tree.model.index_of("idea").data()) < 400
    tree.select("idea")
    assert not tree.grab().isNull()


def test_without_issues_it_teaches_and_enter_begins(qtbot, empty):
    assert "Press Enter" in empty.view.empty
    assert empty.selected_id == ""
    press(qtbot, empty, Key.Key_Return)
    write(qtbot, "Price")
    press(qtbot, empty, Key.Key_Return)
    write(qtbot, "Delivery")
    press(qtbot, empty, Key.Key_Return)
    press(qtbot, empty, Key.Key_Escape)
    assert lines(empty) == ["Price", "Delivery"]
