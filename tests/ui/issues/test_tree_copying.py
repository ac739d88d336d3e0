"""The issue tree: deleted, copied, cut and pasted with all that belongs to it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtGui import QGuiApplication

from negdesk.model.actions import add
from negdesk.model.rows import Issue, Option, Package, Term
from negdesk.model.tree import place
from negdesk.ui.issues import clipboard
from tests.ui.issues.tree_keys import CTRL, Key, press
from tests.ui.issues.trees import NID, begin, issue, lines, of_document, shown, some

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


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
