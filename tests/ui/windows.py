"""What an open window holds, for those who know that it is there."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from negdesk.ui.banner import Banner
from negdesk.ui.window import Window


def view_of(window: Window) -> Any:
    assert window.view is not None
    return window.view


def banner_of(window: Window, subject: str) -> Banner:
    banner = window.banners.shown(subject)
    assert banner is not None, subject
    return banner


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found
