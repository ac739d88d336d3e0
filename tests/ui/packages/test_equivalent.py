"""Three offers equal for us: found at a level, put down, and what their choice says."""

from __future__ import annotations

import threading
import time
from decimal import Decimal as D

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from negdesk.model.actions import add, set_field, set_fields
from negdesk.model.rows import Belief, Issue, Negotiation, Package, Term
from negdesk.ui.packages import meso_finder
from negdesk.ui.tabs.packages import Packages
from negdesk.ui.theme import LEAST_TARGET
from tests.ui.packages.package_rows import issues, laptop, opposed

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

HOSTILE = 'R&D <b>x</b> <img src="/etc/hostname">'


def settled(card):
    return not card.finder.working and not card.search.working


@pytest.fixture
def open_card(qtbot, desk, open_tab_of):
    def make(rows=None, scope=""):
        scope = scope or desk.document.negotiations[0].id
        if rows is not None:
            scope = rows[0].id
            desk.apply(add("x", *rows))
        tab = open_tab_of(Packages, scope)
        qtbot.waitUntil(lambda: settled(tab.equivalent))
        tab.equivalent.page = tab
        return tab.equivalent

    return make


@pytest.fixture
def card(open_card):
    return open_card(opposed(6, limit_points=D(50), target_points=D(70)))


@pytest.fixture
def put(qtbot, card):
    """The card after its offers were put down."""
    card.down.setFocus()
    qtbot.keyClick(card.down, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: settled(card))
    return card


def cells(card, row):
    table = card.beside.table
    return [table.item(row, column).text() for column in range(table.columnCount())]


def bold(card, row):
    return card.beside.table.item(row, 0).font().bold()


