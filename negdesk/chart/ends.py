"""The line under a chart: what stands at its left end, at its right end, and a note between."""

from __future__ import annotations

from negdesk.chart.canvas import Canvas


def write_ends(
    canvas: Canvas,
    first: str,
    last: str,
    notes: tuple[str, ...],
    left: float,
    right: float,
    base: float,
    small: float,
) -> None:
    """Write both ends, the right one in any case, and between them the first note that fits."""
    before, behind = (canvas.text_width(said, small) for said in (first, last))
    if first and before + behind + small <= right - left:
        canvas.text(left, base, first, size=small, ink="muted")
    if last:
        canvas.text(right, base, last, size=small, ink="muted", anchor="end")
    room = right - left - before - behind - 2 * small
    note = next((said for said in notes if canvas.text_width(said, small) <= room), "")
    if note:
        middle = (left + before + right - behind) / 2
        canvas.text(middle, base, note, size=small, ink="muted", anchor="middle")
