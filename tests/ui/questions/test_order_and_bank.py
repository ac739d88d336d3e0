"""Questions: put in order, and taken from the bank."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from negdesk.model.actions import add
from negdesk.model.rows import Assumption
from tests.ui.questions.asking import questions
from tests.ui.wheel import wheel

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_alt_and_an_arrow_move_a_question_and_undo_moves_it_back(qtbot, desk, sample_id, open_tab):
    tab = open_tab(sample_id)
    order = list(tab.questions.cards.cards)
    card = tab.questions.card(order[0])
    card.text.editor.setFocus()
    qtbot.keyClick(card.text.editor, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    moved = [order[1], order[0], *order[2:]]
    assert [row.id for row in questions(desk, sample_id)] == moved
    assert list(tab.questions.cards.cards) == moved
    assert tab.focusWidget() is card.text.editor
    assert card.grip.text() == "2"
    desk.session.undo()
    assert list(tab.questions.cards.cards) == order
    qtbot.keyClick(card.text.editor, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [row.id for row in questions(desk, sample_id)] == order


def test_a_question_is_dragged_by_its_number(qtbot, desk, sample_id, open_tab):
    tab = open_tab(sample_id)
    order = list(tab.questions.cards.cards)
    grip = tab.questions.card(order[0]).grip
    below = tab.questions.card(order[1])
    middle = below.mapToGlobal(QPoint(10, below.height() - 5))
    QTest.mousePress(grip, Qt.MouseButton.LeftButton)
    QTest.mouseMove(grip, grip.mapFromGlobal(middle))
    assert tab.questions._line.isVisible()
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=grip.mapFromGlobal(middle))
    assert not tab.questions._line.isVisible()
    assert [row.id for row in questions(desk, sample_id)] == [order[1], order[0], *order[2:]]


def test_a_question_of_the_bank_is_added_by_keyboard_alone(qtbot, desk, bare, open_tab):
    desk.apply(add("x", Assumption(id="a", negotiation_id=bare, about="authority", text="z")))
    tab = open_tab(bare)
    tab.questions.bank_button.setFocus()
    qtbot.keyClick(tab.questions.bank_button, Qt.Key.Key_Space)
    bank = tab.bank
    assert tab.focusWidget() is bank.search
    bank.about.setCurrentIndex(bank.about.findData("authority"))
    bank.about.activated.emit(0)
    qtbot.keyClick(bank.search, Qt.Key.Key_Down)
    assert tab.focusWidget() is bank.list
    qtbot.keyClick(bank.list, Qt.Key.Key_Down)
    qtbot.keyClick(bank.list, Qt.Key.Key_Return)
    wording = bank.model.wordings[1]
    (row,) = questions(desk, bare)
    assert (row.text, row.kind, row.assumption_id) == (wording.text, wording.kind, "a")
    assert bank.model.added(1)
    assert tab.focusWidget() is bank.list
    qtbot.keyClick(bank.list, Qt.Key.Key_Return)
    assert len(questions(desk, bare)) == 1
    desk.session.undo()
    assert questions(desk, bare) == []
    assert not bank.model.added(1)
    qtbot.keyClick(bank.list, Qt.Key.Key_Escape)
    assert bank.isHidden()
    assert tab.focusWidget() is tab.questions.bank_button


def test_a_click_adds_a_question_of_the_bank_once(qtbot, desk, bare, open_tab):
    tab = open_tab(bare)
    tab.open_bank()
    qtbot.wait(1)
    place = tab.bank.list.visualRect(tab.bank.model.index(0)).center()
    for _ in range(2):
        qtbot.mouseClick(tab.bank.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [row.text for row in questions(desk, bare)] == [tab.bank.model.wordings[0].text]


def test_the_search_of_the_bank_narrows_it_and_says_when_nothing_fits(qtbot, bare, open_tab):
    tab = open_tab(bare)
    tab.open_bank()
    every = tab.bank.model.rowCount()
    qtbot.keyClicks(tab.bank.search, "deadline")
    assert 0 < tab.bank.model.rowCount() < every
    qtbot.keyClicks(tab.bank.search, " .*")
    assert tab.bank.model.rowCount() == 0
    assert tab.bank.said.text().startswith("Nothing fits.")
    qtbot.keyClick(tab.bank.search, Qt.Key.Key_Escape)
    assert tab.bank.isHidden()


def test_the_bank_speaks_indirectly_where_culture_is_noted(desk, bare, sample_id, open_tab):
    tab = open_tab(bare)
    tab.open_bank()
    assert not tab.bank.indirect.isChecked()
    tab.show_negotiation(sample_id)
    assert tab.bank.indirect.isChecked()
    entry = next(one for one in tab.bank.model.wordings if one.source.indirect)
    assert entry.text == entry.source.indirect
    tab.bank.indirect.click()
    assert {one.text for one in tab.bank.model.wordings}.isdisjoint({entry.text})


def test_the_wheel_changes_no_filter_without_the_focus(qtbot, bare, open_tab):
    tab = open_tab(bare)
    tab.open_bank()
    for combo in (tab.bank.kind, tab.bank.about, tab.bank.template):
        wheel(combo, -120)
        assert combo.currentIndex() == 0


def test_a_long_title_is_shown_whole_in_its_list(qtbot, desk, bare, open_tab, asked):
    asked(Assumption(id="a", negotiation_id=bare, text="Rechtsschutzversicherung " * 3))
    tab = open_tab(bare)
    box = tab.questions.card("q").assumption.editor
    narrow = box.width()
    box.showPopup()
    assert box.view().width() > narrow
    box.hidePopup()


def test_the_own_template_is_offered_first(desk, sample_id, open_tab):
    tab = open_tab(sample_id)
    tab.open_bank()
    assert tab.bank.template.itemData(1) == "car_purchase"
    assert "car_purchase" in tab.bank.model.wordings[0].source.templates


def test_a_narrow_tab_shows_the_bank_below_the_heading(qtbot, sample_id, open_tab):
    tab = open_tab(sample_id)
    tab.resize(500, 700)
    qtbot.waitUntil(lambda: tab.columns.folded)
    tab.open_bank()
    assert tab.questions.isAncestorOf(tab.bank)
