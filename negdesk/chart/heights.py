"""The heights of a plot: round numbers at the left, and a thin line across from each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from negdesk.chart.canvas import Canvas


def draw_heights(
    canvas: Canvas,
    ticks: Iterable[tuple[Decimal, str]],
    at: Callable[[Decimal], float],
    left: float,
    right: float,
    size: float,
    small: float,
) -> None:
    """Draw the lines from `left` to `right`; their numbers end a little before."""
    for value, said in ticks:
        y, x = at(value), left - small * 0.6
        canvas.line(left, y, right, y, "line", size * 0.06)
        canvas.text(x, y + small * 0.3, said, size=small, ink="muted", anchor="end")
