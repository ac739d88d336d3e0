"""Contingent terms: written in place, valued for both, ordered by the keyboard."""

from __future__ import annotations

from decimal import Decimal as D

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget

from negdesk.model.actions import add, delete, set_field, set_fields
from negdesk.model.rows import Contingency, Issue, Negotiation
from negdesk.ui.packages.contingent import ContingentCard
from negdesk.ui.tabs.packages import Packages
from tests.ui.conftest import bring_up
from tests.ui.fields import type_in
from tests.ui.wheel import wheel

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

HOSTILE = 'R&D <b>x</b> <img src="/etc/hostname">'
ISSUE = Issue(id="i", negotiation_id="n", title="Delivery & return")


def term(key, position=0, **values):
    return Contingency(id=key, negotiation_id="n", position=position, **values)


LATE = term(
    "late", condition="delivery is late", consequence="a car on loan", issue_id="i",
    probability=D("0.8"), their_probability=D("0.3"), value_if=D(1000), value_else=D(0),
    their_value_if=D(-600), their_value_else=D(100), observable="yes", enforceable="yes",
)  # fmt: skip


@pytest.fixture
def open_card(qtbot, desk):
    def make(*rows):
        desk.apply(add("x", Negotiation(id="n", unit="EUR"), ISSUE, *rows))
        card = ContingentCard(desk)
        qtbot.addWidget(card)
        card.show_negotiation("n")
        desk.session.changed.connect(lambda _edit, _by: card.show_negotiation("n"))
        card.resize(900, 700)
        bring_up(qtbot, card)
        return card

    return make


def ids(desk):
    return [row.id for row in desk.document.all(Contingency, "n")]


def row_of(desk, key):
    return desk.document.find(Contingency, key)


def input_of(card, key, name):
    made = card.cards.cards[key].inputs
    return next(each for each in made if each.field.name == name)


def said(card, key):
    return [link.place.text for link in card.cards.cards[key].findings.links if link.isVisible()]


def test_without_terms_two_sentences_teach(open_card):
    card = open_card()
    assert card.empty.isVisible()
    assert card.empty.text().count(". ") == 1
    assert not card.cards.isVisible()


def test_a_term_is_added_written_and_valued_by_keys_alone(qtbot, desk, open_card):
    card = open_card()
    card.add_button.setFocus()
    qtbot.keyClick(card.add_button, Qt.Key.Key_Space)
    (key,) = ids(desk)
    assert input_of(card, key, "condition").editor.hasFocus()
    for text in ("sales reach 100", "a bonus", "none", "80", "1000", "0", "30", "-600", "100"):
        editor = QApplication.focusWidget()
        qtbot.keyClicks(editor, text)
        qtbot.keyClick(editor, Qt.Key.Key_Tab)
        if QApplication.focusWidget().accessibleName() == "Delete this contingent term":
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    desk.flush()
    row = row_of(desk, key)
    assert (row.condition, row.consequence, row.otherwise) == ("sales reach 100", "a bonus", "none")
    assert (row.probability, row.their_probability) == (D("0.8"), D("0.3"))
    assert (row.value_if, row.value_else) == (1000, 0)
    assert (row.their_value_if, row.their_value_else) == (-600, 100)


def test_what_it_is_worth_to_both_and_together_stands_below(open_card):
    card = open_card(LATE)
    worth = card.cards.cards["late"].worth
    assert worth.text() == (
        "As you see it, this is worth 800 EUR to you. As they see it, it is worth −110 EUR to "
        "them. Because you judge the chances differently, it adds 425 EUR for both together."
    )
    assert said(card, "late") == []


def test_the_worth_follows_what_is_typed(qtbot, desk, open_card):
    card = open_card(LATE)
    type_in(qtbot, desk, input_of(card, "late", "their_probability"), "80")
    assert "alike, so the condition itself adds nothing" in card.cards.cards["late"].worth.text()
    desk.session.undo()
    assert "adds 425 EUR" in card.cards.cards["late"].worth.text()


def test_a_pure_bet_and_what_cannot_be_seen_or_kept_are_said_calmly(desk, open_card):
    bet = {"their_value_if": D(-1000), "their_value_else": D(0)}
    card = open_card(LATE.with_(**bet, observable="no", enforceable="no"))
    texts = said(card, "late")
    assert len(texts) == 3
    assert "Both sides must be able to see" in texts[0]
    assert "pure bet" in texts[2]


def test_a_finding_leads_to_its_field(qtbot, desk, open_card):
    card = open_card(LATE.with_(observable="no"))
    asked = []
    desk.wanted.connect(lambda key, row_id: asked.append((key, row_id)))
    link = card.cards.cards["late"].findings.links[0]
    link.setFocus()
    qtbot.keyClick(link, Qt.Key.Key_Space)
    assert asked == [("contingency.observable", "late")]


def test_the_tab_leads_to_a_field_of_a_term(desk, open_tab_of):
    desk.apply(add("x", Negotiation(id="n"), ISSUE, LATE))
    tab = open_tab_of(Packages, "n")
    assert tab.focus_field("contingency.enforceable", "late")
    assert QApplication.focusWidget().objectName() == "contingency.enforceable"
    desk.apply(set_field(row_of(desk, "late"), "condition", "rain"))
    assert input_of(tab.contingent, "late", "condition").read_value() == "rain"


