"""The preparation workbook: laid out section by section, then drawn page by page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from negdesk.i18n import mark, tr
from negdesk.model.document import Document
from negdesk.model.numbers import NumberStyle
from negdesk.report.facts import Facts
from negdesk.report.layout import Sheet
from negdesk.report.order import Printed
from negdesk.report.pdf import PdfCanvas
from negdesk.report.text import one_line
from negdesk.report.workbook import (
    alternatives,
    issues,
    packages,
    questions,
    ready,
    situation,
    walkaway,
    zone,
)
from negdesk.report.workbook.chapters import Chapter, Told
from negdesk.report.workbook.frame import Frame
from negdesk.report.workbook.front import front
from negdesk.report.workbook.story import Story
from negdesk.report.workbook.strips import Mark, Page, Pages, places
from negdesk.report.workbook.values import Values

Progress = Callable[[int, int], bool]

_EDGE, _TOP, _BOTTOM = 54.0, 62.0, 58.0
# Progress is told in percent: layout takes about this much of it, drawing the rest.
_LAYOUT = 40
# Of the air on the front page; less is tried only to keep the contents on one page.
_AIRS = (1.0, 0.6, 0.35)

CHAPTERS = (
    Chapter(
        "situation",
        mark("Situation and people"),
        mark("What it is about, who decides, and how you begin."),
        situation.tell,
    ),
    Chapter(
        "alternatives",
        mark("Alternatives"),
        mark("What each side does if this fails: the best of them is its BATNA."),
        alternatives.tell,
    ),
    Chapter(
        "walkaway",
        mark("Walkaway"),
        mark("The least you will accept, what makes you leave, and how you do it."),
        walkaway.tell,
    ),
    Chapter(
        "issues",
        mark("Issues"),
        mark("The deal taken apart: what each side wants of each part, and what it weighs."),
        issues.tell,
    ),
    Chapter(
        "zopa",
        mark("ZOPA"),
        mark("Where a deal can lie, as far as you can know it."),
        zone.tell,
    ),
    Chapter(
        "packages",
        mark("Packages"),
        mark("Whole deals, to be put down together."),
        packages.tell,
    ),
    Chapter(
        "questions",
        mark("Questions and answers"),
        mark("What you assume, what you ask, and what you say under pressure."),
        questions.tell,
    ),
    Chapter(
        "readiness",
        mark("Readiness"),
        mark("What the stakes ask for before you go."),
        ready.tell,
    ),
)


class Cancelled(Exception):
    """Whoever watches the progress wants no print any more."""


def printed(
    document: Document,
    nid: str,
    *,
    paper: str = "a4",
    style: NumberStyle | None = None,
    now: datetime,
    language: str = "en",
    grey: bool = False,
    progress: Progress | None = None,
) -> Printed:
    """Return the preparation workbook of a loaded negotiation.

    `progress(done, total)` is called all along; when it returns False, Cancelled is raised.
    """
    facts = Facts(document, nid, style or NumberStyle(), now)
    title = tr("Preparation: {title}").format(title=one_line(facts.title, 200))
    canvas = PdfCanvas(paper, title=title, language=language, grey=grey)
    book = _Book(canvas, facts, progress or _never)
    book.lay_out()
    book.draw()
    return canvas.printed(len(book.pages))


def _never(done: int, total: int) -> bool:
    return True


class _Book:
    def __init__(self, canvas: PdfCanvas, facts: Facts, progress: Progress) -> None:
        self.canvas, self.facts, self.progress = canvas, facts, progress
        self.sheet = Sheet(canvas, 1.0, canvas.width - 2 * _EDGE)
        self.frame = Frame(self.sheet, facts.title, facts.now, _EDGE)
        self.told = Told(facts, Values(facts.style, facts.negotiation.unit))
        self.room = canvas.height - _TOP - _BOTTOM
        self.pages: list[Page] = []
        self.done = 0

    def lay_out(self) -> None:
        """Lay out the chapters first: only then the contents know their numbers."""
        body, marks = Pages(self.room), list[Mark]()
        for index, chapter in enumerate(CHAPTERS):
            self._at(_LAYOUT * index // len(CHAPTERS))
            story = Story(self.sheet, chapter.key, self._alive)
            story.section(tr(chapter.title), tr(chapter.teaching))
            chapter.tell(story, self.told)
            marks += [strip.mark for strip in story.strips if strip.mark]
            body.section(tr(chapter.title), story.strips)
        numbers: dict[str, int] = {}
        self.pages = self._front(marks, numbers) + body.pages
        numbers |= {key: number + 1 for key, number in places(self.pages).items()}

    def _front(self, marks: Sequence[Mark], numbers: Mapping[str, int]) -> list[Page]:
        """Return the front: on one page where less air does it, else with all of it on more."""
        made = []
        for air in _AIRS:
            story = Story(self.sheet, "front", self._alive)
            front(story, self.told, marks, numbers, air)
            pages = Pages(self.room)
            pages.section("", story.strips)
            if len(pages.pages) == 1:
                return pages.pages
            made.append(pages.pages)
        return made[0]

    def draw(self) -> None:
        """Draw all pages with their heads and feet."""
        for index, page in enumerate(self.pages):
            self._at(_LAYOUT + (100 - _LAYOUT) * index // len(self.pages))
            if index:
                self.canvas.next_page()
            self._page(page, index + 1)
        self._at(100)

    def _page(self, page: Page, number: int) -> None:
        before = set(self.canvas.missing)
        self.canvas.missing.clear()
        if number > 1:
            self.frame.head(page.sections)
        for y, strip in page.placed:
            if strip.mark:
                at = _TOP + y - self.sheet.leading
                self.canvas.bookmark(strip.mark.key, strip.mark.title, strip.mark.level, at)
        page.draw(self.canvas, _EDGE, _TOP)
        self.frame.foot(number, len(self.pages), len(self.canvas.missing))
        self.canvas.missing |= before

    def _at(self, done: int) -> None:
        self.done = done
        self._alive()

    def _alive(self) -> None:
        if not self.progress(self.done, 100):
            raise Cancelled
