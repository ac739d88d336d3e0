"""Issues: the tree as one table of numbers and weights, then as an outline with all details."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from negdesk.analysis.issue_tree import Tree, name, tree
from negdesk.analysis.weights import NoWeights, Side, weights_given, weights_of
from negdesk.analysis.zone import estimate
from negdesk.i18n import tr
from negdesk.model.numbers import show_percent
from negdesk.model.rows import Issue
from negdesk.report.workbook.chapters import Told
from negdesk.report.workbook.grid import Column
from negdesk.report.workbook.outline import Outlined, Writer
from negdesk.report.workbook.story import Story


def tell(story: Story, told: Told) -> None:
    """Tell the issue tree in short, then one by one."""
    whole = tree(told.facts.document, told.facts.nid)
    if not whole.outline.rows:
        story.prose(tr("No issue yet. With more issues there is more to trade."), ink="muted")
        return
    listed = list(_numbered(whole))
    story.heading(tr("What there is to settle"))
    _overview(story, told, listed)
    story.heading(tr("One by one"))
    Writer(story, told, whole).write(listed)


def _numbered(whole: Tree) -> Iterator[Outlined]:
    """Yield the issues in reading order, each with its number in the outline: 1, 1.1, 1.2, 2."""
    numbers: dict[str | None, str] = {None: ""}
    counts: dict[str | None, int] = {}
    for issue in whole.walk():
        above = whole.outline.above[issue.id]
        counts[above] = counts.get(above, 0) + 1
        start = numbers[above]
        said = f"{start}.{counts[above]}" if start else str(counts[above])
        numbers[issue.id] = said
        yield Outlined(said, issue)


def _overview(story: Story, told: Told, listed: list[Outlined]) -> None:
    ours, theirs = _shares(told, "us"), _shares(told, "them")
    columns = [
        Column("", snug=True),
        Column(tr("Issue"), bold=True),
        Column(tr("Opening"), True),
        Column(tr("Target"), True),
        Column(tr("Limit"), True, True),
        Column(tr("Theirs, likely"), True),
        Column(tr("Weight"), True),
        Column(tr("Theirs"), True),
    ]
    rows = [
        (each.label, *_cells(told, each.issue), ours.get(each.issue.id, ""),
         theirs.get(each.issue.id, ""))
        for each in listed
    ]  # fmt: skip
    groups = {index for index, each in enumerate(listed) if each.issue.kind == "group"}
    story.table(columns, rows, groups=groups)


def _cells(told: Told, issue: Issue) -> tuple[str, ...]:
    """Return the name with its unit, our three numbers and their likely limit."""
    row = told.facts.negotiation if issue.headline else issue
    unit = (issue.unit or (row.unit if issue.headline else "")).strip()
    title = tr("{issue}, {unit}").format(issue=name(issue), unit=unit) if unit else name(issue)
    if issue.kind != "number":
        must = tr("must have") if issue.must_have else ""
        return name(issue), "", "", must, ""
    likely = estimate(told.facts.document, told.facts.nid, None if issue.headline else issue.id)
    numbers: list[Decimal | None] = [row.opening, row.target, row.limit, likely.likely]
    return title, *(told.values.amount(value) for value in numbers)


def _shares(told: Told, side: Side) -> dict[str, str]:
    document, nid = told.facts.document, told.facts.nid
    given = weights_given(document, nid, side)
    try:
        shares = weights_of(document, nid, side)
    except NoWeights:
        return {}
    return {
        key: show_percent(share, told.facts.style, 1 if share * 100 % 1 else 0)
        for key, share in shares.items()
        if given[key] is not None
    }
