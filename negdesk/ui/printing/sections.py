"""The sections of the brief: which are on it, and in which order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from negdesk.i18n import tr
from negdesk.report.order import SECTIONS
from negdesk.ui.printing.keys import native, sequence
from negdesk.ui.printing.ticked import TickedRow
from negdesk.ui.theme import LEAST_TARGET, RADIUS, Theme

_KEY = Qt.ItemDataRole.UserRole


class SectionList(QWidget):
    """Ticks say what is printed; the order is changed by dragging, by buttons, or Alt+arrows."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        """Start with all sections in their usual order."""
        super().__init__()
        self._theme = theme
        self.list = QListWidget()
        self.list.setObjectName("sections")
        self.list.setAccessibleName(tr("Sections of the brief"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setItemDelegate(TickedRow(theme, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.up = self._button("up", "↑", tr("Move the section up"), -1)
        self.down = self._button("down", "↓", tr("Move the section down"), 1)
        self._lay_out()
        self.show_chosen(())
        self.list.itemChanged.connect(self._ticked)
        self.list.model().rowsMoved.connect(self._moved)
        self.list.currentRowChanged.connect(self._enable)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._enable()

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the sections to print, in order."""
        return tuple(item.data(_KEY) for item in self._items() if _is_on(item))

    def show_chosen(self, sections: Sequence[str]) -> None:
        """Show a choice; none means all. What is left out stands below."""
        chosen = list(sections or SECTIONS)
        self.list.blockSignals(True)
        self.list.clear()
        for key in [*chosen, *(key for key in SECTIONS if key not in chosen)]:
            item = QListWidgetItem(tr(SECTIONS[key]))
            item.setData(_KEY, key)
            item.setSizeHint(QSize(1, self._row))
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
            on = Qt.CheckState.Checked if key in chosen else Qt.CheckState.Unchecked
            item.setCheckState(on)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._enable()

    def shift(self, by: int) -> None:
        """Move the current section up or down."""
        row = self.list.currentRow()
        to = row + by
        if row < 0 or not 0 <= to < self.list.count():
            return
        self.list.blockSignals(True)
        self.list.insertItem(to, self.list.takeItem(row))
        self.list.setCurrentRow(to)
        self.list.blockSignals(False)
        self._moved()

    @property
    def _row(self) -> int:
        return max(LEAST_TARGET, self._theme.line + self._theme.quarter * 2)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _ticked(self, item: QListWidgetItem) -> None:
        if not self.chosen:
            # A brief without any section says nothing: the last one stays.
            item.setCheckState(Qt.CheckState.Checked)
            return
        self.changed.emit()

    def _moved(self) -> None:
        self._enable()
        self.changed.emit()

    def _enable(self) -> None:
        row = self.list.currentRow()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < self.list.count() - 1)

    def _restyle(self) -> None:
        c = self._theme.palette
        self.list.setStyleSheet(
            f"QListView {{ border: 1px solid {c['line']}; border-radius: {RADIUS}px; }}"
            f"QListView:focus {{ border: 2px solid {c['ours']}; }}"
        )

    def _button(self, name: str, sign: str, words: str, by: int) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"sections.{name}")
        button.setText(sign)
        button.setProperty("role", "step")
        button.setAccessibleName(words)
        button.setToolTip(f"{words}  {native(name)}")
        button.clicked.connect(lambda: self.shift(by))
        within = Qt.ShortcutContext.WidgetShortcut
        shortcut = QShortcut(sequence(name), self.list, context=within)
        shortcut.activated.connect(lambda: self.shift(by))
        return button

    def _lay_out(self) -> None:
        gap = self._theme.quarter
        buttons = QVBoxLayout()
        buttons.setSpacing(gap)
        buttons.addWidget(self.up)
        buttons.addWidget(self.down)
        buttons.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap)
        row.addWidget(self.list, 1)
        row.addLayout(buttons)
        self.list.setFixedHeight(self._row * len(SECTIONS) + 4)


def _is_on(item: QListWidgetItem) -> bool:
    return item.checkState() == Qt.CheckState.Checked
