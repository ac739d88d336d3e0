"""The track record as a report: figures, six charts with their sentences, every negotiation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from negdesk.analysis.record import Record
from negdesk.analysis.record_figures import Figure, figures
from negdesk.chart.record_charts import RecordChart, record_charts
from negdesk.chart.record_sheets import negotiation_sheet
from negdesk.i18n import tr
from negdesk.model.numbers import NumberStyle
from negdesk.report.dates import said_month
from negdesk.report.layout import Block, Sheet, beside, nothing, stack
from negdesk.report.pdf import PdfCanvas
from negdesk.report.workbook.frame import Frame
from negdesk.report.workbook.grid import Column, table
from negdesk.report.workbook.strips import Page, Pages, Strip

_EDGE, _TOP, _BOTTOM = 54.0, 62.0, 58.0
_SCALE = 0.9
# In steps of the grid above a part, in sizes of body text between columns.
_PART, _BETWEEN = 6.0, 2.6
_LINES = 5


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
    frame = Frame(report.sheet, tr("Track record"), now, _EDGE)
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
        self.gap = self.sheet.body * _BETWEEN
        self.half = Sheet(canvas, _SCALE, (self.sheet.width - self.gap) / 2)

    def laid_out(self) -> list[Page]:
        """Return the pages; a chart is never parted, the table goes on with its head."""
        pages = Pages(self.canvas.height - _TOP - _BOTTOM)
        pages.section("", list(self._front()))
        if self.found.debriefs:
            pages.section(tr("Every negotiation"), list(self._negotiations()))
        return pages.pages

    def _front(self) -> Iterator[Strip]:
        yield self._strip(self._title(), 0)
        if not self.found.debriefs:
            words = tr(
                "No negotiation has ended yet. Each one that ends adds to the record: what was "
                "believed before, and how it was."
            )
            yield self._strip(self.sheet.text(words, self.sheet.width, most=_LINES))
            return
        yield self._strip(self._figures(list(figures(self.found, self.style))))
        charts = list(record_charts(self.found, self.style, said_month))
        middle = len(charts) // 2
        for left, right in zip(charts[:middle], charts[middle:], strict=True):
            yield self._strip(self._pair(left, right))

    def _negotiations(self) -> Iterator[Strip]:
        sheet = negotiation_sheet(self.found, self.style, said_month)
        heading = self.sheet.text(
            tr("Every negotiation"),
            self.sheet.width,
            size=self.sheet.heading,
            bold=True,
            most=1,
            tag="H2",
        )
        yield Strip(heading.height, heading.draw, self.sheet.grid * _PART, keep=True)
        columns = [
            Column(head, number=index >= sheet.words, bold=not index)
            for index, head in enumerate(sheet.heads)
        ]
        yield from table(self.sheet, columns, sheet.rows, self.sheet.width)

    def _title(self) -> Block:
        sheet = self.sheet
        private = tr("PRIVATE: our side only")
        right = sheet.wide(private, sheet.body, True) + 1
        left = sheet.width - right - sheet.body
        words = self.only or tr("everything that has ended")
        title = sheet.text(
            tr("Track record"), left, size=sheet.body * 1.8, bold=True, most=1, tag="H1"
        )
        named = sheet.text(words, left, size=sheet.small, ink="muted", most=2)
        mark = sheet.text(private, right, bold=True, most=1, right=True)
        drop = nothing(max(title.height - mark.height, 0.0))
        both = beside([(0, stack([title, named])), (sheet.width - right, stack([drop, mark]))])
        return stack([both, nothing(sheet.grid), sheet.rule(sheet.width, "ink", 1.0)])

    def _figures(self, found: Sequence[Figure]) -> Block:
        sheet = self.sheet
        gap = sheet.body * 1.4
        width = (sheet.width - gap * (len(found) - 1)) / len(found)
        cells = []
        for index, figure in enumerate(found):
            cell = stack(
                [
                    sheet.text(figure.number, width, size=sheet.body * 1.7, bold=True, most=1),
                    sheet.text(figure.label, width, bold=True, most=2),
                    sheet.text(figure.sentence, width, size=sheet.small, ink="muted", most=_LINES),
                ]
            )
            cells.append((index * (width + gap), cell))
        return beside(cells)

    def _pair(self, left: RecordChart, right: RecordChart) -> Block:
        return beside([(0, self._chart(left)), (self.half.width + self.gap, self._chart(right))])

    def _chart(self, shown: RecordChart) -> Block:
        half = self.half
        height = half.grid * -(-shown.least * half.body // half.grid)
        drawing = half.drawing(
            shown.sentence or shown.heading,
            height,
            lambda canvas: shown.draw(canvas, half.width, height, half.body),
        )
        words = half.text(shown.sentence, half.width, most=_LINES) if shown.sentence else None
        return half.section(shown.heading, stack([words, drawing], half.grid), half.width)

    def _strip(self, block: Block, air: float = _PART) -> Strip:
        return Strip(block.height, block.draw, self.sheet.grid * air)
