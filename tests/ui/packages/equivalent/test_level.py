"""Three offers at a level equal for us; where there are none, the card says why."""

from __future__ import annotations

from decimal import Decimal as D

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from negdesk.model.actions import set_field
from negdesk.model.rows import Issue, Negotiation
from negdesk.ui.theme import LEAST_TARGET
from tests.ui.packages.equivalent.offers import bold, cells, settled, type_level
from tests.ui.packages.package_rows import issues, laptop, opposed
from tests.ui.wheel import wheel

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_three_offers_are_level_at_our_target_and_stand_side_by_side(card):
    assert [each.name for each in card.offers] == ["Offer 1", "Offer 2", "Offer 3"]
    assert all(abs(each.deal.us - 70) <= 2 for each in card.offers)
    assert card.controls.level.points == 70
    assert [abs(float(points) - 70) <= 2.05 for points in cells(card, 6)] == [True] * 3
    assert len(cells(card, 7)) == 3


def test_what_differs_is_bold_and_a_probe_is_marked(card):
    for row in range(6):
        assert bold(card, row) == (len(set(cells(card, row))) > 1)
    assert not bold(card, 6)
    heads = [card.beside.table.horizontalHeaderItem(column).text() for column in range(3)]
    assert [head.endswith("(probe)") for head in heads] == [each.probe for each in card.offers]
    assert "probe" in card.hint.text()


def test_the_arrows_move_the_level_and_other_offers_follow(qtbot, card):
    slider = card.controls.points.slider
    slider.setFocus()
    for _ in range(4):
        qtbot.keyClick(slider, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: settled(card))
    assert card.controls.points.number.text() == "90"
    assert all(abs(each.deal.us - 90) <= 2 for each in card.offers)


def test_a_number_is_typed_beside_the_slider_and_refused_in_words(qtbot, card):
    made = card.controls.points
    type_level(qtbot, made, "62.5")
    qtbot.waitUntil(lambda: settled(card))
    assert card.controls.level.points == D("62.5")
    assert made.slider.accessibleDescription() == "62.5 points"
    type_level(qtbot, made, "625")
    assert made.refused.text() == "A number from 0 to 100."
    assert card.controls.level.points == 62
    made.slider.setFocus()
    assert (made.number.text(), made.refused.text()) == ("62", "")


def test_a_wider_tolerance_is_kept_to(qtbot, card):
    type_level(qtbot, card.controls.tolerance, "8")
    qtbot.waitUntil(lambda: settled(card))
    assert all(62 <= each.deal.us <= 78 for each in card.offers)


def test_the_wheel_over_a_slider_without_the_focus_changes_nothing(qtbot, card):
    slider = card.controls.points.slider
    card.down.setFocus()
    wheel(slider)
    assert slider.value() == 70
    slider.setFocus()
    wheel(slider)
    assert slider.value() != 70


def test_sliders_are_targets_with_a_name_and_a_spoken_value(card):
    for made in (card.controls.points, card.controls.tolerance):
        assert made.slider.height() >= LEAST_TARGET
        assert made.slider.focusPolicy() & Qt.FocusPolicy.TabFocus
        told = QAccessible.queryAccessibleInterface(made.slider)
        assert told.text(QAccessible.Text.Name) == made.number.accessibleName() != ""
        assert told.valueInterface().currentValue() == made.slider.value()
        assert told.text(QAccessible.Text.Description).endswith("points")


def test_the_packages_of_the_sample_are_level_and_nearly_on_the_frontier(qtbot, open_card):
    card = open_card()
    card.controls.choose("first three")
    card.controls.group_changed.emit()
    assert [each.name for each in card.offers] == ["A  Cash", "B  Plan", "C  Fast"]
    ours = [each.deal.us for each in card.offers]
    assert max(ours) - min(ours) < 1
    theirs = [each.deal.them for each in card.offers]
    assert max(theirs) - min(theirs) < 1
    for one, other in ((0, 1), (0, 2), (1, 2)):
        picks = zip(card.offers[one].deal.picks, card.offers[other].deal.picks, strict=True)
        assert sum(a != b for a, b in picks) >= 2


def test_a_level_below_the_limit_says_so(qtbot, card):
    type_level(qtbot, card.controls.points, "20")
    qtbot.waitUntil(lambda: settled(card))
    assert card.why.text() == "A level of 20 points lies below your limit of 50."
    assert not card.beside.isVisible()
    assert not card.down.isVisible()


def test_a_level_without_packages_says_so(qtbot, card):
    type_level(qtbot, card.controls.tolerance, "0")
    type_level(qtbot, card.controls.points, "70.3")
    qtbot.waitUntil(lambda: settled(card))
    assert card.why.text() == "No package lies within 0 points of 70.3. Try another level."


def test_one_issue_is_too_few_and_no_issue_shows_nothing(open_card):
    one = open_card(opposed(1))
    assert one.why.text() == "Offers can differ only where there are two issues or more."
    assert not open_card([Negotiation(id="m")]).isVisible()


def test_weights_that_are_all_zero_are_told_in_words(qtbot, desk, card):
    rows = desk.document.all(Issue, "n")
    for row in rows:
        desk.apply(set_field(row, "weight", D(0)))
    qtbot.waitUntil(lambda: settled(card))
    assert card.why.text()
    assert card.offers == ()
    assert not card.beside.isVisible()
    for _row in rows:
        desk.session.undo()
    qtbot.waitUntil(lambda: settled(card))
    assert len(card.offers) == 3


def test_a_limit_beyond_the_target_is_where_it_begins(open_card):
    card = open_card(opposed(6, limit_points=D(80), target_points=D(40)))
    assert card.controls.level.points == 80
    assert all(each.deal.us >= 80 for each in card.offers)


def test_two_hundred_issues_say_what_they_can(qtbot, open_card):
    table = {
        f"Issue {n}": (n % 7 + 1, n % 5 + 1, {"a": (0, 3), "b": (2, 2), "c": (3, 0)})
        for n in range(200)
    }
    card = open_card([Negotiation(id="n", target_points=D(60)), *issues(table)])
    assert len(card.offers) == 3
    assert card.beside.table.rowCount() == 202


def test_the_laptop_has_its_offers(open_card):
    card = open_card(laptop(limit_points=D(55), target_points=D(85)))
    assert [round(each.deal.us, 2) for each in card.offers] == [D("85.16")]
    assert card.why.text() == (
        "Within 2 points of 85 there are not three packages that differ in two issues. "
        "Allow more tolerance, or add options."
    )
