"""A table of words and numbers under a chart: the same for a screen reader, or to be copied."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView

from negdesk.chart.record_sheets import Sheet
from negdesk.ui.theme import RADIUS, Theme

_MOST_HIGH = 12
# Rows that decide how wide a column is: the rest are cut where they are longer.
_MEASURED = 60


def table_look(theme: Theme) -> str:
    """Return how tables look: a sheet with air beside the words, its heads quiet."""
    c, gap = theme.palette, theme.quarter
    return f"""
QTableView {{ background: {c["surface"]}; alternate-background-color: {c["window"]};
  border: 1px solid {c["line"]}; border-radius: {RADIUS}px; }}
QTableView:focus {{ border: 1px solid {c["ours"]}; }}
QTableView::item {{ padding: 0px {gap * 2}px; }}
QHeaderView {{ background: transparent; border: none; }}
QHeaderView::section {{ background: transparent; color: {c["muted"]}; border: none;
  border-bottom: 1px solid {c["line"]}; padding: {gap}px {gap * 2 + 3}px; }}
"""


class SheetModel(QAbstractTableModel):
    """A sheet as Qt reads it: cheap for a thousand rows."""

    def __init__(self) -> None:
        """Begin with an empty sheet."""
        super().__init__()
        self.sheet = Sheet(())

    def show_sheet(self, sheet: Sheet) -> None:
        """Show another sheet."""
        self.beginResetModel()
        self.sheet = sheet
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self.sheet.rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self.sheet.heads)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the words of a cell, or which side they stand on."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.sheet.rows[index.row()][index.column()]
        return self._side(index.column(), role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the head of a column."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.sheet.heads[section]
        return self._side(section, role)

    def _side(self, column: int, role: int) -> Any:
        if role != Qt.ItemDataRole.TextAlignmentRole:
            return None
        words = column < self.sheet.words
        side = Qt.AlignmentFlag.AlignLeft if words else Qt.AlignmentFlag.AlignRight
        return side | Qt.AlignmentFlag.AlignVCenter


class SheetTable(QTableView):
    """Shows a sheet; `row_chosen` carries the row that was double-clicked or entered."""

    row_chosen = Signal(int)

    def __init__(self, name: str) -> None:
        """Make an empty table under a name for screen readers."""
        super().__init__()
        self.sheet_model = SheetModel()
        self.setModel(self.sheet_model)
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        self.horizontalHeader().setResizeContentsPrecision(_MEASURED)
        self.activated.connect(self._activated)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show other rows under the same or other heads."""
        self.sheet_model.show_sheet(sheet)
        self.resizeColumnsToContents()
        air = self.fontMetrics().averageCharWidth() * 2
        for column in range(len(sheet.heads)):
            self.setColumnWidth(column, self.columnWidth(column) + air)
        header = self.horizontalHeader()
        if sheet.heads:
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
            header.setMinimumSectionSize(self.fontMetrics().averageCharWidth() * 8)
        self._grow()

    def updateGeometries(self) -> None:
        """Make room for the lower bar only where there is one."""
        super().updateGeometries()
        self._grow()

    def _grow(self) -> None:
        shown = min(len(self.sheet_model.sheet.rows), _MOST_HIGH)
        high = self.horizontalHeader().sizeHint().height() + self.frameWidth() * 2
        high += shown * self.verticalHeader().defaultSectionSize()
        bar = self.horizontalScrollBar()
        wide = self.horizontalHeader().length() > self.viewport().width()
        self.setFixedHeight(high + (bar.sizeHint().height() if wide else 0))

    def copy(self) -> None:
        """Copy the selected cells as a spreadsheet takes them; the menu calls it by its name."""
        lines: dict[int, list[str]] = {}
        for index in sorted(self.selectedIndexes()):
            lines.setdefault(index.row(), []).append(str(index.data()))
        QApplication.clipboard().setText("\n".join("\t".join(cells) for cells in lines.values()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy with the platform's keys where no menu has them."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def _activated(self, index: QModelIndex) -> None:
        self.row_chosen.emit(index.row())
