"""The top of the debrief: which negotiation, how it ended, the three yardsticks."""

from __future__ import annotations

from negdesk.i18n import tr
from negdesk.report.debrief.facts import DebriefFacts
from negdesk.report.debrief.fit import Plan
from negdesk.report.layout import Block, Sheet, beside, nothing, stack
from negdesk.report.words import dotted, start_of


def header(sheet: Sheet, facts: DebriefFacts) -> Block:
    """Return the title line; at the right what it is held against."""
    mark = tr("PRIVATE: our side only")
    held = facts.sealed or tr("from memory: no seal")
    right = max(sheet.wide(mark, sheet.body, True), sheet.wide(held, sheet.small, True)) + 1
    left = sheet.width - right - sheet.body * 0.8
    title = sheet.text(facts.base.title, left, size=sheet.body * 1.8, bold=True, most=2, tag="H1")
    who = sheet.text(dotted(facts.subtitle), left, size=sheet.small, ink="muted", most=2)
    private = sheet.text(mark, right, bold=True, most=1, right=True)
    ink = "muted" if facts.sealed else "warn"
    note = sheet.text(
        held, right, size=sheet.small, ink=ink, bold=not facts.sealed, most=1, right=True
    )
    drop = nothing(max(title.height - private.height, 0.0))
    both = beside([(0, stack([title, who])), (sheet.width - right, stack([drop, private, note]))])
    return stack([both, nothing(sheet.grid), sheet.rule(sheet.width, "ink", 1.0)])


def outcome(sheet: Sheet, facts: DebriefFacts, plan: Plan) -> Block:
    """Return the box with how it ended and the final terms: green where it is a success."""
    fill = {True: "zone_soft", False: "warn_soft", None: "window"}[facts.good]
    width = sheet.width - sheet.box_pad
    parts: list[Block | None] = [
        sheet.text(_label(facts), width, size=sheet.heading, bold=True, ink="muted", most=1,
                   tag="H2"),
        sheet.text(facts.headline, width, size=sheet.body * 2.2, bold=True, most=2),
    ]  # fmt: skip
    if facts.terms:
        parts.append(sheet.listed(facts.terms, width, bold=True, most=max(plan.lines, 2)))
    if facts.outcome:
        parts.append(sheet.text(facts.outcome, width, most=max(plan.lines, 2)))
    reason = start_of(facts.row.no_deal_reason) if facts.row.stage == "no_deal" else ""
    if reason:
        words = tr("Why: {reason}").format(reason=reason)
        parts.append(sheet.text(words, width, most=plan.lines))
    stroke = "line" if facts.good is None else ""
    return sheet.boxed(stack(parts, sheet.grid / 2), sheet.width, fill, stroke)


def _label(facts: DebriefFacts) -> str:
    if facts.row.stage == "agreed" and facts.audit.measured.value is not None:
        return tr("Agreed on")
    return tr("Outcome")


def yardsticks(sheet: Sheet, facts: DebriefFacts, plan: Plan) -> Block | None:
    """Return the three yardsticks side by side, each a number over its sentence."""
    found = facts.yardsticks
    if not found:
        return None
    gap = sheet.body * 1.6
    width = (sheet.width - gap * (len(found) - 1)) / len(found)
    blocks = []
    for index, (head, number, words) in enumerate(found):
        parts: list[Block | None] = [
            sheet.text(head, width, size=sheet.small, bold=True, ink="muted", most=1),
            sheet.text(number or tr("not known"), width, size=sheet.body * 1.6, bold=True, most=1,
                       ink="ink" if number else "muted"),
            sheet.text(words, width, most=max(min(plan.lines, 4), 2)),
        ]  # fmt: skip
        blocks.append((index * (width + gap), stack(parts)))
    return sheet.section(tr("Three yardsticks"), beside(blocks), sheet.width)
