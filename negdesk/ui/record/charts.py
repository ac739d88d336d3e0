"""The charts of the track record, each on its card."""

from __future__ import annotations

from negdesk.analysis.calibration import calibration_sentence
from negdesk.analysis.record import Record
from negdesk.analysis.record_words import relationship_sentence, share_sentence
from negdesk.chart import balance, brier_scores, calibration, limit_errors, surplus_shares
from negdesk.chart.brier_scores import ScoreRow, ScoresPicture
from negdesk.i18n import tr
from negdesk.model.numbers import NumberStyle
from negdesk.ui.record.chart_card import ChartCard
from negdesk.ui.record.sheets import (
    Day,
    curve_sheet,
    error_sheet,
    kind_rows,
    negotiation_sheet,
    score_sheet,
    year_rows,
)
from negdesk.ui.record.words import estimates_sentence
from negdesk.ui.theme import Theme

_HIGH = 19.0
_FEW = 11.0


class Charts:
    """Six cards in two columns: what was forecast, and what the deals brought."""

    def __init__(self, theme: Theme) -> None:
        """Make empty cards."""
        self.forecasts = ChartCard(theme, tr("What you held likely"), "record.forecasts")
        self.kinds = ChartCard(theme, tr("By kind of assumption"), "record.kinds")
        self.years = ChartCard(theme, tr("Over time"), "record.years")
        self.limits = ChartCard(theme, tr("Estimates of their limit"), "record.limits")
        self.shares = ChartCard(theme, tr("Your share of the surplus"), "record.shares")
        self.balance = ChartCard(theme, tr("The deal and the relationship"), "record.balance")
        self.columns = (
            (self.forecasts, self.kinds, self.years),
            (self.limits, self.shares, self.balance),
        )

    def show_record(self, found: Record, style: NumberStyle, day: Day) -> None:
        """Show a track record on all cards."""
        self._show_forecasts(found, style)
        self._show_scores(self.kinds, kind_rows(found), tr("Kind"), style)
        self._show_scores(self.years, year_rows(found), tr("Year"), style)
        errors = limit_errors.picture(found, style, day)
        self.limits.show_chart(
            limit_errors.draw,
            errors,
            estimates_sentence(found, style),
            error_sheet(found, style, day),
            _HIGH if errors.errors else 2,
        )
        deals = surplus_shares.picture(found, style, day)
        sheet = negotiation_sheet(found, style, day)
        high = _HIGH if deals.deals else 2
        self.shares.show_chart(
            surplus_shares.draw, deals, share_sentence(found, style), sheet, high
        )
        both = balance.picture(found, style)
        high = _HIGH if both.deals else 2
        self.balance.show_chart(balance.draw, both, relationship_sentence(found), sheet, high)

    def _show_forecasts(self, found: Record, style: NumberStyle) -> None:
        shown = calibration.picture(found, style)
        high = _HIGH if shown.found.curve else _FEW if shown.items else 2
        sentence = calibration_sentence(found.assumptions, style)
        if shown.found.curve:
            how = tr("On the dashed line what you held 70 % likely came true 7 times of 10.")
            sentence = f"{sentence} {how}"
        sheet = curve_sheet(found, style)
        self.forecasts.show_chart(calibration.draw, shown, sentence, sheet, high)

    def _show_scores(
        self, card: ChartCard, rows: tuple[ScoreRow, ...], head: str, style: NumberStyle
    ) -> None:
        shown = ScoresPicture(rows, style)
        size = card.chart.size_px
        few = sum(not row.judged for row in rows)
        words = tr("A filled dot came true, an open one did not: too few for a score.")
        if not few:
            words = tr("The shorter the bar, the better you knew.")
        elif few < len(rows):
            words = tr("The shorter the bar, the better you knew. Dots are too few for a score.")
        sheet = score_sheet(rows, head, style)
        lines = brier_scores.height_of(shown, size) / size
        said = words if rows else ""
        card.show_chart(brier_scores.draw, shown, said, sheet, max(lines, 2))
