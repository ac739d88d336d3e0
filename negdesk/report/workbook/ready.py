"""Readiness: what the stakes ask for, done or missing."""

from __future__ import annotations

from negdesk.analysis.readiness import readiness
from negdesk.i18n import tr
from negdesk.model.fields import field
from negdesk.model.rows import Negotiation
from negdesk.report.layout import Sheet
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
    for item in gate.items:
        ink = "ink" if item.done else "warn"
        indent = story.sheet.body * 1.6
        story.prose(item.text, indent=indent, ink=ink, first=tick(story.sheet, item.done))


def tick(sheet: Sheet, done: bool) -> Draw:
    """Return a box drawn beside a line, ticked or open."""
    side = sheet.body * 0.78

    def draw(x: float, y: float) -> None:
        top, left = y + (sheet.leading - side) / 2, x + 0.5
        sheet.canvas.rect(left, top, side, side, stroke="muted", line_width=0.8)
        if done:
            low = left + side * 0.42, top + side * 0.76
            sheet.canvas.line(left + side * 0.2, top + side * 0.5, *low, "ink", 1.2)
            sheet.canvas.line(*low, left + side * 0.84, top + side * 0.22, "ink", 1.2)

    return draw
