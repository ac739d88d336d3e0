"""A combo box for titles that leaves the wheel to the page until it has the focus."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent

from negdesk.ui.inputs.choice import Combo


class CalmCombo(Combo):
    """Chooses by wheel only where somebody is choosing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Take the wheel only with the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
