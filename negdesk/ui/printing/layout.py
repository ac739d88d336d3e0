"""Where everything stands in the print window, and how large that window may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from negdesk.ui.pages import scrolled

if TYPE_CHECKING:
    from negdesk.ui.printing.window import PrintWindow


def lay_out(window: PrintWindow) -> None:
    """Put the choices beside the pages; the window is no larger than its screen."""
    gap, line = window.desk.theme.quarter, window.desk.theme.line
    # The edges of the screen and the window's own title are left free.
    room = window.screen().availableSize() - QSize(line, line * 3)
    side = _side(window, gap)
    side.setFixedWidth(min(line * 18, room.width() // 2))
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(side)
    row.addLayout(_pages(window, gap), 1)
    window.setMinimumSize(QSize(line * 34, line * 22).boundedTo(room))
    window.resize(QSize(line * 64, line * 46).boundedTo(room))


def _pages(window: PrintWindow, gap: int) -> QVBoxLayout:
    """Return the pages between what is said of them."""
    window.remarks.setContentsMargins(gap * 3, gap, gap * 3, gap)
    parts = window.banners, window.remarks, window.preview, window.progress
    return _column(*parts, grows=window.preview)


def _side(window: PrintWindow, gap: int) -> QWidget:
    """Return the column of choices over what can be done."""
    page = QWidget()
    inner = QVBoxLayout(page)
    inner.setContentsMargins(gap * 4, gap * 4, gap * 4, gap * 4)
    inner.setSpacing(gap * 4)
    inner.addWidget(window.options)
    inner.addWidget(window.locking)
    inner.addStretch(1)
    side = QWidget()
    area = scrolled(page)
    side.setLayout(_column(area, window.acts, grows=area))
    return side


def _column(*widgets: QWidget, grows: QWidget) -> QVBoxLayout:
    """Return a column without gaps, in which one widget takes the room that is left."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget, 1 if widget is grows else 0)
    return column
