"""Options of a choice: written, moved and pasted by the keyboard, worth money, tied to others."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from negdesk.model.actions import add, delete, set_field, set_fields
from negdesk.model.rows import Dependency, Option
from tests.ui.fields import type_in
from tests.ui.issues.form_parts import choose, issue, options, paste, shown
from tests.ui.steps import steps

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_the_amount_of_an_option_is_asked_for_when_it_recurs(qtbot, desk, bare, open_tab):
    tab = open_tab(bare)
    tab.tree.select("c")
    assert shown(tab, "option.amount") is None
    changed = {"stream": "recurring", "periods": Decimal(12)}
    desk.apply(set_fields("x", issue(desk, "Colour"), **changed))
    amount = shown(tab, "option.amount")
    type_in(qtbot, desk, amount, "50")
    assert desk.document.find(Option, "red").amount == 50
    assert amount.said() == "600 today"
    desk.apply(set_field(issue(desk, "Colour"), "periods", Decimal(10)))
    assert amount.said() == "500 today"


def test_enter_goes_to_the_next_option_and_adds_one_after_the_last(qtbot, desk, bare, open_tab):
    tab = open_tab(bare)
    tab.tree.select("c")
    first = shown(tab, "option.label")
    first.editor.setFocus()
    qtbot.keyClick(first.editor, Qt.Key.Key_Return)
    qtbot.keyClick(tab.focusWidget(), Qt.Key.Key_Return)
    assert [row.label for row in options(desk)] == ["red", "blue", ""]
    qtbot.keyClicks(tab.focusWidget(), "green")
    desk.flush()
    assert [row.label for row in options(desk)] == ["red", "blue", "green"]


def test_alt_and_an_arrow_move_an_option(qtbot, desk, bare, open_tab):
    other = Option(id="x", negotiation_id=bare, position=1, issue_id="p", label="of another")
    desk.apply(add("x", other))
    tab = open_tab(bare)
    tab.tree.select("c")
    first = shown(tab, "option.label")
    first.editor.setFocus()
    qtbot.keyClick(first.editor, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [row.label for row in options(desk)] == ["blue", "red"]
    assert tab.focusWidget() is first.editor
    qtbot.keyClick(first.editor, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [row.label for row in options(desk)] == ["blue", "red"]
    desk.session.undo()
    assert [row.label for row in options(desk)] == ["red", "blue"]


def test_a_pasted_table_becomes_options_in_one_step(qtbot, desk, bare, open_tab):
    tab = open_tab(bare)
    tab.tree.select("c")
    before = steps(desk)
    paste(qtbot, tab, shown(tab, "option.label"), "Name\tUs\tThem\ngreen\t90\t10\ngrey\t1,5\t100\n")
    made = [(row.label, row.score, row.their_score) for row in options(desk)[2:]]
    assert made == [("green", 90, 10), ("grey", Decimal("1.5"), 100)]
    assert steps(desk) == before + 1
    desk.session.undo()
    assert len(options(desk)) == 2


def test_a_pasted_column_fills_the_empty_option_first(qtbot, desk, bare, open_tab):
    tab = open_tab(bare)
    desk.apply(delete(desk.document, "x", *options(desk)))
    tab.tree.select("c")
    tab.form.options.rows.add_row()
    paste(qtbot, tab, shown(tab, "option.label"), "one\r\ntwo\r\nthree")
    assert [row.label for row in options(desk)] == ["one", "two", "three"]


def test_cells_that_are_no_scores_are_left_empty_and_said(qtbot, desk, bare, open_tab):
    tab = open_tab(bare)
    tab.tree.select("c")
    paste(qtbot, tab, shown(tab, "option.label"), "a\t50\t101\nb\thigh\t20")
    assert [(row.score, row.their_score) for row in options(desk)[2:]] == [(50, None), (None, 20)]
    assert tab.form.options.rows.said.text().startswith("2 cells were not numbers")


def test_one_pasted_word_goes_into_the_input(qtbot, desk, bare, open_tab):
    tab = open_tab(bare)
    tab.tree.select("c")
    shown(tab, "option.label").editor.selectAll()
    paste(qtbot, tab, shown(tab, "option.label"), "crimson")
    desk.flush()
    assert [row.label for row in options(desk)] == ["crimson", "blue"]


def test_an_option_is_tied_to_one_of_another_issue(desk, sample_id, open_tab):
    tab = open_tab(sample_id)
    tyres = issue(desk, "Winter tyres").id
    tab.tree.select(tyres)
    tab.form.options.dependencies.rows.add_row()
    (tie,) = desk.document.all(Dependency, sample_id)
    own = [row.id for row in options(desk, tyres, sample_id)]
    assert tie.option_id == own[0]
    other = shown(tab, "dependency.other_option_id")
    offered = [other.editor.itemData(at) for at in range(other.editor.count())]
    assert not set(own) & set(offered)
    choose(other, offered[1])
    assert desk.document.all(Dependency, sample_id)[0].other_option_id == offered[1]
    one = shown(tab, "dependency.option_id")
    choose(one, "")
    assert desk.document.all(Dependency, sample_id)[0].option_id == own[0]
    desk.apply(delete(desk.document, "x", desk.document.find(Option, own[0])))
    assert desk.document.all(Dependency, sample_id) == []
    desk.session.undo()
    assert len(desk.document.all(Dependency, sample_id)) == 1


def test_ties_are_offered_only_where_there_are_two_issues_with_options(bare, open_tab):
    tab = open_tab(bare)
    tab.tree.select("c")
    assert not tab.form.options.dependencies.isVisible()
