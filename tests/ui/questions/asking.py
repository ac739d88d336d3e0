"""Questions in the tests: what they ask and what is believed."""

from __future__ import annotations

from decimal import Decimal

from negdesk.model.rows import Belief, Issue, Question


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
