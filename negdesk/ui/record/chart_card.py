"""One card of the track record: a heading, its sentence, the chart, and the table behind it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from negdesk.chart.record_charts import RecordChart
from negdesk.chart.record_sheets import Sheet
from negdesk.i18n import tr
from negdesk.ui.cards import Card, Expander
from negdesk.ui.chart_view import ChartView
from negdesk.ui.labels import WordsLabel, plain_label
from negdesk.ui.record.table import SheetTable
from negdesk.ui.theme import Theme


class ChartCard(Card):
    """Shows one drawing at a time; the table is made when it is first opened."""

    def __init__(self, theme: Theme, name: str) -> None:
        """Make an empty card; `name` is its object name."""
        super().__init__(theme)
        self.setObjectName(name)
        self.sentence = WordsLabel("", "muted")
        self.chart = ChartView(theme)
        self.sheet = Sheet(())
        self.table: SheetTable | None = None
        self.heading = plain_label("", "heading", wrap=True)
        self.more = Expander(theme, tr("As a table"), self._fill)
        self.body.addWidget(self.heading)
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.chart)
        self.body.addWidget(self.more)

    def show_chart(self, shown: RecordChart) -> None:
        """Show a chart with its heading, its sentence, and the rows behind it."""
        size = self.chart.size_px
        self.heading.setText(shown.heading)
        self.sentence.setText(shown.sentence)
        self.chart.setFixedHeight(round(size * shown.lines))
        self.chart.show_drawing(
            lambda canvas, width, height: shown.draw(canvas, width, height, size),
            f"{shown.heading}. {shown.sentence}",
        )
        self.sheet = shown.sheet
        self.more.setVisible(bool(shown.sheet.rows))
        if self.table is not None:
            self.table.show_sheet(shown.sheet)

    def _fill(self, column: QVBoxLayout) -> None:
        self.table = SheetTable(tr("{chart} as a table").format(chart=self.heading.text()))
        self.table.show_sheet(self.sheet)
        column.addWidget(self.table)
