"""The debrief report: two pages at most, whatever the workbook holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import TypeVar

from negdesk.i18n import tr, trn
from negdesk.model.document import Document
from negdesk.model.numbers import NumberStyle
from negdesk.report.dates import said_moment
from negdesk.report.debrief import charts, top
from negdesk.report.debrief.facts import DebriefFacts
from negdesk.report.debrief.fit import SCALES, Plan, plans
from negdesk.report.debrief.lists import Lists, listed
from negdesk.report.debrief.pages import Page, Strip, dealt
from negdesk.report.layout import Block, Sheet
from negdesk.report.order import Printed
from negdesk.report.pdf import PdfCanvas
from negdesk.report.text import clip, one_line
from negdesk.report.words import dotted

R = TypeVar("R")
PAGES = 2
_EDGE, _TOP, _FOOT = 46.0, 34.0, 24.0
_PART, _ITEM = 4.0, 0.5
# Of a page: what rather stands in smaller type on the page before.
_LITTLE = 0.25


def printed(
    document: Document,
    nid: str,
    *,
    paper: str = "a4",
    style: NumberStyle | None = None,
    now: datetime,
    language: str = "en",
    grey: bool = False,
    pages: int = PAGES,
) -> Printed:
    """Return the debrief with what did not find its letters or its room."""
    facts = DebriefFacts(document, nid, style or NumberStyle(), now)
    title = tr("Debrief: {title}").format(title=one_line(facts.base.title, 200))
    canvas = PdfCanvas(paper, title=title, language=language, grey=grey)
    report = _fitting(canvas, facts, pages)
    report.draw()
    return canvas.printed(len(report.pages), report.sheet.shortened)


def _fitting(canvas: PdfCanvas, facts: DebriefFacts, pages: int) -> _Report:
    """Return the report of the first plan that fits, on a page less where little stands there."""
    found = _first_fitting(canvas, facts, pages)
    if len(found.pages) < 2 or found.pages[-1].used > found.room * _LITTLE:
        return found
    for plan in plans()[: len(SCALES)]:
        smaller = _Report(canvas, facts, plan)
        if len(smaller.pages) < len(found.pages):
            return smaller
    return found


def _first_fitting(canvas: PdfCanvas, facts: DebriefFacts, pages: int) -> _Report:
    """Return the report of the first plan that fits; halving, as each needs less room."""
    steps = plans()
    low, high = 0, len(steps) - 1
    tried: dict[int, _Report] = {}
    while low < high:
        middle = (low + high) // 2 if tried else 0
        tried[middle] = _Report(canvas, facts, steps[middle])
        if len(tried[middle].pages) <= pages:
            high = middle
        else:
            low = middle + 1
    return tried.get(low) or _Report(canvas, facts, steps[low])


class _Report:
    """One attempt: every strip at one plan."""

    def __init__(self, canvas: PdfCanvas, facts: DebriefFacts, plan: Plan) -> None:
        self.canvas, self.facts, self.plan = canvas, facts, plan
        self.sheet = Sheet(canvas, plan.scale, canvas.width - 2 * _EDGE)
        self.room = canvas.height - _TOP - _FOOT - self.sheet.leading * 1.6
        self.pages: list[Page] = dealt(list(self._strips()), self.room)

    def draw(self) -> None:
        """Draw all pages with their feet."""
        for number, page in enumerate(self.pages, start=1):
            if number > 1:
                self.canvas.next_page()
            for top_of, block in page.placed:
                block.draw(_EDGE, _TOP + top_of)
            self._foot(number)

    def _strips(self) -> Iterator[Strip]:
        sheet, facts, plan = self.sheet, self.facts, self.plan
        for block in (
            top.header(sheet, facts),
            top.outcome(sheet, facts, plan),
            top.yardsticks(sheet, facts, plan),
            self._remarks(),
            charts.zone(sheet, facts, plan),
            charts.course(sheet, facts, plan),
        ):
            if block is not None:
                yield Strip(block, sheet.grid * _PART)
        yield from self._lists()

    def _lists(self) -> Iterator[Strip]:
        made, facts = Lists(self.sheet, self.facts, self.plan), self.facts
        yield from self._listed(tr("Lessons"), facts.lessons, made.lesson)
        words = tr("Assumptions: how likely you held them, and what came")
        yield from self._listed(words, facts.assumptions, made.assumption)
        yield from self._listed(tr("What went otherwise"), facts.deviations, made.deviation)
        yield from self._listed(tr("Changes of the limit"), facts.limit_changes, made.limit_change)
        yield from self._listed(tr("What you know now"), facts.learned, made.learned)
        yield from self._listed(tr("How good it was, from 1 to 5"), facts.ratings, made.rating)

    def _listed(
        self, heading: str, rows: Sequence[R], make: Callable[[R], Block]
    ) -> Iterator[Strip]:
        blocks = listed(self.sheet, heading, rows, make, self.plan.items)
        for index, block in enumerate(blocks):
            # The last item never stands alone on its page.
            keep = index == len(blocks) - 2
            yield Strip(block, self.sheet.grid * (_ITEM if index else _PART), keep)

    def _remarks(self) -> Block | None:
        words = " ".join(self.facts.remarks)
        if not words:
            return None
        return self.sheet.text(words, self.sheet.width, most=max(self.plan.lines, 4))

    def _foot(self, number: int) -> None:
        sheet, base = self.sheet, self.canvas.height - _FOOT
        now = self.facts.now.replace(tzinfo=None).isoformat(timespec="minutes")
        left = tr("negdesk, printed {moment}").format(moment=said_moment(now, weekday=False))
        self._small(_EDGE, base, left, "start")
        words = tr("page {number} of {count}").format(number=number, count=len(self.pages))
        self._small(_EDGE + sheet.width, base, words, "end")
        said = self._odd()
        if said:
            cut = clip(said, sheet.width * 0.5, sheet.small).lines[0]
            with self.canvas.tag("P"):
                self._small(_EDGE + sheet.width / 2 + sheet.body * 2, base, cut, "middle")

    def _odd(self) -> str:
        parts, count, missing = [], self.sheet.shortened, len(self.canvas.missing)
        if count:
            words = trn("{count} text shortened", "{count} texts shortened", count)
            parts.append(words.format(count=count))
        if missing:
            words = trn(
                "□ stands for a letter this print does not have",
                "□ stands for {count} letters this print does not have",
                missing,
            )
            parts.append(words.format(count=missing))
        return dotted(parts)

    def _small(self, x: float, y: float, words: str, anchor: str) -> None:
        self.canvas.text(x, y, words, size=self.sheet.small, ink="muted", anchor=anchor)
