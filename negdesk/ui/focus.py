"""Moving the focus from one part of the window to the next, without the mouse."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

_REASON = Qt.FocusReason.TabFocusReason


def holds(part: QWidget, widget: QWidget | None) -> bool:
    """Say whether a widget is a part of the window, or within it."""
    return widget is not None and (part is widget or part.isAncestorOf(widget))


def enter(part: QWidget) -> bool:
    """Put the focus on a part, or on the first widget within it that takes the focus."""
    inside = [part, *part.findChildren(QWidget)]
    takes = [w for w in inside if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isEnabled()]
    # What is read first takes it first, whatever the order of construction.
    takes.sort(key=lambda w: (w is not part, w.mapTo(part, w.rect().topLeft()).toTuple()[::-1]))
    for widget in takes:
        if widget.isVisible():
            widget.setFocus(_REASON)
            return True
    return False


def cycle(parts: Sequence[QWidget], by: int) -> None:
    """Move the focus to the next part, or to the one before, round and round."""
    now = QApplication.focusWidget()
    at = next((i for i, part in enumerate(parts) if holds(part, now)), 0 if by < 0 else -1)
    for step in range(1, len(parts) + 1):
        if enter(parts[(at + by * step) % len(parts)]):
            return
