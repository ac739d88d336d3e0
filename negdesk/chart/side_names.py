"""Names of heights at the right of a plot: fewer words before a wide name, never one on another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from negdesk.chart.canvas import Canvas
from negdesk.chart.labels import cut, spread
from negdesk.chart.scale import short
from negdesk.model.numbers import NumberStyle, show

_WIDEST = 0.3
HIGH = 1.15


@dataclass(frozen=True, slots=True)
class SideName:
    """What stands at a height; the first names of a list are the last to be left out."""

    value: Decimal
    said: str
    ink: str
    bold: bool = False


def side_name(
    canvas: Canvas,
    words: str,
    value: Decimal,
    ink: str,
    style: NumberStyle,
    size: float,
    width: float,
    *,
    bold: bool = False,
) -> SideName:
    """Return a name in the most words that take no more than three tenths of the width.

    `words` hold `{value}`.
    """
    full, less = show(value, style), short(value, style)
    variants = words.format(value=full), words.format(value=less), full, less
    room = width * _WIDEST
    fits = (said for said in variants if canvas.text_width(said, size, bold) <= room)
    return SideName(value, next(fits, less), ink, bold)


def write_names(
    canvas: Canvas,
    names: Sequence[SideName],
    at: Callable[[Decimal], float],
    left: float,
    right: float,
    top: float,
    bottom: float,
    size: float,
) -> None:
    """Write the names from `left` to `right` near their heights; what has no room is left out."""
    high = size * HIGH
    kept = names[: max(int((bottom - top) / high), 1)]
    ordered = sorted(kept, key=lambda name: -name.value)
    middles = [at(name.value) for name in ordered]
    tops = spread(middles, [high] * len(ordered), top, bottom, 0) or []
    for name, y in zip(ordered, tops, strict=False):
        wide = partial(canvas.text_width, size=size, bold=name.bold)
        # A hair more, or rounding would cut the widest name.
        said = cut(name.said, right - left + size * 0.01, wide)
        base = y + high * 0.5 + size * 0.3
        canvas.text(left, base, said, size=size, ink=name.ink, bold=name.bold)
