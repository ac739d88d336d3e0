"""The charts of the track record, each on its card."""

from __future__ import annotations

from negdesk.analysis.record import Record
from negdesk.chart.record_charts import record_charts
from negdesk.chart.record_sheets import Day
from negdesk.model.numbers import NumberStyle
from negdesk.ui.record.chart_card import ChartCard
from negdesk.ui.theme import Theme

_COLUMNS = (("forecasts", "kinds", "years"), ("limits", "shares", "balance"))


class Charts:
    """Six cards in two columns: what was forecast, and what the deals brought."""

    def __init__(self, theme: Theme) -> None:
        """Make empty cards."""
        self.cards = {
            key: ChartCard(theme, f"record.{key}") for column in _COLUMNS for key in column
        }
        self.columns = [[self.cards[key] for key in column] for column in _COLUMNS]

    def show_record(self, found: Record, style: NumberStyle, day: Day) -> None:
        """Show a track record on all cards."""
        for shown in record_charts(found, style, day):
            self.cards[shown.key].show_chart(shown)
