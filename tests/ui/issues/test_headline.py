"""The headline shows the numbers of the whole deal, and there is one headline."""

from __future__ import annotations

from decimal import Decimal

import pytest

from negdesk.analysis.zone import latest_belief
from negdesk.model.actions import add, set_fields
from negdesk.model.rows import Belief, Issue
from tests.ui.fields import type_in
from tests.ui.issues.form_parts import issue, shown
from tests.ui.steps import steps

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_the_headline_shows_the_numbers_of_the_whole_deal(qtbot, desk, sample_id, open_tab):
    tab = open_tab(sample_id)
    kept = issue(desk, "Price").limit
    assert shown(tab, "issue.limit") is None
    type_in(qtbot, desk, shown(tab, "negotiation.limit"), "25500")
    assert desk.document.negotiation(sample_id).limit == 25500
    assert issue(desk, "Price").limit == kept
    desk.session.undo()
    assert shown(tab, "negotiation.limit").editor.text() == "26,000"


def test_the_estimate_of_the_headline_is_the_latest_belief(qtbot, desk, sample_id, open_tab):
    tab = open_tab(sample_id)
    assert shown(tab, "belief.likely").editor.text() == "24,500"
    type_in(qtbot, desk, shown(tab, "belief.likely"), "24600")
    assert latest_belief(desk.document, sample_id).likely == 24600
    assert len(desk.document.all(Belief, sample_id)) == 2


def test_the_first_estimate_of_the_headline_begins_a_belief(qtbot, desk, bare, open_tab):
    desk.apply(set_fields("x", issue(desk, "Price"), headline=True, their_high=Decimal(9)))
    tab = open_tab(bare)
    tab.tree.select("p")
    assert shown(tab, "belief.high").editor.text() == "9"
    before = steps(desk)
    type_in(qtbot, desk, shown(tab, "belief.low"), "7")
    row = latest_belief(desk.document, bare)
    assert (row.low, row.high, row.at) == (Decimal(7), Decimal(9), "2026-05-04T14:32")
    assert steps(desk) == before + 1
    desk.session.undo()
    assert latest_belief(desk.document, bare) is None


def test_other_issues_keep_their_estimate_until_there_is_a_belief(qtbot, desk, bare, open_tab):
    tab = open_tab(bare)
    tab.tree.select("d")
    type_in(qtbot, desk, shown(tab, "issue.their_likely"), "4")
    assert issue(desk, "Date").their_likely == 4
    assert desk.document.all(Belief, bare) == []
    desk.apply(add("x", Belief(id="b", negotiation_id=bare, issue_id="d", likely=Decimal(5))))
    assert shown(tab, "issue.their_likely") is None
    assert shown(tab, "belief.likely").editor.text() == "5"


def test_there_is_one_headline_in_one_step(desk, sample_id, open_tab):
    tab = open_tab(sample_id)
    tab.tree.select(issue(desk, "Delivery").id)
    before, limit = steps(desk), desk.document.negotiation(sample_id).limit
    tab.form.headline.editor.click()
    marked = [row.title for row in desk.document.all(Issue, sample_id) if row.headline]
    assert marked == ["Delivery"]
    assert steps(desk) == before + 1
    assert desk.document.negotiation(sample_id).limit == limit
    desk.session.undo()
    marked = [row.title for row in desk.document.all(Issue, sample_id) if row.headline]
    assert marked == ["Price"]
    assert not tab.form.headline.editor.isChecked()


def test_a_new_headline_gives_the_deal_what_it_lacks(desk, bare, open_tab):
    values = {"limit": Decimal(90), "target": Decimal(80), "better": "lower"}
    desk.apply(set_fields("x", issue(desk, "Price"), **values))
    tab = open_tab(bare)
    tab.tree.select("p")
    tab.form.headline.editor.click()
    head = desk.document.negotiation(bare)
    assert (head.limit, head.target, head.unit, head.better) == (90, 80, "EUR", "lower")
    assert issue(desk, "Price").limit == 90
    tab.form.headline.editor.click()
    assert not issue(desk, "Price").headline
    assert desk.document.negotiation(bare).limit == 90