def wheel(widget):
    place = QPointF(widget.rect().center())
    event = QWheelEvent(
        place, QPointF(widget.mapToGlobal(place.toPoint())), QPoint(), QPoint(0, 120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def type_level(qtbot, made, text):
    made.number.setFocus()
    made.number.selectAll()
    qtbot.keyClicks(made.number, text)


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


def test_everything_that_takes_the_focus_has_a_name(put):
    for widget in put.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            told = QAccessible.queryAccessibleInterface(widget)
            assert told.text(QAccessible.Text.Name), widget


def test_tab_goes_through_the_card_as_it_is_read(qtbot, put):
    unexpected(put)
    put.controls.which.setFocus()
    seen = []
    for _ in range(6):
        seen.append(QApplication.focusWidget().objectName())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert seen == [
        "equivalent.which", "equivalent.table", "equivalent.chosen.1", "equivalent.chosen.2",
        "equivalent.chosen.3", "equivalent.take_over",
    ]  # fmt: skip


def test_putting_down_is_one_step_and_makes_a_group_of_three(qtbot, desk, card):
    deals = [each.deal for each in card.offers]
    steps = desk.session.undo_stack.count()
    card.down.setFocus()
    qtbot.keyClick(card.down, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: settled(card))
    made = desk.document.all(Package, "n")
    assert [row.title for row in made] == [f"Offer {n}, level at 70" for n in (1, 2, 3)]
    assert {row.equivalent_group for row in made} == {"level at 70"}
    assert {row.kind for row in made} == {"offer"}
    assert len(desk.document.all(Term, "n")) == 18
    assert [each.deal for each in card.offers] == deals
    assert card.controls.group == "level at 70"
    assert desk.session.undo_stack.count() == steps + 1
    desk.session.undo()
    assert desk.document.all(Package, "n") == []
    assert (card.controls.group, card.down.isVisible()) == ("", True)


def test_a_second_group_at_the_level_has_a_name_of_its_own(qtbot, desk, put):
    put.controls.which.setFocus()
    qtbot.keyClick(put.controls.which, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: settled(put))
    put.down.click()
    groups = {row.equivalent_group for row in desk.document.all(Package, "n")}
    assert groups == {"level at 70", "level at 70 (2)"}


def test_what_they_chose_says_what_matters_to_them(qtbot, put):
    said = set()
    for button in put.beside.buttons:
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Space)
        said.add(put.sheet.words.text())
        assert button.isChecked()
        assert put.sheet.isVisible()
    assert len(said) == 3
    assert any("seems to matter more to them than you thought" in each for each in said)
    qtbot.keyClick(put.beside.buttons[-1], Qt.Key.Key_Space)
    assert not put.sheet.isVisible()


def unexpected(card):
    """Press the first offer whose choice tells something new."""
    for button in card.beside.buttons:
        button.click()
        if card.sheet.take.isVisible():
            return button
    raise AssertionError("every choice was expected")


def test_taking_it_over_is_one_step_with_a_snapshot_and_undo_brings_all_back(qtbot, desk, put):
    desk.apply(add("x", Belief(id="b", negotiation_id="n", at="2026-01-01", likely=D(5))))
    before = {row.id: row.their_weight for row in desk.document.all(Issue, "n")}
    button = unexpected(put)
    said = put.sheet.words.text()
    steps = desk.session.undo_stack.count()
    put.sheet.take.setFocus()
    qtbot.keyClick(put.sheet.take, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: settled(put))
    after = {row.id: row.their_weight for row in desk.document.all(Issue, "n")}
    assert after != before
    kept = desk.document.all(Belief, "n")
    assert [row.likely for row in kept] == [5, 5]
    assert (kept[1].reason, kept[1].note) == ("new_information", said)
    assert desk.session.undo_stack.count() == steps + 1
    assert put.sheet.words.text() == "Their choice fits what you thought mattered to them."
    assert button.hasFocus()
    desk.session.undo()
    assert {row.id: row.their_weight for row in desk.document.all(Issue, "n")} == before
    assert len(desk.document.all(Belief, "n")) == 1


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


def test_a_read_only_workbook_shows_offers_and_writes_nothing(qtbot, desk, put, monkeypatch):
    monkeypatch.setattr(desk.session.workbook.file, "read_only", True)
    put.page.refresh()
    button = unexpected(put)
    assert button.isChecked()
    assert not put.sheet.take.isEnabled()
    put.controls.choose("")
    put.controls.group_changed.emit()
    qtbot.waitUntil(lambda: settled(put))
    assert len(put.offers) == 3
    assert not put.down.isEnabled()


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


def test_an_edit_while_searching_is_answered_by_the_later_one(qtbot, desk, card, monkeypatch):
    let_go, real, begun = threading.Event(), meso_finder.equivalent_offers, []

    def slow(frontier, level, style):
        begun.append(level.points)
        let_go.wait(5)
        return real(frontier, level, style)

    monkeypatch.setattr(meso_finder, "equivalent_offers", slow)
    for points in ("60", "65", "75"):
        type_level(qtbot, card.controls.points, points)
    assert not card.progress.isVisible()
    qtbot.waitUntil(card.progress.isVisible, timeout=2000)
    let_go.set()
    qtbot.waitUntil(lambda: settled(card))
    assert (begun[0], begun[-1]) == (6, 75)
    assert len(begun) == 2
    assert not card.progress.isVisible()
    assert all(abs(each.deal.us - 75) <= 2 for each in card.offers)


def test_nothing_goes_on_when_nobody_looks(qtbot, card, monkeypatch):
    def slow(*_wanted):
        time.sleep(0.1)
        return real(*_wanted)

    real = meso_finder.equivalent_offers
    monkeypatch.setattr(meso_finder, "equivalent_offers", slow)
    card.controls.points.slider.setValue(60)
    card.page.hide()
    assert not [each for each in threading.enumerate() if each.name == "negdesk-offers"]
    card.page.show()
    qtbot.waitUntil(lambda: settled(card) and bool(card.offers))
    assert all(abs(each.deal.us - 60) <= 2 for each in card.offers)


def test_a_mistake_of_ours_is_a_calm_sentence_and_is_noted(qtbot, card, monkeypatch):
    def broken(*_wanted):
        raise ZeroDivisionError

    monkeypatch.setattr(meso_finder, "equivalent_offers", broken)
    with qtbot.captureExceptions() as noted:
        card.controls.points.slider.setValue(60)
        qtbot.waitUntil(lambda: settled(card))
    assert "Your packages are safe" in card.why.text()
    assert noted[0][0] is ZeroDivisionError


def test_hostile_and_empty_titles_are_shown_as_they_are(qtbot, desk, put):
    first, second, third = desk.document.all(Package, "n")
    desk.apply(set_fields("x", first, title=HOSTILE))
    desk.apply(set_fields("x", second, title="  "))
    desk.apply(set_field(desk.document.all(Issue, "n")[0], "title", HOSTILE))
    for row in (first, second, third):
        desk.apply(set_field(desk.document.find(Package, row.id), "equivalent_group", HOSTILE))
    qtbot.waitUntil(lambda: settled(put))
    put.controls.choose(HOSTILE)
    put.controls.group_changed.emit()
    names = [each.name for each in put.offers]
    assert HOSTILE[:20] in names[0]
    assert "(untitled)" in names[1]
    assert "R&D <b>x</b>" in put.controls.which.currentText()
    assert put.beside.table.verticalHeaderItem(0).text().startswith("R&D <b>x</b>")
    put.beside.buttons[0].click()
    plain = Qt.TextFormat.PlainText
    assert all(label.textFormat() == plain for label in put.findChildren(QLabel))


def test_packages_that_are_still_open_are_in_no_group(desk, put):
    term = desk.document.all(Term, "n")[0]
    desk.apply(set_field(term, "option_id", None))
    assert len(put.offers) == 2


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
    assert card.offers or card.why.text()
    assert all(each.deal.us >= 55 for each in card.offers)
