"""Packages side by side, issue by issue, with points for both sides; contingent terms."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from negdesk.analysis.issue_tree import name, tree
from negdesk.analysis.packages.scoring import Terms, offer_of
from negdesk.analysis.packages.space import Space, space
from negdesk.i18n import tr
from negdesk.model.numbers import show
from negdesk.model.rows import Contingency, Issue, Option, Package, Term
from negdesk.report.workbook.chapters import Told
from negdesk.report.workbook.grid import Column
from negdesk.report.workbook.story import Story

# Side by side a page shows no more; the rest follows below.
_BESIDE = 4


def tell(story: Story, told: Told) -> None:
    """Tell the packages and the contingent terms."""
    facts = told.facts
    packages = facts.document.all(Package, facts.nid)
    if not packages:
        story.prose(tr("No package yet. Whole deals side by side show what can be traded."),
                    ink="muted")  # fmt: skip
    terms = _terms(told)
    scored = space(facts.document, facts.nid) if packages else Space()
    if packages:
        story.heading(tr("Side by side"))
    for start in range(0, len(packages), _BESIDE):
        _matrix(story, told, packages[start : start + _BESIDE], terms, scored)
    problem = scored.problem or scored.their_problem
    if packages and problem:
        story.prose(problem, ink="muted", gap=2)
    _contingencies(story, told)


def _terms(told: Told) -> dict[str, Terms]:
    found: dict[str, Terms] = {}
    for term in told.facts.document.all(Term, told.facts.nid):
        if term.package_id and term.issue_id:
            found.setdefault(term.package_id, {})[term.issue_id] = term
    return found


def _matrix(
    story: Story,
    told: Told,
    packages: Sequence[Package],
    terms: dict[str, Terms],
    scored: Space,
) -> None:
    """Write up to four packages as columns, the issues as rows."""
    document, nid = told.facts.document, told.facts.nid
    titles = [package.title.strip() or tr("(untitled)") for package in packages]
    mine = [terms.get(package.id, {}) for package in packages]
    kinds = [told.values.said(package, "kind") for package in packages]
    groups = [package.equivalent_group for package in packages]
    rows = [(tr("Kind"), *kinds), (tr("Equivalent group"), *groups)]
    rows = [row for row in rows if any(row[1:])]
    named: set[int] = set()
    whole, above = tree(document, nid), None
    for issue in whole.terms():
        said = [_said(told, each.get(issue.id), issue) for each in mine]
        if not any(said):
            continue
        if (parent := whole.parent(issue)) is not above:
            above = parent
            named.add(len(rows))
            heading = whole.words(parent) if parent is not None else tr("In no group")
            rows.append((heading, *("" for _ in mine)))
        rows.append((name(issue), *said))
    rows += _points(told, mine, scored)
    columns = [Column("", bold=True), *(Column(title, heads=True) for title in titles)]
    story.table(columns, rows, groups=named)


def _said(told: Told, term: Term | None, issue: Issue) -> str:
    if term is None:
        return ""
    option = told.facts.document.find(Option, term.option_id)
    if option is not None:
        return option.label
    unit = issue.unit or (told.values.unit if issue.headline else "")
    return told.values.amount(term.number, unit)


def _points(told: Told, mine: Sequence[Terms], scored: Space) -> list[tuple[str, ...]]:
    """Return our points, and theirs where they can be guessed; a range while issues are open."""
    if scored.problem or not scored.dimensions:
        return []
    offers = [offer_of(scored, each) for each in mine]
    ours = [_range(told, offer.us.least, offer.us.most) for offer in offers]
    rows = [(tr("Our points"), *ours)]
    if not scored.their_problem:
        theirs = [_range(told, offer.them.least, offer.them.most) for offer in offers]
        rows.append((tr("Their points, as we guess"), *theirs))
    return rows


def _range(told: Told, least: Decimal, most: Decimal) -> str:
    low, high = show(least, told.facts.style, 1), show(most, told.facts.style, 1)
    return low if low == high else tr("{low} to {high}").format(low=low, high=high)


def _contingencies(story: Story, told: Told) -> None:
    rows = told.facts.document.all(Contingency, told.facts.nid)
    if not rows:
        return
    story.heading(tr("Contingent terms"), tr("Where you see the future differently, bet on it."))
    names = (
        "consequence", "otherwise", "probability", "their_probability", "value_if", "value_else",
        "their_value_if", "their_value_else", "observable", "enforceable",
    )  # fmt: skip
    for index, row in enumerate(rows):
        issue = told.facts.document.find(Issue, row.issue_id)
        words = tr("If {condition}").format(condition=row.condition.strip() or "…")
        story.name(words, first=index == 0)
        pairs = [(tr("About"), issue.title)] if issue else []
        pairs += [pair for name, pair in zip(names, told.values.pairs(row, names), strict=True)
                  if getattr(row, name) != ""]  # fmt: skip
        story.pairs(pairs)
        story.tie(False)
