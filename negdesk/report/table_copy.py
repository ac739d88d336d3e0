"""The table copy: one page that may be left on the table, with nothing private in it.

It is made from a redacted copy of the negotiation alone, so no line of this module could
print a private number: there is none in what it is given.
"""

from __future__ import annotations

from collections.abc import Sequence

from negdesk.i18n import tr
from negdesk.model.document import Document
from negdesk.model.numbers import NumberStyle, show
from negdesk.model.outline import Outline
from negdesk.model.redacted import COPY, redacted
from negdesk.model.rows import Issue, Negotiation, Option, Package, Term
from negdesk.report.agenda import Agenda, Line
from negdesk.report.dates import said_moment
from negdesk.report.layout import LEAST, Block, Sheet, beside, nothing, stack
from negdesk.report.order import Printed
from negdesk.report.pdf import PdfCanvas
from negdesk.report.text import one_line
from negdesk.report.words import dotted, start_of, with_unit

_EDGE, _TOP, _FOOT = 46.0, 36.0, 26.0
MOST_OFFERS = 3
_SCALES = (1.0, 0.92, 0.85, 0.8)
# Handwriting wants lines about 7.5 mm apart.
_PITCH = 21.0
_NOTES, _NEXT = (6, 2), (3, 2)


def printed(
    document: Document,
    nid: str,
    *,
    paper: str = "a4",
    style: NumberStyle | None = None,
    language: str = "en",
    grey: bool = False,
    offers: bool = False,
) -> Printed:
    """Return the table copy with what did not find its letters or its room.

    With `offers` the packages of the kind "opening" are on it, up to three.
    """
    facts = _Facts(redacted(document, nid, offers=offers), style or NumberStyle())
    title = tr("Table copy: {title}").format(title=one_line(facts.title, 200))
    canvas = PdfCanvas(paper, title=title, language=language, grey=grey)
    page = _fitting(canvas, facts)
    page.draw()
    return canvas.printed(shortened=page.sheet.shortened)


class _Facts:
    """What the page says, in words."""

    def __init__(self, copy: Document, style: NumberStyle) -> None:
        self.head: Negotiation = copy.negotiation(COPY)
        self.title = start_of(self.head.title) or tr("Negotiation")
        self._copy, self._style = copy, style
        self.packages = copy.all(Package, COPY)[:MOST_OFFERS]
        self._terms = {
            (term.package_id, term.issue_id): self._term(term) for term in copy.all(Term, COPY)
        }
        outline = Outline.of(copy, COPY)
        rows = [(outline.rows[each], outline.depth(each)) for each in outline.walk()]
        self.lines = [self._line(row, depth) for row, depth in rows]

    @property
    def where(self) -> str:
        """Return when and where it is."""
        parts = (said_moment(self.head.meeting_at), start_of(self.head.place))
        return dotted(part for part in parts if part)

    def _line(self, row: Issue, depth: int) -> Line:
        name = start_of(row.title) or tr("untitled issue")
        offered = [self._terms.get((package.id, row.id), "") for package in self.packages]
        return Line(name, start_of(row.unit), depth - 1, row.kind == "group", offered)

    def _term(self, term: Term) -> str:
        option = self._copy.find(Option, term.option_id)
        if option is not None:
            return start_of(option.label)
        issue = self._copy.find(Issue, term.issue_id)
        if term.number is None or issue is None:
            return ""
        return with_unit(show(term.number, self._style), start_of(issue.unit))


def _fitting(canvas: PdfCanvas, facts: _Facts) -> _Page:
    """Return the first page that fits: smaller type, then fewer free lines, then fewer issues."""
    attempts = [(scale, 0, len(facts.lines)) for scale in _SCALES]
    attempts += [(_SCALES[-1], 1, len(facts.lines))]
    # A page never holds more issues than lines of its least height.
    most = min(len(facts.lines), int(canvas.height / LEAST))
    attempts += [(_SCALES[-1], 1, count) for count in range(most, 0, -1)]
    for scale, few, count in attempts:
        page = _Page(canvas, facts, scale, few, count)
        if page.fits:
            break
    return page


