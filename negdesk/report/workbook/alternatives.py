"""Alternatives of both sides: ranked by worth, with evidence, outcomes and the chain."""

from __future__ import annotations

from negdesk.analysis.batna import Ranked, outcomes_of, ranked, walk_away
from negdesk.analysis.candour import warnings
from negdesk.i18n import tr
from negdesk.model.numbers import show_percent
from negdesk.model.rows import Alternative, Party
from negdesk.report.workbook.chapters import Told
from negdesk.report.workbook.findings import findings
from negdesk.report.workbook.grid import Column
from negdesk.report.workbook.story import Story

_DETAILS = ("feasibility", "cost", "evidence")


def tell(story: Story, told: Told) -> None:
    """Tell the alternatives of our side, then of theirs, then of third parties."""
    for side, heading, ink in (
        ("us", tr("Ours"), "ours"),
        ("them", tr("Theirs, as we see it"), "theirs"),
        ("third", tr("Of third parties"), "ink"),
    ):
        listed = ranked(told.facts.document, told.facts.nid, side)
        if listed or side == "us":
            story.heading(heading, ink=ink)
            _side(story, told, side, listed)


def _side(story: Story, told: Told, side: str, listed: list[Ranked]) -> None:
    if not listed:
        story.quiet(tr("None yet. An alternative is what makes a limit hold."))
        return
    for index, one in enumerate(listed):
        with story.continued(one.alternative.title.strip() or tr("(untitled)")):
            _alternative(story, told, one, side, first=index == 0)
    if side != "third":
        _chain(story, told, side)
        findings(story, warnings(told.facts.document, told.facts.nid, side))


def _alternative(story: Story, told: Told, one: Ranked, side: str, first: bool) -> None:
    row, values = one.alternative, told.values
    title = row.title.strip() or tr("(untitled)")
    story.name(title, values.worth(one.worth), badge=str(one.rank), first=first)
    indent = story.badge_width
    if row.selected:
        words = tr("Our BATNA") if side == "us" else tr("Their BATNA, as we see it")
        story.prose(words, indent=indent, bold=True, ink="ours" if side == "us" else "theirs",
                    gap=0, keep=True)  # fmt: skip
    party = told.facts.document.find(Party, row.party_id)
    pairs = [(tr("Whose"), party.name)] if party and side != "us" else []
    pairs += [*values.pairs(row, ["category"]), (tr("Worth"), _worth(row, told))]
    pairs += values.pairs(row, _DETAILS)
    pairs.append((tr("Next step"), values.said(row, "next_step")))
    pairs += values.pairs(row, ["next_step_by"])
    story.pairs(pairs, indent=indent)
    outcomes = outcomes_of(told.facts.document, row)
    columns = [Column(tr("Outcome")), Column(tr("Probability"), True), Column(tr("Value"), True)]
    rows = [
        (each.label, values.share(each.probability), values.money(each.value)) for each in outcomes
    ]
    story.table(columns, rows, indent=indent)
    story.tie(False)


def _worth(row: Alternative, told: Told) -> str:
    """Return what it is worth before its cost: one value, or a range."""
    money = told.values.money
    if row.low is None and row.high is None:
        return money(row.likely)
    words = tr("{low} to {high}, likely {likely}")
    known = {"low": row.low, "likely": row.likely, "high": row.high}
    return words.format(**{name: money(value) or "–" for name, value in known.items()})


def _chain(story: Story, told: Told, side: str) -> None:
    """Tell what is tried first and what if it fails, and what walking away comes to."""
    walking = walk_away(told.facts.document, told.facts.nid, side)
    head = tr("Value of walking away") if side == "us" else tr("What walking away is worth to them")
    value = told.values.worth(walking.value)
    story.name(head, value or "–")
    if walking.problem:
        story.prose(walking.problem, ink="warn", gap=0)
    rows = [
        (
            (tr("first") if place == 0 else tr("if that fails")),
            step.alternative.title.strip() or tr("(untitled)"),
            told.values.share(step.feasibility),
            show_percent(step.chance, told.facts.style),
            told.values.worth(step.worth),
        )
        for place, step in enumerate(walking.steps)
    ]
    columns = [
        Column(tr("Try")),
        Column(tr("Alternative"), bold=True),
        Column(tr("Feasible"), True),
        Column(tr("Chance to end here"), True),
        Column(tr("Worth"), True),
    ]
    story.table(columns, rows)
    story.tie(False)
