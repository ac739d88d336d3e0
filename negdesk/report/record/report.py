"""The track record as a report: figures, six charts with their sentences, every negotiation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from negdesk.analysis.record import Record
from negdesk.analysis.record_figures import figures
from negdesk.chart.record_charts import record_charts
from negdesk.chart.record_sheets import negotiation_sheet
from negdesk.i18n import tr
from negdesk.model.numbers import NumberStyle
from negdesk.report.dates import said_month
from negdesk.report.layout import Block, Sheet
from negdesk.report.order import Printed
from negdesk.report.pdf import PdfCanvas
from negdesk.report.record import parts
from negdesk.report.workbook.frame import Frame
from negdesk.report.workbook.grid import Column, table
from negdesk.report.workbook.strips import Page, Pages, Strip

_EDGE, _TOP, _BOTTOM = 54.0, 54.0, 54.0
_SCALE = 0.9
# How high a plot may be, in sizes of its words, and the air above each part, in steps of the
# grid: as high and as much as its pages have room for.
_TRIED = (
    (19.0, 5.0),
    (17.0, 5.0),
    (15.0, 5.0),
    (13.5, 5.0),
    (12.0, 5.0),
    (10.5, 4.5),
    (9.8, 3.5),
)


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
    return canvas.printed(len(pages))


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
        if not self.found.debriefs:
            return self._pages(self._empty(), [])
        tried = (self._with(lines, air) for lines, air in _TRIED)
        return min(tried, key=lambda pages: (len(pages), _charted(pages)))

    def _with(self, lines: float, air: float) -> list[Page]:
        blocks = parts.chart_rows(self.sheet, self.half, self.charts, self.found, lines)
        charts = [self._strip(block, air) for block in blocks]
        return self._pages([*self._top(air), *charts], list(self._below(air)))

    def _empty(self) -> list[Strip]:
        return [self._title(), self._strip(parts.empty(self.sheet, self.only), _TRIED[0][1])]

    def _top(self, air: float) -> list[Strip]:
        found = list(figures(self.found, self.style))
        return [self._title(), self._strip(parts.figure_row(self.sheet, found), air)]

    def _title(self) -> Strip:
        return self._strip(parts.title(self.sheet, self.found, self.only), 0)

    def _pages(self, front: list[Strip], rows: list[Strip]) -> list[Page]:
        pages = Pages(self.canvas.height - _TOP - _BOTTOM)
        pages.section("", front)
        if rows:
            pages.section(tr("Every negotiation"), rows)
        return pages.pages

    def _below(self, air: float) -> Iterator[Strip]:
        yield from self._negotiations(air)
        note = parts.missing(self.sheet, self.charts, self.found)
        if note is not None:
            yield self._strip(note, air)

    def _negotiations(self, air: float) -> Iterator[Strip]:
        sheet = negotiation_sheet(self.found, self.style, said_month)
        words, wide = tr("Every negotiation"), self.sheet.width
        size = self.sheet.heading
        heading = self.sheet.text(words, wide, size=size, bold=True, most=1, tag="H2")
        yield Strip(heading.height, heading.draw, self.sheet.grid * air, keep=True)
        columns = [
            Column(head, number=index >= sheet.words, bold=not index)
            for index, head in enumerate(sheet.heads)
        ]
        yield from table(self.sheet, columns, sheet.rows, wide)

    def _strip(self, block: Block, air: float) -> Strip:
        return Strip(block.height, block.draw, self.sheet.grid * air)


def _charted(pages: list[Page]) -> int:
    """Return how many pages the charts are on."""
    return sum("" in page.sections for page in pages)
