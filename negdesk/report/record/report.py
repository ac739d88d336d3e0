"""The track record as a report: figures, six charts with their sentences, every negotiation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from negdesk.analysis.record import Record
from negdesk.analysis.record_figures import figures
from negdesk.chart.record_charts import record_charts
from negdesk.chart.record_sheets import negotiation_sheet
from negdesk.i18n import tr
from negdesk.model.numbers import NumberStyle
from negdesk.report.dates import said_month
from negdesk.report.layout import Block, Sheet
from negdesk.report.pdf import PdfCanvas
from negdesk.report.record import parts
from negdesk.report.workbook.frame import Frame
from negdesk.report.workbook.grid import Column, table
from negdesk.report.workbook.strips import Page, Pages, Strip

_EDGE, _TOP, _BOTTOM = 54.0, 54.0, 54.0
_SCALE = 0.9
# In steps of the grid above a part.
_PART = 5.0
# How high a plot may be, in sizes of its words: as high as its pages have room for.
_HEIGHTS = (19.0, 17.0, 15.0, 13.5, 12.0, 10.5)


@dataclass(frozen=True, slots=True)
class Printed:
    """A track record with its pages counted; `unprintable` are the letters that no font has."""

    pdf: bytes
    pages: int
    unprintable: str


def printed(
    found: Record,
    *,
    only: str = "",
    paper: str = "a4",
    style: NumberStyle | None = None,
    now: datetime,
    language: str = "en",
    grey: bool = False,
) -> Printed:
    """Return a track record as a PDF; `only` names in words what it is limited to, "" for all."""
    canvas = PdfCanvas(paper, title=tr("Track record"), language=language, grey=grey)
    report = _Report(canvas, found, style or NumberStyle(), only)
    named = tr("Track record: {only}").format(only=only) if only else tr("Track record")
    frame = Frame(report.sheet, named, now, _EDGE)
    pages = report.laid_out()
    for number, page in enumerate(pages, start=1):
        if number > 1:
            canvas.next_page()
            frame.head(page.sections)
        page.draw(canvas, _EDGE, _TOP)
        frame.foot(number, len(pages), len(canvas.missing))
    return Printed(canvas.finished(), len(pages), "".join(sorted(canvas.missing)))


class _Report:
    """The strips of the report, measured for one canvas."""

    def __init__(self, canvas: PdfCanvas, found: Record, style: NumberStyle, only: str) -> None:
        self.canvas, self.found, self.style, self.only = canvas, found, style, only
        self.sheet = Sheet(canvas, _SCALE, canvas.width - 2 * _EDGE)
        self.charts = list(record_charts(found, style, said_month))
        self.half = parts.half_of(self.sheet, canvas, _SCALE)

    def laid_out(self) -> list[Page]:
        """Return the fewest pages, with plots as high as they then can be.

        A chart is never parted; the table goes on with its head.
        """
        top = [self._strip(parts.title(self.sheet, self.found, self.only), 0)]
        if not self.found.debriefs:
            return self._dealt([*top, self._strip(parts.empty(self.sheet, self.only))], [])
        top.append(self._strip(parts.figure_row(self.sheet, list(figures(self.found, self.style)))))
        rows = list(self._below())
        tried = (self._dealt([*top, *self._charts(lines)], rows) for lines in _HEIGHTS)
        return min(tried, key=lambda pages: (len(pages), _charted(pages)))

    def _dealt(self, front: list[Strip], rows: list[Strip]) -> list[Page]:
        pages = Pages(self.canvas.height - _TOP - _BOTTOM)
        pages.section("", front)
        if rows:
            pages.section(tr("Every negotiation"), rows)
        return pages.pages

    def _charts(self, lines: float) -> Iterator[Strip]:
        for block in parts.chart_rows(self.sheet, self.half, self.charts, self.found, lines):
            yield self._strip(block)

    def _below(self) -> Iterator[Strip]:
        yield from self._negotiations()
        note = parts.missing(self.sheet, self.charts, self.found)
        if note is not None:
            yield self._strip(note)

    def _negotiations(self) -> Iterator[Strip]:
        sheet = negotiation_sheet(self.found, self.style, said_month)
        words, wide = tr("Every negotiation"), self.sheet.width
        size = self.sheet.heading
        heading = self.sheet.text(words, wide, size=size, bold=True, most=1, tag="H2")
        yield Strip(heading.height, heading.draw, self.sheet.grid * _PART, keep=True)
        columns = [
            Column(head, number=index >= sheet.words, bold=not index)
            for index, head in enumerate(sheet.heads)
        ]
        yield from table(self.sheet, columns, sheet.rows, wide)

    def _strip(self, block: Block, air: float = _PART) -> Strip:
        return Strip(block.height, block.draw, self.sheet.grid * air)


def _charted(pages: list[Page]) -> int:
    """Return how many pages the charts are on."""
    return sum("" in page.sections for page in pages)
