"""The issue tree: moved by keys and by mouse, in one step each."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent

from negdesk.model.rows import Issue
from tests.ui.issues.tree_keys import ALT, MOVE, Key, drop, press
from tests.ui.issues.trees import NID, lines, of_document

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_alt_and_the_arrows_move_the_chosen_issue_and_it_stays_chosen(qtbot, tree):
    tree.select("delivery")
    moves = [
        (Key.Key_Up, ["delivery", "money"]),
        (Key.Key_Down, ["..deposit", "delivery", "idea"]),
        (Key.Key_Right, [".delivery", "idea"]),
        (Key.Key_Up, [".delivery", ".terms"]),
        (Key.Key_Left, ["..deposit", "delivery", "idea"]),
    ]
    for key, expected in moves:
        press(qtbot, tree, key, ALT)
        at = lines(tree).index(expected[0])
        assert lines(tree)[at : at + len(expected)] == expected
        assert lines(tree) == of_document(tree)
        assert tree.selected_id == "delivery"


def test_what_cannot_be_indented_is_said_and_nothing_is_lost(qtbot, desk, tree):
    tree.select("terms")
    steps = desk.session.undo_stack.count()
    press(qtbot, tree, Key.Key_Right, ALT)
    assert "“price” has values of its own" in tree.hint.text()
    assert desk.session.undo_stack.count() == steps
    press(qtbot, tree, Key.Key_Up, ALT)
    assert "Enter adds" in tree.hint.text()


def test_a_drop_moves_an_issue_with_all_below_it_in_one_step(desk, tree):
    steps = desk.session.undo_stack.count()
    assert drop(tree, ["terms"], 0, "") == (True, True)
    assert lines(tree) == ["terms", ".deposit", "money", ".price", "delivery", "idea"]
    assert tree.selected_id == "terms"
    assert desk.session.undo_stack.count() == steps + 1


def test_a_drop_on_an_issue_puts_it_last_below_it(tree):
    assert drop(tree, ["idea"], -1, "money") == (True, True)
    assert lines(tree)[1:5] == [".price", ".terms", "..deposit", ".idea"]


@pytest.mark.parametrize("target", ["money", "terms", "deposit"])
def test_a_parent_dropped_into_its_child_stays_where_it_is(tree, target):
    before = lines(tree)
    assert drop(tree, ["money"], 0, target) == (False, False)
    assert lines(tree) == before == of_document(tree)
    assert "cannot go below itself" in tree.hint.text()


def test_a_drop_with_control_adds_a_copy(desk, tree):
    assert drop(tree, ["terms"], -1, "", Qt.DropAction.CopyAction) == (True, True)
    assert lines(tree)[-2:] == ["terms", ".deposit"]
    assert len({row.id for row in desk.document.all(Issue, NID)}) == 8


def test_letting_go_of_the_mouse_over_a_group_moves_the_issue_there(tree):
    view, model = tree.view, tree.model
    at = view.visualRect(model.index_of("terms")).center()
    data = model.mimeData([model.index_of("idea")])
    event = QDropEvent(
        at.toPointF(), MOVE, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.setDropAction(MOVE)
    event.ignore()  # as it comes from the window system
    view.dropEvent(event)
    assert lines(tree) == ["money", ".price", ".terms", "..deposit", "..idea", "delivery"]
    assert view.dragEnabled()
    assert view.defaultDropAction() == MOVE
