"""The story of a section: headings, prose, labelled values, tables, charts, one below another."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from negdesk.i18n import tr
from negdesk.report.layout import Block, Sheet
from negdesk.report.tags import Element
from negdesk.report.text import clip, flow, one_line
from negdesk.report.workbook.cells import Cell, row
from negdesk.report.workbook.grid import Column, table
from negdesk.report.workbook.strips import Draw, Mark, Strip

# In body sizes, as in the brief where it has the same.
_TITLE, _HEADING, _NAME = 1.9, 1.25, 1.12
# Of the width: where values stand beside their labels, and the least room of a label.
_LABELS, _LEAST = 0.23, 0.185

# In lines: an item no taller than that is never parted.
_WHOLE = 12

# In quarters of a line.
SECTION, PART, ITEM, TIGHT = 10.0, 7.0, 4.0, 1.0


class Story:
    """Collects the strips of one section."""

    def __init__(self, sheet: Sheet, key: str, alive: Callable[[], None]) -> None:
        """Begin an empty section; `alive` is called again and again and may raise to stop it."""
        self.sheet, self.key, self.alive = sheet, key, alive
        self.width = sheet.width
        self.strips: list[Strip] = []
        self._marks = 0
        self._above: Element | None = None

    def section(self, words: str, teaching: str = "") -> None:
        """Write the title of the section over a rule."""
        sheet, size = self.sheet, self.sheet.body * _TITLE
        lines = self.broken(words, self.width, size, bold=True)
        title = row(
            sheet,
            [Cell(0, self.width, lines, size, True, words=words, tag=self.element("H2"))],
            gap=sheet.grid * SECTION,
            keep=True,
            mark=Mark(self.key, one_line(words, 120), 0),
        )
        self.add(title)
        rule = sheet.grid * 1.5

        def draw(x: float, y: float) -> None:
            sheet.canvas.line(x, y + rule / 2, x + self.width, y + rule / 2, "ink", 1.0)

        self.add([Strip(rule, draw, keep=True)])
        self.quiet(teaching, keep=True)

    def heading(self, words: str, teaching: str = "", *, ink: str = "ink", note: str = "") -> None:
        """Write the heading of a part, with its teaching line in small grey type below."""
        sheet, size = self.sheet, self.sheet.body * _HEADING
        self._marks += 1
        mark = Mark(f"{self.key}.{self._marks}", one_line(words, 120), 1)
        room = self.width
        cells = []
        if note:
            wide = sheet.wide(note, sheet.body, True) + 1
            room -= wide + sheet.body
            cells.append(Cell(self.width - wide, wide, [note], sheet.body, True, "muted", True))
        lines = self.broken(words, room, size, bold=True)
        tag = self.element("H3")
        cells.insert(0, Cell(0, room, lines, size, True, ink, words=words, tag=tag))
        self.add(row(sheet, cells, gap=sheet.grid * PART, keep=True, whole=99, mark=mark))
        self.quiet(teaching, keep=True)

    def name(
        self,
        words: str,
        note: str = "",
        *,
        ink: str = "ink",
        badge: str = "",
        first: bool = False,
        quiet: bool = False,
    ) -> None:
        """Write the name of one item: a number before it, a value or a quiet note at its right."""
        sheet, size = self.sheet, self.sheet.body * _NAME
        indent = self.badge_width if badge else 0.0
        of_note = sheet.small if quiet else size
        wide = min(sheet.wide(note, of_note, not quiet) + 1, self.width * 0.5) if note else 0.0
        room = self.width - indent - wide - (sheet.body if note else 0)
        tag = self.element("H4")
        cells = [Cell(0, indent, [f"{badge} "], size, True, "muted", tag=tag)] if badge else []
        lines = self.broken(words, room, size, bold=True)
        cells.append(Cell(indent, room, lines, size, True, ink, words=words, tag=tag))
        if note:
            said, tone = self.broken(note, wide, of_note, not quiet), "muted" if quiet else "ink"
            left = self.width - wide
            cells.append(Cell(left, wide, said, of_note, not quiet, tone, True, note))
        gap = TIGHT if first else ITEM
        self.add(row(sheet, cells, gap=sheet.grid * gap, keep=True, whole=4))

    @property
    def badge_width(self) -> float:
        """Return how far items stand from the left beside their numbers."""
        return self.sheet.body * 1.8

    def prose(
        self,
        words: str,
        *,
        indent: float = 0.0,
        size: float = 0.0,
        bold: bool = False,
        ink: str = "ink",
        gap: float = TIGHT,
        keep: bool = False,
        first: Draw | None = None,
        number: tuple[float, str] | None = None,
        note: str = "",
        tag: str = "P",
        turned: bool = False,
    ) -> None:
        """Write a text of any length: a paragraph, or what `tag` says.

        `first` draws beside its first line, `number` stands there, so far from the left; `note`
        ends the line. What is `turned` begins at the right, and its note stands at the left.
        """
        sheet, size = self.sheet, size or self.sheet.body
        room = self.width - indent
        cells = []
        if note:
            wide = sheet.wide(note, sheet.small) + 1
            at = 0.0 if turned else self.width - wide
            cells.append(Cell(at, wide, [note], sheet.small, ink="muted", right=not turned))
            room -= wide + sheet.body
        lines = self.broken(words, room, size, bold)
        element = self.element(tag)
        left = self.width - indent - room if turned else indent
        cells.insert(0, Cell(left, room, lines, size, bold, ink, turned, words, element))
        if number is not None:
            left, said = number
            cells.insert(
                0, Cell(left, indent - left, [f"{said} "], size, bold, "muted", tag=element)
            )
        self.add(row(sheet, cells, gap=sheet.grid * gap, keep=keep, first=first))

    def quiet(self, words: str, *, indent: float = 0.0, keep: bool = False) -> None:
        """Write a line of small grey type; nothing for no words."""
        self.prose(words, indent=indent, size=self.sheet.small, ink="muted", gap=0.0, keep=keep)

    def pairs(
        self, pairs: Iterable[tuple[str, str]], *, indent: float = 0.0, ink: str = "ink"
    ) -> None:
        """Write labels with their values beside them, leaving out those without a value."""
        sheet = self.sheet
        left = max(self.width * _LABELS, indent + self.width * _LEAST)
        listed = self.element("L")
        for label, words in pairs:
            if not words.strip():
                continue
            item = Element("LI", listed)
            room = left - indent - sheet.body * 0.6
            names = self.broken(label, room, sheet.small, False)
            said = self.broken(words, self.width - left, sheet.body)
            cells = [
                Cell(indent, room, names, sheet.small, False, "muted", words=label,
                     tag=Element("Lbl", item)),
                Cell(left, self.width - left, said, sheet.body, False, ink, words=words,
                     tag=Element("LBody", item)),
            ]  # fmt: skip
            self.add(row(sheet, cells, gap=sheet.grid * TIGHT * 0.6))

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[str]],
        *,
        indent: float = 0.0,
        strong: Container[int] = (),
        groups: Container[int] = (),
    ) -> None:
        """Write a table; its head stands again on every page that it goes on to.

        The rows in `strong` are bold, those in `groups` name the rows that follow.
        """
        self.alive()
        width = self.width - indent
        self.add(table(self.sheet, columns, rows, width, indent, strong, self._above, groups))

    def block(self, block: Block, *, gap: float = TIGHT, keep: bool = False) -> None:
        """Put a block that stays in one piece: a chart, a box."""
        self.add([Strip(block.height, block.draw, self.sheet.grid * gap, keep)])

    def broken(self, words: str, width: float, size: float, bold: bool = False) -> list[str]:
        """Return a text in lines."""
        self.alive()
        return flow(words, width, size, bold)

    def element(self, kind: str) -> Element:
        """Return an element of what is being written."""
        return Element(kind, self._above)

    @contextmanager
    def inside(self, kind: str) -> Iterator[Element]:
        """Take what is written inside for a part of a new element: a list, an item."""
        outer = self._above
        self._above = element = self.element(kind)
        yield element
        self._above = outer

    def add(self, strips: Sequence[Strip]) -> None:
        """Put strips below what the section has."""
        self.strips += strips

    @contextmanager
    def continued(self, words: str, above: str = "") -> Iterator[None]:
        """Name what is written inside again wherever it goes on to a new page.

        `above` is what it belongs to: that is named where a page begins with its first line.
        What is short goes on to no other page: it stays in one piece.
        """
        before = len(self.strips)
        yield
        strips = self.strips[before:]
        if not strips:
            return
        tall = sum(strip.gap + strip.height for strip in strips)
        if tall <= self.sheet.leading * _WHOLE:
            strips = [*(replace(strip, keep=True) for strip in strips[:-1]), strips[-1]]
        heads = [self._again(above) if above else (), self._again(words)]
        self.strips[before:] = [
            replace(strip, again=heads[min(index, 1)] + strip.again)
            for index, strip in enumerate(strips)
        ]

    def _again(self, words: str) -> tuple[Strip, ...]:
        sheet = self.sheet
        title = clip(words, self.width * 0.8, sheet.small).lines[0]
        said = tr("{title} (continued)").format(title=title)
        cell = Cell(0, self.width, [said], sheet.small, ink="muted")
        return tuple(row(sheet, [cell]))

    def space(self, quarters: float) -> None:
        """Leave air, in quarters of a line."""
        self.add([Strip(self.sheet.grid * quarters, lambda x, y: None, keep=True)])

    def tie(self, keep: bool = True) -> None:
        """Keep what stands last with what follows, or let them be parted."""
        if self.strips:
            self.strips[-1] = replace(self.strips[-1], keep=keep)
