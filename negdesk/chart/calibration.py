"""How often what we held p likely came true, against the diagonal where both are equal.

Below ten resolved forecasts no curve: each is a dot at its probability, above if it came true.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from negdesk.analysis.calibration import Calibration, Group, Resolved
from negdesk.analysis.record import Record
from negdesk.chart.canvas import Canvas, Point
from negdesk.chart.message import draw_message
from negdesk.chart.scatter import LINE, Axis, Plot
from negdesk.chart.tags import Box, Field, Tag
from negdesk.i18n import tr
from negdesk.model.numbers import NARROW_SPACE, NumberStyle

_NIL, _ALL = Decimal(0), Decimal(100)
_BIGGEST = 0.95
_ALONG = 24


@dataclass(frozen=True, slots=True)
class CalibrationPicture:
    """What was forecast; `items` only where there are too few for the curve of `found`."""

    found: Calibration
    items: tuple[Resolved, ...] = ()
    style: NumberStyle = field(default_factory=NumberStyle)


def picture(found: Record, style: NumberStyle) -> CalibrationPicture:
    """Return the forecasts of a track record."""
    scores = found.assumptions
    if scores.curve:
        return CalibrationPicture(scores, style=style)
    items = tuple(item for one in found.debriefs for item in one.resolved)
    return CalibrationPicture(scores, items, style)


def draw(
    canvas: Canvas,
    picture: CalibrationPicture,
    width: float,
    height: float,
    size: float = 12.0,
    small: float = 0.0,
) -> None:
    """Draw the forecasts into width × height; `size` is the body text, `small` that of labels."""
    small = small or size * 0.85
    if not picture.found.count:
        words = tr("No assumption with a probability has been resolved yet.")
        draw_message(canvas, words, width, small)
    elif picture.found.curve:
        _curve(canvas, picture, width, height, size, small)
    else:
        _counts(canvas, picture, width, height, size, small)


def _percent(said: str) -> str:
    return f"{said}{NARROW_SPACE}%"


def _likely() -> Axis:
    return Axis(-_ALL / 20, _ALL * 21 / 20, tr("how likely you held it →"), _percent)


def _curve(
    canvas: Canvas,
    picture: CalibrationPicture,
    width: float,
    height: float,
    size: float,
    small: float,
) -> None:
    y = Axis(-_ALL / 20, _ALL * 21 / 20, tr("↑ how often it came true"), _percent)
    plot = Plot(canvas, _likely(), y, width, height, size, small, picture.style)
    plot.axes()
    ends = plot.x(_NIL), plot.y(_NIL), plot.x(_ALL), plot.y(_ALL)
    canvas.line(*ends, "muted", size * 0.1, dashed=True)
    most = max(group.count for group in picture.found.curve)
    spots = []
    for group in picture.found.curve:
        x, y_at = plot.x(group.expected * _ALL), plot.y(_came_true(group))
        # The area is the count: ten forecasts weigh ten times as much as one.
        radius = size * max(_BIGGEST * (group.count / most) ** 0.5, 0.3)
        spots.append((x, y_at, radius))
    for (x1, y1, _), (x2, y2, _) in pairwise(spots):
        canvas.line(x1, y1, x2, y2, "ours", size * 0.12)
    for x, y_at, radius in spots:
        canvas.dot(x, y_at, radius, fill="ours", stroke="surface", line_width=size * 0.1)
    _label(plot, picture.found.curve, spots)


def _came_true(group: Group) -> Decimal:
    return Decimal(group.came_true) / group.count * _ALL


def _label(plot: Plot, groups: tuple[Group, ...], spots: list[tuple[float, float, float]]) -> None:
    """Write at each dot how many of how many came true."""
    words, less = tr("{true} of {count} true"), tr("{true} of {count}")
    tags = [
        Tag(
            x,
            y,
            tuple(
                (text.format(true=group.came_true, count=group.count),) for text in (words, less)
            ),
            radius + plot.size * 0.2,
        )
        for group, (x, y, radius) in zip(groups, spots, strict=True)
    ]
    marks = tuple(Box(x - r, y - r, x + r, y + r) for x, y, r in spots)
    plot.write(tags, Field(plot.box, marks, tuple(_along(spots)), plot.small * LINE))


def _along(spots: Sequence[tuple[float, float, float]]) -> Iterator[Point]:
    """Yield points along the curve: words beside it are better than words across it."""
    for (x1, y1, _), (x2, y2, _) in pairwise(spots):
        for step in range(_ALONG):
            share = step / _ALONG
            yield x1 + (x2 - x1) * share, y1 + (y2 - y1) * share


def _counts(
    canvas: Canvas,
    picture: CalibrationPicture,
    width: float,
    height: float,
    size: float,
    small: float,
) -> None:
    """Draw each forecast as a dot above or below the middle; equal ones stand on each other."""
    plot = Plot(canvas, _likely(), Axis(_NIL, Decimal(1), "", lambda _: ""), width, height, size,
                small, picture.style)  # fmt: skip
    came, not_true = tr("↑ came true: {count}"), tr("↓ did not: {count}")
    count, true = picture.found.count, picture.found.came_true
    canvas.text(0, small * 0.9, came.format(count=true), size=small, ink="ours", bold=True)
    foot = height - small * 0.3
    canvas.text(0, foot, not_true.format(count=count - true), size=small, ink="muted", bold=True)
    _axis_of_counts(plot)
    piles = Counter((item.probability, item.outcome) for item in picture.items)
    radius = min(size * 0.42, (plot.bottom - plot.top) / 2 / (2.4 * max(piles.values()) + 0.2))
    stacked: Counter[tuple[Decimal, Decimal]] = Counter()
    for item in picture.items:
        key = item.probability, item.outcome
        stacked[key] += 1
        away = radius * (2.4 * stacked[key] - 0.8)
        x = plot.x(item.probability * _ALL)
        middle = (plot.top + plot.bottom) / 2
        if item.outcome == 1:
            canvas.dot(x, middle - away, radius, fill="ours")
        else:
            canvas.dot(x, middle + away, radius, fill="surface", stroke="muted",
                       line_width=size * 0.12)  # fmt: skip


def _axis_of_counts(plot: Plot) -> None:
    canvas, small = plot.canvas, plot.small
    middle, thin = (plot.top + plot.bottom) / 2, plot.size * 0.06
    canvas.line(plot.left, middle, plot.right, middle, "muted", plot.size * 0.1)
    for value in range(0, 101, 25):
        x, said = plot.x(Decimal(value)), _percent(str(value))
        canvas.line(x, plot.top, x, plot.bottom, "line", thin)
        half = plot.wide(said) / 2
        at = min(max(x, half), plot.width - half)
        canvas.text(at, plot.bottom + small * 1.25, said, size=small, ink="muted", anchor="middle")
    title = tr("how likely you held it →")
    canvas.text(plot.width, plot.height - small * 0.3, title, size=small, ink="muted", anchor="end")
