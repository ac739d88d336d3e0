"""Readiness: what the stakes ask for, done or missing."""

from __future__ import annotations

from negdesk.analysis.readiness import readiness
from negdesk.i18n import tr
from negdesk.model.fields import field
from negdesk.model.rows import Negotiation
from negdesk.report.layout import Sheet
from negdesk.report.tags import Element
from negdesk.report.workbook.chapters import Told
from negdesk.report.workbook.story import Story
from negdesk.report.workbook.strips import Draw


def tell(story: Story, told: Told) -> None:
    """Tell what is ready and what is not."""
    gate = readiness(told.facts.document, told.facts.nid)
    stakes = field(Negotiation, "stakes").said_choice(told.facts.negotiation.stakes)
    words = tr("{done} of {all} done, for stakes: {stakes}")
    said = words.format(done=gate.done_count, all=gate.total, stakes=stakes.lower())
    story.prose(said, bold=True, ink="zone" if gate.ready else "warn", gap=2)
    is_done, indent = {True: tr("done"), False: tr("missing")}, story.sheet.body * 1.6
    with story.inside("L"):
        for item in gate.items:
            ink = "ink" if item.done else "warn"
            with story.inside("LI") as line, story.inside("LBody"):
                box = tick(story.sheet, item.done, is_done[item.done], line)
                story.prose(item.text, indent=indent, ink=ink, first=box)


def tick(sheet: Sheet, done: bool, words: str, item: Element, right: float = 0.0) -> Draw:
    """Return a box drawn beside an item of a list, ticked or open; the words say which.

    It stands at the left, or ends so far from there as `right` says.
    """
    label = Element("Lbl", item)
    side = sheet.body * 0.78
    away = right - side - 0.5 if right else 0.5

    def draw(x: float, y: float) -> None:
        top, left = y + (sheet.leading - side) / 2, x + away
        with sheet.canvas.tag(label), sheet.canvas.figure(words, left, top, side, side):
            _box(sheet, left, top, side, done)

    return draw


def _box(sheet: Sheet, left: float, top: float, side: float, done: bool) -> None:
    sheet.canvas.rect(left, top, side, side, stroke="muted", line_width=0.8)
    if done:
        low = left + side * 0.42, top + side * 0.76
        sheet.canvas.line(left + side * 0.2, top + side * 0.5, *low, "ink", 1.2)
        sheet.canvas.line(*low, left + side * 0.84, top + side * 0.22, "ink", 1.2)
