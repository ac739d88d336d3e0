"""The issue tree: written with Enter and Tab, and no word is lost."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication

from negdesk.model.actions import delete, set_field
from negdesk.model.rows import Issue
from tests.ui.issues.tree_keys import Key, press, write
from tests.ui.issues.trees import NID, begin, find, lines, of_document, shown, some

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_a_tree_is_written_with_enter_and_tab_alone(qtbot, desk, empty):
    steps = desk.session.undo_stack.count()
    press(qtbot, empty, Key.Key_Return)
    for text, keys in (
        ("Price and payment", ""),
        ("Price", "in"),
        ("Deposit", ""),
        ("Delivery", "out"),
    ):
        write(qtbot, text)
        if keys:
            press(qtbot, empty, Key.Key_Tab if keys == "in" else Key.Key_Backtab)
            assert QApplication.focusWidget().text() == text
        press(qtbot, empty, Key.Key_Return)
    press(qtbot, empty, Key.Key_Escape)
    assert lines(empty) == ["Price and payment", ".Price", ".Deposit", "Delivery"]
    assert desk.document.all(Issue, NID)[0].kind == "group"
    assert QApplication.focusWidget() is empty.view
    # Each issue is one step, with its title and its place; the one given up leaves none.
    assert desk.session.undo_stack.count() == steps + 4
    for _ in range(4):
        desk.session.undo()
    assert lines(empty) == []
    for _ in range(4):
        desk.session.redo()
    assert lines(empty) == ["Price and payment", ".Price", ".Deposit", "Delivery"]


def test_enter_in_a_rename_keeps_the_title_and_escape_does_not(qtbot, desk, tree):
    tree.select("idea")
    press(qtbot, tree, Key.Key_F2)
    write(qtbot, "Warranty")
    press(qtbot, tree, Key.Key_Return)
    assert find(desk, "idea").title == "Warranty"
    assert QApplication.focusWidget() is tree.view
    press(qtbot, tree, Key.Key_F2)
    write(qtbot, "nothing")
    press(qtbot, tree, Key.Key_Escape)
    assert find(desk, "idea").title == "Warranty"
    assert lines(tree) == of_document(tree)


def test_tab_in_a_rename_is_a_step_of_its_own(qtbot, desk, tree):
    tree.select("idea")
    desk.apply(delete(desk.document, "x", find(desk, "delivery")))
    steps = desk.session.undo_stack.count()
    press(qtbot, tree, Key.Key_F2)
    write(qtbot, "Warranty")
    press(qtbot, tree, Key.Key_Tab)
    press(qtbot, tree, Key.Key_Escape)
    assert lines(tree)[-1] == ".Warranty"
    assert desk.session.undo_stack.count() == steps + 2


def test_a_title_being_written_is_kept_when_the_focus_or_the_tab_leaves(qtbot, desk, page):
    tree = page.tree
    tree.select("idea", rename=True)
    write(qtbot, "left")
    page.after.setFocus()
    assert find(desk, "idea").title == "left"
    tree.select("idea", rename=True)
    write(qtbot, "flushed")
    desk.flush()
    assert find(desk, "idea").title == "flushed"
    assert tree.acts.titles.editor is None


def test_a_menu_over_the_editor_does_not_end_it(qtbot, desk, tree):
    tree.select("idea", rename=True)
    editor = write(qtbot, "Warranty")
    QApplication.sendEvent(
        editor, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason)
    )
    press(qtbot, tree, Key.Key_Return)
    assert find(desk, "idea").title == "Warranty"
    assert QApplication.focusWidget() is tree.view


def test_another_change_does_not_take_the_words_away_that_are_being_written(qtbot, desk, tree):
    tree.select("idea", rename=True)
    write(qtbot, "half a ti")
    desk.apply(set_field(find(desk, "idea"), "limit", Decimal(4)))
    assert QApplication.focusWidget().text() == "half a ti"


def test_undo_in_the_editor_takes_back_the_last_step_of_the_one_history(qtbot, sample_window, desk):
    begin(desk, some())
    view = sample_window.view
    page = shown(qtbot, desk)
    page.tree.select("idea", rename=True)
    write(qtbot, "Warranty")
    view.undo()
    assert find(desk, "idea").title == "idea"
    assert QApplication.focusWidget() is page.tree.view
    view.redo()
    assert find(desk, "idea").title == "Warranty"
    assert lines(page.tree) == of_document(page.tree)


def test_control_characters_and_broken_letters_never_get_in(qtbot, desk, tree):
    model = tree.model
    assert model.setData(model.index_of("idea"), "a\x00b\ufeff\ud800c\u2028d\ne")
    assert find(desk, "idea").title == "ab\ufffdc d e"


@pytest.mark.parametrize(
    ("chosen", "closed", "expected"),
    [
        ("money", False, ["money", ".new", ".price"]),
        ("money", True, ["..deposit", "new", "delivery"]),
        ("deposit", False, ["..deposit", "..new", "delivery"]),
        ("idea", False, ["idea", "new"]),
    ],
)
def test_a_new_issue_stands_on_the_next_line(qtbot, tree, chosen, closed, expected):
    tree.select(chosen)
    tree.view.setExpanded(tree.model.index_of(chosen), not closed)
    press(qtbot, tree, Key.Key_Return)
    write(qtbot, "new")
    # Of a new issue Esc keeps the words.
    press(qtbot, tree, Key.Key_Escape)
    at = lines(tree).index(expected[0])
    assert lines(tree)[at : at + len(expected)] == expected
    assert tree.model.index_of(tree.selected_id).data() == "new"


def test_a_new_issue_without_words_is_taken_back_to_where_it_was_begun(qtbot, desk, tree):
    tree.select("price")
    count, steps = len(lines(tree)), desk.session.undo_stack.count()
    for stop in (Key.Key_Escape, Key.Key_Return):
        press(qtbot, tree, Key.Key_Return)
        assert len(lines(tree)) == count + 1
        press(qtbot, tree, stop)
        assert len(lines(tree)) == count
        assert tree.selected_id == "price"
        assert QApplication.focusWidget() is tree.view
    assert desk.session.undo_stack.count() == steps


def test_the_buttons_add_an_issue_and_a_group(qtbot, desk, tree):
    tree.select("money")
    qtbot.mouseClick(tree.group_button, Qt.MouseButton.LeftButton)
    write(qtbot, "Other")
    press(qtbot, tree, Key.Key_Escape)
    qtbot.mouseClick(tree.add_button, Qt.MouseButton.LeftButton)
    write(qtbot, "Inside")
    press(qtbot, tree, Key.Key_Escape)
    assert lines(tree)[4:7] == ["Other", ".Inside", "delivery"]
    assert find(desk, tree.model.shape.parent_of(tree.selected_id)).kind == "group"
