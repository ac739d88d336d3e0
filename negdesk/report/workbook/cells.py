"""Rows of cells side by side, each as many lines long as its text: what all printed text is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from negdesk.report.layout import Sheet
from negdesk.report.workbook.strips import Draw, Mark, Strip

# A line alone at the foot or the head of a page is kept from its text only where this is longer.
PROSE = 3
ROW = 8


@dataclass(frozen=True, slots=True)
class Cell:
    """Lines of text at a distance from the left; right-aligned ones end at x + width."""

    x: float
    width: float
    lines: Sequence[str]
    size: float
    bold: bool = False
    ink: str = "ink"
    right: bool = False


def row(
    sheet: Sheet,
    cells: Sequence[Cell],
    *,
    gap: float = 0.0,
    whole: int = PROSE,
    keep: bool = False,
    again: tuple[Strip, ...] = (),
    first: Draw | None = None,
    mark: Mark | None = None,
) -> list[Strip]:
    """Return the lines of cells as strips; rows of up to `whole` lines stay on one page.

    `first` draws beside the first line; with `keep` the row stays with what follows.
    """
    count = max((len(cell.lines) for cell in cells), default=0)
    together = range(count - 1) if count <= whole else (0, count - 2)
    whole_row = object()
    strips = [
        replace(
            _strip(sheet, cells, index),
            keep=index in together,
            again=again,
            row=whole_row,
        )
        for index in range(count)
    ]
    if strips:
        strips[0] = replace(strips[0], gap=gap, mark=mark, draw=first or nothing)
        strips[-1] = replace(strips[-1], keep=keep)
    return strips


def nothing(x: float, y: float) -> None:
    """Draw nothing."""


def _strip(sheet: Sheet, cells: Sequence[Cell], index: int) -> Strip:
    lines = [cell.lines[index] if index < len(cell.lines) else "" for cell in cells]
    if not any(lines) and index:
        # Air between two paragraphs.
        return Strip(sheet.leading / 2, nothing)
    size = max(cell.size for cell in cells if index < len(cell.lines))
    height = sheet.line_height(size)
    base = height / 2 + size * 0.35
    texts = [
        _writing(sheet, cell, line, base) if line else None
        for cell, line in zip(cells, lines, strict=True)
    ]
    return Strip(height, nothing, texts=tuple(texts))


def _writing(sheet: Sheet, cell: Cell, line: str, base: float) -> Draw:
    left, anchor = (cell.x + cell.width, "end") if cell.right else (cell.x, "start")

    def write(x: float, y: float) -> None:
        sheet.canvas.text(
            x + left, y + base, line, size=cell.size, ink=cell.ink, bold=cell.bold, anchor=anchor
        )

    return write
