"""How far off our estimates of the other side's limit were: a bar each, their real limit at 0 %.

Upwards is too hopeful, downwards too pessimistic, whichever way is better for us. A bar whose
range held the real limit is filled in green, one that missed it in the colour of a warning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from negdesk.analysis.calibration import ENOUGH
from negdesk.analysis.direction import gain
from negdesk.analysis.estimates import Bias, LimitEstimate
from negdesk.analysis.record import Record
from negdesk.chart.canvas import Canvas
from negdesk.chart.columns import ColumnLabel
from negdesk.chart.message import draw_message
from negdesk.chart.timeline import MOST, Ground, Name, Timeline, headed
from negdesk.i18n import tr
from negdesk.model.numbers import NumberStyle, show_percent

_HUNDRED = Decimal(100)
# Beyond it a bar is cut: one estimate ten times too high must not flatten all others.
_FARTHEST = Decimal(100)


@dataclass(frozen=True, slots=True)
class LimitError:
    """One estimate as shares of the real limit: positive was too hopeful; `day` is when."""

    title: str
    day: str
    likely: Decimal
    ends: tuple[Decimal, Decimal] | None
    inside: bool | None


@dataclass(frozen=True, slots=True)
class LimitErrorsPicture:
    """The errors, the earliest first; `bias` is the mean, drawn only from ten on."""

    errors: tuple[LimitError, ...] = ()
    bias: Bias | None = None
    style: NumberStyle = field(default_factory=NumberStyle)


def picture(found: Record, style: NumberStyle, day: Callable[[str], str]) -> LimitErrorsPicture:
    """Return the errors of a track record; `day` says a moment's date in words."""
    return LimitErrorsPicture(tuple(_errors(found, day)), found.bias, style)


def draw(
    canvas: Canvas,
    picture: LimitErrorsPicture,
    width: float,
    height: float,
    size: float = 12.0,
    small: float = 0.0,
) -> None:
    """Draw the errors into width × height; `size` is the body text, `small` that of labels."""
    small = small or size * 0.85
    if not picture.errors:
        words = tr("No estimate can be checked yet.")
        draw_message(canvas, words, width, small)
        return
    shown = picture.errors[-MOST:]
    plot = Timeline(canvas, _ground(picture, shown), width, height, size, small)
    plot.axis()
    for index, error in enumerate(shown):
        _bar(plot, index, error)
    plot.rule(Decimal(0), "theirs", 0.2)
    if picture.bias is not None and _judged(picture):
        plot.rule(picture.bias.error * _HUNDRED, "ink", 0.1, dashed=True)
    for index, error in enumerate(shown):
        _likely(plot, index, error)
    plot.words()


def _judged(picture: LimitErrorsPicture) -> bool:
    return len(picture.errors) >= ENOUGH


def _errors(found: Record, day: Callable[[str], str]) -> Iterator[LimitError]:
    for one in found.debriefs:
        estimate = one.measured.estimate
        if estimate is None or estimate.error is None:
            continue
        belief = estimate.belief
        ends = None
        if belief is not None:
            low, high = sorted((_share(belief.low, estimate), _share(belief.high, estimate)))
            ends = low, high
        yield LimitError(
            one.negotiation.title, day(one.when), estimate.error, ends, estimate.inside
        )


def _share(value: Decimal, estimate: LimitEstimate) -> Decimal:
    return gain(value, estimate.learned, estimate.better) / abs(estimate.learned)


def _ground(picture: LimitErrorsPicture, shown: tuple[LimitError, ...]) -> Ground:
    values = [Decimal(0)]
    for error in shown:
        values += [_percent(value) for value in (error.likely, *(error.ends or ()))]
    names = [Name(Decimal(0), (tr("their real limit"), tr("real")), "theirs", True)]
    bias = picture.bias
    if bias is not None and _judged(picture):
        names.append(Name(_percent(bias.error), _bias_words(bias, picture.style), "ink", True))
    labels = tuple(ColumnLabel((error.title or error.day, error.day)) for error in shown)
    return Ground(
        values=tuple(values),
        labels=labels,
        names=tuple(names),
        above=headed(tr("↑ too hopeful"), len(shown), len(picture.errors)),
        below=tr("↓ too pessimistic"),
        style=picture.style,
    )


def _bias_words(bias: Bias, style: NumberStyle) -> tuple[str, ...]:
    percent = show_percent(abs(bias.error), style)
    words = tr("on average {percent} too hopeful"), tr("{percent} too hopeful")
    if bias.error < 0:
        words = tr("on average {percent} too pessimistic"), tr("{percent} too pessimistic")
    return (*(text.format(percent=percent) for text in words), percent)


def _percent(share: Decimal) -> Decimal:
    return min(max(share * _HUNDRED, -_FARTHEST), _FARTHEST)


def _bar(plot: Timeline, index: int, error: LimitError) -> None:
    if error.ends is None:
        return
    low, high = error.ends
    half = min(plot.size * 0.5, plot.columns.pitch * 0.3)
    top, bottom = plot.y(_percent(high)), plot.y(_percent(low))
    fill, stroke = ("zone_soft", "zone") if error.inside else ("warn_soft", "warn")
    plot.canvas.rect(
        plot.columns.middle(index) - half,
        top,
        2 * half,
        max(bottom - top, plot.size * 0.1),
        fill=fill,
        stroke=stroke if plot.columns.pitch >= plot.size * 0.8 else "",
        line_width=plot.size * 0.09,
    )


def _likely(plot: Timeline, index: int, error: LimitError) -> None:
    x, y = plot.columns.middle(index), plot.y(_percent(error.likely))
    radius = min(plot.size * 0.34, plot.columns.pitch * 0.4)
    ink = "zone" if error.inside is not False else "warn"
    plot.canvas.dot(x, y, radius, fill=ink, stroke="surface", line_width=plot.size * 0.09)
