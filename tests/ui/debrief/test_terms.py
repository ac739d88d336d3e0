"""Debrief: the terms as signed, and what both would have preferred."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from negdesk.analysis.headline import agreement_of
from negdesk.model.actions import add, delete
from negdesk.model.rows import Event, Issue, Option, Package, Term
from tests.ui.debrief.evening import D, change, offer, said

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


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


def take_over(card, package_id):
    card.source.setCurrentIndex(card.source.findData(package_id))
    card.take.click()


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
    take_over(card, "")
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
        take_over(card, source)
        agreement = agreement_of(desk.document, car)
        (term,) = [t for t in desk.document.all(Term, car) if t.package_id == agreement.id]
        assert (term.issue_id, term.number) == ("price", 25000)
        card.drop.click()
    assert desk.document.find(Term, "t").number == 23000


def test_what_both_would_prefer_becomes_a_package_and_the_deal_stays(qtbot, desk, car, open_tab):
    two_issues(desk)
    tab = open_tab(car)
    change(desk, car, stage="agreed")
    take_over(tab.outcome.agreement, "p1")
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
    take_over(tab.outcome.agreement, "p2")
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
