"""The issue tree: keys, focus and names."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from negdesk.ui.issues.commands import commands
from tests.ui.issues.tree_keys import CTRL, SHIFT, Key, press
from tests.ui.issues.trees import NID, begin, find, lines, shown, some

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_tab_leaves_the_tree_forwards_and_backwards(qtbot, page):
    page.tree.select("price")
    press(qtbot, page.tree, Key.Key_Tab)
    assert QApplication.focusWidget() is page.after
    press(qtbot, page.tree, Key.Key_Backtab, SHIFT)
    assert QApplication.focusWidget() is page.tree.view
    press(qtbot, page.tree, Key.Key_Backtab, SHIFT)
    assert QApplication.focusWidget() is page.tree.more
    assert find(page.tree._desk, "price").parent_id == "money"


def test_out_of_the_editor_the_keyboard_leaves_with_escape_and_tab(qtbot, page):
    page.tree.select("idea", rename=True)
    press(qtbot, page.tree, Key.Key_Escape)
    press(qtbot, page.tree, Key.Key_Tab)
    assert QApplication.focusWidget() is page.after


def test_arrows_home_end_and_letters_go_through_the_tree(qtbot, tree):
    tree.select("money")
    for key, expected in (
        (Key.Key_Down, "price"),
        (Key.Key_End, "idea"),
        (Key.Key_Home, "money"),
        (Key.Key_Left, "money"),
        (Key.Key_Down, "delivery"),
        (Key.Key_Home, "money"),
        (Key.Key_Right, "money"),
        (Key.Key_Down, "price"),
    ):
        press(qtbot, tree, key)
        assert tree.selected_id == expected
    qtbot.keyClicks(tree.view, "id")
    assert tree.selected_id == "idea"


def test_the_keys_of_the_tree_do_not_reach_the_window(qtbot, sample_window, desk):
    begin(desk, some())
    taken = {keys.toString() for command in commands() for keys in command.bindings}
    assert {"Ctrl+D", "Del", "Alt+Up", "F2"} <= taken
    count = len(desk.document.negotiations)
    page = shown(qtbot, desk)
    sample_window.view.choose(NID)
    page.setParent(sample_window, Qt.WindowType.Widget)
    page.show()
    sample_window.activateWindow()
    page.tree.view.setFocus()
    page.tree.select("idea")
    qtbot.keyClick(page.tree.view, Key.Key_D, CTRL)
    assert len(desk.document.negotiations) == count
    assert lines(page.tree)[-2:] == ["idea", "idea"]


def test_everything_that_takes_the_focus_has_a_name_and_says_its_keys(tree):
    for widget in (tree.view, tree.add_button, tree.group_button, tree.more):
        assert widget.accessibleName()
    assert tree.view.objectName() == "issue.tree"
    assert "Enter" in tree.add_button.toolTip()
    menu = tree._menu()
    hints = {action.text().partition("\t")[2] for action in menu.actions()}
    assert {"F2", "Alt+Right", "Alt+Left", "Del", "Ctrl+D"} <= hints
    assert all(action.isEnabled() for action in menu.actions())
    menu.close()


def test_rows_are_high_enough_for_a_finger(tree):
    assert tree.view.visualRect(tree.model.index_of("price")).height() >= 28
