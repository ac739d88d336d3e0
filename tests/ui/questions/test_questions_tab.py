"""Questions: any text, links, read-only workbooks, keys, and many questions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from negdesk.model.actions import add, delete, set_field
from negdesk.model.rows import Assumption, Question
from tests.ui.hostile import HOSTILE
from tests.ui.questions.asking import belief, price, questions
from tests.ui.screen_reader import nameless

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_shown_as_it_is(qtbot, desk, bare, open_tab, text):
    desk.apply(
        add(
            "x",
            Assumption(id="a", negotiation_id=bare, about="their_limit", text=text, evidence=text),
            price(bare, headline=True).with_(title=text),
            Question(
                id="q",
                negotiation_id=bare,
                text=text,
                heard=text,
                interest=text,
                assumption_id="a",
                issue_id="i",
                status="asked",
            ),
        )
    )
    tab = open_tab(bare)
    card = tab.questions.card("q")
    assert card.heard.text() == text
    assert card.heard.textFormat() == Qt.TextFormat.PlainText
    tab.focus_field("question.heard", "q")
    assert card.text.read_value() == text
    assert card.answer.heard.read_value() == text
    assert card.assumption.editor.currentText() == text
    assert text in card.answer.offer.about_limit.text()
    assert text in card.answer.offer.about_assumption.text()
    for label in (card.answer.offer.about_limit, card.answer.offer.about_assumption):
        assert label.textFormat() == Qt.TextFormat.PlainText
    tips = [each.toolTip() for each in tab.findChildren(QWidget)]
    assert not [tip for tip in tips if text in tip]


def test_links_land_in_the_right_input(desk, sample_id, open_tab):
    tab = open_tab(sample_id)
    row = questions(desk, sample_id)[2]
    assumption = desk.document.all(Assumption, sample_id)[1]
    for key, row_id in (
        ("question.text", row.id),
        ("question.assumption_id", row.id),
        ("assumption.probability", assumption.id),
        ("assumption.text", ""),
        ("reply.we_say", ""),
        ("feeling.sign", ""),
        ("negotiation.outsider", ""),
    ):
        assert tab.focus_field(key, row_id), key
        assert tab.focusWidget().objectName() == key
        if row_id:
            assert tab.focusWidget().parent().row.id == row_id
    desk.apply(set_field(row, "status", "asked"))
    assert tab.focus_field("question.interest", row.id)
    assert tab.focusWidget().objectName() == "question.interest"
    assert tab.focusWidget().isVisible()


def test_a_link_to_a_belief_never_ends_in_an_offer(desk, bare, open_tab, asked):
    asked(price(bare, headline=True), belief(bare), issue_id="i", status="asked")
    tab = open_tab(bare)
    tab.questions.card("q").details.open()
    assert not tab.focus_field("belief.likely", "")


def test_the_readiness_of_the_window_leads_here(sample_window, desk, sample_id):
    for row in questions(desk, sample_id):
        desk.apply(delete(desk.document, "x", row))
    preparation = sample_window.view.preparation
    assert preparation.go_to("question.text", "")
    assert preparation.tab.KEY == "questions"


def test_a_read_only_workbook_is_shown_and_not_changed(
    qtbot, desk, sample_id, open_tab, monkeypatch
):
    row = questions(desk, sample_id)[0]
    desk.apply(set_field(row, "status", "asked"))
    monkeypatch.setattr(desk.session.workbook.file, "read_only", True)
    tab = open_tab(sample_id)
    tab.focus_field("question.heard", row.id)
    card = tab.questions.card(row.id)
    locked = (
        tab.questions.add_button,
        tab.assumptions.add_button,
        card.status.editor,
        card.answer.keep,
        card.grip,
        next(iter(tab.assumptions.cards.cards.values())).ask,
    )
    assert not [widget.objectName() for widget in locked if widget.isEnabled()]
    assert card.text.editor.isReadOnly()
    assert card.answer.heard.editor.isReadOnly()
    before = desk.document.rows(sample_id)
    card.text.editor.setFocus()
    qtbot.keyClick(card.text.editor, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    tab.open_bank()
    tab.bank.take(0)
    assert tab.bank.said.text() == "This workbook can only be read."
    assert desk.document.rows(sample_id) == before


def test_everything_that_takes_the_focus_has_a_name(desk, sample_id, open_tab):
    desk.apply(set_field(questions(desk, sample_id)[0], "status", "asked"))
    tab = open_tab(sample_id)
    tab.focus_field("question.heard", questions(desk, sample_id)[0].id)
    tab.open_bank()
    assert nameless(tab) == []


def test_tab_goes_through_a_question_as_it_is_read(qtbot, desk, bare, open_tab, asked):
    asked()
    tab = open_tab(bare)
    tab.focus_field("question.text", "q")
    met = []
    for _ in range(5):
        met.append(QApplication.focusWidget().objectName())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert met == [
        "question.text",
        "question.status",
        "",
        "question.kind",
        "question.assumption_id",
    ]


def test_a_question_that_is_added_or_moved_comes_into_view(qtbot, desk, sample_id, open_tab):
    tab = open_tab(sample_id)
    tab.resize(1010, 300)
    last = list(tab.assumptions.cards.cards.values())[-1]
    tab.ensureWidgetVisible(last)
    last.ask.click()
    row = questions(desk, sample_id)[-1]
    card = tab.questions.card(row.id)
    qtbot.waitUntil(lambda: not card.text.visibleRegion().isEmpty())
    for _ in range(5):
        qtbot.keyClick(card.text.editor, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert questions(desk, sample_id)[0].id == row.id
    qtbot.waitUntil(lambda: tab.verticalScrollBar().value() < 100)
    assert not card.text.visibleRegion().isEmpty()


def test_forty_questions_with_endless_words_fit_the_tab(desk, bare, open_tab):
    rows = [
        Question(id=f"q{at:02}", negotiation_id=bare, position=at, text="Donau" * 30)
        for at in range(40)
    ]
    desk.apply(add("x", *rows))
    tab = open_tab(bare)
    assert len(tab.questions.cards.cards) == 40
    assert tab.questions.width() <= tab.viewport().width()
    assert tab.questions.card("q39").grip.text() == "40"


def test_deleting_the_negotiation_leaves_an_open_tab_quiet(desk, bare, open_tab, asked):
    asked(status="asked")
    tab = open_tab(bare)
    tab.open_bank()
    desk.apply(delete(desk.document, "x", desk.document.negotiation(bare)))
    tab.refresh()
    assert desk.document.find(Question, "q") is None
