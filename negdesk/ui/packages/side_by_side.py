"""Packages in columns: a line of words for each term, what differs in bold."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from negdesk.ui.packages.table_look import table_look
from negdesk.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

# Of the width, for the titles of the lines: at least, and at most where they are long.
_SHARE, _MOST_SHARE = 0.22, 0.34


class _Wrapping(QStyledItemDelegate):
    """Measures words in the width that the padding of the style leaves them."""

    def __init__(self, theme: Theme, parent: QTableWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of wrapped words."""
        inner = QStyleOptionViewItem(option)
        inner.rect.adjust(0, 0, -4 * self._theme.quarter, 0)
        return super().sizeHint(inner, index)


class SideBySide(QTableWidget):
    """A table to read, as high as its rows: the page scrolls, not the table.

    `titled` tells how wide the titles are, for what stands above or below the columns.
    """

    titled = Signal(int)

    def __init__(self, theme: Theme) -> None:
        """Make the table without columns."""
        super().__init__()
        self._theme = theme
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        # Columns get their widths after the table has its own: rows wrap by the last of them.
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self.fit)
        header.sectionResized.connect(lambda *_: self._rest.start())
        self.setItemDelegate(_Wrapping(theme, self))
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_lines(
        self, titles: Sequence[str], lines: Sequence[Sequence[str]], differ: Sequence[bool]
    ) -> None:
        """Show lines of words under each other; `differ` says which of them stand in bold."""
        self.setRowCount(len(lines))
        self.setVerticalHeaderLabels(list(titles))
        for row, (texts, bold) in enumerate(zip(lines, differ, strict=True)):
            for column, text in enumerate(texts):
                self._put(row, column, text, bold=bold)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the titles to their share."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give the titles their width and the table the height of its rows."""
        titles = self.verticalHeader()
        wanted = max(titles.sizeHint().width(), round(self.width() * _SHARE))
        first = min(wanted, round(self.width() * _MOST_SHARE))
        titles.setFixedWidth(first)
        self.titled.emit(first)
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        header = self.horizontalHeader()
        head = 0 if header.isHidden() else header.sizeHint().height()
        self.setFixedHeight(rows + head + 2 * self.frameWidth() + 4)

    def _put(self, row: int, column: int, text: str, *, bold: bool) -> None:
        item = self.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            self.setItem(row, column, item)
        item.setText(text)
        font = item.font()
        font.setBold(bold)
        item.setFont(font)

    def _restyle(self) -> None:
        self.setStyleSheet(table_look(self._theme))
