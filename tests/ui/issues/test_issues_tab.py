"""Prepare / Issues: where links lead, what is asked for, and the weights out of sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from negdesk.model.actions import add, delete
from negdesk.model.rows import Issue, Negotiation
from tests.ui.issues.form_parts import issue, options, paste, shown
from tests.ui.screen_reader import nameless

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.mark.parametrize(
    ("title", "key", "found"),
    [
        ("Delivery", "issue.limit", "issue.limit"),
        ("Price", "issue.limit", "negotiation.limit"),
        ("Price", "issue.their_likely", "belief.likely"),
        ("Service plan", "issue.periods", "issue.periods"),
    ],
)
def test_a_link_selects_the_issue_and_lands_in_the_field(
    desk, sample_id, open_tab, title, key, found
):
    tab = open_tab(sample_id)
    tab.tree.select(issue(desk, "Trade-in").id)
    assert tab.focus_field(key, issue(desk, title).id)
    assert tab.tree.selected_id == issue(desk, title).id
    assert tab.focusWidget().objectName() == found


def test_a_link_to_an_option_opens_its_issue(desk, sample_id, open_tab):
    tab = open_tab(sample_id)
    plan = options(desk, issue(desk, "Service plan").id, sample_id)[1]
    assert tab.focus_field("option.score", plan.id)
    assert tab.focusWidget().parent().row == plan


def test_a_link_to_a_weight_lands_on_its_bar(desk, sample_id, open_tab):
    tab = open_tab(sample_id)
    delivery = issue(desk, "Delivery").id
    assert tab.focus_field("issue.their_weight", delivery)
    assert tab.focusWidget() is tab.weights.sides["them"].bars.rows[delivery].bar
    assert tab.focus_field("issue.weight", "")


def test_prompts_are_at_most_five_and_lead_to_the_field(qtbot, desk, bare, open_tab):
    tab = open_tab(bare)
    links = [link for link in tab.prompts.links if not link.isHidden()]
    assert 1 <= len(links) <= 5
    wanted = next(link for link in links if link.place.row_id)
    wanted.click()
    assert tab.tree.selected_id == wanted.place.row_id
    before = [link.place.text for link in links]
    desk.apply(delete(desk.document, "x", issue(desk, "Colour")))
    qtbot.waitUntil(
        lambda: [link.place.text for link in tab.prompts.links if not link.isHidden()] != before
    )


def test_without_issues_the_tab_teaches_in_two_sentences(desk, open_tab):
    desk.apply(add("x", Negotiation(id="none", created_at="2026-01-01")))
    tab = open_tab("none")
    assert tab.empty.isVisible()
    assert not tab.form.isVisible()
    assert not tab.weights.isVisible()
    texts = [label.text() for label in tab.empty.findChildren(QLabel)]
    assert texts[-1].count(". ") == 1
    desk.apply(add("x", Issue(id="i", negotiation_id="none", title="First")))
    tab.tree.select("i")
    assert tab.form.isVisible()
    assert not tab.empty.isVisible()
    desk.session.undo()
    assert tab.empty.isVisible()


@pytest.mark.parametrize("title", ["Price", "Delivery", "Service plan"])
def test_everything_that_takes_the_focus_has_a_name(desk, sample_id, open_tab, title):
    tab = open_tab(sample_id)
    tab.tree.select(issue(desk, title).id)
    QApplication.processEvents()
    assert nameless(tab) == []


def test_tab_walks_from_the_tree_through_the_form_to_the_weights(qtbot, sample_id, open_tab):
    tab = open_tab(sample_id)
    tab.tree.view.setFocus()
    seen = []
    for _ in range(60):
        qtbot.keyClick(tab.focusWidget(), Qt.Key.Key_Tab)
        seen.append(tab.focusWidget())
    names = [widget.objectName() for widget in seen]
    order = ["issue.title", "issue.kind", "negotiation.opening", "belief.high", "issue.stream"]
    assert sorted(order, key=names.index) == order
    rows = list(tab.weights.sides["them"].bars.rows.values())
    assert seen.index(rows[0].bar) > names.index("issue.stream")


@pytest.fixture
def scrolled_away(qtbot, desk, bare, open_tab):
    """Return the tab, its bars below what is in sight, after an issue came that has one."""
    tab = open_tab("n")
    tab.resize(1010, 300)
    qtbot.waitUntil(lambda: tab.weights.visibleRegion().isEmpty())
    desk.apply(add("x", Issue(id="late", negotiation_id="n", position=9, title="Late")))
    assert "late" not in tab.weights.sides["us"].bars.rows
    return tab


def test_bars_out_of_sight_follow_when_the_hands_rest(qtbot, scrolled_away):
    bars = scrolled_away.weights.sides["us"].bars
    qtbot.waitUntil(lambda: "late" in bars.rows)
    assert bars.rows["late"].title.text() == "Late"


def test_bars_that_come_in_sight_are_those_of_now(qtbot, scrolled_away):
    tab = scrolled_away
    tab._rest.stop()
    tab.verticalScrollBar().setValue(tab.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: "late" in tab.weights.sides["us"].bars.rows)
    assert not tab.weights.visibleRegion().isEmpty()


def test_a_bar_that_is_wanted_is_there_at_once(scrolled_away):
    assert scrolled_away.focus_field("issue.weight", "late")
    assert scrolled_away.focusWidget() is scrolled_away.weights.sides["us"].bars.rows["late"].bar


def test_a_read_only_workbook_shows_all_and_changes_nothing(
    qtbot, desk, sample_id, open_tab, monkeypatch
):
    monkeypatch.setattr(desk.session.workbook.file, "read_only", True)
    tab = open_tab(sample_id)
    plan = issue(desk, "Service plan")
    tab.tree.select(plan.id)
    assert not tab.form.must_have.editor.isEnabled()
    assert not shown(tab, "issue.kind").editor.isEnabled()
    label = shown(tab, "option.label")
    assert label.editor.isReadOnly()
    before = [row.label for row in options(desk, plan.id, sample_id)]
    paste(qtbot, tab, label, "a\nb")
    qtbot.keyClick(label.editor, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [row.label for row in options(desk, plan.id, sample_id)] == before
