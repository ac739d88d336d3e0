"""How much can be taken back."""

from __future__ import annotations


def steps(desk):
    return desk.session.undo_stack.count()
