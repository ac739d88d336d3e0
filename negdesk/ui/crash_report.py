"""What would be reported of a crash, shown to whoever wants to see it; nothing is sent."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from negdesk.i18n import tr
from negdesk.ui.long_text import show_text


def show_report(parent: QWidget, text: str) -> QDialog:
    """Show a report in a small window, from which it can be copied."""
    words = tr(
        "This says where in the program it happened, and nothing of what you wrote. It stays on"
        " this computer; copy it if you want to tell the makers."
    )
    return show_text(parent, tr("What would be reported"), words, text)
