"""ZOPA: a chart for every value with numbers, what it says in words, and beliefs over time."""

from __future__ import annotations

from negdesk.analysis.history import Moment, change_words, history
from negdesk.analysis.lanes import HEADLINE, ValueLane, lanes
from negdesk.analysis.zone import sentence_of
from negdesk.chart import history as history_chart
from negdesk.chart import zopa
from negdesk.chart.picture import picture_of
from negdesk.i18n import tr, trn
from negdesk.model.numbers import NumberStyle
from negdesk.model.rows import Belief
from negdesk.report.dates import said_day
from negdesk.report.workbook.chapters import Told
from negdesk.report.workbook.grid import Column
from negdesk.report.workbook.story import TIGHT, Story
from negdesk.report.workbook.values import Values

# In body sizes: the hump of a belief, and the height of the chart of beliefs over time.
_HUMP, _HISTORY = 5.0, 15.0


def tell(story: Story, told: Told) -> None:
    """Tell every lane; those without numbers are only named."""
    found = lanes(told.facts.document, told.facts.nid)
    known = [lane for lane in found if lane.numbers]
    for lane in known:
        _lane(story, told, lane)
    if not known:
        words = tr("Set your walkaway limit and estimate theirs: then the zone is drawn here.")
        story.prose(words, ink="muted")
        return
    empty = [lane.title for lane in found if not lane.numbers]
    if empty:
        story.heading(tr("Without numbers yet"))
        story.prose(" · ".join(empty))


def _lane(story: Story, told: Told, lane: ValueLane) -> None:
    facts = told.facts
    headline = lane.key == HEADLINE
    shown = facts.picture if headline else picture_of(lane, facts.style)
    unit = lane.unit.strip()
    title = tr("{issue}, {unit}").format(issue=lane.title, unit=unit) if unit else lane.title
    story.heading(title, note=shown.chance)
    sheet = story.sheet
    least = zopa.least_height(sheet.canvas, shown, story.width, sheet.body, sheet.small)
    height = least + (sheet.body * _HUMP if shown.belief is not None else 0.0)
    said = sentence_of(lane.zone, lane.better, unit, lane.theirs, facts.style)
    drawing = sheet.drawing(
        said,
        height,
        lambda canvas: zopa.draw(canvas, shown, story.width, height, sheet.body, sheet.small),
    )
    story.block(drawing, gap=2, keep=True)
    story.prose(said, gap=2)
    _beliefs(story, told, None if headline else lane.key, unit)


def _beliefs(story: Story, told: Told, issue_id: str | None, unit: str) -> None:
    """Draw and list what was believed, once there is more than one belief."""
    facts, sheet = told.facts, story.sheet
    moments = history(facts.document, facts.nid, issue_id)
    noted = any(moment.belief.note.strip() for moment in moments)
    if len(moments) < 2 and not noted:
        return
    heading = tr("Their limit, as you saw it over time")
    story.name(heading)
    if len(moments) > 1:
        shown = history_chart.picture(
            facts.document, facts.nid, issue_id, facts.style, lambda at: said_day(at, year=False)
        )
        height = sheet.body * _HISTORY
        drawing = sheet.drawing(
            _over_time(moments, facts.style, unit),
            height,
            lambda canvas: history_chart.draw(
                canvas, shown, story.width, height, sheet.body, sheet.small
            ),
        )
        story.block(drawing, gap=TIGHT * 2, keep=True)
    _listed(story, told, moments)


def _over_time(moments: list[Moment], style: NumberStyle, unit: str) -> str:
    words = trn("{count} estimate over time.", "{count} estimates over time.", len(moments))
    change = change_words(moments[0], moments[-1], style, unit)
    return f"{words.format(count=len(moments))} {change}".strip()


def _listed(story: Story, told: Told, moments: list[Moment]) -> None:
    columns = [
        Column(tr("When"), snug=True),
        Column(tr("Low"), True),
        Column(tr("Likely"), True, bold=True),
        Column(tr("High"), True),
        Column(tr("Zone"), True),
        Column(tr("Why")),
    ]
    values = told.values
    rows = [
        (
            values.said(moment.belief, "at"),
            values.amount(moment.belief.low),
            values.amount(moment.belief.likely),
            values.amount(moment.belief.high),
            _size(moment, values),
            _why(moment.belief, values),
        )
        for moment in moments
    ]
    story.table(columns, rows)


def _why(belief: Belief, values: Values) -> str:
    reason, note = values.said(belief, "reason"), belief.note.strip()
    return tr("{reason}: {note}").format(reason=reason, note=note) if note else reason


def _size(moment: Moment, values: Values) -> str:
    """Return how wide the zone was, or how far the limits were apart."""
    if moment.zone.gap is not None:
        return tr("gap {value}").format(value=values.amount(moment.zone.gap))
    return values.amount(moment.zone.width)
