"""What stays as it is in the tree while issues come, go and move: all that one has chosen."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from negdesk.model import tree as trees
from negdesk.model.actions import set_field, set_fields
from negdesk.model.edits import Change, Edit
from negdesk.model.rows import Issue
from tests.ui.issues.trees import NID, begin, find, issue, lines, of_document, shown, some

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def long(qtbot, desk):
    """A tree of eighty issues, scrolled to its middle."""
    begin(desk, [issue(f"i{number}") for number in range(80)])
    tree = shown(qtbot, desk).tree
    tree.view.verticalScrollBar().setValue(900)
    return tree


def others(desk, new_id):
    """Return edits that touch all issues around “deposit” and never that one's title."""
    document = desk.document
    return {
        "add": lambda: trees.add_issue(document, NID, new_id, None, None),
        "add beside": lambda: trees.add_issue(document, NID, new_id, "terms", None),
        "delete": lambda: trees.delete_issue(document, find(desk, "price")),
        "move": lambda: trees.move_down(document, find(desk, "money")),
        "move the parent": lambda: trees.place(document, ["terms"], None, 0),
        "move it": lambda: trees.place(document, ["deposit"], "delivery_group", None),
        "out": lambda: trees.outdent(document, find(desk, "deposit")),
        "value": lambda: set_field(find(desk, "deposit"), "weight", Decimal(7)),
    }


OTHERS = ("add", "add beside", "delete", "move", "move the parent", "move it", "out", "value")


@pytest.fixture
def roomy(qtbot, desk):
    begin(desk, [*some(), issue("delivery_group", kind="group")])
    return shown(qtbot, desk).tree


@pytest.mark.parametrize("name", OTHERS)
def test_the_chosen_issue_the_focus_and_the_scroll_stay_through_an_edit(desk, roomy, name):
    tree, told = roomy, []
    tree.select("deposit")
    tree.selected.connect(told.append)
    scrolled = tree.view.verticalScrollBar().value()
    for step in (
        lambda: desk.apply(others(desk, desk.new_id)[name]()),
        desk.session.undo,
        desk.session.redo,
        desk.session.undo,
    ):
        step()
        index = tree.model.index_of("deposit")
        assert tree.view.currentIndex() == index
        assert tree.view.selectionModel().selectedRows() == [index]
        assert QApplication.focusWidget() is tree.view
        assert tree.view.verticalScrollBar().value() == scrolled
        assert lines(tree) == of_document(tree)
    assert told == []


@pytest.mark.parametrize("name", OTHERS)
def test_a_title_being_written_stays_open_through_an_edit(desk, roomy, name):
    tree = roomy
    tree.select("deposit", rename=True)
    editor = QApplication.focusWidget()
    editor.setText("half a ti")
    editor.setModified(True)
    editor.setCursorPosition(4)
    for step in (
        lambda: desk.apply(others(desk, desk.new_id)[name]()),
        desk.session.undo,
        desk.session.redo,
    ):
        step()
        assert QApplication.focusWidget() is editor
        assert (editor.text(), editor.cursorPosition()) == ("half a ti", 4)
        index = tree.model.index_of("deposit")
        assert editor.geometry().intersects(tree.view.visualRect(index))
    desk.flush()
    assert find(desk, "deposit").title == "half a ti"


def test_an_editor_that_says_the_old_title_says_the_new_one(desk, tree):
    tree.select("deposit", rename=True)
    editor = QApplication.focusWidget()
    place = trees.place(desk.document, ["deposit"], None, 0)
    desk.apply(place.then(set_fields("x", place.changes[0].after, title="Down payment")))
    assert find(desk, "deposit").title == "Down payment"
    assert editor.text() == "Down payment"


def test_an_editor_ends_with_its_issue(desk, tree):
    tree.select("deposit", rename=True)
    desk.apply(trees.delete_issue(desk.document, find(desk, "terms")))
    QApplication.processEvents()
    assert tree.acts.titles.editor is None
    assert lines(tree) == of_document(tree)


def test_what_is_closed_stays_closed_and_what_is_open_open(desk, tree):
    view, model = tree.view, tree.model
    view.collapse(model.index_of("terms"))
    desk.apply(trees.place(desk.document, ["terms"], None, 0))
    desk.apply(trees.place(desk.document, ["money"], "delivery", None))
    desk.apply(trees.add_issue(desk.document, NID, desk.new_id, "terms", None))
    assert not view.isExpanded(model.index_of("terms"))
    assert view.isExpanded(model.index_of("money"))
    assert view.isExpanded(model.index_of("delivery")), "its first issues are seen"
    for _ in range(3):
        desk.session.undo()
        assert not view.isExpanded(model.index_of("terms"))
        assert view.isExpanded(model.index_of("money"))


def test_all_can_be_closed_and_opened_again(desk, tree):
    tree.acts.do("collapse")
    tree.select("idea")
    desk.apply(trees.move_up(desk.document, find(desk, "idea")))
    assert not tree.view.isExpanded(tree.model.index_of("money"))
    tree.acts.do("expand")
    for group in ("money", "terms"):
        assert tree.view.isExpanded(tree.model.index_of(group))
    assert tree.view.visualRect(tree.model.index_of("deposit")).isValid()


