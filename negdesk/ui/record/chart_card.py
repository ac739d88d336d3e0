"""One card of the track record: a heading, its sentence, the chart, and the table behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QVBoxLayout

from negdesk.chart.canvas import Canvas
from negdesk.i18n import tr
from negdesk.ui.cards import Card, Expander
from negdesk.ui.chart_view import ChartView
from negdesk.ui.labels import WordsLabel, plain_label
from negdesk.ui.record.table import Sheet, SheetTable
from negdesk.ui.theme import Theme

P = TypeVar("P")
# Draws a picture into width × height with text of a size.
Drawing = Callable[[Canvas, P, float, float, float], None]


class ChartCard(Card):
    """Shows one drawing at a time; the table is made when it is first opened."""

    def __init__(self, theme: Theme, heading: str, name: str) -> None:
        """Make an empty card; `name` is its object name."""
        super().__init__(theme)
        self.setObjectName(name)
        self.sentence = WordsLabel("", "muted")
        self.chart = ChartView(theme)
        self.sheet = Sheet(())
        self.table: SheetTable | None = None
        self._heading = heading
        self.more = Expander(theme, tr("As a table"), self._fill)
        self.body.addWidget(plain_label(heading, "heading", wrap=True))
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.chart)
        self.body.addWidget(self.more)

    def show_chart(
        self, draw: Drawing[P], shown: P, sentence: str, sheet: Sheet, lines: float
    ) -> None:
        """Show a picture so many lines of text high, its sentence, and the rows behind it."""
        size = self.chart.size_px
        self.sentence.setText(sentence)
        self.chart.setFixedHeight(round(size * lines))
        self.chart.show_drawing(
            lambda canvas, width, height: draw(canvas, shown, width, height, size),
            f"{self._heading}. {sentence}",
        )
        self.sheet = sheet
        self.more.setVisible(bool(sheet.rows))
        if self.table is not None:
            self.table.show_sheet(sheet)

    def _fill(self, column: QVBoxLayout) -> None:
        self.table = SheetTable(tr("{chart} as a table").format(chart=self._heading))
        self.table.show_sheet(self.sheet)
        column.addWidget(self.table)
