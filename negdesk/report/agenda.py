"""The table of a table copy: what there is to settle, what we put down, room for what is agreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from negdesk.i18n import tr, trn
from negdesk.report.layout import LEAST, Block, Sheet, beside, nothing, stack
from negdesk.report.tags import Element

_ROW = 24.0
_ROW_LEAST = 16.0
# Of the width: the issue alone, the issue beside offers, all offers together.
_ISSUE, _ISSUE_BESIDE, _OFFERS = 0.5, 0.3, 0.45
_FREE_LINES = 8
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One issue, or a group of them: what we put down for it stands in `offered`."""

    name: str
    unit: str
    depth: int
    group: bool
    offered: Sequence[str]


class Agenda:
    """Rows of even height, wide enough to write in."""

    def __init__(self, sheet: Sheet, lines: Sequence[Line], offers: int) -> None:
        """Take the lines and how many offers stand beside them."""
        self._sheet, self._lines, self._offers = sheet, lines, offers
        self._issue = sheet.width * (_ISSUE_BESIDE if offers else _ISSUE)
        self._offer = sheet.width * _OFFERS / offers if offers else 0.0
        self._agreed = self._issue + self._offer * offers

    def block(self, count: int) -> Block:
        """Return the table with its first `count` lines, and how many issues there are more."""
        sheet = self._sheet
        shown = list(self._lines[:count])
        while len(shown) < len(self._lines) and shown and shown[-1].group:
            # A group is named where one of its issues follows.
            shown.pop()
        rows: list[Block | None] = [self._head()]
        rows += [self._row(line, number) for line, number in self._numbered(shown)]
        if not self._lines:
            # Nothing is prepared: room for what comes up.
            rows += [self._ruled(nothing(_ROW), _ROW) for _ in range(_FREE_LINES)]
        rest = sum(not line.group for line in self._lines[len(shown) :])
        if rest > 0:
            words = trn("and {count} more", "and {count} more", rest).format(count=rest)
            more = sheet.text(words, sheet.width, size=sheet.small, ink="muted", most=1)
            return stack([sheet.tagged("Table", stack(rows)), nothing(sheet.grid), more])
        return sheet.tagged("Table", stack(rows))

    def _numbered(self, lines: Sequence[Line]) -> list[tuple[Line, str]]:
        numbers, found = 0, []
        for line in lines:
            numbers += not line.group
            found.append((line, "" if line.group else str(numbers)))
        return found

    def _head(self) -> Block:
        sheet = self._sheet
        words = [tr("To be settled")]
        if self._offers == 1:
            words.append(tr("Our proposal"))
        else:
            proposal = tr("Our proposal {number}")
            words += [proposal.format(number=index + 1) for index in range(self._offers)]
        words.append(tr("Agreed"))
        cells = [
            (place, self._heads(sheet.text(said, width, size=sheet.heading, bold=True, most=1)))
            for said, (place, width) in zip(words, self._places(), strict=True)
        ]
        line = sheet.rule(sheet.width, "ink", 0.8)
        return stack([sheet.tagged("TR", beside(cells)), nothing(sheet.grid), line])

    def _heads(self, said: Block, scope: str = "Column", span: int = 1) -> Block:
        return self._sheet.tagged(Element("TH", scope=scope, span=span), said)

    def _places(self) -> list[tuple[float, float]]:
        """Return where each column begins and how wide its words may be."""
        air = self._sheet.body
        offers = [
            (self._issue + index * self._offer, self._offer - air) for index in range(self._offers)
        ]
        rest = self._sheet.width - self._agreed
        return [(0.0, self._issue - air), *offers, (self._agreed, rest)]

    def _row(self, line: Line, number: str) -> Block:
        sheet = self._sheet
        (_, width), *offers, _ = self._places()
        deep = sheet.body * min(line.depth, _DEEPEST) * 0.9
        if line.group:
            heading = self._words(line.name, width - deep, bold=True)
            heading = self._heads(heading, "Row", self._offers + 2)
            return self._ruled(beside([(deep, heading)]), _ROW_LEAST)
        indent = deep + sheet.body * 1.9
        said = tr("{issue}, {unit}").format(issue=line.name, unit=line.unit)
        count = sheet.text(number, indent - deep, ink="muted", most=1)
        name = self._words(said if line.unit else line.name, width - indent)
        apart = Block(0.0, lambda x, y: sheet.canvas.space(x, y, sheet.body))
        both = beside([(0, count), (0, apart), (indent - deep, name)])
        cells = [(deep, self._heads(both, "Row"))]
        for (place, room), words in zip(offers, line.offered, strict=True):
            cells.append((place, sheet.tagged("TD", self._words(words, room))))
        cells.append((self._agreed, sheet.tagged("TD", nothing())))
        return self._ruled(beside(cells), _ROW_LEAST if sheet.body <= LEAST else _ROW)

    def _words(self, words: str, width: float, bold: bool = False) -> Block:
        return self._sheet.text(words, width, bold=bold, most=2)

    def _ruled(self, content: Block, least: float) -> Block:
        """Return a row at least so high, its words in the middle of it, a line under it."""
        sheet = self._sheet
        height = max(least, content.height + sheet.grid)

        def draw(x: float, y: float) -> None:
            with sheet.canvas.tag("TR"):
                content.draw(x, y + (height - content.height) / 2)
            sheet.canvas.line(x, y + height, x + sheet.width, y + height, "line", 0.6)

        return Block(height, draw)
