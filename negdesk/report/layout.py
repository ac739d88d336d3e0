"""Blocks of a page: measured when made, drawn later, all on one baseline grid."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from negdesk.chart.canvas import Canvas, Shifted
from negdesk.i18n import trn
from negdesk.report.aloud import parted
from negdesk.report.bidi import base_level
from negdesk.report.pdf import PdfCanvas
from negdesk.report.tags import Element
from negdesk.report.text import Lines, clip, wrap
from negdesk.report.words import dotted

LEAST = 8.0
# Small type is set a little closer: it has less to tell apart, and a page to keep.
_LEADING = (1.25, 1.36)
# Of a line that is drawn; what a page reads aloud must not cost more for a long note.
_LOOKED_AT = 400


@dataclass(frozen=True, slots=True)
class Block:
    """Something of a known height that can be drawn at a place."""

    height: float
    draw: Callable[[float, float], None]


def nothing(height: float = 0.0) -> Block:
    """Return empty space."""
    return Block(height, lambda x, y: None)


def stack(blocks: Iterable[Block | None], gap: float = 0.0) -> Block:
    """Return the blocks under each other."""
    kept = [block for block in blocks if block is not None]

    def draw(x: float, y: float) -> None:
        for block in kept:
            block.draw(x, y)
            y += block.height + gap

    return Block(sum(block.height for block in kept) + gap * max(len(kept) - 1, 0), draw)


def beside(placed: Sequence[tuple[float, Block]]) -> Block:
    """Return blocks side by side, each with its distance from the left."""

    def draw(x: float, y: float) -> None:
        for dx, block in placed:
            block.draw(x + dx, y)

    return Block(max((block.height for _, block in placed), default=0.0), draw)


class Sheet:
    """The measures of one attempt at a page, and the writing that keeps to them.

    `scale` 1 is the full type size. No text is ever smaller than 8 points.
    """

    def __init__(self, canvas: PdfCanvas, scale: float, width: float, full: float = 10.0) -> None:
        """Choose the sizes for a scale."""
        self.canvas = canvas
        self.width = width
        self.body = max(full * scale, LEAST)
        self.small = max(self.body * 0.86, LEAST)
        self.heading = self.body * 1.12
        close, wide = _LEADING
        openness = min(max((self.body - LEAST) / (full - LEAST), 0.0), 1.0)
        self.leading = round(self.body * (close + (wide - close) * openness), 2)
        self.grid = self.leading / 4
        self.shortened = 0

    def text(
        self,
        words: str,
        width: float,
        *,
        size: float = 0.0,
        bold: bool = False,
        ink: str = "ink",
        most: int = 2,
        right: bool = False,
        tag: str = "P",
    ) -> Block:
        """Return words in at most `most` lines; what does not fit ends in an ellipsis.

        `tag` is what the words are: a paragraph, a heading, the label of an item.
        """
        size = size or self.body
        found = (
            clip(words, width, size, bold) if most == 1 else wrap(words, width, size, bold, most)
        )
        self.shortened += found.cut
        return self.lines(found, words, width, size=size, bold=bold, ink=ink, right=right, tag=tag)

    def lines(
        self,
        found: Lines,
        words: str,
        width: float,
        *,
        size: float = 0.0,
        bold: bool = False,
        ink: str = "ink",
        right: bool = False,
        tag: str = "P",
    ) -> Block:
        """Return lines that the words are broken into already."""
        size = size or self.body
        high = self.line_height(size)

        def draw(x: float, y: float) -> None:
            base = y + high / 2 + size * 0.35
            many = len(found.lines) > 1
            with self.canvas.tag(tag):
                for line, spaced in parted(found.lines, words[: len(found.lines) * _LOOKED_AT]):
                    # A line of its own stays beside its label; a paragraph begins at its side.
                    turned = right or (many and base_level(line) == 1)
                    start, anchor = (x + width, "end") if turned else (x, "start")
                    self.canvas.text(
                        start, base, line, size=size, ink=ink, bold=bold, anchor=anchor
                    )
                    if spaced:
                        self.canvas.space(x + width, base, size)
                    base += high

        return Block(high * len(found.lines), draw)

    def line_height(self, size: float) -> float:
        """Return the height of a line, in whole steps of the grid."""
        if size <= self.body:
            return self.leading
        # Figures alone, as the limit, have no descenders to keep clear of.
        steps = -(-size * (1.25 if size < self.body * 3 else 1.1) // self.grid)
        return self.grid * steps

    def tagged(self, tag: str | Element, block: Block) -> Block:
        """Return a block as what it is: a table, a row, a list."""

        def draw(x: float, y: float) -> None:
            with self.canvas.tag(tag):
                block.draw(x, y)

        return Block(block.height, draw)

    def item(self, block: Block) -> Block:
        """Return a block as an item of a list without labels."""
        return self.tagged("LI", self.tagged("LBody", block))

    def drawing(self, words: str, height: float, paint: Callable[[Canvas], None]) -> Block:
        """Return a chart as wide as the sheet; the words say it to who cannot see it."""

        def draw(x: float, y: float) -> None:
            with self.canvas.figure(words, x, y, self.width, height):
                paint(Shifted(self.canvas, x, y))

        return Block(height, draw)

    def section(
        self,
        words: str,
        content: Block,
        width: float,
        rest: int = 0,
        note: Block | None = None,
    ) -> Block:
        """Return a heading over its content; beside it how many more the workbook has."""
        if note is None:
            note = self.more(rest, width, right=True)
        room = width - (self.wide(more(rest), self.small) + self.body if rest > 0 else 0)
        head = self.text(words, room, size=self.heading, bold=True, most=1, tag="H2")
        if note is not None:
            drop = nothing(self.drop(self.heading))
            head = beside([(0, head), (0, stack([drop, note]))])
        return stack([head, content], self.grid)

    def labelled(self, label: str, block: Block, indent: float, size: float = 0.0) -> Block:
        """Return a list's item: a muted label with its block beside it, on one baseline.

        `size` is the block's.
        """
        name = self.text(label, indent - self.body * 0.6, ink="muted", bold=True, most=1, tag="Lbl")
        both = [(0, stack([nothing(self.drop(size)), name])), (indent, self.tagged("LBody", block))]
        return self.tagged("LI", beside(both))

    def drop(self, size: float) -> float:
        """Return how much lower body text must stand to share a baseline with this size."""
        if size <= self.body:
            return 0.0
        return (self.line_height(size) - self.leading) / 2 + (size - self.body) * 0.35

    def indent_for(self, labels: Iterable[str]) -> float:
        """Return how far text stands from the left beside the widest of these labels."""
        wide = max((self.wide(label, self.body, True) for label in labels), default=0.0)
        return wide + self.body * 1.2

    def listed(
        self,
        items: Sequence[str],
        width: float,
        *,
        size: float = 0.0,
        bold: bool = False,
        ink: str = "ink",
        most: int = 2,
        total: int = 0,
    ) -> Block:
        """Return items in one run, whole ones only, and how many more the workbook has."""
        size = size or self.body
        total = total or len(items)

        def tried(shown: int) -> tuple[str, Lines]:
            parts = list(items[:shown])
            if total > shown:
                parts.append(more(total - shown))
            words = dotted(parts)
            return words, wrap(words, width, size, bold, most)

        fits, fails = 1, len(items) + 1
        while fails - fits > 1:
            shown = (fits + fails) // 2 if fails <= len(items) else len(items)
            if tried(shown)[1].cut:
                fails = shown
            else:
                fits = shown
        words, found = tried(fits)
        self.shortened += found.cut
        return self.lines(found, words, width, size=size, bold=bold, ink=ink)

    def more(self, count: int, width: float, right: bool = False) -> Block | None:
        """Return the line that says how many more there are; none for zero."""
        if count <= 0:
            return None
        return self.text(more(count), width, size=self.small, ink="muted", most=1, right=right)

    def boxed(self, content: Block, width: float, fill: str, stroke: str = "") -> Block:
        """Return the content on a filled box with air around it."""
        pad = self.grid * 2
        height = content.height + 2 * pad

        def draw(x: float, y: float) -> None:
            self.canvas.rect(
                x, y, width, height, fill=fill, stroke=stroke, line_width=0.7, radius=4
            )
            content.draw(x + pad * 1.5, y + pad)

        return Block(height, draw)

    @property
    def box_pad(self) -> float:
        """Return how much a box takes from the width of its content."""
        return self.grid * 6

    def rule(self, width: float, ink: str = "line", line_width: float = 0.7) -> Block:
        """Return a line across that takes no height."""
        return Block(0.0, lambda x, y: self.canvas.line(x, y, x + width, y, ink, line_width))

    def wide(self, words: str, size: float, bold: bool = False) -> float:
        """Return the width of words."""
        return self.canvas.text_width(words, size, bold)


def more(count: int) -> str:
    """Return the words for what the page leaves out."""
    return trn("{count} more in the workbook", "{count} more in the workbook", count).format(
        count=count
    )
