"""The lanes as a table: the same numbers for a screen reader, or to be copied."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QHeaderView, QTableWidget, QTableWidgetItem

from negdesk.analysis.lane_edits import NUMBERS
from negdesk.chart.picture import ZopaPicture
from negdesk.i18n import tr
from negdesk.model.numbers import show, show_percent
from negdesk.ui.zopa.lane_chart import number_of


class LanesTable(QTableWidget):
    """One row a lane, one column a number."""

    def __init__(self) -> None:
        """Make the header of an empty table."""
        heads = [
            tr("Value"), tr("Unit"), tr("Our opening"), tr("Our target"), tr("Our limit"),
            tr("Their opening"), tr("Their limit, lowest"), tr("Their limit, likely"),
            tr("Their limit, highest"), tr("Zone from"), tr("Zone to"), tr("Gap"),
            tr("Chance of a zone"), tr("Best single offer"),
        ]  # fmt: skip
        super().__init__(0, len(heads))
        self.setObjectName("zopa.table")
        self.setAccessibleName(tr("The chart as a table"))
        self.setHorizontalHeaderLabels(heads)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_pictures(self, shown: Sequence[ZopaPicture]) -> None:
        """Show the lanes."""
        self.setRowCount(len(shown))
        for row, picture in enumerate(shown):
            for column, text in enumerate(_cells(picture)):
                self._put(row, column, text)
        heads = self.horizontalHeader().sizeHint().height()
        rows = sum(self.rowHeight(row) for row in range(len(shown)))
        self.setFixedHeight(heads + rows + self.horizontalScrollBar().sizeHint().height() + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the selected cells as a spreadsheet takes them."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(self._selected())
        else:
            super().keyPressEvent(event)

    def _selected(self) -> str:
        lines = []
        for block in self.selectedRanges():
            columns = range(block.leftColumn(), block.rightColumn() + 1)
            for row in range(block.topRow(), block.bottomRow() + 1):
                lines.append("\t".join(self._text(row, column) for column in columns))
        return "\n".join(lines)

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text() if item is not None else ""

    def _put(self, row: int, column: int, text: str) -> None:
        item = self.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            side = Qt.AlignmentFlag.AlignLeft if column < 2 else Qt.AlignmentFlag.AlignRight
            item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            self.setItem(row, column, item)
        if item.text() != text:
            item.setText(text)


def _cells(shown: ZopaPicture) -> list[str]:
    def said(value: Decimal | None) -> str:
        return "" if value is None else show(value, shown.style)

    zone = shown.zone
    chance = "" if zone.probability is None else show_percent(zone.probability, shown.style)
    numbers = [said(number_of(shown, name)) for name in NUMBERS]
    found = [said(zone.low), said(zone.high), said(zone.gap), chance, said(shown.best_offer)]
    return [shown.title, shown.unit, *numbers, *found]
