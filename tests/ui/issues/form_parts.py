"""The form of an issue in the tests: its inputs, and the rows that they write."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from negdesk.model.rows import Issue, Option
from negdesk.ui.inputs.base import FieldInput


def issue(desk, title):
    """Return the issue of that title, in the bare negotiation or else in the sample's first."""
    heads = sorted(desk.document.negotiations, key=lambda head: head.id != "n")
    every = [row for head in heads for row in desk.document.all(Issue, head.id)]
    return next(row for row in every if row.title == title)


def shown(tab, key):
    """Return the input of a field that can be seen, or None."""
    inputs = [made for made in tab.findChildren(FieldInput) if made.field.key == key]
    return next((made for made in inputs if made.isVisibleTo(tab) and made.row), None)


def choose(made, value):
    made.editor.setCurrentIndex(made.editor.findData(value))
    made.editor.activated.emit(made.editor.currentIndex())


def options(desk, issue_id="c", scope="n"):
    return [row for row in desk.document.all(Option, scope) if row.issue_id == issue_id]


def paste(qtbot, tab, made, text):
    QGuiApplication.clipboard().setText(text)
    made.editor.setFocus()
    qtbot.keyClick(made.editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
