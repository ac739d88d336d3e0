"""Questions in the tests: what they ask and what is believed."""

from __future__ import annotations

from decimal import Decimal

from negdesk.model.rows import Belief, Issue, Question


def questions(desk, scope):
    return desk.document.all(Question, scope)


def marked_as_asked(tab):
    """Say that the one question was asked, and return its card."""
    card = tab.questions.card("q")
    card.status.editor.click()
    return card


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
