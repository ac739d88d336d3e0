"""What is not there yet is asked for, and what cannot be is named."""

from __future__ import annotations

from decimal import Decimal as D

import pytest

from negdesk.model.actions import set_fields
from negdesk.model.rows import Dependency, Issue, Negotiation, Option
from tests.ui.packages.package_rows import issues, laptop

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_without_issues_the_tab_says_what_packages_are_and_leads_on(qtbot, desk, open_tab):
    tab = open_tab([Negotiation(id="n", title="Empty")])
    assert "settles all issues" in tab.view.summary.text()
    assert not tab.view.chart.isVisible()
    link = tab.view.needed.links[0]
    with qtbot.waitSignal(desk.wanted) as asked:
        link.click()
    assert asked.args == ["issue.title", ""]


def test_weights_that_are_all_zero_are_asked_for(open_tab):
    tab = open_tab([Negotiation(id="n"), *issues({"A": (0, 0, {"x": (1, 2), "y": (2, 1)})})])
    texts = [link.place.text for link in tab.view.needed.links if link.isVisible()]
    assert any("weights" in text for text in texts)
    assert "weight" in tab.view.summary.text()
    assert not tab.view.chart.isVisible()


def test_one_issue_is_drawn_and_more_are_suggested(open_tab):
    tab = open_tab([Negotiation(id="n"), *issues({"A": (1, 1, {"x": (1, 2), "y": (2, 1)})})])
    assert len(tab.view.chart.picture.points) == 2
    assert "nothing to trade" in tab.view.needed.links[0].place.text


def test_dependencies_that_contradict_each_other_are_named(open_tab):
    table = {"A": (1, 1, {"x": (1, 2)}), "B": (1, 1, {"u": (2, 1)})}
    tie = Dependency(id="d", negotiation_id="n", option_id="n.0.0", kind="excludes",
                     other_option_id="n.1.0")  # fmt: skip
    tab = open_tab([Negotiation(id="n"), *issues(table), tie])
    assert "“A: x” excludes “B: u”" in tab.view.summary.text()
    assert not tab.view.chart.isVisible()


def test_must_haves_that_exclude_everything_are_named(desk, open_tab):
    rows = [Negotiation(id="n"), *issues({"A": (1, 1, {"x": (1, 2), "y": (2, 1)})})]
    rows = [row.with_(acceptable=False) if isinstance(row, Option) else row for row in rows]
    tab = open_tab(rows)
    assert "“A”" in tab.view.summary.text()


def test_no_zone_says_how_far_off_it_is(open_tab):
    tab = open_tab(laptop(limit_points=D(95), their_limit_points=D(92)))
    assert "No package reaches both limits" in tab.view.summary.text()
    assert tab.view.chart.picture.nearest is not None


def test_what_is_wrong_at_first_is_drawn_as_soon_as_it_is_right(qtbot, desk, open_tab):
    tab = open_tab([Negotiation(id="n"), *issues({"A": (0, 1, {"x": (1, 2), "y": (2, 1)})})])
    assert not tab.view.chart.isVisible()
    desk.apply(set_fields("x", desk.document.find(Issue, "n.0"), weight=D(1)))
    qtbot.waitUntil(tab.view.chart.isVisible)
    assert len(tab.view.chart.picture.points) == 2
