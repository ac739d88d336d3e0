"""The issue tree: it follows the document, whatever the keys; read-only it stays as it is."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from negdesk.model.actions import add, delete
from negdesk.model.rows import Issue, Negotiation
from tests.ui.issues.tree_keys import ALT, CTRL, Key, drop, press
from tests.ui.issues.trees import NID, begin, find, issue, lines, of_document, shown

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

KEYS = [
    (Key.Key_Return, Qt.KeyboardModifier.NoModifier),
    (Key.Key_Return, CTRL),
    (Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
    (Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
    (Key.Key_A, Qt.KeyboardModifier.NoModifier),
    (Key.Key_Down, Qt.KeyboardModifier.NoModifier),
    (Key.Key_Left, Qt.KeyboardModifier.NoModifier),
    (Key.Key_Up, ALT),
    (Key.Key_Down, ALT),
    (Key.Key_Left, ALT),
    (Key.Key_Right, ALT),
    (Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
    (Key.Key_C, CTRL),
    (Key.Key_X, CTRL),
    (Key.Key_V, CTRL),
    (Key.Key_D, CTRL),
]


def test_a_read_only_tree_can_be_chosen_and_copied_but_not_changed(qtbot, locked):
    tree, before = locked, lines(locked)
    QGuiApplication.clipboard().clear()
    tree.select("terms", rename=True)
    assert QApplication.focusWidget() is tree.view
    press(qtbot, tree, Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "terms\n\tdeposit"
    for key, modifiers in (
        (Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (Key.Key_F2, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Up, ALT),
        (Key.Key_Left, ALT),
        (Key.Key_X, CTRL),
        (Key.Key_V, CTRL),
        (Key.Key_D, CTRL),
    ):
        press(qtbot, tree, key, modifiers)
    assert drop(tree, ["idea"], 0, "") == (False, False)
    assert not tree.model.setData(tree.model.index_of("idea"), "x")
    assert lines(tree) == before == of_document(tree)
    assert not tree.add_button.isEnabled()
    assert tree.view.faint == ""


def test_a_hidden_tree_catches_up_when_it_is_shown(desk, page):
    page.hide()
    desk.apply(delete(desk.document, "x", find(desk, "money")))
    page.tree.view.viewport().repaint()
    page.show()
    assert lines(page.tree) == of_document(page.tree) == ["delivery", "idea"]


def test_another_negotiation_shows_its_own_issues(desk, tree):
    other = Negotiation(id="other", created_at="2026-01-02")
    desk.apply(add("x", other, Issue(id="theirs", negotiation_id="other", title="Theirs")))
    tree.show_negotiation("other")
    assert lines(tree) == ["Theirs"]
    assert tree.selected_id == "theirs"
    tree.show_negotiation(NID)
    assert lines(tree) == of_document(tree)
    desk.apply(delete(desk.document, "x", desk.document.negotiation(NID)))
    assert lines(tree) == []
    assert tree.selected_id == ""


def test_selecting_opens_what_hides_an_issue_and_an_unknown_one_changes_nothing(tree):
    tree.view.collapseAll()
    tree.select("deposit")
    assert tree.selected_id == "deposit"
    assert not tree.view.visualRect(tree.model.index_of("deposit")).isEmpty()
    tree.select("gone")
    assert tree.selected_id == "deposit"
    tree.select("")
    assert tree.selected_id == ""


def test_two_hundred_issues_in_six_levels_are_all_there(qtbot, desk):
    rows, above = [], {0: None}
    for number in range(200):
        level = number % 6
        rows.append(issue(f"i{number}", above[level], kind="group"))
        above[level + 1] = f"i{number}"
    begin(desk, rows)
    tree = shown(qtbot, desk).tree
    assert len(lines(tree)) == 200
    assert max(map(tree.model.shape.level_of, tree.model.shape.above)) == 5
    tree.select("i199")
    press(qtbot, tree, Key.Key_Delete)
    desk.session.undo()
    assert lines(tree) == of_document(tree)


def test_where_one_has_scrolled_to_stays_in_sight(qtbot, desk):
    begin(desk, [issue(f"i{number}") for number in range(80)])
    tree = shown(qtbot, desk).tree
    tree.select("i79")
    bar = tree.view.verticalScrollBar()
    at = bar.value()
    assert at > 0
    press(qtbot, tree, Key.Key_Up, ALT)
    assert abs(bar.value() - at) <= 60
    desk.session.undo()
    assert abs(bar.value() - at) <= 60


@pytest.mark.parametrize("seed", range(4))
def test_any_keys_in_any_order_keep_model_document_and_history_true(qtbot, desk, page, seed):
    tree, chances = page.tree, random.Random(seed)
    before = desk.document.rows(NID)
    start = desk.session.undo_stack.index()
    for _ in range(60):
        choice = chances.random()
        if choice < 0.12:
            desk.flush()
            if desk.session.undo_stack.index() > start:
                desk.session.undo()
        elif choice < 0.18:
            desk.session.redo()
        elif choice < 0.25 and tree.model.rowCount():
            tree.select(chances.choice(tree.model.shape.ids))
        else:
            if QApplication.focusWidget() in (page.after, page.before, None):
                tree.view.setFocus()
            press(qtbot, tree, *chances.choice(KEYS))
        if len(tree.model.shape.ids) > 80:
            break
        assert lines(tree) == of_document(tree)
        assert tree.selected_id in ("", *tree.model.shape.ids)
    desk.flush()
    tree.grab()
    while desk.session.undo_stack.index() > start:
        desk.session.undo()
        assert lines(tree) == of_document(tree)
    assert desk.document.rows(NID) == before
