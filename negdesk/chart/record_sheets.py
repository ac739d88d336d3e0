"""The numbers behind the charts of the track record, as rows of tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from negdesk.analysis.calibration import Group
from negdesk.analysis.record import Debrief, Record
from negdesk.chart.brier_scores import ScoreRow
from negdesk.i18n import tr
from negdesk.model.fields import field
from negdesk.model.numbers import NumberStyle, show, show_percent
from negdesk.model.text import shown

# Says a moment of ISO text as it stands under a chart.
Day = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a table shows; the first `words` columns are words, the others numbers."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    words: int = 1


def kind_rows(found: Record) -> tuple[ScoreRow, ...]:
    """Return the scores by kind of assumption, named in words."""
    about = field("assumption", "about")
    return tuple(ScoreRow(about.said_choice(one.key), one) for one in found.assumptions.by_kind)


def year_rows(found: Record) -> tuple[ScoreRow, ...]:
    """Return the scores by year."""
    without = tr("no date")
    return tuple(ScoreRow(one.key or without, one) for one in found.assumptions.over_time)


def curve_sheet(found: Record, style: NumberStyle) -> Sheet:
    """Return the calibration curve in fifths, or the single forecasts while they are few."""
    if found.assumptions.curve:
        heads = tr("Held how likely"), tr("On average"), tr("Came true"), tr("Of")
        fifth = Decimal("0.2")
        rows = [
            (
                tr("{low} to {high}").format(
                    low=show_percent(int(one.key) * fifth, style),
                    high=show_percent((int(one.key) + 1) * fifth, style),
                ),
                show_percent(one.expected, style),
                str(one.came_true),
                str(one.count),
            )
            for one in found.assumptions.curve
        ]
        return Sheet(heads, tuple(rows))
    about = field("assumption", "about")
    outcome = {1: tr("true"), 0: tr("false")}
    return Sheet(
        (tr("Assumption"), tr("About"), tr("Outcome"), tr("Held how likely")),
        tuple(
            (
                item.text,
                about.said_choice(item.about),
                outcome[int(item.outcome)],
                show_percent(item.probability, style),
            )
            for one in found.debriefs
            for item in one.resolved
        ),
        words=3,
    )


def score_sheet(rows: tuple[ScoreRow, ...], head: str, style: NumberStyle) -> Sheet:
    """Return scores row by row; too few for a score are counted all the same."""
    heads = head, tr("Resolved"), tr("Came true"), tr("Held on average"), tr("Brier score")
    return Sheet(heads, tuple((row.name, *_scored(row.group, style)) for row in rows))


def _scored(group: Group, style: NumberStyle) -> tuple[str, ...]:
    return (
        str(group.count),
        str(group.came_true),
        show_percent(group.expected, style),
        show(group.brier, style, 3),
    )


def error_sheet(found: Record, style: NumberStyle, day: Day) -> Sheet:
    """Return each estimate of a limit with what it was, and by how much the zone was misjudged."""
    heads = (
        tr("Negotiation"), tr("When"), tr("Unit"), tr("Believed"), tr("It was"), tr("Too hopeful"),
        tr("Low end off by"), tr("High end off by"), tr("Width off by"), tr("In the range"),
    )  # fmt: skip
    rows = [
        _error_row(one, style, day) for one in found.debriefs if one.measured.estimate is not None
    ]
    return Sheet(heads, tuple(rows), words=3)


def _error_row(one: Debrief, style: NumberStyle, day: Day) -> tuple[str, ...]:
    estimate, error = one.measured.estimate, one.measured.zone_error
    assert estimate is not None
    off = (error.low, error.high, error.width)
    inside = {True: tr("yes"), False: tr("no"), None: tr("no range")}
    return (
        _title(one),
        day(one.when),
        one.negotiation.unit,
        show(estimate.likely, style),
        show(estimate.learned, style),
        "" if estimate.error is None else show_percent(estimate.error, style),
        *(show(value, style) for value in off),
        inside[estimate.inside],
    )


def negotiation_sheet(found: Record, style: NumberStyle, day: Day) -> Sheet:
    """Return every negotiation of the record, one row each."""
    heads = (
        tr("Negotiation"), tr("With"), tr("When"), tr("How it ended"), tr("Your share"),
        tr("Relationship"), tr("Hours planned"), tr("Hours spent"),
    )  # fmt: skip
    return Sheet(heads, tuple(_row(one, style, day) for one in found.debriefs), words=4)


def _row(one: Debrief, style: NumberStyle, day: Day) -> tuple[str, ...]:
    head, change = one.negotiation, one.relationship_change
    sign = "+" if change is not None and change > 0 else ""
    return (
        _title(one),
        ", ".join(one.counterparts),
        day(one.when),
        ended(one),
        "" if one.share is None else show_percent(one.share, style),
        "" if change is None else sign + show(change, style),
        show(head.hours_planned, style),
        show(head.hours_spent, style),
    )


def ended(one: Debrief) -> str:
    """Return how a negotiation ended, and whether a walk-away was right, in words."""
    words = field("negotiation", "stage").said_choice(one.negotiation.stage)
    if one.right is None:
        return words
    right, wrong = tr("{ended}, rightly"), tr("{ended}, a deal was there")
    return (right if one.right else wrong).format(ended=words)


def _title(one: Debrief) -> str:
    return shown(one.negotiation.title, tr("(untitled)"))
