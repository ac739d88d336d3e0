"""The tree of issues: by mouse and by keyboard alone, true to the document at every step."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QDropEvent, QFocusEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from negdesk.model.actions import add, delete, set_field
from negdesk.model.rows import Issue, Negotiation, Option, Package, Term
from negdesk.model.tree import place
from negdesk.ui.issues import clipboard
from negdesk.ui.issues.commands import commands
from negdesk.ui.issues.in_short import Column
from tests.ui.issue_trees import NID, begin, find, issue, lines, of_document, shown, some

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
Key = Qt.Key


@pytest.fixture
def page(qtbot, desk):
    begin(desk, some())
    return shown(qtbot, desk)


@pytest.fixture
def tree(page):
    return page.tree


@pytest.fixture
def empty(qtbot, desk):
    begin(desk, [])
    return shown(qtbot, desk).tree


@pytest.fixture
def locked(qtbot, window, make_workbook):
    path = make_workbook(Negotiation(id=NID, created_at="2026-01-01"), *some())
    assert window.open(path)
    desk = window.desk
    desk.session.workbook.load(NID)
    desk.session.workbook.file.read_only = True
    return shown(qtbot, desk).tree


def press(qtbot, tree, key, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget() or tree.view, key, modifiers)


def write(qtbot, text):
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit), editor
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    return editor


def cell(tree, row_id, column):
    return tree.model.index_of(row_id, column).data()


# What it shows.


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


# Writing.


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


# Moving.


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


MOVE = Qt.DropAction.MoveAction


def drop(tree, ids, row, parent, action=MOVE):
    model = tree.model
    data = model.mimeData([model.index_of(each) for each in ids])
    parent = model.index_of(parent) if parent else QModelIndex()
    may = model.canDropMimeData(data, action, row, 0, parent)
    return may, model.dropMimeData(data, action, row, 0, parent)


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


# Deleting, copying.


def test_deleting_an_issue_that_a_package_uses_takes_its_terms_and_undo_restores_all(
    qtbot, desk, tree
):
    desk.apply(
        add(
            "more",
            Option(id="o", negotiation_id=NID, issue_id="delivery", label="now"),
            Package(id="p", negotiation_id=NID),
            Term(id="t1", negotiation_id=NID, package_id="p", issue_id="delivery", option_id="o"),
            Term(id="t2", negotiation_id=NID, package_id="p", issue_id="price"),
        )
    )
    before = desk.document.rows(NID)
    tree.select("delivery")
    press(qtbot, tree, Key.Key_Delete)
    assert [row.id for row in desk.document.all(Term, NID)] == ["t2"]
    assert desk.document.all(Option, NID) == []
    assert "“delivery” was deleted" in tree.hint.text()
    desk.session.undo()
    assert desk.document.rows(NID) == before
    assert tree.selected_id == "delivery"


def test_undo_brings_a_group_back_as_open_and_as_chosen_as_it_was(qtbot, desk, tree):
    tree.view.collapse(tree.model.index_of("terms"))
    tree.select("money")
    press(qtbot, tree, Key.Key_Delete)
    assert lines(tree) == ["delivery", "idea"]
    assert tree.selected_id == "delivery"
    desk.session.undo()
    assert lines(tree) == of_document(tree)
    assert tree.selected_id == "money"
    assert tree.view.isExpanded(tree.model.index_of("money"))
    assert not tree.view.isExpanded(tree.model.index_of("terms"))


@pytest.mark.parametrize(
    ("doomed", "near"), [("price", "terms"), ("terms", "price"), ("deposit", "terms")]
)
def test_after_a_deletion_the_nearest_issue_is_chosen(qtbot, tree, doomed, near):
    tree.select(doomed)
    with qtbot.waitSignal(tree.selected) as signal:
        press(qtbot, tree, Key.Key_Delete)
    assert signal.args == [near]
    assert tree.selected_id == near


def test_a_copy_is_pasted_behind_the_chosen_issue_with_its_options(qtbot, desk, tree):
    desk.apply(add("o", Option(id="o", negotiation_id=NID, issue_id="delivery", label="now")))
    desk.apply(place(desk.document, ["delivery"], "terms", None))
    tree.select("terms")
    press(qtbot, tree, Key.Key_C, CTRL)
    tree.select("idea")
    press(qtbot, tree, Key.Key_V, CTRL)
    assert lines(tree)[-3:] == ["terms", ".deposit", ".delivery"]
    assert tree.selected_id not in ("", "terms", "idea")
    assert [row.label for row in desk.document.all(Option, NID)] == ["now", "now"]
    assert QGuiApplication.clipboard().text() == "terms\n\tdeposit\n\tdelivery"


def test_an_empty_group_takes_what_is_pasted(qtbot, desk, tree):
    tree.select("price")
    press(qtbot, tree, Key.Key_C, CTRL)
    desk.apply(add("g", issue("g", kind="group", position=9)))
    tree.select("g")
    press(qtbot, tree, Key.Key_V, CTRL)
    assert lines(tree)[-2:] == ["g", ".price"]


def test_what_is_cut_stays_until_it_is_pasted_and_keeps_all_that_speaks_of_it(qtbot, desk, tree):
    term = Term(id="t", negotiation_id=NID, package_id="p", issue_id="deposit")
    desk.apply(add("p", Package(id="p", negotiation_id=NID), term))
    tree.select("terms")
    press(qtbot, tree, Key.Key_X, CTRL)
    assert lines(tree) == of_document(tree)
    assert tree.view.faint == "terms"
    tree.select("idea")
    press(qtbot, tree, Key.Key_V, CTRL)
    assert lines(tree) == ["money", ".price", "delivery", "idea", "terms", ".deposit"]
    assert desk.document.find(Term, "t").issue_id == "deposit"
    press(qtbot, tree, Key.Key_X, CTRL)
    press(qtbot, tree, Key.Key_Escape)
    assert tree.view.faint == ""


def test_duplicating_adds_the_copy_behind_the_original(qtbot, tree):
    tree.select("terms")
    press(qtbot, tree, Key.Key_D, CTRL)
    assert lines(tree)[2:6] == [".terms", "..deposit", ".terms", "..deposit"]
    assert tree.selected_id != "terms"


def test_a_list_from_a_spreadsheet_becomes_issues_in_one_step(qtbot, desk, empty):
    steps = desk.session.undo_stack.count()
    table = "Issue\tUnit\tTarget\tLimit\nPrice\tEUR\t65,000\t58k\nDelivery\tdays\t10\tsoon\n"
    QGuiApplication.clipboard().setText(table)
    press(qtbot, empty, Key.Key_V, CTRL)
    assert lines(empty) == ["Price", "Delivery"]
    price = desk.document.all(Issue, NID)[0]
    assert (price.target, price.limit, price.unit) == (Decimal(65000), Decimal(58000), "EUR")
    assert "“soon”" in empty.hint.text()
    assert desk.session.undo_stack.count() == steps + 1


def test_damaged_issues_on_the_clipboard_are_refused_in_a_sentence(qtbot, desk, tree):
    before = desk.document.rows(NID)
    data = clipboard.mime(desk.document, NID, ["money"])
    data.setData(clipboard.ISSUES, b'{"negdesk": 1, "negotiation": {}, "issues": [{"limit": "x"')
    QGuiApplication.clipboard().setMimeData(data)
    press(qtbot, tree, Key.Key_V, CTRL)
    assert "not JSON" in tree.hint.text()
    assert desk.document.rows(NID) == before


def test_an_empty_clipboard_pastes_nothing(qtbot, desk, tree):
    QGuiApplication.clipboard().clear()
    steps = desk.session.undo_stack.count()
    press(qtbot, tree, Key.Key_V, CTRL)
    assert desk.session.undo_stack.count() == steps


def test_the_edit_menu_works_on_the_tree_too(qtbot, sample_window, desk):
    begin(desk, some())
    tree = shown(qtbot, desk).tree
    tree.select("idea")
    sample_window.menus.actions["copy"].trigger()
    sample_window.menus.actions["paste"].trigger()
    assert lines(tree)[-2:] == ["idea", "idea"]


# Keys and focus.


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


# A workbook that can only be read.


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


# Following the document.


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
