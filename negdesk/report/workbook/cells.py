"""Rows of cells side by side, each as many lines long as its text: what all printed text is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from negdesk.report.aloud import parted
from negdesk.report.bidi import base_level
from negdesk.report.layout import Sheet
from negdesk.report.tags import Element
from negdesk.report.workbook.strips import Draw, Mark, Strip

# A line alone at the foot or the head of a page is kept from its text only where this is longer.
PROSE = 3
ROW = 8


@dataclass(frozen=True, slots=True)
class Cell:
    """Lines of text at a distance from the left; right-aligned ones end at x + width.

    `words` is what was broken into the lines, `tag` what it is to a reader who hears it.
    """

    x: float
    width: float
    lines: Sequence[str]
    size: float
    bold: bool = False
    ink: str = "ink"
    right: bool = False
    words: str = ""
    tag: Element = field(default_factory=lambda: Element("P"))


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
    tags = tuple(cell.tag for cell in cells)
    lines = [list(parted(cell.lines, cell.words)) for cell in cells]
    strips = [
        replace(
            _strip(sheet, cells, lines, index),
            keep=index in together,
            again=again,
            tags=tags,
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


def _strip(
    sheet: Sheet, cells: Sequence[Cell], broken: Sequence[Sequence[tuple[str, bool]]], index: int
) -> Strip:
    lines = [line[index] if index < len(line) else ("", False) for line in broken]
    if not any(line for line, _ in lines) and index:
        # Air between two paragraphs.
        return Strip(sheet.leading / 2, nothing)
    size = max(cell.size for cell in cells if index < len(cell.lines))
    height = sheet.line_height(size)
    base = height / 2 + size * 0.35
    texts = [
        _writing(sheet, cell, line, spaced, base) if line else None
        for cell, (line, spaced) in zip(cells, lines, strict=True)
    ]
    return Strip(height, nothing, texts=tuple(texts))


def _writing(sheet: Sheet, cell: Cell, line: str, spaced: bool, base: float) -> Draw:
    # A line of its own stays beside its label; a paragraph begins at its side.
    turned = cell.right or (len(cell.lines) > 1 and base_level(line) == 1)
    left, anchor = (cell.x + cell.width, "end") if turned else (cell.x, "start")

    def write(x: float, y: float) -> None:
        sheet.canvas.text(
            x + left, y + base, line, size=cell.size, ink=cell.ink, bold=cell.bold, anchor=anchor
        )
        if spaced:
            sheet.canvas.space(x + cell.x + cell.width, y + base, cell.size)

    return write
