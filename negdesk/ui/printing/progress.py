"""How far a long print is, with the way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
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
        self.words = plain_label("", "muted")
        self._going: dict[str, None] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(gap * 3, gap, gap * 3, gap)
        row.setSpacing(gap * 3)
        row.addWidget(self.words)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        self.hide()

    def follow(self, busy: SignalInstance, moved: SignalInstance, words: str) -> None:
        """Come and go with a worker, and say in these words what it does."""
        busy.connect(lambda is_busy: self._show(words, is_busy))
        moved.connect(lambda done, total: self._share(words, done, total))

    def _show(self, words: str, busy: bool) -> None:
        if busy:
            self._going[words] = None
        else:
            self._going.pop(words, None)
        if self._going:
            self.words.setText(next(iter(self._going)))
            self.bar.setRange(0, 0)
        self.setVisible(bool(self._going))

    def _share(self, words: str, done: int, total: int) -> None:
        """Show how much is done of what is said."""
        if self.words.text() == words:
            self.bar.setRange(0, total)
            self.bar.setValue(done)
