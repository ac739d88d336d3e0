"""Tables that flow over pages: numbers right-aligned, the head again on every page."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from math import sqrt

from negdesk.report.layout import Sheet
from negdesk.report.tags import Element
from negdesk.report.text import flow, one_line
from negdesk.report.workbook.cells import ROW, Cell, row
from negdesk.report.workbook.strips import Strip

# Of the width: what numbers may take, however long the texts are. A text breaks into lines, a
# number that breaks is misread.
_NUMBERS = 0.76
_LOOKED_AT = 160
_AIR = 0.45


@dataclass(frozen=True, slots=True)
class Column:
    """A column: one of numbers is as wide as they are, texts share the rest of the width.

    With `heads` its title is what the column is about, and stands out; a `snug` one takes no
    more than it needs.
    """

    title: str
    number: bool = False
    bold: bool = False
    heads: bool = False
    snug: bool = False


def table(
    sheet: Sheet,
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    width: float,
    indent: float = 0.0,
    strong: Container[int] = (),
    above: Element | None = None,
    groups: Container[int] = (),
) -> list[Strip]:
    """Return the strips of a table; a column without any value is left out.

    The rows whose numbers are in `strong` are bold. Those in `groups` name what follows: their
    last words run on to the right edge, and they stay with the next row. `above` is what the
    table is a part of.
    """
    kept = [index for index in range(len(columns)) if any(cells[index].strip() for cells in rows)]
    if not kept:
        return []
    used = [columns[index] for index in kept]
    cells = [[line[index] for index in kept] for line in rows]
    gap = sheet.body * 1.2
    plain = [line for number, line in enumerate(cells) if number not in groups] or cells
    widths = _widths(sheet, used, plain, width - gap * (len(used) - 1))
    lefts = [indent + sum(widths[:index]) + gap * index for index in range(len(widths))]
    placed = list(zip(lefts, widths, used, strict=True))
    whole = Element("Table", above)
    of_head = Element("TR", whole)
    titles = [_title(sheet, column, x, wide, of_head) for x, wide, column in placed]
    naming = _naming(used)
    air = sheet.grid * _AIR
    head = row(sheet, titles, gap=sheet.grid, whole=9, keep=True)
    head = ruled(sheet, head, indent, width, air, "muted", 0.9)
    strips, again = list(head), tuple(head)
    for number, line in enumerate(cells):
        of_row, group = Element("TR", whole), number in groups
        if group:
            made_of = _group(sheet, line, placed, indent + width, of_row)
        else:
            made_of = [
                _cell(sheet, words, *place, number in strong, _tag(of_row, index == naming))
                for index, (words, place) in enumerate(zip(line, placed, strict=True))
            ]
        made = row(sheet, made_of, gap=air, whole=ROW, keep=group, again=again if number else ())
        made = [replace(strip, again=again) if index else strip for index, strip in enumerate(made)]
        strips += ruled(sheet, made, indent, width, air, "line", 0.7)
    return strips


def ruled(
    sheet: Sheet,
    strips: Sequence[Strip],
    x: float,
    width: float,
    air: float,
    ink: str,
    line_width: float,
) -> list[Strip]:
    """Return strips with some air and a rule below the last."""
    if not strips:
        return []
    *others, last = strips
    height = last.height + air

    def draw(left: float, y: float) -> None:
        last.draw(left, y)
        at = y + height
        sheet.canvas.line(left + x, at, left + x + width, at, ink, line_width)

    return [*others, replace(last, height=height, draw=draw)]


def _title(sheet: Sheet, column: Column, x: float, wide: float, above: Element) -> Cell:
    size, ink = (sheet.body, "ink") if column.heads else (sheet.small, "muted")
    words, bold = column.title, column.heads
    tag = Element("TH", above, scope="Column") if words else Element("TD", above)
    lines = flow(words, wide, size, bold)
    return Cell(x, wide, lines, size, bold, ink, column.number, words, tag)


def _cell(
    sheet: Sheet, words: str, x: float, wide: float, column: Column, strong: bool, tag: Element
) -> Cell:
    bold = column.bold or strong
    lines = flow(words, wide, sheet.body, bold) or [""]
    return Cell(x, wide, lines, sheet.body, bold, right=column.number, words=words, tag=tag)


def _group(
    sheet: Sheet,
    words: Sequence[str],
    placed: Sequence[tuple[float, float, Column]],
    right: float,
    above: Element,
) -> list[Cell]:
    """Return the cells of a row that names what follows: the last is as wide as there is room."""
    last = max((index for index, said in enumerate(words) if said.strip()), default=0)
    cells = [
        _cell(sheet, said, *place, False, Element("TD", above))
        for said, place in zip(words[:last], placed, strict=False)
    ]
    x, _, column = placed[last]
    tag = Element("TH", above, scope="Row", span=len(placed) - last)
    cells.append(_cell(sheet, words[last], x, right - x, column, True, tag))
    return cells


def _naming(columns: Sequence[Column]) -> int:
    """Return which column says what its row is about; -1 for none."""
    named = (index for index, column in enumerate(columns) if column.bold and not column.number)
    return next(named, -1)


def _tag(above: Element, naming: bool) -> Element:
    return Element("TH", above, scope="Row") if naming else Element("TD", above)


def _widths(
    sheet: Sheet, columns: Sequence[Column], rows: Sequence[Sequence[str]], room: float
) -> list[float]:
    widths = [
        max(
            sheet.wide(one_line(column.title, _LOOKED_AT), sheet.small, column.heads),
            *(sheet.wide(one_line(line[index], _LOOKED_AT), sheet.body, True) for line in rows),
        )
        + 0.5
        for index, column in enumerate(columns)
    ]
    numbers = [index for index, column in enumerate(columns) if column.number]
    texts = [index for index, column in enumerate(columns) if not column.number]
    words = sum(widths[index] for index in texts)
    _share(widths, numbers, max(room * _NUMBERS, room - words))
    _share(widths, texts, room - sum(widths[index] for index in numbers))
    spare = room - sum(widths)
    taking = [index for index in texts if not columns[index].snug] or numbers or texts
    whole = sum(widths[index] for index in taking)
    for index in taking:
        # What is left over goes to the texts, most of it to the longest.
        widths[index] += spare * widths[index] / whole
    return widths


def _share(widths: list[float], indexes: Sequence[int], room: float) -> None:
    """Give each no more than it needs, and more of the rest to those that need more."""
    waiting = sorted(indexes, key=lambda index: widths[index])
    while waiting:
        index = waiting.pop(0)
        need = sqrt(widths[index])
        others = sum(sqrt(widths[other]) for other in waiting)
        fair = max(need / (need + others), 1 / (len(waiting) + 1))
        widths[index] = min(widths[index], room * fair)
        room -= widths[index]
