"""The issue table of the brief: a row for each issue, columns only where there is data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from negdesk.i18n import tr
from negdesk.model.numbers import show_percent
from negdesk.report.deals import Cell, IssueLine
from negdesk.report.facts import Facts
from negdesk.report.layout import Block, Sheet, beside, nothing, stack
from negdesk.report.tags import Element

# In sizes of body text.
_GAP, _TRADE_GAP = 1.1, 1.5
# Of the page's width: what a column of words may take where there is room.
_WIDE = 0.26
# Where there is not: what such a column takes, and the names' share of what the columns leave.
_SHAPES = ((0.125, 0.48), (0.125, 0.62), (0.17, 0.48))
# As much of a text is measured; what is longer breaks anyway.
_MEASURED = 60


def issues(sheet: Sheet, facts: Facts, most: int, deep: int) -> Block | None:
    """Return the issue table: numbers right-aligned, columns only where there is data.

    At most `most` rows, each at most `deep` lines.
    """
    lines = facts.deals.issues[:most]
    if not lines:
        return None
    drawn = _lowest(sheet, lines, _columns(facts, lines), deep)
    return sheet.section(tr("Issues"), drawn, sheet.width, facts.deals.issue_count - len(lines))


def _lowest(
    sheet: Sheet, lines: Sequence[IssueLine], columns: Sequence[_Column], deep: int
) -> Block:
    """Return the table in the shape that cuts the fewest texts and then takes the least height."""
    before, tried = sheet.shortened, []
    for shape in _SHAPES:
        table = _Table(sheet, lines, columns, deep, shape)
        block = table.drawn()
        tried.append((sheet.shortened - before, block.height, block))
        sheet.shortened = before
        if table.roomy:
            break
    cut, _, block = min(tried, key=lambda each: each[:2])
    sheet.shortened = before + cut
    return block


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of values: its head, what a line has in it in words ever shorter, its weight."""

    head: str
    cell: Callable[[IssueLine], Cell]
    bold: bool = False


def _columns(facts: Facts, lines: Sequence[IssueLine]) -> list[_Column]:
    def weight(line: IssueLine) -> Cell:
        return ("" if line.weight is None else show_percent(line.weight, facts.style),)

    wanted = (
        _Column(tr("opening"), lambda line: line.opening),
        _Column(tr("target"), lambda line: line.target),
        _Column(tr("limit"), lambda line: line.limit, bold=True),
        _Column(tr("theirs, likely"), lambda line: line.theirs),
        _Column(tr("weight"), weight),
    )
    return [column for column in wanted if any(column.cell(line)[0] for line in lines)]


class _Table:
    """Names at the left, values in columns, what each is given for at the right."""

    def __init__(
        self,
        sheet: Sheet,
        lines: Sequence[IssueLine],
        columns: Sequence[_Column],
        deep: int,
        shape: tuple[float, float],
    ) -> None:
        self.narrow, self.name_share = shape
        self.sheet, self.lines, self.columns, self.deep = sheet, lines, columns, deep
        self.trades = any(line.trade for line in lines)
        self.gap = sheet.body * _GAP
        self.trade_gap = sheet.body * _TRADE_GAP if self.trades else 0.0
        self.widths = self._widths()
        self.name, self.lefts, self.trade_left = self._places()

    def drawn(self) -> Block:
        """Return the rows under their head, a rule below each."""
        rows: list[Block | None] = [
            self._head_row(),
            self.sheet.rule(self.sheet.width, "muted", 0.9),
        ]
        for line in self.lines:
            air = nothing(self.sheet.grid * 0.3)
            rows += [air, self._row(line), air, self.sheet.rule(self.sheet.width)]
        return self.sheet.tagged("Table", stack(rows))

    @cached_property
    def _wishes(self) -> tuple[float, float]:
        """Return how wide the names and the trades would like to be."""
        sheet = self.sheet
        name = max(sheet.wide(line.name[:80], sheet.body, True) for line in self.lines) + 1
        if not self.trades:
            return name, 0.0
        trade = max(sheet.wide(line.trade[:200], sheet.body) for line in self.lines)
        return name, max(trade, sheet.wide(_trade_head(), sheet.small)) + 1

    def _widths(self) -> list[float]:
        """Return the widths of the columns: words stand on one line where all find room."""
        widths = [self._column_width(column, _WIDE) for column in self.columns]
        self.roomy = sum(widths) + sum(self._wishes) <= self._room
        if self.roomy:
            return widths
        return [self._column_width(column, self.narrow) for column in self.columns]

    @property
    def _room(self) -> float:
        return self.sheet.width - self.gap * len(self.columns) - self.trade_gap

    def _column_width(self, column: _Column, share: float) -> float:
        sheet = self.sheet
        said = (column.cell(line)[0][:_MEASURED] for line in self.lines)
        widest = max(sheet.wide(words, sheet.body, column.bold) for words in said)
        # Words may break into two lines, numbers should not.
        return max(min(widest, sheet.width * share), sheet.wide(column.head, sheet.small)) + 0.5

    def _places(self) -> tuple[float, list[float], float]:
        """Return the names' width, the left edges of the columns, and that of the trades."""
        rest = self._room - sum(self.widths)
        name, trade = self._wishes
        if name + trade > rest:
            name = min(name, rest * self.name_share if self.trades else rest)
            trade = rest - name
        # What the words leave over goes between the columns.
        spare = (rest - name - trade) / (len(self.columns) + 2)
        lefts, x = [], name
        for width in self.widths:
            x += self.gap + spare
            lefts.append(x)
            x += width
        return name, lefts, x + self.trade_gap + spare

    def _head_row(self) -> Block:
        sheet = self.sheet
        corner = sheet.tagged("TD", sheet.text("", 1, most=1))
        cells = [(0.0, corner)]
        for left, column, width in zip(self.lefts, self.columns, self.widths, strict=True):
            cells.append((left, self._head(column.head, width, right=True)))
        if self.trades:
            cells.append((self.trade_left, self._head(_trade_head(), self._trade_width)))
        return sheet.tagged("TR", beside(cells))

    def _head(self, words: str, width: float, right: bool = False) -> Block:
        sheet = self.sheet
        said = sheet.text(words, width, size=sheet.small, ink="muted", most=1, right=right)
        return sheet.tagged(Element("TH", scope="Column"), said)

    def _row(self, line: IssueLine) -> Block:
        sheet = self.sheet
        name = sheet.text(line.name, self.name, bold=True, most=self.deep)
        cells = [(0.0, sheet.tagged(Element("TH", scope="Row"), name))]
        for left, column, width in zip(self.lefts, self.columns, self.widths, strict=True):
            words = self._fitting(column.cell(line), width, column.bold)
            said = sheet.text(words, width, bold=column.bold, most=self.deep, right=True)
            cells.append((left, sheet.tagged("TD", said)))
        if self.trades:
            cells.append((self.trade_left, sheet.tagged("TD", self._trade(line))))
        return sheet.tagged("TR", beside(cells))

    def _trade(self, line: IssueLine) -> Block:
        if not line.trade:
            return nothing()
        return self.sheet.text(line.trade, self._trade_width, most=self.deep)

    @property
    def _trade_width(self) -> float:
        return self.sheet.width - self.trade_left

    def _fitting(self, cell: Cell, width: float, bold: bool) -> str:
        sheet = self.sheet
        fits = (w for w in cell if sheet.wide(w[:_MEASURED], sheet.body, bold) <= width)
        return next(fits, cell[-1])


def _trade_head() -> str:
    return tr("give only in return for")