class _Page:
    """One attempt: every block at one size."""

    def __init__(
        self, canvas: PdfCanvas, facts: _Facts, scale: float, few: int, count: int
    ) -> None:
        self.canvas, self.facts = canvas, facts
        self.sheet = Sheet(canvas, scale, canvas.width - 2 * _EDGE)
        self.notes, self.steps = _NOTES[few], _NEXT[few]
        gap = self.sheet.leading
        self.top = stack([self._header(), self._present(), self._agenda(count)], gap)
        self.next = self._next_steps()
        room = canvas.height - _TOP - _FOOT - self.sheet.leading * 1.2
        self.left = room - self.top.height - self.next.height - 2 * gap

    @property
    def fits(self) -> bool:
        """Say whether there is room for the wished lines of notes."""
        return self.left >= self.sheet.leading + self.notes * _PITCH

    def draw(self) -> None:
        """Draw the blocks and rule what is free between them."""
        self.top.draw(_EDGE, _TOP)
        y = _TOP + self.top.height + self.sheet.leading
        if self.left >= _PITCH + self.sheet.leading:
            self._notes(self.left).draw(_EDGE, y)
        self.next.draw(_EDGE, y + max(self.left, 0.0) + self.sheet.leading)
        self._foot()

    def _header(self) -> Block:
        sheet, size = self.sheet, self.sheet.body * 2.2
        start = one_line(self.facts.title)
        while size > sheet.body * 1.4 and sheet.wide(start, size, True) > sheet.width:
            size *= 0.93
        title = sheet.text(self.facts.title, sheet.width, size=size, bold=True, most=2, tag="H1")
        where = self.facts.where
        under = sheet.text(where, sheet.width, ink="muted", most=1) if where else None
        return stack([title, under, nothing(sheet.grid * 2), sheet.rule(sheet.width, "ink", 1.0)])

    def _present(self) -> Block:
        """Return a line for the names of who is there, to be written by hand."""
        sheet, words = self.sheet, tr("Present")
        indent = sheet.indent_for([words])

        def draw(x: float, y: float) -> None:
            base = y + sheet.leading
            self.canvas.line(x + indent, base, x + sheet.width, base, "line", 0.6)

        name = sheet.text(words, indent, bold=True, ink="muted", most=1)
        return beside([(0, name), (0, Block(sheet.leading, draw))])

    def _agenda(self, count: int) -> Block:
        facts = self.facts
        return Agenda(self.sheet, facts.lines, len(facts.packages)).block(count)

    def _notes(self, room: float) -> Block:
        words = self.sheet.text(
            tr("Notes"), self.sheet.width, size=self.sheet.heading, bold=True, most=1, tag="H2"
        )
        lines = int((room - words.height) // _PITCH)
        return stack([words, self._ruled(lines, (room - words.height) / max(lines, 1))])

    def _ruled(self, lines: int, pitch: float) -> Block:
        def draw(x: float, y: float) -> None:
            for index in range(1, lines + 1):
                at = y + index * pitch
                self.canvas.line(x, at, x + self.sheet.width, at, "line", 0.6)

        return Block(lines * pitch, draw)

    def _next_steps(self) -> Block:
        sheet = self.sheet
        shares: Sequence[tuple[float, str]] = (
            (0.0, tr("Next steps")),
            (0.62, tr("Who")),
            (0.82, tr("By when")),
        )
        heads = [
            (
                sheet.width * share,
                sheet.text(
                    words,
                    sheet.width * 0.18 if share else sheet.width * 0.6,
                    size=sheet.heading,
                    bold=True,
                    most=1,
                    tag="P" if share else "H2",
                ),
            )
            for share, words in shares
        ]
        return stack([beside(heads), self._ruled(self.steps, _PITCH)])

    def _foot(self) -> None:
        base, sheet = self.canvas.height - _FOOT, self.sheet
        words = tr("For everyone at the table")
        self.canvas.text(_EDGE, base, words, size=sheet.small, ink="muted")
        right, page = _EDGE + sheet.width, tr("page 1 of 1")
        self.canvas.text(right, base, page, size=sheet.small, ink="muted", anchor="end")
