"""Three equal offers are put down in one step, and what they choose says what matters to them."""

from __future__ import annotations

from decimal import Decimal as D

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from negdesk.model.actions import add, set_field, set_fields
from negdesk.model.rows import Belief, Issue, Package, Term
from tests.ui.packages.equivalent.offers import settled
from tests.ui.screen_reader import nameless

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


HOSTILE = 'R&D <b>x</b> <img src="/etc/hostname">'


def test_everything_that_takes_the_focus_has_a_name(put):
    assert nameless(put) == []


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
