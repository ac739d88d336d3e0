"""Which of the values the snapshots below are about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from negdesk.analysis.lanes import HEADLINE
from negdesk.i18n import tr
from negdesk.ui.labels import plain_label
from negdesk.ui.theme import Theme


class _Box(QComboBox):
    """A box that leaves the wheel to the page unless it has the focus."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Take the wheel only with the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class LaneChooser(QWidget):
    """Names the values that there are; hidden while there is only the headline."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Start on the headline."""
        super().__init__()
        self.box = _Box()
        self.box.setAccessibleName(tr("Value whose estimates are shown"))
        self.box.activated.connect(self._activated)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.quarter * 2)
        row.addWidget(plain_label(tr("Estimates of"), "muted"))
        row.addWidget(self.box)
        row.addStretch(1)

    @property
    def key(self) -> str:
        """Return the key of the lane that is chosen."""
        return self.box.currentData() or HEADLINE

    def show_lanes(self, lanes: Sequence[tuple[str, str]]) -> None:
        """Offer these lanes, key and title; stay on the one chosen while it is there."""
        before = [(self.box.itemData(i), self.box.itemText(i)) for i in range(self.box.count())]
        if before != list(lanes):
            key = self.key
            self.box.clear()
            for lane_key, title in lanes:
                self.box.addItem(title, lane_key)
            self.choose(key)
        self.setVisible(len(lanes) > 1)

    def choose(self, key: str) -> None:
        """Choose a lane; an unknown one is the headline."""
        self.box.setCurrentIndex(max(self.box.findData(key), 0))

    def _activated(self, _index: int) -> None:
        self.chosen.emit(self.key)
