"""Moving the focus without the mouse: through a part as it is read, and from part to part.

Qt's own chain follows the order in which widgets were made. Rows come, go and move here, so
the order is taken from what stands where at the moment Tab is pressed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QLayout,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)


def holds(part: QWidget, widget: QWidget | None) -> bool:
    """Say whether a widget is a part of the window, or within it."""
    return widget is not None and (part is widget or part.isAncestorOf(widget))


def stops(part: QWidget) -> Iterator[QWidget]:
    """Yield the widgets of a part that Tab stops at, in the order in which they are read."""
    if _takes_tab(part):
        yield part
    layout = part.layout()
    placed = list(_placed(layout)) if layout is not None else []
    known = set(placed)
    children = (child for child in part.children() if isinstance(child, QWidget))
    # What no layout places, as handles on a chart, is read from top left to bottom right.
    loose = sorted(set(children) - known, key=lambda child: (child.y(), child.x()))
    for widget in (*placed, *loose):
        if widget.isEnabled() and not widget.isHidden() and not widget.isWindow():
            yield from stops(widget)


def step(part: QWidget, forwards: bool) -> QWidget | None:
    """Return what Tab leads to from where the focus is in a part; None where it leads out."""
    order = list(stops(part))
    now = part.window().focusWidget()
    at = next((i for i, stop in enumerate(order) if holds(stop, now)), -1 if forwards else 0)
    to = at + (1 if forwards else -1)
    return order[to] if 0 <= to < len(order) else None


def beyond(part: QWidget | None, forwards: bool) -> QWidget | None:
    """Return the first widget past a part in Qt's own chain; None for None."""
    if part is None:
        return None
    widget: QWidget | None = part
    while widget is not None:
        widget = widget.nextInFocusChain() if forwards else widget.previousInFocusChain()
        if widget is None or widget is part:
            break
        free = widget.isVisible() and widget.isEnabled() and not holds(part, widget)
        if free and _takes_tab(widget):
            return widget
    return None


def give(widget: QWidget | None, forwards: bool = True) -> bool:
    """Put the focus on a widget, as Tab does; False for None."""
    if widget is None:
        return False
    reason = Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason
    widget.setFocus(reason)
    return True


class Read(QScrollArea):
    """Scrolls a page through which Tab goes as it is read; at its ends Tab leaves it."""

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Move the focus to the next stop or to the one before, and show it."""
        target = step(self, forwards)
        if target is None:
            return give(beyond(self, forwards), forwards)
        give(target, forwards)
        self.ensureWidgetVisible(target)
        return True


def enter(part: QWidget, forwards: bool = True) -> bool:
    """Put the focus on the first stop of a part, or on the last when it comes from behind."""
    order = list(stops(part)) if part.isVisible() else []
    return give(order[0 if forwards else -1] if order else None, forwards)


def cycle(parts: Sequence[QWidget], by: int) -> None:
    """Move the focus to the next part, or to the one before, round and round."""
    now = QApplication.focusWidget()
    at = next((i for i, part in enumerate(parts) if holds(part, now)), 0 if by < 0 else -1)
    for step_on in range(1, len(parts) + 1):
        if enter(parts[(at + by * step_on) % len(parts)]):
            return


def press(event: QKeyEvent) -> bool:
    """Press the button that has the focus where Return was left over for it, and say so.

    Qt presses by Space alone, but in dialogs; people expect either key.
    """
    focused = QApplication.focusWidget()
    meant = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat()
    if not meant or not isinstance(focused, QPushButton | QToolButton):
        return False
    focused.click()
    return True


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def _placed(layout: QLayout) -> Iterator[QWidget]:
    """Yield the widgets of a layout and of those within it, a grid row by row."""
    indices = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        indices.sort(key=layout.getItemPosition)  # type: ignore[arg-type]
    for index in indices:
        item = layout.itemAt(index)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            yield from _placed(inner)
        elif widget is not None:
            yield widget