def test_alt_arrows_move_a_term_and_keep_the_cursor(qtbot, desk, open_card):
    card = open_card(term("a"), term("b", 1), term("c", 2))
    editor = input_of(card, "c", "otherwise").editor
    editor.setFocus()
    steps = desk.session.undo_stack.count()
    qtbot.keyClick(editor, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert ids(desk) == ["a", "c", "b"]
    assert editor.hasFocus()
    assert desk.session.undo_stack.count() == steps + 1
    qtbot.keyClick(editor, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(editor, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert ids(desk) == ["c", "a", "b"]
    qtbot.keyClick(editor, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert ids(desk) == ["a", "c", "b"]
    qtbot.waitUntil(lambda: card.cards.cards["a"].y() < card.cards.cards["c"].y())
    desk.session.undo()
    assert list(card.cards.cards) == ids(desk) == ["c", "a", "b"]


def test_alt_down_in_a_box_of_choices_opens_it(qtbot, desk, open_card):
    card = open_card(term("a"), term("b", 1))
    box = input_of(card, "a", "observable").editor
    assert isinstance(box, QComboBox)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert box.view().isVisible()
    assert ids(desk) == ["a", "b"]
    box.hidePopup()


def test_a_deleted_term_leaves_the_cursor_in_the_next_and_comes_back_as_it_was(
    qtbot, desk, open_card
):
    card = open_card(LATE, term("b", 1, condition="rain"))
    cross = next(
        each
        for each in card.cards.cards["late"].findChildren(QWidget)
        if each.accessibleName() == "Delete this contingent term"
    )
    cross.setFocus()
    qtbot.keyClick(cross, Qt.Key.Key_Space)
    assert ids(desk) == ["b"]
    assert input_of(card, "b", "condition").editor.hasFocus()
    desk.session.undo()
    assert row_of(desk, "late") == LATE
    assert list(card.cards.cards) == ["late", "b"]


def test_the_issue_it_is_about_is_chosen_by_its_title(qtbot, desk, open_card):
    card = open_card(term("a"))
    made = input_of(card, "a", "issue_id")
    assert [made.editor.itemText(i) for i in range(2)] == ["none", "Delivery & return"]
    made.editor.setFocus()
    qtbot.keyClick(made.editor, Qt.Key.Key_Down)
    desk.flush()
    assert row_of(desk, "a").issue_id == "i"
    desk.apply(delete(desk.document, "x", desk.document.find(Issue, "i")))
    assert row_of(desk, "a").issue_id is None
    assert made.editor.currentText() == "none"


def test_every_input_has_a_name_and_the_names_differ_between_the_sides(open_card):
    card = open_card(LATE)
    names = [
        widget.accessibleName()
        for widget in card.cards.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert all(names)
    assert len(names) == len(set(names)) == 13


def test_the_wheel_over_a_box_without_the_focus_changes_nothing(desk, open_card):
    card = open_card(LATE)
    card.add_button.setFocus()
    for name in ("observable", "issue_id", "probability"):
        editor = input_of(card, "late", name).editor
        wheel(editor, -120)
    desk.flush()
    assert row_of(desk, "late") == LATE


def test_hostile_words_are_shown_as_they_are(desk, open_card):
    card = open_card(LATE.with_(condition=HOSTILE, consequence=" ", otherwise="&"))
    desk.apply(set_field(ISSUE, "title", HOSTILE))
    assert input_of(card, "late", "condition").read_value() == HOSTILE
    assert input_of(card, "late", "issue_id").editor.currentText() == HOSTILE
    plain = Qt.TextFormat.PlainText
    assert all(label.textFormat() == plain for label in card.findChildren(QLabel))


def test_a_probability_beyond_one_is_not_kept(qtbot, desk, open_card):
    card = open_card(LATE)
    made = input_of(card, "late", "probability")
    type_in(qtbot, desk, made, "180")
    assert made.said().startswith("Not saved:")
    assert row_of(desk, "late").probability == D("0.8")


def test_values_without_measure_and_the_same_on_both_sides_have_a_sentence(desk, open_card):
    card = open_card(LATE)
    values = dict.fromkeys(("value_if", "value_else", "their_value_if", "their_value_else"), D(0))
    desk.apply(set_fields("x", LATE, **values))
    assert "adds nothing" in card.cards.cards["late"].worth.text()
    huge = {"value_if": D(10) ** 14, "their_value_if": -(D(10) ** 14)}
    desk.apply(set_fields("x", row_of(desk, "late"), **huge))
    assert "adds 50,000,000,000,000 EUR" in card.cards.cards["late"].worth.text()


def test_a_read_only_workbook_shows_terms_and_changes_none(qtbot, desk, open_card, monkeypatch):
    card = open_card(LATE, term("b", 1))
    monkeypatch.setattr(desk.session.workbook.file, "read_only", True)
    card.show_negotiation("other")
    card.show_negotiation("n")
    assert not card.add_button.isEnabled()
    assert not input_of(card, "late", "observable").editor.isEnabled()
    editor = input_of(card, "b", "otherwise").editor
    assert editor.isReadOnly()
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert ids(desk) == ["late", "b"]
