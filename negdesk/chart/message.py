"""What a chart says while there is nothing to draw yet."""

from __future__ import annotations

from negdesk.chart.canvas import Canvas
from negdesk.chart.labels import cut


def draw_message(canvas: Canvas, words: str, width: float, size: float) -> None:
    """Write words on one line at the top, cut where the room ends."""
    said = cut(words, width, lambda text: canvas.text_width(text, size))
    canvas.text(0, size, said, size=size, ink="muted")
