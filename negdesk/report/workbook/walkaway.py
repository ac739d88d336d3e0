"""Walkaway: minimum terms, the bridge from the BATNA to the limit, triggers, how we leave."""

from __future__ import annotations

from negdesk.analysis.limit import bridge, limit_findings
from negdesk.i18n import tr
from negdesk.model.numbers import show
from negdesk.model.rows import Execution, LimitChange, Trigger
from negdesk.report.words import with_unit
from negdesk.report.workbook.chapters import Told
from negdesk.report.workbook.findings import findings
from negdesk.report.workbook.grid import Column
from negdesk.report.workbook.situation import figures
from negdesk.report.workbook.story import Story

_EXECUTION = (
    "who", "words", "signal", "pause", "call_before", "cool_off", "next_contact", "pressure",
    "counter",
)  # fmt: skip


def tell(story: Story, told: Told) -> None:
    """Tell the walkaway."""
    _terms(story, told)
    _bridge(story, told)
    _triggers(story, told)
    _leaving(story, told)
    _changes(story, told)


def _terms(story: Story, told: Told) -> None:
    row, sheet = told.facts.negotiation, story.sheet
    story.heading(tr("Minimum terms"))
    label = tr("At most") if row.better == "lower" else tr("At least")
    if row.limit is None:
        label = tr("Walkaway limit")
    limit = told.values.money(row.limit) or tr("no limit yet")
    inner = figures(sheet, [(label, limit, "ours")], story.width - sheet.box_pad)
    story.block(sheet.boxed(inner, story.width, "ours_soft"))
    story.space(2)
    story.pairs(told.values.pairs(row, ("limit_reason", "limit_points", "target")))
    must = told.facts.deals.must_haves
    story.pairs((tr("Must have") if index == 0 else "", each) for index, each in enumerate(must))


def _bridge(story: Story, told: Told) -> None:
    values, reached = told.values, bridge(told.facts.document, told.facts.nid)
    story.heading(tr("From BATNA to limit"))
    rows = [(tr("Value of walking away"), "", values.worth(reached.start) or "–")]
    for line in reached.lines:
        amount = "" if line.amount is None else show(line.amount, told.facts.style)
        sign = "+" if line.amount is not None and line.amount > 0 else ""
        said = with_unit(sign + amount, values.unit) if amount else ""
        rows.append((line.label, line.reason, said))
    rows.append((tr("Limit from the bridge"), "", values.worth(reached.limit) or "–"))
    columns = [Column(tr("Step")), Column(tr("Reason")), Column(tr("Amount"), True)]
    story.table(columns, rows, strong=(0, len(rows) - 1))
    findings(story, limit_findings(told.facts.document, told.facts.nid, told.facts.style))


def _triggers(story: Story, told: Told) -> None:
    rows = told.facts.document.all(Trigger, told.facts.nid)
    story.heading(tr("Trigger points"))
    if not rows:
        story.quiet(tr("None yet. Decide now what makes you pause or leave."))
    columns = [Column(tr("Kind")), Column(tr("If"), bold=True), Column(tr("Then"))]
    said = [(told.values.said(row, "kind"), row.condition, row.response) for row in rows]
    story.table(columns, said)


def _leaving(story: Story, told: Told) -> None:
    row = told.facts.document.one(Execution, told.facts.nid)
    pairs = told.values.pairs(row, _EXECUTION) if row else []
    story.heading(tr("How you will walk away"))
    if not any(words.strip() for _, words in pairs):
        story.quiet(tr("Nothing yet. Words said before are there when you need them."))
    story.pairs(pairs)


def _changes(story: Story, told: Told) -> None:
    rows = told.facts.document.all(LimitChange, told.facts.nid)
    if not rows:
        return
    story.heading(tr("Changes of the limit since the seal"))
    columns = [
        Column(tr("When")), Column(tr("Before"), True), Column(tr("After"), True),
        Column(tr("Reason")),
    ]  # fmt: skip
    values = told.values
    story.table(
        columns,
        [
            (values.said(row, "at"), values.money(row.old), values.money(row.new), row.reason)
            for row in rows
        ],
    )
