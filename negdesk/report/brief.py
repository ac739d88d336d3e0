"""The brief: everything for the meeting on one page, whatever the workbook holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from negdesk.i18n import tr, trn
from negdesk.model.document import Document
from negdesk.model.numbers import NumberStyle
from negdesk.report import issue_table, middle, talk, top
from negdesk.report.dates import said_moment
from negdesk.report.facts import Facts
from negdesk.report.fit import LEAST_SCALE, Plan, cuts_of, plans
from negdesk.report.layout import Block, Sheet, more
from negdesk.report.order import SECTIONS, Printed
from negdesk.report.pdf import PdfCanvas
from negdesk.report.text import clip, one_line
from negdesk.report.words import dotted

_EDGE = 38.0
_TOP = 26.0
_FOOT = 23.0
# Handwriting wants lines about 7.5 mm apart.
_NOTE_LINE = 20.0
_TALK = ("questions", "replies", "steady")


def printed(
    document: Document,
    nid: str,
    *,
    paper: str = "a4",
    style: NumberStyle | None = None,
    now: datetime,
    language: str = "en",
    grey: bool = False,
    sections: Sequence[str] | None = None,
) -> Printed:
    """Return the brief with what did not find its letters or its room.

    `sections` are keys of `order.SECTIONS` in the order wanted; None or none means all.
    """
    facts = Facts(document, nid, style or NumberStyle(), now)
    title = tr("Brief: {title}").format(title=one_line(facts.title, 200))
    canvas = PdfCanvas(paper, title=title, language=language, grey=grey)
    page = _fitting(canvas, facts, tuple(sections or SECTIONS))
    page.draw()
    return canvas.printed(shortened=page.sheet.shortened)


def _fitting(canvas: PdfCanvas, facts: Facts, sections: Sequence[str]) -> _Page:
    """Return the page of the first plan that fits: each plan needs less room than the last.

    The smallest type with nothing cut is tried first: it tells at once whether to look
    among the sizes or among the cuts. From a guess there the search steps ever farther.
    """
    steps = plans()
    uncut = next(i for i, plan in enumerate(steps) if plan.scale == LEAST_SCALE)
    fails, fits, probe, stride = -1, len(steps), uncut, 1
    page = best = _Page(canvas, facts, steps[probe], sections)
    while True:
        if page.fits:
            best, fits = page, probe
        else:
            fails = probe
        if fits - fails <= 1:
            return _better(best) if fits < len(steps) else page
        if probe == uncut and page.fits:
            probe = next(i for i, plan in enumerate(steps) if plan.scale <= page.likely_scale)
        else:
            probe += stride if fails == probe else -stride
            stride *= 2
        probe = min(max(probe, fails + 1), fits - 1)
        page = _Page(canvas, facts, steps[probe], sections)


def _better(page: _Page) -> _Page:
    """Return the page with more on it: a smaller type before a text is cut, then what has room."""
    if page.plan.scale == LEAST_SCALE:
        return _filled_up(page)
    if not page.sheet.shortened:
        return page
    smaller = [
        plan for plan in plans() if plan == replace(page.plan, scale=plan.scale, air=plan.air)
    ]
    tried = [page, *(page.with_plan(plan) for plan in smaller if plan.scale < page.plan.scale)]
    return min(tried, key=lambda each: each.sheet.shortened)


def _filled_up(page: _Page) -> _Page:
    """Return the page with as much of what its plan cut as it has room for after all."""
    stays: set[str] = set()
    for name, value in cuts_of(page.plan):
        if name not in stays:
            fuller = page.with_plan(replace(page.plan, **{name: value}))
            if fuller.fits:
                page = fuller
            else:
                stays.add(name)
    return page


class _Page:
    """One attempt: every block at one plan."""

    def __init__(
        self, canvas: PdfCanvas, facts: Facts, plan: Plan, sections: Sequence[str]
    ) -> None:
        self.canvas, self.facts, self.plan = canvas, facts, plan
        self.wanted = sections
        self.sheet = Sheet(canvas, plan.scale, canvas.width - 2 * _EDGE)
        self.gap = self.sheet.grid * plan.air
        self.blocks = [block for block in self._sections() if block is not None]
        self.room = canvas.height - _TOP - _FOOT - self.sheet.leading * 1.2
        self.used = sum(block.height + self.gap for block in self.blocks)

    def with_plan(self, plan: Plan) -> _Page:
        """Return another attempt at the same page."""
        return _Page(self.canvas, self.facts, plan, self.wanted)

    @property
    def fits(self) -> bool:
        """Say whether all of it and the wished lines for notes find room."""
        return self.used + self._notes_height(self.plan.notes) <= self.room

    @property
    def likely_scale(self) -> float:
        """Return the scale at which it may fit: room grows with its square."""
        needed = self.used + self._notes_height(self.plan.notes)
        return max(self.plan.scale * float((self.room / needed) ** 0.5), LEAST_SCALE)

    def draw(self) -> None:
        """Draw the blocks, the lines for notes and the foot."""
        y = _TOP
        for block in self.blocks:
            block.draw(_EDGE, y)
            y += block.height + self.gap
        self._notes(y, _TOP + self.room - y)
        self._foot()

    def _sections(self) -> Sequence[Block | None]:
        """Return the blocks in their order, the head first; what is talk stands together."""
        head = [top.draft(self.sheet, self.facts, self.plan.draft)]
        head.append(top.header(self.sheet, self.facts))
        runs = groupby(self.wanted, lambda key: key if key not in _TALK else "")
        blocks = [self._section(key) if key else self._talk(set(run)) for key, run in runs]
        return [*head, *blocks, self._left_out()]

    def _section(self, key: str) -> Block | None:
        sheet, facts, plan = self.sheet, self.facts, self.plan
        # What stands once on the page keeps a second line to the last.
        deep = max(plan.lines, 2)
        if key == "limit":
            return top.limit_and_batna(sheet, facts, plan.must, deep)
        if key == "opening":
            return top.opening(sheet, facts, plan.people, deep)
        if key == "zopa":
            return middle.chart(sheet, facts, plan.air - 1.6) if plan.chart else None
        if key == "issues":
            return issue_table.issues(sheet, facts, plan.issues, plan.cells)
        if key == "packages":
            return middle.packages(sheet, facts, plan.packages, plan.terms)
        return talk.leaving(sheet, facts, plan.triggers, deep) if plan.leaving else None

    def _talk(self, keys: set[str]) -> Block | None:
        plan, steady = self.plan, "steady" in keys
        shown = replace(
            plan,
            questions=plan.questions if "questions" in keys else 0,
            replies=plan.replies if "replies" in keys else 0,
            feelings=plan.feelings if steady else 0,
            outsider=plan.outsider and steady,
        )
        return talk.talk(self.sheet, self.facts, shown)

    def _left_out(self) -> Block | None:
        """Return the line that names sections the page has no room for, with their counts."""
        facts, plan = self.facts, self.plan
        unseen = bool(facts.negotiation.outsider.strip() and not plan.outsider)
        counts = [
            ("issues", tr("Issues"), 0 if plan.issues else facts.deals.issue_count),
            ("packages", tr("Packages"), 0 if plan.packages else len(facts.deals.packages)),
            ("questions", tr("Questions"), 0 if plan.questions else len(facts.questions)),
            ("replies", tr("Replies"), 0 if plan.replies else len(facts.replies)),
            ("leaving", tr("Walking away"), 0 if plan.leaving else len(facts.triggers) + 1),
            ("steady", tr("Keep steady"), 0 if plan.feelings else len(facts.feelings)),
            ("steady", tr("Outsider"), int(unseen)),
        ]
        words = [
            f"{label}: {more(count)}"
            for key, label, count in counts
            if count and key in self.wanted
        ]
        if not words:
            return None
        sheet = self.sheet
        return sheet.text(dotted(words), sheet.width, size=sheet.small, ink="muted", most=3)

    def _notes_height(self, lines: int) -> float:
        heading = self.sheet.leading if lines > 1 else 0.0
        return heading + lines * _NOTE_LINE

    def _notes(self, y: float, room: float) -> None:
        """Rule the rest of the page; a single line carries its name itself."""
        sheet = self.sheet
        if room < _NOTE_LINE:
            return
        head = sheet.leading if room >= self._notes_height(2) else 0.0
        size = sheet.heading if head else sheet.body
        lines = int((room - head) // _NOTE_LINE)
        pitch = (room - head) / lines
        top = 0.0 if head else pitch - sheet.leading
        words = sheet.text(tr("Notes"), sheet.width, size=size, bold=True, most=1, tag="H2")
        words.draw(_EDGE, y + top)
        for index in range(1, lines + 1):
            at = y + head + index * pitch
            self.canvas.line(_EDGE, at, _EDGE + sheet.width, at, "line", 0.6)

    def _foot(self) -> None:
        sheet, facts = self.sheet, self.facts
        base = self.canvas.height - _FOOT
        moment = facts.now.replace(tzinfo=None).isoformat(timespec="minutes")
        left = tr("negdesk, printed {moment}").format(moment=said_moment(moment, weekday=False))
        self._small(_EDGE, base, left, "start")
        self._small(_EDGE + sheet.width, base, tr("page 1 of 1"), "end")
        said = self._remarks()
        if said:
            words = clip(said, sheet.width * 0.55, sheet.small).lines[0]
            with self.canvas.tag("P"):
                self._small(_EDGE + sheet.width / 2 + sheet.body * 2, base, words, "middle")

    def _remarks(self) -> str:
        parts = []
        if self.sheet.shortened:
            words = trn("{count} text shortened", "{count} texts shortened", self.sheet.shortened)
            parts.append(words.format(count=self.sheet.shortened))
        if self.canvas.missing:
            words = trn(
                "□ stands for a letter this print does not have",
                "□ stands for {count} letters this print does not have",
                len(self.canvas.missing),
            )
            parts.append(words.format(count=len(self.canvas.missing)))
        return dotted(parts)

    def _small(self, x: float, y: float, words: str, anchor: str) -> None:
        self.canvas.text(x, y, words, size=self.sheet.small, ink="muted", anchor=anchor)
