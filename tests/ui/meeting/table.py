"""A meeting in the tests: events put into it, keys pressed, and what the tab says."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from negdesk.model.actions import add
from negdesk.model.rows import Event

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


def log_of(desk, nid="n"):
    return sorted(desk.document.all(Event, nid), key=lambda row: (row.at, row.position))


def put(desk, *events):
    rows = [
        Event(**{"id": f"e{i}", "negotiation_id": "n", "position": i, "at": "2026-05-04T10:00"} | e)
        for i, e in enumerate(events)
    ]
    assert desk.apply(add("x", *rows))
    return rows


def press(qtbot, *keys, modifier=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def alt(qtbot, *keys):
    press(qtbot, *keys, modifier=Qt.KeyboardModifier.AltModifier)


def typed(qtbot, text):
    qtbot.keyClicks(QApplication.focusWidget(), text)


def heads(tab):
    return [line.line.head for line in tab.log.lines.values()]


def notice(tab):
    shown = tab.entry.notice
    return "" if shown.isHidden() else f"{shown.first.text()} {shown.words.text()}".strip()


def hint(tab):
    return tab.entry.fields.hint.text()


def offer(tab, side, text):
    tab.entry.choose_side(side)
    tab.entry.choose_kind("offer")
    tab.entry.fields.value.setText(text)
