"""The front of the workbook: title, what stands out, contents with page numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from negdesk.i18n import tr
from negdesk.report import top
from negdesk.report.tags import Element
from negdesk.report.text import clip
from negdesk.report.words import dotted
from negdesk.report.workbook.cells import Cell, row
from negdesk.report.workbook.chapters import Told
from negdesk.report.workbook.situation import figures
from negdesk.report.workbook.story import PART, Story
from negdesk.report.workbook.strips import Mark, Strip


def front(
    story: Story, told: Told, marks: Sequence[Mark], numbers: Mapping[str, int], air: float
) -> None:
    """Write the title and the contents; `numbers` may be filled later, before it is drawn.

    `air` 1 is the full space between the parts; with less a longer contents fits the page.
    """
    _title(story, told)
    _at_a_glance(story, told, air)
    size, gap = story.sheet.body * 1.25, PART * 1.5 * air
    story.prose(tr("Contents"), size=size, bold=True, gap=gap, keep=True, tag="H2")
    with story.inside("TOC"):
        for mark in marks:
            story.add(_entry(story, mark, numbers, air))


def _title(story: Story, told: Told) -> None:
    facts, sheet = told.facts, story.sheet
    story.prose(tr("Preparation workbook"), ink="muted", bold=True)
    title = facts.negotiation.title.strip() or tr("Untitled negotiation")
    size = sheet.body * 2.6
    while size > sheet.body * 1.4 and sheet.wide(title[:400], size, True) > story.width:
        size *= 0.95
    story.prose(title, size=size, bold=True, tag="H1")
    story.prose(dotted(facts.subtitle), ink="muted")
    story.prose(dotted([tr("PRIVATE: our side only"), facts.version]), bold=True)
    draft = top.draft(sheet, facts, 6)
    if draft is not None:
        story.block(draft, gap=PART / 2)


def _at_a_glance(story: Story, told: Told, air: float) -> None:
    row_, facts, values = told.facts.negotiation, told.facts, told.values
    known = [(tr("Walkaway limit"), values.money(row_.limit) or tr("no limit yet"), "ours")]
    if row_.target is not None:
        known.append((tr("Target"), values.money(row_.target), "ink"))
    if facts.walk.value is not None:
        known.append((tr("Value of walking away"), values.worth(facts.walk.value), "ink"))
    story.block(figures(story.sheet, known, story.width), gap=PART * air)


def _entry(story: Story, mark: Mark, numbers: Mapping[str, int], air: float) -> list[Strip]:
    """Return a line of the contents; sections are bold with air above, parts lead by dots."""
    sheet, section = story.sheet, mark.level == 0
    indent = 0.0 if section else sheet.body * 1.6
    room = story.width - indent - sheet.body * 4
    lines = clip(mark.title, room, sheet.body, section).lines
    link = Element("Link", story.element("TOCI"))

    def lead(x: float, y: float) -> None:
        number = str(numbers[mark.key])
        end, base = x + story.width, y + sheet.leading / 2 + sheet.body * 0.35
        start = x + indent + sheet.wide(lines[0], sheet.body, section) + sheet.body * 0.6
        stop = end - sheet.wide(number, sheet.body, section) - sheet.body * 0.6
        if stop > start:
            sheet.canvas.line(start, base - 0.6, stop, base - 0.6, "line", 0.6, dashed=True)
        sheet.canvas.space(stop, base, sheet.body)
        sheet.canvas.text(end, base, number, size=sheet.body, bold=section, anchor="end")
        sheet.canvas.link(x, y, story.width, sheet.leading, mark.key, mark.title)

    cell = Cell(indent, room, lines, sheet.body, section, tag=link)
    gap = sheet.grid * (3 * air if section else 0)
    [strip] = row(sheet, [cell], gap=gap, keep=section)
    return [replace(strip, texts=(*strip.texts, lead), tags=(link, link))]
