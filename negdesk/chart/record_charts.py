"""The six charts of the track record, each with its sentence and the table behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from negdesk.analysis.calibration import calibration_sentence
from negdesk.analysis.record import Record
from negdesk.analysis.record_figures import estimates_sentence
from negdesk.analysis.record_words import relationship_sentence, share_sentence
from negdesk.chart import balance, brier_scores, calibration, limit_errors, surplus_shares
from negdesk.chart.brier_scores import ScoreRow, ScoresPicture
from negdesk.chart.canvas import Canvas
from negdesk.chart.record_sheets import (
    Day,
    Sheet,
    curve_sheet,
    error_sheet,
    kind_rows,
    negotiation_sheet,
    score_sheet,
    year_rows,
)
from negdesk.i18n import tr
from negdesk.model.numbers import NumberStyle

# Heights in sizes of body text: a plot and a low one, single marks, one line of words.
_HIGH, _LOW, _FEW, _LINE = 19.0, 13.5, 11.0, 2.0


@dataclass(frozen=True, slots=True)
class RecordChart:
    """One chart: `draw(canvas, width, height, size)` is best at `lines` times the size in height.

    It can still be read at `least` times.
    """

    key: str
    heading: str
    sentence: str
    draw: Callable[[Canvas, float, float, float], None]
    sheet: Sheet
    lines: float
    least: float


def record_charts(found: Record, style: NumberStyle, day: Day) -> Iterator[RecordChart]:
    """Yield what was forecast, by kind and year, then the estimates and what the deals brought."""
    yield _forecasts(found, style)
    heads = (tr("By kind of assumption"), tr("Kind")), (tr("Over time"), tr("Year"))
    yield _scores("kinds", *heads[0], kind_rows(found), style)
    yield _scores("years", *heads[1], year_rows(found), style)
    errors = limit_errors.picture(found, style, day)
    yield RecordChart(
        "limits",
        tr("Estimates of their limit"),
        estimates_sentence(found, style),
        lambda canvas, *room: limit_errors.draw(canvas, errors, *room),
        error_sheet(found, style, day),
        *_room(bool(errors.errors)),
    )
    deals = surplus_shares.picture(found, style, day)
    sheet = negotiation_sheet(found, style, day)
    yield RecordChart(
        "shares",
        tr("Your share of the surplus"),
        share_sentence(found, style),
        lambda canvas, *room: surplus_shares.draw(canvas, deals, *room),
        sheet,
        *_room(bool(deals.deals)),
    )
    both = balance.picture(found, style)
    yield RecordChart(
        "balance",
        tr("The deal and the relationship"),
        relationship_sentence(found),
        lambda canvas, *room: balance.draw(canvas, both, *room),
        sheet,
        *_room(bool(both.deals)),
    )


def _room(drawn: bool) -> tuple[float, float]:
    return (_HIGH, _LOW) if drawn else (_LINE, _LINE)


def _forecasts(found: Record, style: NumberStyle) -> RecordChart:
    shown = calibration.picture(found, style)
    sentence = calibration_sentence(found.assumptions, style)
    room = (_FEW, _FEW) if shown.items and not shown.found.curve else _room(shown.found.count > 0)
    if shown.found.curve:
        how = tr("On the dashed line what you held 70 % likely came true 7 times of 10.")
        sentence = f"{sentence} {how}"
    return RecordChart(
        "forecasts",
        tr("What you held likely"),
        sentence,
        lambda canvas, *sizes: calibration.draw(canvas, shown, *sizes),
        curve_sheet(found, style),
        *room,
    )


def _scores(
    key: str, heading: str, head: str, rows: tuple[ScoreRow, ...], style: NumberStyle
) -> RecordChart:
    shown = ScoresPicture(rows, style)
    lines = max(brier_scores.height_of(shown, 1.0), _LINE)
    return RecordChart(
        key,
        heading,
        _scores_words(rows),
        lambda canvas, *room: brier_scores.draw(canvas, shown, *room),
        score_sheet(rows, head, style),
        lines,
        lines,
    )


def _scores_words(rows: tuple[ScoreRow, ...]) -> str:
    few = sum(not row.judged for row in rows)
    if not rows:
        return ""
    if not few:
        return tr("The shorter the bar, the better you knew.")
    if few < len(rows):
        return tr("The shorter the bar, the better you knew. Dots are too few for a score.")
    return tr("A filled dot came true, an open one did not: too few for a score.")
