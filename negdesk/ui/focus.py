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
    """Put the focus on a part, or on the first widget within it in the order of Tab."""
    widget: QWidget | None = part
    while widget is not None:
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled()
        if takes and widget.isVisible() and holds(part, widget):
            widget.setFocus(_REASON)
            return True
        widget = widget.nextInFocusChain()
        if widget is part:
            break
    return False


def cycle(parts: Sequence[QWidget], by: int) -> None:
    """Move the focus to the next part, or to the one before, round and round."""
    now = QApplication.focusWidget()
    at = next((i for i, part in enumerate(parts) if holds(part, now)), 0 if by < 0 else -1)
    for step in range(1, len(parts) + 1):
        if enter(parts[(at + by * step) % len(parts)]):
            return
