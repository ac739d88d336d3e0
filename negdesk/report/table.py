"""The middle of the brief: the chart, the issue table, the packages."""

from __future__ import annotations

from collections.abc import Callable

from negdesk.analysis.zone import zone_sentence
from negdesk.chart import zopa
from negdesk.i18n import tr
from negdesk.model.numbers import show_percent
from negdesk.report.deals import Cell, IssueLine
from negdesk.report.facts import Facts
from negdesk.report.layout import Block, Sheet, beside, nothing, stack
from negdesk.report.tags import Element
from negdesk.report.words import DOT, start_of


def chart(sheet: Sheet, facts: Facts, hump: float) -> Block | None:
    """Return the ZOPA chart, its hump that much higher; none when there is nothing to draw."""
    shown = facts.picture
    if not shown.values:
        return None
    small = sheet.small
    least = zopa.least_height(sheet.canvas, shown, sheet.width, sheet.body, small)
    height = sheet.grid * -(-(least + sheet.body * hump) // sheet.grid)
    said = zone_sentence(facts.document, facts.nid, facts.style)
    drawing = sheet.drawing(
        said,
        height,
        lambda canvas: zopa.draw(canvas, shown, sheet.width, height, sheet.body, small),
    )
    note = None
    if shown.chance:
        ink = "zone" if shown.zone.exists else "warn"
        note = sheet.text(shown.chance, sheet.width, bold=True, ink=ink, most=1, right=True)
    words = tr("Where a deal can lie")
    return sheet.section(words, drawing, sheet.width, note=note)


_Column = tuple[str, Callable[[IssueLine], Cell], bool]


def issues(sheet: Sheet, facts: Facts, most: int, deep: int) -> Block | None:
    """Return the issue table: numbers right-aligned, columns only where there is data.

    At most `most` rows, each at most `deep` lines.
    """
    lines = facts.deals.issues[:most]
    if not lines:
        return None

    def weight(line: IssueLine) -> Cell:
        return ("" if line.weight is None else show_percent(line.weight, facts.style),)

    wanted: list[_Column] = [
        (tr("opening"), lambda line: line.opening, False),
        (tr("target"), lambda line: line.target, False),
        (tr("limit"), lambda line: line.limit, True),
        (tr("theirs, likely"), lambda line: line.theirs, False),
        (tr("weight"), weight, False),
    ]
    columns = [column for column in wanted if any(column[1](line)[0] for line in lines)]
    gap = sheet.body * 1.1
    widths = [_column_width(sheet, column, lines) for column in columns]
    used = sum(widths) + gap * len(columns)
    trades = any(line.trade for line in lines)
    rest = sheet.width - used - (gap * 1.4 if trades else 0)
    name_width = max(sheet.wide(line.name[:80], sheet.body, True) for line in lines) + 1
    trade_width = max(sheet.wide(line.trade[:200], sheet.body) for line in lines) + 1
    if trades and name_width + trade_width > rest:
        name_width = min(name_width, rest * 0.48)
        trade_width = rest - name_width
    name_width = min(name_width, rest)
    # What the words leave over goes between the columns.
    spare = max(rest - name_width - (trade_width if trades else 0), 0) / (len(columns) + 2)
    lefts = []
    x = name_width + gap
    for width in widths:
        lefts.append(x + spare)
        x += width + gap + spare
    trade_left = x + gap * 0.4 + spare
    trade_width = sheet.width - trade_left

    head: list[tuple[float, Block]] = [
        (left, _head(sheet, column[0], width, right=True))
        for left, column, width in zip(lefts, columns, widths, strict=True)
    ]
    if trades:
        words = tr("give only in return for")
        head.append((trade_left, _head(sheet, words, trade_width)))
    rows: list[Block | None] = [
        sheet.tagged("TR", beside([(0, sheet.tagged("TD", sheet.text("", 1, most=1))), *head])),
        sheet.rule(sheet.width, "muted", 0.9),
    ]
    for line in lines:
        name = sheet.text(line.name, name_width, bold=True, most=deep)
        cells: list[tuple[float, Block]] = [(0, sheet.tagged(Element("TH", scope="Row"), name))]
        for left, column, width in zip(lefts, columns, widths, strict=True):
            words = _fitting(sheet, column[1](line), width, column[2])
            said = sheet.text(words, width, bold=column[2], most=deep, right=True)
            cells.append((left, sheet.tagged("TD", said)))
        if trades:
            said = sheet.text(line.trade, trade_width, most=deep) if line.trade else nothing()
            cells.append((trade_left, sheet.tagged("TD", said)))
        air = nothing(sheet.grid * 0.3)
        rows += [air, sheet.tagged("TR", beside(cells)), air, sheet.rule(sheet.width)]
    rest = facts.deals.issue_count - len(lines)
    return sheet.section(tr("Issues"), sheet.tagged("Table", stack(rows)), sheet.width, rest)


def _head(sheet: Sheet, words: str, width: float, right: bool = False) -> Block:
    said = sheet.text(words, width, size=sheet.small, ink="muted", most=1, right=right)
    return sheet.tagged(Element("TH", scope="Column"), said)


def _fitting(sheet: Sheet, cell: Cell, width: float, bold: bool) -> str:
    for words in cell:
        if sheet.wide(words[:60], sheet.body, bold) <= width:
            return words
    return cell[-1]


def _column_width(sheet: Sheet, column: _Column, lines: list[IssueLine]) -> float:
    head, said, bold = column
    widest = max(sheet.wide(said(line)[0][:60], sheet.body, bold) for line in lines)
    # Words may break into two lines, numbers should not.
    return max(min(widest, sheet.width * 0.125), sheet.wide(head, sheet.small)) + 0.5


def packages(sheet: Sheet, facts: Facts, most: int) -> Block | None:
    """Return up to three packages side by side."""
    shown = facts.deals.packages[:most]
    if not shown:
        return None
    gap = sheet.body
    width = (sheet.width - gap * (len(shown) - 1)) / len(shown)
    if len(shown) == 1:
        width = sheet.width
    inner = width - sheet.box_pad
    contents = [
        stack(
            [
                sheet.text(
                    start_of(row.title) or tr("untitled"), inner, bold=True, most=1, tag="H3"
                ),
                sheet.text(DOT.join(facts.deals.terms(row)), inner, most=3),
            ]
        )
        for row in shown
    ]
    height = max(content.height for content in contents)
    boxes = [
        (
            index * (width + gap),
            sheet.boxed(
                stack([content, nothing(height - content.height)]), width, "window", "line"
            ),
        )
        for index, content in enumerate(contents)
    ]
    equal = facts.deals.packages_are_equal and len(shown) == 3
    head = tr("Three offers, equal for us: put them down together") if equal else tr("Packages")
    rest = len(facts.deals.packages) - len(shown)
    return sheet.section(head, beside(boxes), sheet.width, rest)
