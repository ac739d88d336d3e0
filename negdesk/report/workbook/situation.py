"""Situation and people: what it is about, the number, when and where, who is there."""

from __future__ import annotations

from negdesk.i18n import tr
from negdesk.model.fields import field
from negdesk.model.rows import Party
from negdesk.report.layout import Block, Sheet, beside, stack
from negdesk.report.words import dotted
from negdesk.report.workbook.chapters import Told
from negdesk.report.workbook.story import Story

_PERSON = (
    "decision_process", "consent_signals", "refusal_signals", "interests", "constraints",
    "pressures", "creates_value", "captures_value", "relationship_goal", "rapport", "style",
    "culture",
)  # fmt: skip


def tell(story: Story, told: Told) -> None:
    """Tell the situation."""
    for heading, names in (
        (tr("What it is about"), ("purpose", "stakes", "relationship", "industry")),
        (tr("When and where"), ("meeting_at", "place", "deadline", "timing", "hours_planned")),
        (tr("How you begin"), ("goal", "opening_line")),
    ):
        _part(story, told, heading, names)
        if "purpose" in names:
            _number(story, told)
    _people(story, told)
    _part(story, told, tr("What is around it"), ("context", "culture"))
    _part(story, told, tr("A second look"), ("second_eyes", "notes"))


def _part(story: Story, told: Told, heading: str, names: tuple[str, ...]) -> None:
    pairs = told.values.pairs(told.facts.negotiation, names)
    if any(words.strip() for _, words in pairs):
        story.heading(heading)
        story.pairs(pairs)


def _number(story: Story, told: Told) -> None:
    """Put opening, target and limit side by side, large; the direction in words beside."""
    row = told.facts.negotiation
    better = field(type(row), "better").said_choice(row.better)
    story.heading(tr("The number"), note=better)
    known = [
        (tr("Opening"), told.values.money(row.opening), "ink"),
        (tr("Target"), told.values.money(row.target), "ink"),
        (tr("Walkaway limit"), told.values.money(row.limit), "ours"),
    ]
    story.block(figures(story.sheet, known, story.width))
    if row.unit.strip() != told.values.unit or not any(words for _, words, _ in known):
        story.pairs(told.values.pairs(row, ["unit"]))


def figures(sheet: Sheet, known: list[tuple[str, str, str]], room: float) -> Block:
    """Return values side by side under their labels, in large type where there is room."""
    gap = sheet.body * 1.5
    width = (room - gap * (len(known) - 1)) / len(known)
    size = sheet.body * 1.9
    widest = max(sheet.wide(words, size, True) for _, words, _ in known)
    size = max(min(size, size * width / max(widest, 1.0)), sheet.body)
    blocks = [
        stack(
            [
                sheet.text(label, width, size=sheet.small, ink="muted", most=1),
                sheet.text(words or "–", width, size=size, bold=True, ink=ink, most=6),
            ]
        )
        for label, words, ink in known
    ]
    return beside([(index * (width + gap), block) for index, block in enumerate(blocks)])


def _people(story: Story, told: Told) -> None:
    parties = told.facts.document.all(Party, told.facts.nid)
    story.heading(tr("Who is there"))
    if not parties:
        story.quiet(tr("Nobody is named yet."))
    for index, party in enumerate(parties):
        who = [told.values.said(party, "side")]
        if party.authority:
            who.append(told.values.said(party, "authority"))
        ink = {"us": "ours", "them": "theirs"}.get(party.side, "ink")
        name = party.name.strip() or tr("Without a name")
        with story.continued(name):
            story.name(name, dotted(who), ink=ink, first=index == 0, quiet=True)
            story.pairs(told.values.pairs(party, _PERSON))
            story.tie(False)
