"""The form follows the selected issue and its kind; nothing typed is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from negdesk.model.actions import delete, set_field, set_fields
from negdesk.model.rows import Issue, Option
from negdesk.ui.issues.form import IssueForm
from tests.ui.fields import type_in
from tests.ui.issues.form_parts import choose, issue, options, shown

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_the_form_follows_the_tree(desk, sample_id, open_tab):
    tab = open_tab(sample_id)
    assert tab.form.title.read_value() == "Price"
    tab.tree.select(issue(desk, "Delivery").id)
    assert tab.form.title.read_value() == "Delivery"
    assert shown(tab, "issue.limit").editor.text() == "6"
    assert shown(tab, "option.label") is None
    tab.tree.select(issue(desk, "Winter tyres").id)
    assert shown(tab, "issue.limit") is None
    assert shown(tab, "option.label").read_value() == "included"


def test_changing_the_kind_there_and_back_keeps_everything(qtbot, desk, bare, open_tab):
    tab = open_tab(bare)
    tab.tree.select("d")
    type_in(qtbot, desk, shown(tab, "issue.limit"), "6")
    type_in(qtbot, desk, shown(tab, "issue.interest"), "Before winter")
    for kind in ("choice", "group", "number"):
        choose(shown(tab, "issue.kind"), kind)
        assert issue(desk, "Date").kind == kind
        assert shown(tab, "issue.interest").read_value() == "Before winter"
    assert shown(tab, "issue.limit").editor.text() == "6"
    tab.tree.select("c")
    choose(shown(tab, "issue.kind"), "number")
    choose(shown(tab, "issue.kind"), "choice")
    assert [row.label for row in options(desk)] == ["red", "blue"]
    assert shown(tab, "option.label").read_value() == "red"


def test_a_group_asks_for_no_numbers(bare, open_tab):
    tab = open_tab(bare)
    tab.tree.select("g")
    for key in ("issue.unit", "issue.better", "issue.limit", "issue.stream", "issue.trade_for"):
        assert shown(tab, key) is None, key
    assert shown(tab, "issue.their_interest") is not None
    assert not tab.form.headline.isVisible()


def test_money_that_falls_due_again_is_told_as_worth_today(qtbot, desk, bare, open_tab):
    tab = open_tab(bare)
    tab.tree.select("p")
    assert shown(tab, "issue.periods") is None
    choose(shown(tab, "issue.stream"), "recurring")
    type_in(qtbot, desk, shown(tab, "issue.periods"), "2")
    type_in(qtbot, desk, shown(tab, "issue.discount"), "10")
    type_in(qtbot, desk, shown(tab, "issue.target"), "121")
    assert "210 EUR" in tab.form.worth.text()
    choose(shown(tab, "issue.stream"), "once")
    assert not tab.form.worth.isVisible()
    assert issue(desk, "Price").periods == 2


def test_deleting_the_issue_that_is_shown_lets_go_of_it(qtbot, desk, bare, open_tab):
    tab = open_tab(bare)
    tab.tree.select("p")
    type_in(qtbot, desk, tab.form.title, "Money")
    desk.apply(delete(desk.document, "x", desk.document.find(Issue, "p")))
    assert tab.form.issue.id == tab.tree.selected_id == "d"
    desk.session.undo()
    assert desk.document.find(Issue, "p").title == "Money"


HARD = ["<b>bold</b> & R&D", "x<y and z>w &#0;", "<img src=/etc/hostname>", "   ", "W" * 300]


@pytest.mark.parametrize("text", HARD)
def test_any_text_is_shown_as_it_was_typed(desk, bare, open_tab, text):
    desk.apply(set_fields("x", issue(desk, "Date"), title=text, unit=text, trade_for=text))
    desk.apply(set_field(desk.document.find(Option, "red"), "label", text))
    tab = open_tab(bare)
    tab.tree.select("d")
    assert tab.form.title.read_value() == text
    assert shown(tab, "issue.unit").read_value() == text
    for label in tab.form.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
    assert "<b>" not in shown(tab, "issue.limit").toolTip()
    tab.tree.select("c")
    assert shown(tab, "option.label").read_value() == text
    assert tab.page.width() <= tab.viewport().width()


def test_issues_of_one_name_keep_their_own_numbers(qtbot, desk, bare, open_tab):
    desk.apply(set_field(issue(desk, "Date"), "title", "Price"))
    tab = open_tab(bare)
    tab.tree.select("d")
    type_in(qtbot, desk, shown(tab, "issue.target"), "3")
    tab.tree.select("p")
    assert shown(tab, "issue.target").editor.text() == ""
    assert desk.document.find(Issue, "d").target == 3


def test_the_form_stands_without_an_issue(qtbot, desk):
    form = IssueForm(desk)
    qtbot.addWidget(form)
    form.show_issue(None)
    assert shown(form, "issue.kind") is None
