"""A sealed negotiation in the tests: its head, the moves of its limit, a seal tampered with."""

from __future__ import annotations

from negdesk.model.actions import set_field
from negdesk.model.edits import Change, Edit
from negdesk.model.rows import LimitChange


def head(desk):
    return desk.document.negotiation("bare")


def changes(desk):
    return desk.document.all(LimitChange, "bare")


def tampering(seal, **values):
    return Edit("x", (Change(seal, seal.with_(**values)),))


def moved(desk, value, key=None):
    return desk.apply(set_field(head(desk), "limit", value, key))
