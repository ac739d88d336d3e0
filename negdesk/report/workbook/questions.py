"""Assumptions, questions with what was heard, replies, feelings, the outsider's view."""

from __future__ import annotations

from negdesk.i18n import tr
from negdesk.model.rows import Assumption, Feeling, Issue, Question, Reply
from negdesk.report.bidi import base_level
from negdesk.report.tags import Element
from negdesk.report.words import quoted
from negdesk.report.workbook.chapters import Told
from negdesk.report.workbook.grid import Column
from negdesk.report.workbook.ready import tick
from negdesk.report.workbook.story import ITEM, Story


def tell(story: Story, told: Told) -> None:
    """Tell what is assumed, asked and answered."""
    _assumptions(story, told)
    _questions(story, told)
    _replies(story, told)
    _feelings(story, told)
    view = told.facts.negotiation.outsider
    if view.strip():
        story.heading(tr("The outsider's view"))
        story.prose(view)


def _assumptions(story: Story, told: Told) -> None:
    rows = told.facts.document.all(Assumption, told.facts.nid)
    story.heading(tr("Assumptions"), tr("What you hold true without knowing it yet."))
    if not rows:
        story.quiet(tr("None yet."))
    said, values = told.values.said, told.values
    columns = [
        Column(tr("About")),
        Column(tr("Assumption"), bold=True),
        Column(tr("Probability"), True),
        Column(tr("Evidence")),
        Column(tr("Outcome")),
        Column(tr("Learned")),
    ]
    story.table(
        columns,
        [
            (
                said(row, "about"),
                row.text,
                values.share(row.probability),
                row.evidence,
                said(row, "outcome") if row.outcome != "open" else "",
                row.learned,
            )
            for row in rows
        ],
    )


def _questions(story: Story, told: Told) -> None:
    rows = told.facts.document.all(Question, told.facts.nid)
    story.heading(tr("Questions"), tr("In the order of asking. Each tests an assumption."))
    if not rows:
        story.quiet(tr("None yet."))
    with story.inside("L"):
        for row in rows:
            with story.inside("LI") as item, story.inside("LBody"):
                _question(story, told, row, item)


def _question(story: Story, told: Told, row: Question, item: Element) -> None:
    indent, pairs = story.sheet.body * 1.6, _about(row, told)
    asked = row.status == "asked"
    words, kind = row.text.strip() or tr("(untitled)"), told.values.said(row, "kind")
    turned = bool(base_level(words))
    state = tr("asked") if asked else tr("not asked")
    box = tick(story.sheet, asked, state, item, story.width if turned else 0.0)
    keep = any(said.strip() for _, said in pairs)
    story.prose(
        words, indent=indent, bold=True, gap=ITEM / 2, keep=keep, first=box, note=kind,
        turned=turned,
    )  # fmt: skip
    story.pairs(pairs, indent=indent)


def _about(row: Question, told: Told) -> list[tuple[str, str]]:
    assumption = told.facts.document.find(Assumption, row.assumption_id)
    issue = told.facts.document.find(Issue, row.issue_id)
    return [
        (tr("Tests"), assumption.text if assumption else ""),
        (tr("About"), issue.title if issue else ""),
        (tr("Heard"), row.heard),
        (tr("Interest behind it"), row.interest),
    ]


def _replies(story: Story, told: Told) -> None:
    rows = told.facts.document.all(Reply, told.facts.nid)
    story.heading(tr("If they say… we say…"))
    if not rows:
        story.quiet(tr("None yet."))
    with story.inside("L"):
        for row in rows:
            with story.inside("LI"), story.inside("LBody"):
                _reply(story, told, row)


def _reply(story: Story, told: Told, row: Reply) -> None:
    they, we = row.they_say.strip(), row.we_say.strip()
    kind = told.values.said(row, "kind")
    words, turned = quoted(they) if they else "–", bool(base_level(they or we))
    story.prose(
        words, bold=True, ink="theirs", gap=ITEM / 2, keep=bool(we), note=kind, turned=turned
    )
    # Beside a stage direction such as "(silence)" stands what we do, not speech.
    said = we if they.startswith("(") or not we else quoted(we)
    story.prose(said, gap=0, turned=turned)


def _feelings(story: Story, told: Told) -> None:
    rows = told.facts.document.all(Feeling, told.facts.nid)
    story.heading(tr("Feelings"), tr("A feeling is news: yours, or theirs. Plan how to come back."))
    if not rows:
        story.quiet(tr("None yet."))
    names = ("whose", "trigger", "sign", "meaning", "response")
    columns = [
        Column(tr("Whose"), bold=True), Column(tr("Trigger")), Column(tr("Sign")),
        Column(tr("Likely meaning")), Column(tr("Reset")),
    ]  # fmt: skip
    story.table(columns, [[told.values.said(row, name) for name in names] for row in rows])
