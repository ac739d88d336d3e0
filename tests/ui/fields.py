"""Finding the input of a field, and typing into it."""

from __future__ import annotations

from negdesk.ui.inputs.base import FieldInput


def by_key(tab, key):
    return next(made for made in tab.findChildren(FieldInput) if made.field.key == key)


def type_text(qtbot, made, text):
    made.editor.setFocus()
    made.editor.selectAll()
    qtbot.keyClicks(made.editor, text)


def type_in(qtbot, desk, made, text):
    type_text(qtbot, made, text)
    desk.flush()
