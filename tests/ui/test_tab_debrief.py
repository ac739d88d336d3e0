"""Debrief: ten minutes by keyboard, the numbers by themselves, stopped and gone on with."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from negdesk.analysis.debriefing import debriefing
from negdesk.analysis.headline import agreement_of
from negdesk.analysis.seal import seal_edit
from negdesk.model.actions import add, delete, set_field, set_fields
from negdesk.model.edits import Change, Edit
from negdesk.model.rows import (
    Assumption,
    Belief,
    Deviation,
    Event,
    Issue,
    Lesson,
    LimitChange,
    Negotiation,
    Option,
    Package,
    Party,
    Rating,
    Seal,
    Term,
)
from negdesk.ui.printing.window import PrintWindow
from negdesk.ui.tabs.debrief import Debrief
from negdesk.ui.tabs.situation import Situation
from negdesk.workbook import Workbook
from tests.ui.fields import by_key, type_in
from tests.ui.test_tab_questions import HOSTILE

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

D = Decimal


@pytest.fixture
def bare(desk):
    desk.apply(add("x", Negotiation(id="bare", title="Choir", created_at="2026-01-01")))
    return "bare"


@pytest.fixture
def car(desk):
    """Return a purchase with their limit believed, an assumption and a sealed preparation."""
    head = Negotiation(
        id="car",
        title="Car",
        better="lower",
        unit="EUR",
        limit=D(26000),
        target=D(24000),
        opening=D(22000),
        hours_planned=D(4),
        created_at="2026-01-01",
    )
    part = {"negotiation_id": "car"}
    desk.apply(
        add(
            "x",
            head,
            Party(id="me", side="us", name="Mara", **part),
            Party(id="them", name="Nord", authority="decides", position=1, **part),
            Belief(id="b", at="2026-05-01", low=D(23000), likely=D(24500), high=D(26500), **part),
            Assumption(id="a", text="They need it gone by May", probability=D("0.7"), **part),
        )
    )
    desk.apply(seal_edit(desk.document, "car", desk.new_id, "2026-05-04T14:00"))
    return "car"


@pytest.fixture
def open_tab(open_tab_of):
    return partial(open_tab_of, Debrief)


def change(desk, scope, **values):
    assert desk.apply(set_fields("x", desk.document.negotiation(scope), **values))


def offer(desk, scope, number, value, by="them", **more):
    at = f"2026-05-14T17:{number:02}"
    row = Event(
        id=f"e{number}", negotiation_id=scope, kind="offer", at=at, party_id=by, value=value
    )
    desk.apply(add("x", row.with_(**more)))


def said(tab):
    return {
        line.objectName().removeprefix("audit."): line.text()
        for line in tab.numbers.lines
        if not line.isHidden()
    }


def left(desk, scope):
    return {step.key for step in debriefing(desk.document, scope).left}


def two_issues(desk):
    """Give the car two issues, of which each side values another one, and a first offer."""
    part = {"negotiation_id": "car"}
    rows = [
        Issue(id="tyres", kind="choice", title="Tyres", weight=D(80), their_weight=D(20), **part),
        Issue(
            id="day",
            kind="choice",
            title="Day",
            position=1,
            weight=D(20),
            their_weight=D(80),
            **part,
        ),
        Package(id="p1", title="First", **part),
        Package(id="p2", title="Second", position=1, **part),
    ]
    for issue in ("tyres", "day"):
        for index, label in enumerate(("ours", "theirs")):
            ours = D(100 - 100 * index)
            rows.append(
                Option(
                    id=f"{issue}.{label}",
                    issue_id=issue,
                    label=label,
                    position=index,
                    score=ours,
                    their_score=100 - ours,
                    **part,
                )
            )
    for package, picks in (("p1", ("theirs", "ours")), ("p2", ("ours", "ours"))):
        for issue, pick in zip(("tyres", "day"), picks, strict=True):
            row_id = f"{package}.{issue}"
            rows.append(
                Term(
                    id=row_id,
                    package_id=package,
                    issue_id=issue,
                    option_id=f"{issue}.{pick}",
                    **part,
                )
            )
    desk.apply(add("x", *rows))


def test_an_empty_debrief_says_where_to_begin(bare, open_tab):
    tab = open_tab(bare)
    assert tab.progress.heading.text() == "0 of 8 done"
    assert "Say first how it ended" in tab.progress.words.text()
    assert said(tab) == {"open": "This fills itself in as soon as you say how it ended."}
    assert not tab.finish.isVisible()


def test_every_part_that_is_left_is_a_link_to_its_first_input(desk, car, open_tab):
    tab = open_tab(car)
    change(desk, car, stage="agreed")
    links = [link for column in tab.progress.links for link in column.links if link.isVisible()]
    assert len(links) == 9
    reached = []
    for link in links:
        link.click()
        reached.append(tab.focusWidget().objectName())
    assert reached == [
        "negotiation.agreed_value",
        "negotiation.stage",
        "negotiation.their_limit_learned",
        "assumption.outcome",
        "add.deviation",
        "negotiation.never_raised",
        "rating.after",
        "negotiation.hours_spent",
        "add.lesson",
    ]
    assert links[0].accessibleName() == "How it ended: left to do"
    assert links[1].accessibleName() == "What the numbers say: done"


def test_how_it_ended_is_chosen_and_a_seal_is_not(desk, bare, open_tab):
    tab = open_tab(bare)
    stage = by_key(tab, "negotiation.stage").editor
    assert [stage.itemData(at) for at in range(stage.count())] == ["preparing", "agreed", "no_deal"]
    desk.apply(set_field(desk.document.negotiation(bare), "stage", "sealed"))
    assert stage.currentData() == "sealed"


def test_a_deal_fills_the_numbers_in(desk, car, open_tab):
    tab = open_tab(car)
    change(desk, car, stage="agreed", agreed_value=D(25000), their_limit_learned=D(24000))
    words = said(tab)
    assert words["agreed"] == "You agreed on 25,000 EUR."
    assert words["against_limit"] == "That is 1,000 EUR better than your walkaway limit."
    assert "67 %" in words["share_believed"].replace("\u00a0", " ").replace("\u202f", " ")
    assert "50 %" in words["share_learned"].replace("\u00a0", " ").replace("\u202f", " ")
    assert "from_memory" not in words
    assert tab.theirs.believed.text() == (
        "You had expected 23,000 to 26,500, most likely 24,500 EUR."
    )


@pytest.mark.parametrize(
    ("better", "limit", "theirs", "agreed", "against", "share"),
    [
        ("lower", "0.30", "0.10", "0.1", "That is 0.20 JPY better", "100 %"),
        ("lower", "0.3", "0.1", "0.30", "exactly your walkaway limit", "0 %"),
        ("higher", "-5", "0", "-5", "exactly your walkaway limit", "0 %"),
        ("higher", "1000000000", "1", "5", "999,999,995 JPY worse", "no zone"),
        ("lower", "100", "100", "100", "exactly your walkaway limit", "one point"),
        ("lower", "100", "200", "90", "That is 10 JPY better", "no zone"),
        ("higher", None, "7", "5", "You had set no walkaway limit", None),
        ("lower", "100", None, "120", "20 JPY worse than your walkaway limit", "is not known"),
    ],
)
def test_any_numbers_read_right(
    desk, bare, open_tab, better, limit, theirs, agreed, against, share
):
    tab = open_tab(bare)
    change(
        desk,
        bare,
        unit="JPY",
        better=better,
        limit=D(limit) if limit else None,
        their_limit_learned=D(theirs) if theirs else None,
        agreed_value=D(agreed),
        stage="agreed",
    )
    words = said(tab)
    assert against in words["against_limit"]
    told = words.get("share_learned", "").replace("\u00a0", " ").replace("\u202f", " ")
    assert share is None or share in told
    assert "memory" in words["from_memory"]


def test_a_correct_walk_away_looks_like_the_success_it_is(desk, car, open_tab):
    tab = open_tab(car)
    offer(desk, car, 1, D(27000))
    offer(desk, car, 2, D(26400))
    change(desk, car, stage="no_deal")
    assert "That is a success." in said(tab)["walked_away"]
    assert tab.numbers.card.property("role") == "zone-card"
    assert "That is a success." in tab.ratings.economic.text()
    assert tab.outcome.why.isVisible()
    assert tab.outcome.value.isHidden()
    assert tab.outcome.agreement.isHidden()
    offer(desk, car, 3, D(25000))
    assert "your limit would have allowed" in said(tab)["walked_away"]
    assert tab.numbers.card.property("role") == "card"


def test_a_negotiation_without_numbers_is_asked_for_none(desk, bare, open_tab):
    tab = open_tab(bare)
    change(desk, bare, stage="agreed")
    assert tab.numbers.heading.text() == "What came of it"
    assert said(tab) == {
        "agreed": "You agreed, without a number. What it is worth stands in your own words."
    }
    for hidden in (tab.outcome.value, tab.theirs.limit, tab.theirs.believed, tab.ratings.economic):
        assert not hidden.isVisible()
    assert {"outcome", "numbers"}.isdisjoint(left(desk, bare))
    words = " ".join(label.text() for label in tab.findChildren(QLabel) if label.isVisible())
    assert not any(mark in words for mark in ("%", "EUR", "None", " limit"))


def test_the_terms_are_taken_over_from_the_last_offer_and_put_right(desk, car, open_tab):
    two_issues(desk)
    offer(desk, car, 1, None, package_id="p1")
    offer(desk, car, 2, None, by="me", package_id="p2")
    tab = open_tab(car)
    change(desk, car, stage="agreed")
    card = tab.outcome.agreement
    assert card.source.currentText() == "Last offer: Second"
    card.take.click()
    agreement = agreement_of(desk.document, car)
    assert (agreement.kind, agreement.title) == ("agreement", "Agreement")
    assert desk.document.find(Package, "p2").kind == "offer"
    assert {row.input.editor.currentText() for row in card.rows.values()} == {"ours"}
    editor = card.rows["day"].input.editor
    editor.setCurrentIndex(editor.findData("day.theirs"))
    editor.activated.emit(editor.currentIndex())
    terms = {t.issue_id: t.option_id for t in desk.document.all(Term, car)
             if t.package_id == agreement.id}  # fmt: skip
    assert terms == {"tyres": "tyres.ours", "day": "day.theirs"}
    assert desk.document.find(Term, "p2.day").option_id == "day.ours"
    desk.session.undo()
    desk.session.undo()
    assert agreement_of(desk.document, car) is None
    assert card.source.isVisible()


def test_terms_can_be_typed_from_nothing_and_begun_again(desk, car, open_tab):
    two_issues(desk)
    tab = open_tab(car)
    change(desk, car, stage="agreed")
    card = tab.outcome.agreement
    card.source.setCurrentIndex(card.source.findData(""))
    card.take.click()
    editor = card.rows["tyres"].input.editor
    assert editor.currentText() == "not settled"
    editor.setCurrentIndex(editor.findData("tyres.ours"))
    editor.activated.emit(editor.currentIndex())
    agreement = agreement_of(desk.document, car)
    (term,) = [t for t in desk.document.all(Term, car) if t.package_id == agreement.id]
    assert term.option_id == "tyres.ours"
    card.drop.click()
    assert agreement_of(desk.document, car) is None
    assert desk.document.find(Term, term.id) is None
    assert QApplication.focusWidget() is card.source


def test_the_headline_of_the_terms_counts_until_a_value_is_typed(desk, car, open_tab):
    part = {"negotiation_id": car}
    desk.apply(
        add(
            "x",
            Issue(id="price", title="Price", headline=True, better="lower", **part),
            Package(id="p", kind="agreement", **part),
            Term(id="t", package_id="p", issue_id="price", number=D(25100), **part),
        )
    )
    tab = open_tab(car)
    change(desk, car, stage="agreed")
    assert tab.outcome.from_terms.text() == "From the terms: 25,100 EUR."
    assert said(tab)["agreed"] == "You agreed on 25,100 EUR."
    change(desk, car, agreed_value=D(25000))
    assert tab.outcome.from_terms.text() == "The terms below say 25,100 EUR."
    assert said(tab)["agreed"] == "You agreed on 25,000 EUR."
    change(desk, car, agreed_value=D(25100))
    assert tab.outcome.from_terms.isHidden()


def test_a_value_that_was_said_is_the_headline_of_the_terms_taken_over(desk, car, open_tab):
    part = {"negotiation_id": car}
    price = Issue(id="price", title="Price", kind="number", headline=True, better="lower", **part)
    offered = Package(id="p", title="Cash", **part)
    said_then = Term(id="t", package_id="p", issue_id="price", number=D(23000), **part)
    desk.apply(add("x", price, offered, said_then))
    tab = open_tab(car)
    change(desk, car, stage="agreed", agreed_value=D(25000))
    card = tab.outcome.agreement
    for source in ("p", ""):
        card.source.setCurrentIndex(card.source.findData(source))
        card.take.click()
        agreement = agreement_of(desk.document, car)
        (term,) = [t for t in desk.document.all(Term, car) if t.package_id == agreement.id]
        assert (term.issue_id, term.number) == ("price", 25000)
        card.drop.click()
    assert desk.document.find(Term, "t").number == 23000


def test_what_both_would_prefer_becomes_a_package_and_the_deal_stays(qtbot, desk, car, open_tab):
    two_issues(desk)
    tab = open_tab(car)
    change(desk, car, stage="agreed")
    card = tab.outcome.agreement
    card.source.setCurrentIndex(card.source.findData("p1"))
    card.take.click()
    button = tab.numbers.left.button
    qtbot.waitUntil(button.isVisible)
    assert "60 more points for you and 60 for them" in tab.numbers.left.words.text()
    before = agreement_of(desk.document, car)
    steps = desk.session.undo_stack.count()
    button.click()
    made = desk.document.all(Package, car)[-1]
    assert (made.title, made.kind) == ("After signing: better for both", "offer")
    terms = {t.issue_id: t.option_id for t in desk.document.all(Term, car)
             if t.package_id == made.id}  # fmt: skip
    assert terms == {"tyres": "tyres.ours", "day": "day.theirs"}
    assert agreement_of(desk.document, car) == before
    assert desk.session.undo_stack.count() == steps + 1


def test_a_deal_on_the_frontier_left_nothing_on_the_table(qtbot, desk, car, open_tab):
    two_issues(desk)
    tab = open_tab(car)
    change(desk, car, stage="agreed")
    card = tab.outcome.agreement
    card.source.setCurrentIndex(card.source.findData("p2"))
    card.take.click()
    qtbot.waitUntil(lambda: "Nothing was left" in tab.numbers.left.words.text())
    assert tab.numbers.left.button.isHidden()


def test_deleting_a_package_that_an_offer_names_breaks_nothing(desk, car, open_tab):
    two_issues(desk)
    offer(desk, car, 1, None, package_id="p1")
    tab = open_tab(car)
    change(desk, car, stage="agreed")
    desk.apply(delete(desk.document, "x", desk.document.find(Package, "p1")))
    assert desk.document.find(Event, "e1").package_id is None
    assert tab.outcome.agreement.source.currentText() == "Second"


def test_a_moved_limit_asks_for_its_reason_here_too(qtbot, desk, car, open_tab):
    tab = open_tab(car)
    change(desk, car, stage="agreed", agreed_value=D(25000))
    change(desk, car, limit=D(25500))
    assert "numbers" in left(desk, car)
    (card,) = tab.numbers.changes.cards.values()
    assert card.words.text().startswith("The limit moved from 26,000 to 25,500 EUR, Mon 4 May")
    assert tab.focus_field("limit_change.reason", "")
    qtbot.keyClicks(tab.focusWidget(), "the tyres are in")
    desk.flush()
    assert desk.document.all(LimitChange, car)[0].reason == "the tyres are in"
    assert "numbers" not in left(desk, car)


def test_the_probability_that_counts_is_the_sealed_one(desk, car, open_tab):
    tab = open_tab(car)
    (card,) = tab.assumptions.cards.cards.values()
    row = desk.document.find(Assumption, "a")
    desk.apply(set_field(row, "probability", D("0.95")))
    assert card.held.text().replace("\u202f", " ").replace("\u00a0", " ") == (
        "You held it 70 % likely."
    )
    editor = card.outcome.editor
    editor.setCurrentIndex(editor.findData("false"))
    editor.activated.emit(editor.currentIndex())
    assert desk.document.find(Assumption, "a").outcome == "false"
    assert "assumptions" not in left(desk, car)


def test_without_assumptions_none_are_asked_about(bare, open_tab):
    tab = open_tab(bare)
    assert not tab.assumptions.isVisible()


def test_a_deviation_begins_with_what_the_seal_had_expected(qtbot, desk, car, open_tab):
    change(desk, car, opening=D(1), goal="new")
    tab = open_tab(car)
    links = {link.place.field: link for link in tab.deviations.before.links if link.isVisible()}
    assert links["opening"].place.text == "Our opening: 22,000 EUR"
    assert "goal" not in links
    links["opening"].click()
    (row,) = desk.document.all(Deviation, car)
    assert (row.topic, row.expected) == ("Our opening", "22,000 EUR")
    assert QApplication.focusWidget().objectName() == "deviation.actual"
    qtbot.keyClicks(QApplication.focusWidget(), "They began first")
    desk.flush()
    assert "deviations" not in left(desk, car)
    assert "Our opening" not in [
        link.place.text.partition(":")[0]
        for link in tab.deviations.before.links
        if link.isVisible()
    ]


def test_all_as_expected_is_an_answer_too(desk, car, open_tab):
    tab = open_tab(car)
    tab.deviations.none.click()
    assert "deviations" not in left(desk, car)
    assert not tab.deviations.none.isVisible()
    desk.session.undo()
    assert tab.deviations.none.isVisible()


def test_a_deviation_is_deleted_with_undo(desk, car, open_tab):
    tab = open_tab(car)
    tab.deviations.add_button.click()
    assert QApplication.focusWidget().objectName() == "deviation.topic"
    (row,) = desk.document.all(Deviation, car)
    tab.deviations.cards.cards[row.id].delete_wanted.emit(row.id)
    assert desk.document.all(Deviation, car) == []
    assert QApplication.focusWidget() is tab.deviations.add_button
    desk.session.undo()
    assert desk.document.all(Deviation, car) == [row]


def test_a_rating_is_added_with_its_first_number(qtbot, desk, car, open_tab):
    tab = open_tab(car)
    before, after, note = tab.ratings.dimensions.inputs["relationship"]
    type_in(qtbot, desk, before, "3")
    type_in(qtbot, desk, after, "4")
    type_in(qtbot, desk, note, "she waved")
    (row,) = desk.document.all(Rating, car)
    assert (row.dimension, row.before, row.after, row.note) == ("relationship", 3, 4, "she waved")
    assert after.editor.accessibleName() == "Relationship: after"
    for _ in range(3):
        desk.session.undo()
    assert desk.document.all(Rating, car) == []
    assert after.editor.text() == ""


@pytest.mark.parametrize("text", ["0", "6", "2.5", "-1", "x"])
def test_a_rating_off_the_scale_is_refused_and_says_why(qtbot, desk, car, open_tab, text):
    tab = open_tab(car)
    after = tab.ratings.content.after_of("satisfied_self")
    type_in(qtbot, desk, after, text)
    assert desk.document.all(Rating, car) == []
    assert tab.ratings.content.refusal.text().startswith("Not saved")
    qtbot.keyClick(after.editor, Qt.Key.Key_Escape)
    assert after.editor.text() == ""
    assert not tab.ratings.content.refusal.isVisible()


def test_ratings_in_own_words_are_shown_beside_ours(desk, car, open_tab):
    desk.apply(
        add(
            "x",
            Rating(id="r", negotiation_id=car, dimension="How we laughed", after=D(8)),
            Rating(id="s", negotiation_id=car, position=1, dimension="satisfied_self", after=D(4)),
        )
    )
    tab = open_tab(car)
    assert list(tab.ratings.content.inputs)[-1] == "How we laughed"
    assert tab.ratings.content.after_of("How we laughed").editor.text() == "8"
    desk.apply(delete(desk.document, "x", desk.document.find(Rating, "r")))
    assert "How we laughed" not in tab.ratings.content.inputs


def tab_to(qtbot, name, most=200):
    """Press Tab until an input has the focus; return it."""
    for _ in range(most):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget().objectName() == name:
            return QApplication.focusWidget()
    raise AssertionError(f"{name} was not reached")


def test_the_whole_debrief_is_done_by_keyboard_in_one_go(qtbot, sample_window, desk, car):
    sample_window.view.choose(car, "situation")
    sample_window.menus.actions["phase.debrief"].trigger()
    sample_window.view.preparation.bar.setFocus()

    def keys(text):
        qtbot.keyClicks(QApplication.focusWidget(), text)

    def press(key):
        qtbot.keyClick(QApplication.focusWidget(), key)

    stage = tab_to(qtbot, "negotiation.stage")
    press(Qt.Key.Key_Down)
    assert stage.currentData() == "agreed"
    tab_to(qtbot, "negotiation.agreed_value")
    keys("25000")
    tab_to(qtbot, "negotiation.their_limit_learned")
    keys("24200")
    tab_to(qtbot, "negotiation.priorities_learned")
    keys("The quarter, not the price.")
    outcome = tab_to(qtbot, "assumption.outcome")
    press(Qt.Key.Key_Down)
    assert outcome.currentData() == "true"
    tab_to(qtbot, "assumption.learned")
    keys("He said it himself.")
    tab_to(qtbot, "add.deviation")
    press(Qt.Key.Key_Space)
    keys("Pace")
    tab_to(qtbot, "deviation.expected")
    keys("an hour")
    tab_to(qtbot, "deviation.actual")
    keys("three")
    tab_to(qtbot, "negotiation.never_raised")
    keys("A service plan.")
    for _ in range(8):
        tab_to(qtbot, "rating.after")
        keys("4")
    tab_to(qtbot, "negotiation.hours_spent")
    keys("5")
    tab_to(qtbot, "add.lesson")
    press(Qt.Key.Key_Space)
    keys("Ask who signs first.")
    desk.flush()
    progress = sample_window.view.preparation.tab.progress
    assert progress.heading.text() == "9 of 9 done"
    tab_to(qtbot, "debrief.finish")
    press(Qt.Key.Key_Space)
    row = desk.document.negotiation(car)
    assert (row.stage, row.agreed_value, row.their_limit_learned) == ("agreed", 25000, 24200)
    assert row.debriefed_at == "2026-05-04T14:32"
    assert desk.session.undo_stack.undoText() == "finish the debrief"
    assert progress.words.text().startswith("Finished on Monday 4 May")
    assert len(desk.document.all(Rating, car)) == 8
    desk.session.undo()
    assert desk.document.negotiation(car).debriefed_at == ""
    assert sample_window.view.preparation.tab.finish.isVisible()


def test_hours_of_the_preparation_alone_are_not_all_of_it(desk, car, open_tab):
    open_tab(car)
    change(desk, car, hours_spent=D(3))
    assert "hours" in left(desk, car)
    change(desk, car, stage="no_deal")
    assert "hours" not in left(desk, car)


def test_notes_ask_for_what_was_agreed_whatever_the_template_wants_to_be_brought(desk, open_tab):
    scope = desk.document.negotiations[0].id
    assert desk.prompt(scope, "negotiation.notes").startswith("What to bring")
    tab = open_tab(scope)
    assert tab.notes.editor.placeholderText().startswith("Who does what by when")
    assert "Bring: both quotes" in tab.notes.read_value()


def test_what_is_noted_while_preparing_is_there_in_the_debrief(qtbot, desk, open_tab):
    scope = desk.document.negotiations[0].id
    debrief, situation = open_tab(scope), Situation(desk)
    qtbot.addWidget(situation)
    situation.show_negotiation(scope)
    situation.show()
    assert situation.focus_field("negotiation.notes", scope)
    qtbot.keyClicks(situation.focusWidget(), "And a pen. ")
    desk.flush()
    debrief.refresh()
    assert debrief.notes.read_value().startswith("And a pen. Bring: both quotes")


def test_the_debrief_is_printed_from_its_tab(sample_window, desk, qtbot):
    sample_window.view.choose(sample_window.view.any_id, "debrief")
    button = sample_window.view.preparation.tab.findChild(QPushButton, "debrief.print")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    found = sample_window.view.findChild(PrintWindow)
    qtbot.waitUntil(lambda: found.ready)
    assert found.order.kind == "debrief"


def test_long_words_in_a_narrow_column_find_a_place_to_break(desk, car, open_tab):
    word = "Verhandlungsatmosphärenzufriedenheit"
    desk.apply(add("x", Rating(id="r", negotiation_id=car, dimension=word, after=D(4))))
    tab = open_tab(car)
    (label,) = [
        one for one in tab.ratings.findChildren(QLabel) if one.text().replace("\u200b", "") == word
    ]
    metrics = label.fontMetrics()
    assert all(
        metrics.horizontalAdvance(piece) < label.width() for piece in label.text().split("\u200b")
    )
    assert "\u200b" in label.text()


def test_a_debrief_is_gone_on_with_where_it_was_left(qtbot, window, make_workbook, negotiation):
    rows = negotiation("Boat", "Weber", stage="agreed", agreed_value=D(90), limit=D(80))
    path = make_workbook(*rows)
    nid = rows[0].id
    assert window.open(path)
    window.view.choose(nid, "debrief")
    tab = window.view.preparation.tab
    type_in(qtbot, window.desk, by_key(tab, "negotiation.never_raised"), "the mooring")
    tab.ratings.dimensions.after_of("learning").editor.setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "4")
    heading = "3 of 8 done"
    window.show_start()
    assert window.open(path)
    assert window.view.tab_key == "debrief"
    tab = window.view.preparation.tab
    assert tab.progress.heading.text() == heading
    assert tab.ratings.dimensions.after_of("learning").editor.text() == "4"
    assert by_key(tab, "negotiation.never_raised").read_value() == "the mooring"


def test_a_place_kept_under_the_old_name_still_opens_the_debrief(sample_window):
    view = sample_window.view
    view.choose(view.desk.document.negotiations[0].id, "outcome")
    assert view.tab_key == "debrief"


def test_a_seal_changed_from_outside_leaves_the_debrief_from_memory(desk, car, open_tab):
    tab = open_tab(car)
    seal = desk.document.all(Seal, car)[0]
    broken = seal.with_(content=seal.content.replace("26000", "27000"))
    desk.apply(Edit("x", (Change(seal, broken),)))
    change(desk, car, stage="agreed", agreed_value=D(25000))
    assert "changed from outside" in tab.numbers.problem.text()
    assert "memory" in said(tab)["from_memory"]
    (card,) = tab.assumptions.cards.cards.values()
    assert card.held.text().startswith("As noted, 70")


def test_a_clock_set_back_between_seals_is_said(desk, car, open_tab):
    tab = open_tab(car)
    desk.apply(seal_edit(desk.document, car, desk.new_id, "2026-05-03T09:00"))
    assert "clock was set back" in tab.numbers.problem.text()


def test_five_hundred_events_out_of_order_are_taken_in(desk, car, open_tab):
    tab = open_tab(car)
    rows = [
        Event(
            id=f"e{i}",
            negotiation_id=car,
            position=i,
            kind="offer",
            at=f"2026-05-14T{10 + (499 - i) // 60:02}:{(499 - i) % 60:02}",
            party_id="them" if i % 2 else "me",
            value=D(20000 + i),
        )
        for i in range(500)
    ]
    desk.apply(add("x", *rows))
    change(desk, car, stage="agreed", agreed_value=D(25000))
    assert tab.numbers.course.isVisible()
    assert "20,499" in tab.numbers.course.text()


def test_words_of_the_user_are_shown_as_they_are(desk, car, open_tab):
    part = {"negotiation_id": car}
    rows = [
        row
        for i, text in enumerate(HOSTILE)
        for row in (
            Assumption(id=f"h{i}", position=i + 1, text=text, learned=text, **part),
            Deviation(id=f"d{i}", topic=text, expected=text, actual=text, why=text, **part),
            Lesson(id=f"l{i}", text=text, topic=text, **part),
            Rating(id=f"r{i}", dimension=text, after=D(3), note=text, **part),
            LimitChange(id=f"c{i}", old=D(1), new=D(2), reason=text, **part),
        )
    ]
    desk.apply(add("x", *rows))
    change(desk, car, stage="no_deal", no_deal_reason=HOSTILE[0], timing=HOSTILE[1])
    tab = open_tab(car)
    labels = tab.findChildren(QLabel)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)
    words = [label.text() for label in labels]
    assert all(text in words for text in HOSTILE)


def test_a_workbook_that_is_only_read_can_be_read_and_not_written(
    window, make_workbook, negotiation
):
    rows = negotiation("Boat", "Weber", stage="agreed", limit=D(80), goal="out by noon")
    part = {"negotiation_id": rows[0].id}
    rows += [
        Assumption(id="a", text="x", **part),
        Deviation(id="d", topic="x", **part),
        Issue(id="i", kind="choice", title="Tyres", weight=D(1), **part),
        Option(id="o", issue_id="i", label="in", score=D(1), **part),
    ]
    path = make_workbook(*rows)
    workbook = Workbook.open(path)
    assert window.open(path)
    window.view.choose(rows[0].id, "debrief")
    tab = window.view.preparation.tab
    assert not tab.deviations.add_button.isEnabled()
    assert not tab.outcome.agreement.take.isEnabled()
    assert not tab.assumptions.cards.cards["a"].outcome.editor.isEnabled()
    assert tab.ratings.dimensions.after_of("learning").editor.isReadOnly()
    assert not tab.deviations.sheet.isVisible()
    workbook.close()


def test_deleting_the_negotiation_leaves_an_open_tab_quiet(desk, car, open_tab):
    tab = open_tab(car)
    desk.apply(delete(desk.document, "x", desk.document.negotiation(car)))
    tab.refresh()