def test_the_place_one_has_scrolled_to_stays_though_the_chosen_issue_is_elsewhere(desk, long):
    bar = long.view.verticalScrollBar()
    for build in (
        lambda: trees.place(desk.document, ["i3"], None, 70),
        lambda: trees.add_issue(desk.document, NID, desk.new_id, None, "i40"),
        lambda: trees.delete_issue(desk.document, find(desk, "i9")),
    ):
        desk.apply(build())
        assert bar.value() == 900
        desk.session.undo()
        assert bar.value() == 900
    assert long.selected_id == "i0"


def test_no_structural_edit_builds_the_tree_anew(desk, tree):
    resets, marks = [], {}
    tree.model.modelReset.connect(lambda: resets.append(1))
    for each in tree.model.shape.ids:
        marks[each] = QPersistentModelIndex(tree.model.index_of(each))
    desk.apply(trees.place(desk.document, ["terms"], None, 0))
    desk.apply(trees.add_issue(desk.document, NID, desk.new_id, "terms", None))
    desk.apply(trees.move_up(desk.document, find(desk, "idea")))
    for each, mark in marks.items():
        assert QModelIndex(mark) == tree.model.index_of(each)
    assert not resets


def test_an_issue_may_outlive_the_group_it_stood_in(desk, tree):
    tree.select("deposit")
    deposit, terms = find(desk, "deposit"), find(desk, "terms")
    out = Change(deposit, deposit.with_(parent_id=None))
    desk.apply(Edit("x", (out, Change(terms, None))))
    rows = of_document(tree)
    assert lines(tree) == rows
    assert "deposit" in rows
    assert tree.selected_id == "deposit"
    desk.session.undo()
    assert lines(tree) == of_document(tree)


def random_edit(desk, chances):
    """Return an edit of some issues anywhere, or None where it is refused."""
    document, ids = desk.document, [row.id for row in desk.document.all(Issue, NID)]
    some_id = chances.choice(ids) if ids else ""
    row = find(desk, some_id)
    builders = [
        lambda: trees.add_issue(document, NID, desk.new_id, None, None, title="new"),
        lambda: trees.add_issue(document, NID, desk.new_id, some_id or None, None, kind="group"),
    ]
    if row is not None:
        few = chances.sample(ids, min(len(ids), 3))
        copied = trees.subtree(document, NID, some_id)
        builders += [
            lambda: trees.delete_issue(document, row),
            lambda: trees.move_up(document, row),
            lambda: trees.move_down(document, row),
            lambda: trees.indent(document, row),
            lambda: trees.outdent(document, row),
            lambda: trees.place(
                document, few, chances.choice([None, *ids]), chances.choice((0, 1, None))
            ),
            lambda: trees.paste(
                document, NID, copied, chances.choice([None, *ids]), 0, desk.new_id
            ),
            lambda: set_field(row, "weight", Decimal(chances.randrange(9))),
            lambda: set_field(row, "kind", chances.choice(("group", "number", "choice"))),
        ]
    try:
        return chances.choice(builders)()
    except trees.TreeError:
        return None


@pytest.mark.parametrize("seed", range(6))
def test_any_edits_in_any_order_leave_model_and_view_true(desk, page, seed):
    """With the model tester on, which ends the process at the first step that is not true."""
    tree, chances, resets = page.tree, random.Random(seed), []
    tree.model.modelReset.connect(lambda: resets.append(1))
    closed: set[str] = set()
    for _ in range(120):
        ids = tree.model.shape.ids
        choice = chances.random()
        if choice < 0.2 and desk.session.undo_stack.index() > 1:
            desk.session.undo()
        elif choice < 0.35:
            desk.session.redo()
        elif choice < 0.45 and ids:
            tree.select(chances.choice(ids))
        elif choice < 0.55 and ids:
            group = chances.choice(ids)
            if tree.model.hasChildren(tree.model.index_of(group)):
                tree.view.collapse(tree.model.index_of(group))
        elif len(ids) < 60:
            edit = random_edit(desk, chances)
            if edit is not None:
                closed = {each for each in ids if is_closed(tree, each)}
                desk.apply(edit)
                kept = [each for each in closed if is_group(tree, each)]
                assert all(is_closed(tree, each) for each in kept)
        assert lines(tree) == of_document(tree)
        assert tree.selected_id == tree.model.id_at(tree.view.currentIndex())
        assert bool(tree.selected_id) == bool(tree.model.shape.ids)
    tree.grab()
    assert not resets


def is_group(tree, issue_id):
    return tree.model.hasChildren(tree.model.index_of(issue_id))


def is_closed(tree, issue_id):
    return is_group(tree, issue_id) and not tree.view.isExpanded(tree.model.index_of(issue_id))


def test_a_list_that_is_pasted_and_taken_back_goes_row_by_row_and_at_once(qtbot, desk, tree):
    inserted, removed = [], []
    tree.model.rowsInserted.connect(lambda *step: inserted.append(step))
    tree.model.rowsRemoved.connect(lambda *step: removed.append(step))
    QGuiApplication.clipboard().setText("\n".join(f"Line {number}" for number in range(40)))
    tree.select("idea")
    qtbot.keyClick(tree.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(inserted) == 40
    desk.session.undo()
    assert len(removed) == 1
    assert lines(tree) == of_document(tree)
