"""What is to be settled, in words: must-haves, the issue table, packages."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from negdesk.analysis.zone import estimate
from negdesk.chart.picture import is_money
from negdesk.chart.scale import short
from negdesk.i18n import tr
from negdesk.model.document import Document
from negdesk.model.numbers import NumberStyle, show
from negdesk.model.rows import Issue, Option, Package, Term
from negdesk.report.words import start_of, with_unit

MOST_ISSUES = 8

# The same in ever fewer words: a number is shortened where it is too wide, never broken.
Cell = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IssueLine:
    """One row of the issue table."""

    name: str
    opening: Cell
    target: Cell
    limit: Cell
    theirs: Cell
    weight: Decimal | None
    trade: str


class Deals:
    """Issues, options and packages of one negotiation as the brief tells them."""

    def __init__(self, document: Document, nid: str, style: NumberStyle) -> None:
        """Take them as they stand; only as many issues as a page can hold are worked out."""
        self.document, self.nid, self.style = document, nid, style
        self.negotiation = document.negotiation(nid)
        self._options: dict[str | None, list[Option]] = {}
        for option in document.all(Option, nid):
            self._options.setdefault(option.issue_id, []).append(option)
        rows = self._issue_rows()
        self._order = {row.id: index for index, row in enumerate(rows)}
        self._said: dict[str, list[str]] = {}
        self._units = Counter(start_of(row.unit) for row in rows)
        self.issue_count = len(rows)
        total = sum((row.weight or Decimal(0) for row in rows), Decimal(0))
        self.issues = [self._issue(row, total) for row in rows[:MOST_ISSUES]]
        self.must_haves = [self._must(row) for row in rows if row.must_have and not row.headline]
        self.packages = self._packages()

    def _must(self, issue: Issue) -> str:
        name = start_of(issue.title) or tr("untitled issue")
        if issue.kind == "number":
            if issue.limit is None:
                return name
            words = tr("{issue}: at most {limit}")
            if issue.better != "lower":
                words = tr("{issue}: at least {limit}")
            limit = with_unit(show(issue.limit, self.style), start_of(issue.unit))
            return words.format(issue=name, limit=limit)
        labels = [start_of(row.label) for row in self._options.get(issue.id, []) if row.acceptable]
        if not labels or len(labels) == len(self._options.get(issue.id, [])):
            return name
        return tr("{issue}: {options}").format(issue=name, options=tr(" or ").join(labels))

    def _issue_rows(self) -> list[Issue]:
        """Return every issue to settle, the most important first."""
        rows = [row for row in self.document.all(Issue, self.nid) if row.kind != "group"]
        rows.sort(
            key=lambda row: (not row.headline, not row.must_have, -(row.weight or Decimal(0)))
        )
        return rows

    def _issue(self, row: Issue, total: Decimal) -> IssueLine:
        unit = start_of(row.unit)
        name = start_of(row.title) or tr("untitled issue")
        weight = row.weight / total if row.weight is not None and total > 0 else None
        trade = start_of(row.trade_for)
        if row.kind == "choice":
            return IssueLine(name, *self._choice(row), weight, trade)
        head = self.negotiation if row.headline else None
        unit = unit or (start_of(head.unit) if head else "")
        opening, target, limit = (
            getattr(head, part) if head and getattr(head, part) is not None else getattr(row, part)
            for part in ("opening", "target", "limit")
        )
        theirs = estimate(self.document, self.nid, None if head else row.id).likely
        said = [self._cell(value) for value in (opening, target, limit, theirs)]
        if row.must_have and limit is None:
            said[2] = (tr("must have"),)
        name = tr("{issue}, {unit}").format(issue=name, unit=unit) if unit else name
        return IssueLine(name, said[0], said[1], said[2], said[3], weight, trade)

    def _cell(self, value: Decimal | None) -> Cell:
        if value is None:
            return ("",)
        return show(value, self.style), short(value, self.style)

    def _choice(self, row: Issue) -> tuple[Cell, Cell, Cell, Cell]:
        """Return a choice issue as opening, target, limit, theirs."""
        options = self._options.get(row.id, [])
        nil = Decimal(-1)
        mine = sorted(options, key=lambda option: option.score or nil, reverse=True)
        fine = [option for option in mine if option.acceptable]
        # Without scores nobody has said which option is the best.
        ordered = bool(fine) and any(option.score is not None for option in fine)
        best = start_of(fine[0].label) if ordered else ""
        least = start_of(fine[-1].label) if ordered else ""
        if row.must_have:
            least = tr("must have")
        scored = [option for option in options if option.their_score is not None]
        wish = max(scored, key=lambda option: option.their_score or nil, default=None)
        return (best,), (best,), (least,), (start_of(wish.label) if wish else "",)

    # Packages.

    def _packages(self) -> list[Package]:
        """Return the packages to put down: equal ones first, then offers, openings, the rest."""
        order = {"offer": 0, "opening": 1, "target": 2, "fallback": 3}
        rows = [row for row in self.document.all(Package, self.nid) if row.kind in order]
        return sorted(rows, key=lambda row: (not row.equivalent_group, order[row.kind]))

    @property
    def packages_are_equal(self) -> bool:
        """Say whether the first three packages are meant as equal for us."""
        groups = [row.equivalent_group for row in self.packages[:3]]
        return len(groups) == 3 and len(set(groups)) == 1 and bool(groups[0])

    def terms(self, package: Package) -> list[str]:
        """Return what a package says, issue by issue, the most important first."""
        if package.id not in self._said:
            every = self.document.all(Term, self.nid)
            terms = [row for row in every if row.package_id == package.id]
            terms.sort(key=lambda term: self._order.get(term.issue_id or "", len(self._order)))
            # A page is tried many times with the same packages on it.
            self._said[package.id] = [said for said in map(self._term, terms) if said]
        return self._said[package.id]

    def _term(self, term: Term) -> str:
        issue = self.document.find(Issue, term.issue_id)
        option = self.document.find(Option, term.option_id)
        name = start_of(issue.title) if issue else ""
        if option is not None:
            return tr("{issue}: {options}").format(issue=name, options=start_of(option.label))
        if term.number is None or issue is None:
            return ""
        common = start_of(self.negotiation.unit)
        unit = start_of(issue.unit) or (common if issue.headline else "")
        said = with_unit(show(term.number, self.style), unit)
        # A unit of its own says what it is, as weeks do; money, a sign, or one that others have,
        # does not.
        own = not is_money(unit) and self._units[unit] == 1 and any(map(str.isalpha, unit))
        if issue.headline or (own and unit != common):
            return said
        return tr("{issue} {number}").format(issue=name, number=said)
