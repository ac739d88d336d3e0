"""An input in the tests: the row it writes, and how it is left."""

from __future__ import annotations


def now_of(desk, head):
    return desk.document.negotiation(head.id)


def leave(made):
    made.editor.clearFocus()
