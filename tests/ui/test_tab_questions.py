"""Prepare / Questions: assume, ask, hear, and change what was believed, in one step."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from negdesk.analysis.zone import latest_belief
from negdesk.model.actions import add, delete, set_field
from negdesk.model.rows import Assumption, Belief, Issue, Question
from negdesk.ui.questions.learning import bearing
from negdesk.ui.tabs.questions import Questions
from tests.ui.fields import type_in

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

HOSTILE = (
    "<b>bold</b>",
    "x<y and z>w",
    "AT&T",
    "&#0;",
    "</para>",
    '<img src="/etc/hostname">',
    "<font color=red>red</font>",
    "R&D &File",
)


@pytest.fixture
def open_tab(open_tab_of):
    return partial(open_tab_of, Questions)


@pytest.fixture
def asked(desk, bare):
    """Return what adds a question to an otherwise bare negotiation."""

    def make(*rows, **values):
        question = Question(id="q", negotiation_id=bare, text="What is it worth?", **values)
        desk.apply(add("x", *rows, question))
        return question

    return make


def questions(desk, scope):
    return desk.document.all(Question, scope)


def price(bare, **values):
    return Issue(id="i", negotiation_id=bare, title="Price", **values)


def belief(bare, **values):
    return Belief(
        id="b",
        negotiation_id=bare,
        at="2026-05-01",
        low=Decimal(20),
        likely=Decimal(22),
        high=Decimal(26),
        **values,
    )


def test_the_sample_shows_its_questions_in_order_and_what_tests_what(desk, sample_id, open_tab):
    tab = open_tab(sample_id)
    rows = questions(desk, sample_id)
    assert list(tab.questions.cards.cards) == [row.id for row in rows]
    assert [tab.questions.card(row.id).grip.text() for row in rows] == ["1", "2", "3", "4", "5"]
    for row in rows:
        assert tab.questions.card(row.id).assumption.read_value() == row.assumption_id
        assert tab.questions.card(row.id).untied.isHidden()
    said = [card.tested.text() for card in tab.assumptions.cards.cards.values()]
    assert said.count("1 question tests it.") == 5
    assert said.count("No question tests it yet.") == 2


def test_an_empty_tab_teaches_in_two_sentences(bare, open_tab):
    tab = open_tab(bare)
    for section in (tab.questions, tab.assumptions):
        assert section.empty.isVisible()
        assert sum(section.empty.text().count(end) for end in ".?") == 2


def test_a_question_is_added_typed_and_deleted_by_keyboard(qtbot, desk, bare, open_tab):
    tab = open_tab(bare)
    assert tab.focus_field("question.text", "")
    assert tab.focusWidget().objectName() == "add.question"
    qtbot.keyClick(tab.focusWidget(), Qt.Key.Key_Space)
    qtbot.keyClicks(QApplication.focusWidget(), "Who signs?")
    desk.flush()
    (row,) = questions(desk, bare)
    assert (row.text, row.status, row.kind) == ("Who signs?", "planned", "open")
    assert tab.questions.card(row.id).untied.text() == "It tests nothing yet."
    buttons = tab.questions.card(row.id).findChildren(QAbstractButton)
    cross = next(one for one in buttons if one.accessibleName() == "Delete this question")
    qtbot.keyClick(cross, Qt.Key.Key_Space)
    assert questions(desk, bare) == []
    assert tab.focusWidget() is tab.questions.add_button
    desk.session.undo()
    assert [one.text for one in questions(desk, bare)] == ["Who signs?"]


def test_a_question_can_test_an_assumption_or_be_about_an_issue(desk, bare, open_tab, asked):
    asked(Assumption(id="a", negotiation_id=bare, text="She signs"), price(bare))
    tab = open_tab(bare)
    card = tab.questions.card("q")
    assert card.untied.isVisible()
    for made, offered in ((card.assumption, "She signs"), (card.issue, "Price")):
        box = made.editor
        assert [box.itemText(at) for at in range(box.count())] == ["none", offered]
        box.setCurrentIndex(1)
        box.activated.emit(1)
    (row,) = questions(desk, bare)
    assert (row.assumption_id, row.issue_id) == ("a", "i")
    assert card.untied.isHidden()
    assert tab.assumptions.cards.cards["a"].tested.text() == "1 question tests it."


def test_empty_and_equal_titles_can_be_told_apart(desk, bare, open_tab, asked):
    rows = [
        Assumption(id=f"a{at}", negotiation_id=bare, position=at, text=text)
        for at, text in enumerate(("", "  ", "same", "same", "once"))
    ]
    asked(*rows)
    tab = open_tab(bare)
    box = tab.questions.card("q").assumption.editor
    assert [box.itemText(at) for at in range(box.count())] == [
        "none",
        "(untitled) (1)",
        "(untitled) (2)",
        "same (1)",
        "same (2)",
        "once",
    ]


def test_an_issue_is_offered_with_its_groups(desk, bare, open_tab, asked):
    asked(
        Issue(id="g", negotiation_id=bare, kind="group", title="R&D"),
        Issue(id="i", negotiation_id=bare, position=1, parent_id="g", title="<b>Fee</b>"),
    )
    tab = open_tab(bare)
    box = tab.questions.card("q").issue.editor
    assert [box.itemText(at) for at in range(box.count())] == ["none", "R&D", "R&D › <b>Fee</b>"]


def test_ask_about_it_adds_a_question_tied_to_the_assumption(qtbot, desk, bare, open_tab):
    desk.apply(add("x", Assumption(id="a", negotiation_id=bare, text="They are in a hurry")))
    tab = open_tab(bare)
    tab.assumptions.cards.cards["a"].ask.click()
    qtbot.keyClicks(QApplication.focusWidget(), "When do you need it?")
    desk.flush()
    (row,) = questions(desk, bare)
    assert (row.assumption_id, row.text) == ("a", "When do you need it?")
    assert tab.assumptions.cards.cards["a"].tested.text() == "1 question tests it."


def test_deleting_an_assumption_unties_its_questions_and_undo_ties_them(
    desk, bare, open_tab, asked
):
    asked(Assumption(id="a", negotiation_id=bare, text="x"), assumption_id="a")
    tab = open_tab(bare)
    desk.apply(delete(desk.document, "x", desk.document.find(Assumption, "a")))
    assert tab.questions.card("q").assumption.read_value() is None
    assert tab.questions.card("q").untied.isVisible()
    desk.session.undo()
    assert tab.questions.card("q").assumption.read_value() == "a"


def test_a_planned_question_hides_its_answer_and_an_asked_one_unfolds(desk, bare, open_tab, asked):
    asked(price(bare, headline=True), issue_id="i")
    tab = open_tab(bare)
    card = tab.questions.card("q")
    assert card.details.isHidden()
    card.status.editor.click()
    assert desk.document.find(Question, "q").status == "asked"
    assert card.answer.heard.isVisible()
    card.status.editor.click()
    assert card.details.isHidden()
    assert desk.document.find(Question, "q").status == "planned"


def test_an_answer_and_the_belief_it_changes_are_one_step(qtbot, desk, bare, open_tab, asked):
    asked(price(bare, headline=True), belief(bare), issue_id="i")
    before = desk.document.find(Question, "q")
    tab = open_tab(bare)
    steps = desk.session.undo_stack.count()
    card = tab.questions.card("q")
    card.status.editor.click()
    answer = card.answer
    type_in(qtbot, desk, answer.heard, "Twenty-one would do")
    type_in(qtbot, desk, answer.interest, "Cash by June")
    offer = answer.offer
    assert [made.editor.text() for made in offer.limits] == ["20", "22", "26"]
    type_in(qtbot, desk, offer.limits[1], "21")
    type_in(qtbot, desk, offer.limits[2], "23.5")
    offer.reason.editor.setCurrentIndex(offer.reason.editor.findData("trust"))
    offer.reason.editor.activated.emit(0)
    type_in(qtbot, desk, offer.note, "He said so himself")
    assert len(desk.document.all(Belief, bare)) == 1
    answer.keep.click()
    kept = latest_belief(desk.document, bare)
    assert (kept.low, kept.likely, kept.high) == (Decimal(20), Decimal(21), Decimal("23.5"))
    assert (kept.issue_id, kept.reason, kept.note) == (None, "trust", "He said so himself")
    assert kept.at == "2026-05-04T14:32"
    row = desk.document.find(Question, "q")
    assert (row.status, row.heard, row.interest) == ("asked", "Twenty-one would do", "Cash by June")
    assert desk.session.undo_stack.count() == steps + 1
    desk.session.undo()
    assert desk.document.find(Question, "q") == before
    assert [one.id for one in desk.document.all(Belief, bare)] == ["b"]
    desk.session.redo()
    assert latest_belief(desk.document, bare) == kept
    assert desk.document.find(Question, "q") == row


def test_what_was_heard_is_saved_without_keep(qtbot, desk, bare, open_tab, asked):
    asked()
    tab = open_tab(bare)
    card = tab.questions.card("q")
    card.status.editor.click()
    type_in(qtbot, desk, card.answer.heard, "Nobody knows")
    assert desk.document.find(Question, "q").heard == "Nobody knows"
    assert not card.answer.keep.isVisible()


def test_an_answer_after_keep_is_a_step_of_its_own(qtbot, desk, bare, open_tab, asked):
    asked(price(bare, headline=True), belief(bare), issue_id="i")
    tab = open_tab(bare)
    card = tab.questions.card("q")
    card.status.editor.click()
    type_in(qtbot, desk, card.answer.offer.limits[1], "21")
    card.answer.keep.click()
    type_in(qtbot, desk, card.answer.heard, "more")
    desk.session.undo()
    assert desk.document.find(Question, "q").heard == ""
    assert latest_belief(desk.document, bare).likely == Decimal(21)


def test_an_issue_of_its_own_gets_a_belief_of_its_own_in_its_unit(
    qtbot, desk, bare, open_tab, asked
):
    asked(price(bare, unit="weeks", their_likely=Decimal(4), limit=Decimal(6)), issue_id="i")
    tab = open_tab(bare)
    card = tab.questions.card("q")
    card.status.editor.click()
    offer = card.answer.offer
    assert [made.editor.text() for made in offer.limits] == ["", "4", ""]
    assert offer.limits[1]._unit.text() == "weeks"
    assert "Price" in offer.about_limit.text()
    type_in(qtbot, desk, offer.limits[1], "5")
    card.answer.keep.click()
    kept = latest_belief(desk.document, bare, "i")
    assert (kept.likely, kept.reason) == (Decimal(5), "new_information")
    assert latest_belief(desk.document, bare) is None


def test_the_probability_of_the_assumption_is_updated_in_the_same_step(
    qtbot, desk, bare, open_tab, asked
):
    rows = Assumption(
        id="a", negotiation_id=bare, about="their_limit", text="y", probability=Decimal("0.5")
    )
    asked(rows, belief(bare), assumption_id="a")
    tab = open_tab(bare)
    steps = desk.session.undo_stack.count()
    card = tab.questions.card("q")
    card.status.editor.click()
    type_in(qtbot, desk, card.answer.offer.probability, "80")
    type_in(qtbot, desk, card.answer.offer.limits[1], "21")
    card.answer.keep.click()
    assert desk.document.find(Assumption, "a").probability == Decimal("0.8")
    assert latest_belief(desk.document, bare).likely == Decimal(21)
    assert desk.session.undo_stack.count() == steps + 1
    desk.session.undo()
    assert desk.document.find(Assumption, "a").probability == Decimal("0.5")
    assert len(desk.document.all(Belief, bare)) == 1


def test_keep_without_a_change_adds_no_belief(desk, bare, open_tab, asked):
    asked(price(bare, headline=True), belief(bare), issue_id="i")
    tab = open_tab(bare)
    card = tab.questions.card("q")
    card.status.editor.click()
    card.answer.keep.click()
    assert len(desk.document.all(Belief, bare)) == 1
    assert card.answer.said.text() == "Your estimates stay as they were."


@pytest.mark.parametrize(
    ("name", "typed", "why"),
    [
        (0, "30", "rise in this order"),
        (1, "", "at least what is likely"),
        (1, "abc", ""),
        (2, "1e99", ""),
    ],
)
def test_numbers_that_are_no_belief_are_refused_in_words(
    qtbot, desk, bare, open_tab, asked, name, typed, why
):
    asked(price(bare, headline=True), belief(bare), issue_id="i")
    tab = open_tab(bare)
    card = tab.questions.card("q")
    card.status.editor.click()
    made = card.answer.offer.limits[name]
    made.editor.setFocus()
    made.editor.clear()
    made.touched()
    qtbot.keyClicks(made.editor, typed)
    card.answer.keep.click()
    assert len(desk.document.all(Belief, bare)) == 1
    if why:
        assert why in card.answer.said.text()
    else:
        assert made.said().startswith("Not saved")
        assert tab.focusWidget() is made.editor
        qtbot.keyClick(made.editor, Qt.Key.Key_Escape)
        assert made.editor.text() == ("22" if name == 1 else "26")


def test_a_probability_beyond_certain_is_refused(qtbot, desk, bare, open_tab, asked):
    asked(Assumption(id="a", negotiation_id=bare, text="y"), assumption_id="a")
    tab = open_tab(bare)
    card = tab.questions.card("q")
    card.status.editor.click()
    type_in(qtbot, desk, card.answer.offer.probability, "150")
    card.answer.keep.click()
    assert desk.document.find(Assumption, "a").probability is None
    assert tab.focusWidget() is card.answer.offer.probability.editor
    desk.apply(delete(desk.document, "x", desk.document.find(Question, "q")))
    desk.flush()


def test_keep_says_how_the_chance_of_a_zone_moved(qtbot, desk, bare, open_tab, asked):
    desk.apply(set_field(desk.document.negotiation(bare), "limit", Decimal(23)))
    asked(price(bare, headline=True), belief(bare), issue_id="i")
    tab = open_tab(bare)
    card = tab.questions.card("q")
    card.status.editor.click()
    type_in(qtbot, desk, card.answer.offer.limits[2], "23")
    card.answer.keep.click()
    assert card.answer.said.text().endswith("and is now 100\u202f%.")
    desk.session.undo()
    card.status.editor.click()
    assert card.answer.said.text() == ""
    assert [made.editor.text() for made in card.answer.offer.limits] == ["20", "22", "26"]


def test_a_belief_kept_with_the_clock_set_back_is_still_the_latest(
    qtbot, desk, bare, open_tab, asked
):
    asked(price(bare, headline=True), belief(bare).with_(at="2027-01-01T10:00"), issue_id="i")
    tab = open_tab(bare)
    card = tab.questions.card("q")
    card.status.editor.click()
    type_in(qtbot, desk, card.answer.offer.limits[1], "21")
    card.answer.keep.click()
    assert latest_belief(desk.document, bare).likely == Decimal(21)


def test_a_choice_issue_bears_on_no_limit(desk, bare, asked):
    row = asked(price(bare, kind="choice"), issue_id="i")
    assert not bearing(desk.document, row).on_limit


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
        middle = combo.rect().center().toPointF()
        event = QWheelEvent(
            middle,
            combo.mapToGlobal(middle),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(combo, event)
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
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in tab.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.focusProxy() is None
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert nameless == []


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
