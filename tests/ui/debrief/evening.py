"""A debrief in the tests: rows put into it, and what its tab says."""

from __future__ import annotations

from decimal import Decimal

from negdesk.analysis.debriefing import debriefing
from negdesk.model.actions import add, set_fields
from negdesk.model.rows import Event

D = Decimal


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
