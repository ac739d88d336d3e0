"""The head of a lane: its name, its unit, the chance of a deal; folded where it is narrow."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from negdesk.ui.labels import plain_label
from negdesk.ui.theme import Theme


class LaneHead(QWidget):
    """Three labels on one line, or one under the other where they do not fit."""

    def __init__(self, theme: Theme, role: str) -> None:
        """Make empty labels; `role` is that of the name."""
        super().__init__()
        self._gap = theme.quarter * 2
        self.title = plain_label("", role)
        self.about = plain_label("", "muted")
        self.chance = plain_label("", "zone")
        self._labels = (self.title, self.about, self.chance)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(self._gap)
        self._row.addWidget(self.title)
        self._row.addWidget(self.about, 1)
        self._row.addWidget(self.chance)

    def minimumSizeHint(self) -> QSize:
        """Return any width: the labels fold rather than push."""
        return QSize(1, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Fold when the words need more than the width."""
        need = sum(
            label.fontMetrics().horizontalAdvance(label.text()) + self._gap
            for label in self._labels
        )
        way = QBoxLayout.Direction
        wanted = way.TopToBottom if need > self.width() else way.LeftToRight
        if wanted != self._row.direction():
            self._row.setDirection(wanted)
            for label in self._labels:
                label.setWordWrap(wanted == way.TopToBottom)
                label.setMinimumWidth(1 if wanted == way.TopToBottom else 0)
