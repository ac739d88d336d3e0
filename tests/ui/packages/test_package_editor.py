"""A package is made term by term, judged as it is made, traded and held against another."""

from __future__ import annotations

from decimal import Decimal as D

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from negdesk.model.actions import delete, set_fields
from negdesk.model.rows import Issue, Option, Term
from tests.ui.packages.conftest import settled
from tests.ui.packages.package_rows import LEVELS, laptop, opposed, package, packages, terms_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_the_editor_says_how_a_package_stands(laptops):
    assert laptops.editor.worth.text() == "87.4 points for you, 87.4 for them as you estimate"
    assert "It is 32.4 points better than your limit." in laptops.editor.verdict.text()
    laptops.editor.choose("n.Plan")
    assert "short of your limit" in laptops.editor.verdict.text()
    assert "Better for both" in laptops.editor.verdict.text()


def test_a_choice_is_one_step_and_the_points_follow(qtbot, desk, laptops):
    steps = desk.session.undo_stack.count()
    box = laptops.editor.rows["n.1"].input.editor
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert desk.session.undo_stack.count() == steps + 1
    assert laptops.editor.worth.text().startswith("100 points for you, 81.5")
    desk.session.undo()
    assert laptops.editor.worth.text().startswith("87.4 points for you")


def test_each_issue_shows_the_price_of_one_step(laptops):
    assert laptops.editor.rows["n.1"].prices.text() == "Get 60 GB: you +12.6, they −5.9"
    assert laptops.editor.rows["n.2"].prices.text() == "Already the best for both."


def test_a_new_package_is_settled_issue_by_issue(qtbot, desk, laptops):
    laptops.editor.packages.add.click()
    made = packages(desk)[-1]
    assert laptops.editor.package_id == made.id
    assert QApplication.focusWidget() is laptops.editor.name.editor
    assert "35 to 100 points for you" in laptops.editor.worth.text()
    for key in ("n.0", "n.1", "n.2"):
        laptops.editor.rows[key].input.editor.setFocus()
        qtbot.keyClick(laptops.editor.rows[key].input.editor, Qt.Key.Key_Down)
    assert terms_of(desk, made) == ["Dell", "60 GB", '19"']


def test_a_package_is_renamed_duplicated_and_deleted(qtbot, desk, laptops):
    editor = laptops.editor
    editor.name.setFocus()
    editor.name.editor.selectAll()
    qtbot.keyClicks(editor.name.editor, "Cash now")
    desk.flush()
    assert packages(desk)[0].title == "Cash now"
    assert editor.packages.list.topLevelItem(0).text(0) == "A  Cash now"
    editor.packages.duplicate.click()
    assert [each.title for each in packages(desk)] == ["Cash now", "Plan", "Cash now (copy)"]
    assert terms_of(desk, packages(desk)[2]) == terms_of(desk, packages(desk)[0])
    editor.packages.remove.click()
    assert len(packages(desk)) == 2
    desk.session.undo()
    assert len(packages(desk)) == 3


def number_rows(**values):
    price = {"id": "p", "negotiation_id": "n", "title": "Price", "kind": "number", "unit": "EUR",
             "better": "higher", "lowest": D(100), "highest": D(200), "step": D(10),
             "weight": D(1), "their_weight": D(1)}  # fmt: skip
    rows = laptop(**LEVELS)
    return [*rows, Issue(**{**price, **values}), *package("Cash", [2, 1, 0])]


def test_a_number_is_moved_by_its_steps_and_a_held_button_is_one_step(desk, open_tab):
    tab = open_tab(number_rows())
    row = tab.editor.rows["p"]
    less, more = row.steps.less, row.steps.more
    steps = desk.session.undo_stack.count()
    more.click()
    more.click()
    more.click()
    term = next(each for each in desk.document.all(Term, "n") if each.issue_id == "p")
    assert term.number == 120
    assert desk.session.undo_stack.count() == steps + 1
    less.click()
    assert row.input.editor.text() == "110"
    assert "Give 100 EUR" in row.prices.text()


def test_a_number_can_be_typed_between_two_steps(qtbot, desk, open_tab):
    tab = open_tab(number_rows())
    row = tab.editor.rows["p"]
    row.input.editor.setFocus()
    qtbot.keyClicks(row.input.editor, "155")
    desk.flush()
    term = next(each for each in desk.document.all(Term, "n") if each.issue_id == "p")
    assert term.number == 155
    row.steps.more.click()
    assert row.input.editor.text() == "160"


def test_a_must_have_that_fails_is_named(desk, laptops):
    mac = desk.document.find(Option, "n.0.2")
    desk.apply(set_fields("x", mac, acceptable=False))
    assert "Laptop" in laptops.editor.verdict.text()
    assert "Reject" in laptops.editor.verdict.text()


def test_a_trade_is_said_in_words_and_made_as_one_step(qtbot, desk, open_tab):
    tab = open_tab([*opposed(3), *package("Middle", [5, 5, 5])])
    first = tab.trades.lines[0]
    assert first.words.text().startswith("Give on Issue 1")
    steps = desk.session.undo_stack.count()
    before = tab.editor.offer
    first.make.click()
    qtbot.waitUntil(lambda: settled(tab))
    after = tab.editor.offer
    assert desk.session.undo_stack.count() == steps + 1
    assert after.us.settled >= before.us.settled
    assert after.them.settled >= before.them.settled
    assert after.us.settled + after.them.settled > before.us.settled + before.them.settled


def test_issues_are_sorted_by_what_they_are_good_for(laptops):
    said = {kind.value: label.text() for kind, label in laptops.trades.lists.items()}
    assert said == {"compatible": "Monitor", "integrative": "Disk", "distributive": "Laptop"}


def test_packages_stand_side_by_side(laptops):
    table = laptops.compare.table
    heads = [table.verticalHeaderItem(row).text() for row in range(table.rowCount())]
    assert heads == [
        "Laptop", "Disk", "Monitor", "Points for you", "Points for them", "Verdict",
    ]  # fmt: skip
    cells = [[table.item(row, column).text() for row in range(6)] for column in (0, 1)]
    assert cells[0] == ["HP", "80 GB", '19"', "87.4", "87.4", "accept"]
    assert cells[1][:3] == ["Dell", "120 GB", '20"']
    assert cells[1][5] == "reject"
    assert table.isColumnHidden(2)


def test_any_package_can_be_put_into_a_column(laptops):
    box = laptops.compare.boxes[1]
    box.setCurrentIndex(box.findData("n.Cash"))
    box.activated.emit(box.currentIndex())
    assert laptops.compare.table.item(0, 1).text() == "HP"


def test_a_deleted_issue_takes_its_row_with_it_and_undo_brings_it_back(desk, laptops):
    desk.apply(delete(desk.document, "x", desk.document.find(Issue, "n.0")))
    assert list(laptops.editor.rows) == ["n.1", "n.2"]
    desk.session.undo()
    assert list(laptops.editor.rows) == ["n.0", "n.1", "n.2"]
