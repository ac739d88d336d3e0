"""Lanes in the tests: a negotiation with numbers, a handle dragged, the limit in the file."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from negdesk.model.actions import add
from negdesk.model.rows import Belief, Negotiation


def negotiation(desk, **numbers):
    """Put a negotiation with a belief and one number issue beside the headline into the file."""
    low, likely, high = numbers.pop("believed", (None, None, None))
    head = Negotiation(id="n", title="N", created_at="2026-01-01", **numbers)
    belief = Belief(id="b", negotiation_id="n", low=low, likely=likely, high=high)
    desk.apply(add("x", head, *([belief] if likely is not None else [])))
    return "n"


def drag(qtbot, chart, name, by, *, release=True):
    start = chart.handles[name].geometry().center()
    qtbot.mousePress(chart, Qt.MouseButton.LeftButton, pos=start)
    steps = 6
    for step in range(1, steps + 1):
        qtbot.mouseMove(chart, start + QPoint(by * step // steps, 0))
    end = start + QPoint(by, 0)
    if release:
        qtbot.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=end)
    return end


def limit(desk, scope):
    return desk.document.negotiation(scope).limit
