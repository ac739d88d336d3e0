"""The parts of a sheet to fill in: lines to write on, tables, boxes to tick."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from negdesk.i18n import tr
from negdesk.report.forms import FormCanvas
from negdesk.report.layout import Sheet
from negdesk.report.tags import Element

# Handwriting wants 7 mm at least from line to line.
LEAST_PITCH = 20.0
# A sheet with room to spare spreads no wider than this.
_MOST_PITCH = 28.5


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a sheet: a fixed height, and so many lines for writing as `lines` says."""

    fixed: float
    lines: float
    draw: Callable[[float, float], None]


@dataclass(frozen=True, slots=True)
class Blank:
    """A column of a table to fill in: its title and its share of the width."""

    title: str
    share: float
    tick: bool = False


class Maker:
    """Makes the parts of one sheet; with `form` everything can be filled in on screen."""

    def __init__(
        self, canvas: FormCanvas, sheet: Sheet, kind: str, left: float, form: bool
    ) -> None:
        """Keep where the parts are drawn and how the sheet is called."""
        self.canvas, self.sheet, self.kind, self.left, self.form = canvas, sheet, kind, left, form
        self.width = sheet.width

    def heading(self, words: str, teaching: str) -> Part:
        """Return the heading of a part, its teaching line in small grey type beside or below."""
        sheet = self.sheet
        size = sheet.body * 1.2
        beside = sheet.wide(words, size, True) + sheet.body * 1.2
        fits = beside + sheet.wide(teaching, sheet.small) <= self.width
        height = sheet.leading * (2.35 if fits else 3.3)

        def draw(y: float, pitch: float) -> None:
            base = y + sheet.leading * 1.95
            with self.canvas.tag("H2"):
                self.canvas.text(self.left, base, words, size=size, bold=True)
            x, low = (self.left + beside, base) if fits else (self.left, base + sheet.leading)
            self.small(x, low, teaching)

        return Part(height, 0, draw)

    def ruled(self, name: str, label: str, count: int, *, headed: bool = False) -> Part:
        """Return lines to write on, one field on screen; the label stands above them.

        With `headed` a heading says it already.
        """
        sheet = self.sheet
        head = 0.0 if headed else sheet.leading

        def draw(y: float, pitch: float) -> None:
            if not headed:
                self.small(self.left, y + head, label)
            # What is typed has lines of its own, which would run through those for a pen.
            for index in range(count if self.form else 1, count + 1):
                self._rule(self.left, y + head + index * pitch, self.width)
            self.field(name, label, self.left, y + head, self.width, count * pitch, count > 1)

        return Part(head, count, draw)

    def fields(self, *wanted: tuple[str, str, float], lines: float = 1.0) -> Part:
        """Return short fields side by side, each a name, a label and a share of the width."""
        sheet, gap = self.sheet, self.sheet.body * 1.4
        room = self.width - gap * (len(wanted) - 1)
        whole = sum(share for _, _, share in wanted)

        def draw(y: float, pitch: float) -> None:
            x = self.left
            for name, label, share in wanted:
                width = room * share / whole
                self.small(x, y + sheet.leading * 0.9, label)
                height = sheet.leading * 0.45 + pitch * lines
                self._rule(x, y + sheet.leading * 0.45 + height, width)
                top = y + sheet.leading
                self.field(name, label, x, top, width, height - sheet.leading * 0.55, lines > 1)
                x += width + gap

        return Part(sheet.leading * 0.9, lines, draw)

    def table(
        self,
        name: str,
        label: str,
        columns: Sequence[Blank],
        rows: int,
        *,
        lines: float = 1.0,
        names: Sequence[str] = (),
        numbered: bool = False,
    ) -> Part:
        """Return a table of empty rows; `names` stand printed in the first column of the first."""
        sheet = self.sheet
        lead = sheet.body * 1.6 if numbered else 0.0
        whole = sum(column.share for column in columns)
        edges, x = [], self.left + lead
        for column in columns:
            wide = (self.width - lead) * column.share / whole
            edges.append((x, wide, column))
            x += wide
        head = sheet.leading * 1.3

        def draw(y: float, pitch: float) -> None:
            grid = Element("Table")
            with self.canvas.tag(grid), self.canvas.tag("TR"):
                for left, wide, column in edges:
                    said = sheet.text(column.title, wide - 4, size=sheet.small, ink="muted", most=1)
                    said = sheet.tagged(Element("TH", scope="Column"), said)
                    said.draw(left + (0 if left == self.left else 4), y + sheet.leading * 0.2)
            top, high = y + head, pitch * lines
            self.canvas.line(self.left, top, self.left + self.width, top, "muted", 0.9)
            for row in range(rows):
                at = top + row * high
                with self.canvas.tag(grid), self.canvas.tag("TR"):
                    self._row(row, at, high, names, numbered, edges, name, label)
            for left, _, _ in edges[1:]:
                self.canvas.line(left, top, left, top + rows * high, "line", 0.5)

        return Part(head, rows * lines, draw)

    def _row(
        self,
        row: int,
        y: float,
        high: float,
        names: Sequence[str],
        numbered: bool,
        edges: Sequence[tuple[float, float, Blank]],
        name: str,
        label: str,
    ) -> None:
        sheet, said = self.sheet, names[row] if row < len(names) else ""
        middle = y + high / 2 + sheet.body * 0.35
        if numbered:
            self.canvas.text(self.left, middle, str(row + 1), size=sheet.body, ink="muted")
        for index, (x, wide, column) in enumerate(edges):
            key = f"{name}_{row + 1}_{index + 1}"
            words = tr("{table}, row {row}: {column}").format(
                table=label, row=said or row + 1, column=column.title or label
            )
            if said and index == 0:
                with self.canvas.tag(Element("TH", scope="Row")):
                    self.canvas.text(x, middle, said, size=sheet.body, bold=True)
                continue
            with self.canvas.tag("TD"):
                if column.tick:
                    self.tick(key, words, x + wide / 2, y + high / 2)
                    continue
                start = x + (0 if index == 0 else 2)
                self.field(key, words, start, y, wide - 2, high, high > 2 * sheet.leading)
        self._rule(self.left, y + high, self.width)

    def tick(self, name: str, label: str, x: float, y: float) -> None:
        """Draw a box to tick about a point."""
        side = self.sheet.body
        left, top = x - side / 2, y - side / 2
        self.canvas.rect(left, top, side, side, stroke="muted", line_width=0.8)
        if self.form:
            self.canvas.tick_field(f"{self.kind}_{name}", label, left, top, side)

    def space(self, leadings: float) -> Part:
        """Return air."""
        return Part(self.sheet.leading * leadings, 0, lambda y, pitch: None)

    def small(self, x: float, base: float, words: str) -> None:
        """Write a line of small grey type."""
        with self.canvas.tag("P"):
            self.canvas.text(x, base, words, size=self.sheet.small, ink="muted")

    def _rule(self, x: float, y: float, width: float) -> None:
        self.canvas.line(x, y, x + width, y, "line", 0.7)

    def field(
        self, name: str, label: str, x: float, y: float, width: float, height: float, many: bool
    ) -> None:
        """Put a field for text into a rectangle, where the sheet is filled in on screen."""
        if self.form:
            full = f"{self.kind}_{name}"
            self.canvas.text_field(full, label, x, y, width, height, several_lines=many)


def pitch_for(parts: Sequence[Part], room: float) -> float:
    """Return how far apart lines stand so that the parts fill the room, within reason."""
    fixed = sum(part.fixed for part in parts)
    return min((room - fixed) / sum(part.lines for part in parts), _MOST_PITCH)
