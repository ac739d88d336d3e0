"""The two charts of the debrief: the zone with what came, and the course of the offers."""

from __future__ import annotations

from negdesk.chart import afterwards, concessions
from negdesk.i18n import tr
from negdesk.report.debrief.facts import DebriefFacts
from negdesk.report.debrief.fit import Plan
from negdesk.report.layout import LEAST, Block, Sheet, stack

# One offer is a number, and the sentence has it.
_FEWEST = 2


def zone(sheet: Sheet, facts: DebriefFacts, plan: Plan) -> Block | None:
    """Return the zone as it was sealed, with the agreed value and the limit as learned."""
    shown = facts.picture
    # One mark on an empty line says no more than its number does further down.
    if not plan.charts or not (shown.lane.values or len(shown.known) > 1):
        return None
    small = sheet.small
    least = afterwards.least_height(sheet.canvas, shown, sheet.width, sheet.body, small)
    height = sheet.grid * -(-(least + sheet.body * plan.hump) // sheet.grid)
    drawing = sheet.drawing(
        facts.picture_words,
        height,
        lambda canvas: afterwards.draw(canvas, shown, sheet.width, height, sheet.body, small),
    )
    heading = tr("The zone as you believed it, and what came")
    return sheet.section(heading, drawing, sheet.width)


def course(sheet: Sheet, facts: DebriefFacts, plan: Plan) -> Block | None:
    """Return the course of the offers: the graph over its sentence."""
    words = facts.course_words
    if not words:
        return None
    said = sheet.text(words, sheet.width, most=max(plan.lines, 2))
    graph = _graph(sheet, facts, plan) if plan.charts else None
    return sheet.section(tr("The offers"), stack([graph, said], sheet.grid), sheet.width)


def _graph(sheet: Sheet, facts: DebriefFacts, plan: Plan) -> Block | None:
    shown = facts.course_picture
    if len(shown.course.offers) < _FEWEST:
        return None
    height = sheet.grid * round(sheet.body * plan.graph / sheet.grid)
    # The strength in a mark is a tenth smaller than the labels, and still to be read.
    small = max(sheet.small, LEAST / 0.9)
    return sheet.drawing(
        facts.course_words,
        height,
        lambda canvas: concessions.draw(canvas, shown, sheet.width, height, sheet.body, small),
    )
