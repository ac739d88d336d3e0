"""Strips of a column, and how they are laid on pages: no heading alone, no row without a head."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, zip_longest

from negdesk.report.pdf import PdfCanvas
from negdesk.report.tags import Element

Draw = Callable[[float, float], None]
# A section may begin on a page that is filled already, if this share of it is left.
_MUCH = 0.45


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that the contents and the bookmarks lead to; level 0 is a section."""

    key: str
    title: str
    level: int


@dataclass(frozen=True, slots=True)
class Strip:
    """A piece of a column that is never parted: a line of text, of a table row, or a chart.

    `texts` are the lines of its cells, drawn cell by cell with those of the other strips of
    its `row`: so a reader that follows the file gets each cell whole. `tags` are what the
    cells are; one that is a `repeat` of what stood on an earlier page is not read again.

    `gap` is the air above it, none at the top of a page. With `keep` the next strip stands on
    the same page. `again` stands above it once more where it begins a page: the head of its
    table.
    """

    height: float
    draw: Draw
    gap: float = 0.0
    keep: bool = False
    again: tuple[Strip, ...] = ()
    mark: Mark | None = None
    texts: tuple[Draw | None, ...] = ()
    tags: tuple[Element, ...] = ()
    row: object = None
    repeat: bool = False


@dataclass(slots=True)
class Page:
    """A page being filled: its strips with their distance from the top, and its sections."""

    placed: list[tuple[float, Strip]] = field(default_factory=list)
    used: float = 0.0
    sections: list[str] = field(default_factory=list)

    def room_for(self, strips: Sequence[Strip], room: float) -> bool:
        """Say whether strips fit below what stands on the page."""
        needed = sum(strip.gap + strip.height for strip in strips)
        if not self.placed and strips:
            needed -= strips[0].gap
        return self.used + needed <= room + 1e-6

    def add(self, strip: Strip) -> None:
        """Put a strip below what stands on the page."""
        y = self.used + (strip.gap if self.placed else 0.0)
        self.placed.append((y, strip))
        self.used = y + strip.height

    def draw(self, canvas: PdfCanvas, x: float, top: float) -> None:
        """Draw the strips, those of a row cell by cell."""
        for _, placed in groupby(self.placed, lambda each: id(each[1].row or each[1])):
            same = [(top + y, strip) for y, strip in placed]
            if same[0][1].repeat:
                with canvas.artifact():
                    _draw_row(canvas, x, same)
            else:
                _draw_row(canvas, x, same)


class Pages:
    """Pages of the same room, filled section by section."""

    def __init__(self, room: float) -> None:
        """Begin with one empty page."""
        self.room = room
        self.pages = [Page()]

    def section(self, title: str, strips: Sequence[Strip]) -> None:
        """Lay out a section: below the last one if there is room for it or for much of it."""
        left = self.room - self._page.used
        if left < self.room * _MUCH and not self._page.room_for(strips, self.room):
            self.pages.append(Page())
        self._page.sections.append(title)
        for chunk in _chunks(strips):
            self._lay(chunk, title)

    @property
    def _page(self) -> Page:
        return self.pages[-1]

    def _lay(self, chunk: Sequence[Strip], title: str) -> None:
        if self._page.placed and not self._page.room_for(chunk, self.room):
            self._turn(chunk, title)
        if self._page.room_for(chunk, self.room):
            for strip in chunk:
                self._page.add(strip)
            return
        # More than a page wants to stay together: it cannot.
        for strip in chunk:
            if self._page.placed and not self._page.room_for([strip], self.room):
                self._turn([strip], title)
            self._page.add(strip)

    def _turn(self, chunk: Sequence[Strip], title: str) -> None:
        self.pages.append(Page(sections=[title]))
        again = chunk[0].again
        if self._page.room_for([*again, chunk[0]], self.room):
            for strip in again:
                self._page.add(replace(strip, repeat=True))


def _draw_row(canvas: PdfCanvas, x: float, row: Sequence[tuple[float, Strip]]) -> None:
    for y, strip in row:
        strip.draw(x, y)
    columns = zip_longest(*(strip.texts for _, strip in row))
    for tag, texts in zip(row[0][1].tags, columns, strict=False):
        with canvas.tag(tag):
            for (y, _), text in zip(row, texts, strict=True):
                if text is not None:
                    text(x, y)


def places(pages: Iterable[Page]) -> dict[str, int]:
    """Return on which page, counted from 0, each mark stands."""
    return {
        strip.mark.key: number
        for number, page in enumerate(pages)
        for _, strip in page.placed
        if strip.mark
    }


def _chunks(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    """Yield the runs of strips that stay together."""
    chunk: list[Strip] = []
    for strip in strips:
        chunk.append(strip)
        if not strip.keep:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
