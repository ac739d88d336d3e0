"""What a screen reader tells of the things that take the focus."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QMenuBar, QWidget


def nameless(within: QWidget) -> list[str]:
    """Return what takes the focus and has no name; that nothing takes it is a mistake."""
    found = [widget for widget in within.findChildren(QWidget) if _takes_focus(widget)]
    assert found, "nothing takes the focus"
    return [f"{type(one).__name__} {one.objectName()}" for one in found if not name_of(one)]


def name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def _takes_focus(widget: QWidget) -> bool:
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.isVisible()
        and widget.focusProxy() is None
        and not isinstance(widget, QMenuBar)
    )
