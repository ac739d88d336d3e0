"""Each issue has its bar, with its name and share; many issues, one, none, and read only."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from negdesk.model.actions import delete, set_field
from negdesk.model.rows import Issue
from tests.ui.issues.weighing import bar, figure, weights

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.mark.parametrize("weight", [None, 0])
def test_weights_that_are_all_zero_are_said_and_shared_by_one_click(desk, weigh, weight):
    made = weigh(weight, weight, weight, weight)
    side = made.sides["us"]
    assert side.said.text() == "Nothing is weighed yet: what would you give up last?"
    assert bar(made, "i0").accessibleDescription() == "no weight yet"
    side.equal.click()
    assert set(weights(desk)) == {Decimal(25)}
    assert not side.said.isVisible()
    desk.session.undo()
    assert side.equal.isVisible()


def test_any_positive_weights_are_shown_as_shares_of_100(desk, weigh):
    made = weigh(3, 1, their=(200, 600))
    assert figure(made, "i0").text() == "75.0"
    assert figure(made, "i0", "them").text() == "25.0"


def test_one_issue_needs_no_bar(weigh):
    made = weigh(7)
    assert made.alone.isVisible()
    assert not made.mode.isVisible()
    assert made.sides["us"].bars.rows == {}


def test_no_issue_shows_no_weights(weigh):
    made = weigh()
    made.show_negotiation("n")
    assert made.isHidden()


def test_of_two_hundred_issues_forty_are_shown_and_the_rest_on_demand(desk, weigh):
    made = weigh(*[1] * 200)
    column = made.sides["us"].bars
    assert len(column.rows) == 40
    assert column.more.text() == "Show 160 more"
    assert made.focus_weight("us", "i150") is column.rows["i150"].bar
    assert len(column.rows) == 200
    bar(made, "i150").setValue(50)
    assert sum(weights(desk)) == 100


def test_a_bar_is_kept_for_its_issue_and_one_that_is_free_is_taken_for_a_new_issue(desk, weigh):
    made = weigh(*[1] * 50)
    column = made.sides["us"].bars
    before = dict(column.rows)
    desk.apply(delete(desk.document, "x", desk.document.find(Issue, "i3")))
    assert list(column.rows) == [f"i{at}" for at in range(41) if at != 3]
    assert column.rows["i40"] is before["i3"]
    assert all(column.rows[each] is row for each, row in before.items() if each != "i3")
    column.layout().activate()
    places = [row.y() for row in column.rows.values()]
    assert places == sorted(places)
    drawn = column.rows["i40"]
    assert drawn.title.text() == "Issue 40"
    assert drawn.bar.accessibleName() == "Weight of Issue 40"
    drawn.bar.setValue(60)
    assert desk.document.find(Issue, "i40").weight == 60
    drawn.lock.click()
    assert desk.document.find(Issue, "i40").locked


def test_a_bar_that_has_the_focus_is_never_taken_for_another_issue(qtbot, desk, weigh):
    made = weigh(*[1] * 50)
    held = made.focus_weight("us", "i3").parent()
    assert held.bar.hasFocus()
    desk.apply(delete(desk.document, "x", desk.document.find(Issue, "i3")))
    assert held not in made.sides["us"].bars.rows.values()
    assert held.isHidden()


def test_what_was_typed_for_an_issue_that_went_is_not_taken_for_another(qtbot, desk, weigh):
    made = weigh(*[1] * 50)
    typed = figure(made, "i3")
    typed.setFocus()
    qtbot.keyClicks(typed, "9x")
    bar(made, "i5").setFocus()
    desk.apply(delete(desk.document, "x", desk.document.find(Issue, "i3")))
    assert made.sides["us"].bars.rows["i40"].figure is typed
    assert typed.text() == "2.0"
    desk.flush()
    assert desk.document.find(Issue, "i40").weight == 1


def test_every_bar_speaks_its_name_and_its_percentage(weigh):
    made = weigh(45, 55, titles=["Price", "<b>R&D</b>"])
    assert bar(made, "i0").accessibleName() == "Weight of Price"
    assert bar(made, "i0").accessibleDescription() == "45.0\u202f%"
    assert bar(made, "i1", "them").accessibleName() == "Their weight of <b>R&D</b>"
    assert bar(made, "i0").minimumHeight() >= 24
    title = made.sides["us"].bars.rows["i1"].title
    assert title.toolTip() == "<qt>&lt;b&gt;R&amp;D&lt;/b&gt;</qt>"
    assert title.textFormat() == Qt.TextFormat.PlainText


def test_untitled_and_equal_names_keep_a_bar_each(desk, weigh):
    made = weigh(40, 40, 20, titles=["  ", "Same", "Same"])
    assert made.sides["us"].bars.rows["i0"].title.text() == "(untitled)"
    bar(made, "i1").setValue(60)
    assert weights(desk)[1] == 60
    assert weights(desk)[2] < 20


@pytest.mark.parametrize("mode", ["shares", "swing", "rank"])
def test_a_read_only_workbook_weighs_nothing(desk, weigh, mode):
    made = weigh(60, 40, mode=mode, read_only=True)
    side = made.sides["us"]
    assert not made.mode.editor.isEnabled()
    assert not side.up.isEnabled()
    assert not side.down.isEnabled()
    if mode == "rank":
        side.ranks.step(1)
    for row in side.bars.rows.values():
        assert not row.bar.isEnabled()
        assert row.figure.isReadOnly()
        assert not row.lock.isEnabled()
    assert weights(desk) == [Decimal(60), Decimal(40)]


def test_a_renamed_issue_is_renamed_on_its_bar(desk, weigh):
    made = weigh(60, 40)
    desk.apply(set_field(desk.document.find(Issue, "i0"), "title", "Price"))
    assert bar(made, "i0").accessibleName() == "Weight of Price"
