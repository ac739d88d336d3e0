"""The row of large numbers on top of the track record."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from negdesk.analysis.record_figures import Figure
from negdesk.ui.cards import Card
from negdesk.ui.labels import WordsLabel
from negdesk.ui.theme import Theme

# In lines of text: below it a number's words would break into slivers.
_NARROWEST = 9


class Figures(Card):
    """One card with its numbers side by side, each over what it means; they wrap like words."""

    def __init__(self, theme: Theme) -> None:
        """Make an empty card; `show_figures` fills it."""
        super().__init__(theme)
        self.cells: list[FigureCell] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.quarter * 6)
        self._grid.setVerticalSpacing(theme.quarter * 4)
        self.body.addLayout(self._grid)

    def show_figures(self, figures: Iterable[Figure]) -> None:
        """Show the numbers that there are."""
        found = list(figures)
        while len(self.cells) < len(found):
            self.cells.append(FigureCell(self.theme, self))
        for index, cell in enumerate(self.cells):
            cell.setVisible(index < len(found))
            if index < len(found):
                cell.show_figure(found[index])
        self._wrap()

    def minimumSizeHint(self) -> QSize:
        """Return any width: the numbers wrap rather than push."""
        return QSize(1, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many beside each other as there is room for."""
        super().resizeEvent(event)
        self._wrap()

    def _wrap(self) -> None:
        shown = [cell for cell in self.cells if not cell.isHidden()]
        across = min(max(self.width() // (self.theme.line * _NARROWEST), 1), max(len(shown), 1))
        for cell in self.cells:
            self._grid.removeWidget(cell)
        for index, cell in enumerate(shown):
            self._grid.addWidget(cell, index // across, index % across, Qt.AlignmentFlag.AlignTop)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, int(column < across))


class FigureCell(QWidget):
    """A number in large type, what it is, and a sentence."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Make the three labels; without a parent it would be shown as a window of its own."""
        super().__init__(parent)
        self.number = WordsLabel("", "title")
        self.label = WordsLabel("", "strong")
        self.sentence = WordsLabel("", "hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(max(2, theme.quarter // 2))
        for label in (self.number, self.label, self.sentence):
            column.addWidget(label)

    def show_figure(self, figure: Figure) -> None:
        """Show another number."""
        self.setObjectName(f"record.{figure.key}")
        self.number.setText(figure.number)
        self.label.setText(figure.label)
        self.sentence.setText(figure.sentence)
