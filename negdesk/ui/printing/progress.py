"""How far a long print is, with the way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from negdesk.i18n import tr
from negdesk.ui.labels import plain_label
from negdesk.ui.theme import Theme


class Progress(QWidget):
    """A bar that is there only while something takes longer than a moment."""

    cancelled = Signal()

    def __init__(self, theme: Theme) -> None:
        """Start hidden."""
        super().__init__()
        gap = theme.quarter
        self.bar = QProgressBar()
        self.bar.setAccessibleName(tr("Progress of the print"))
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(gap * 2)
        self.cancel = QPushButton(tr("Stop"))
        self.cancel.setObjectName("print.stop")
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(gap * 3, gap, gap * 3, gap)
        row.setSpacing(gap * 3)
        row.addWidget(plain_label(tr("Making the pages…"), "muted"))
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        self.hide()

    def show_busy(self, busy: bool) -> None:
        """Come and go."""
        if busy and not self.isVisible():
            self.bar.setRange(0, 0)
        self.setVisible(busy)

    def show_share(self, done: int, total: int) -> None:
        """Show how much is done."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
