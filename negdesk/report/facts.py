"""What the brief says, in words, gathered once from the document and the analysis."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from negdesk.analysis.batna import WalkAway, ranked, walk_away
from negdesk.analysis.readiness import readiness
from negdesk.analysis.zone import belief_of
from negdesk.chart.picture import ZopaPicture, picture
from negdesk.chart.scale import short
from negdesk.i18n import tr
from negdesk.model.document import Document
from negdesk.model.fields import field
from negdesk.model.numbers import NumberStyle, show
from negdesk.model.rows import (
    Alternative,
    Assumption,
    Execution,
    Feeling,
    Issue,
    Negotiation,
    Option,
    Package,
    Party,
    Question,
    Reply,
    Seal,
    Term,
    Trigger,
)
from negdesk.report.dates import said_day, said_moment

# Far more than a page holds: longer text is cut here, before anything is done with it.
_MOST = 4000
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


class Facts:
    """One negotiation as the brief tells it."""

    def __init__(self, document: Document, nid: str, style: NumberStyle, now: datetime) -> None:
        """Take the negotiation as it stands."""
        self.document, self.nid, self.style, self.now = document, nid, style, now
        self.negotiation: Negotiation = document.negotiation(nid)
        self.walk: WalkAway = walk_away(document, nid)
        self._ranked = ranked(document, nid)
        self.missing = [item.text for item in readiness(document, nid).missing]
        seals = document.all(Seal, nid)
        self.seals = sorted(seals, key=lambda seal: seal.at)
        self.picture: ZopaPicture = picture(document, nid, style, self._sealed())
        self.triggers = [row for row in document.all(Trigger, nid) if row.condition.strip()]
        self.execution = document.one(Execution, nid) or Execution(id="", negotiation_id=nid)
        self.questions = [
            row
            for row in document.all(Question, nid)
            if row.text.strip() and row.status == "planned"
        ]
        self.replies = [
            row for row in document.all(Reply, nid) if row.they_say.strip() or row.we_say.strip()
        ]
        self.feelings = [
            row
            for row in document.all(Feeling, nid)
            if row.sign.strip() or row.response.strip() or row.trigger.strip()
        ]
        self.packages = self._packages()
        self._options: dict[str | None, list[Option]] = {}
        for option in document.all(Option, nid):
            self._options.setdefault(option.issue_id, []).append(option)
        rows = self._issue_rows()
        self.issue_count = len(rows)
        total = sum((row.weight or Decimal(0) for row in rows), Decimal(0))
        self.issues = [self._issue(row, total) for row in rows[:MOST_ISSUES]]

    # The head of the page.

    @property
    def title(self) -> str:
        """Return the title, or what stands for none."""
        return start_of(self.negotiation.title) or tr("Untitled negotiation")

    @property
    def subtitle(self) -> list[str]:
        """Return who, when, where and until when."""
        row = self.negotiation
        them = [start_of(party.name) for party in self._them() if party.name.strip()]
        year = str(self.now.year)
        moment = said_moment(row.meeting_at, year=not row.meeting_at.startswith(year))
        parts = [", ".join(them[:3]), moment, start_of(row.place)]
        if row.deadline:
            day = said_day(row.deadline, year=not row.deadline.startswith(year))
            parts.append(tr("settle by {day}").format(day=day))
        return [part for part in parts if part]

    @property
    def version(self) -> str:
        """Return which preparation this is."""
        if not self.seals:
            now = self.now.replace(tzinfo=None).isoformat(timespec="minutes")
            return tr("as of {moment}").format(moment=said_moment(now, weekday=False))
        moment = said_moment(self.seals[-1].at[:16], weekday=False)
        return tr("version {number}, sealed {moment}").format(number=len(self.seals), moment=moment)

    def _sealed(self) -> str:
        if not self.seals:
            return ""
        return tr("sealed {day}").format(day=said_day(self.seals[-1].at[:10], year=False))

    # Money and must-haves.

    def money(self, value: Decimal | None, places: int | None = None) -> str:
        """Return a headline value with its unit; "" for none."""
        if value is None:
            return ""
        return with_unit(show(value, self.style, places), start_of(self.negotiation.unit))

    def says(self, words: str, value: Decimal | None) -> bool:
        """Say whether words carry a number already, as the reader writes it."""
        return value is not None and show(value, self.style) in words[:_MOST]

    @property
    def must_haves(self) -> list[str]:
        """Return what must be in any deal beside the headline value."""
        rows = self.document.all(Issue, self.nid)
        return [
            self._must(row)
            for row in rows
            if row.must_have and not row.headline and row.kind != "group"
        ]

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

    # What we do without a deal.

    @property
    def batna(self) -> Alternative | None:
        """Return the alternative we would really take, or None."""
        return self.walk.selected

    @property
    def best_unselected(self) -> Alternative | None:
        """Return our best alternative when none is selected."""
        if self.batna is not None or not self._ranked:
            return None
        return self._ranked[0].alternative

    @property
    def fallback(self) -> Alternative | None:
        """Return what we would do if the selected alternative failed."""
        steps = self.walk.steps
        return steps[1].alternative if len(steps) > 1 else None

    def worth_of(self, alternative: Alternative) -> str:
        """Return the worth of one of our alternatives with its unit; "" when unknown."""
        for entry in self._ranked:
            if entry.alternative.id == alternative.id:
                return self.money(entry.worth, rounding(entry.worth))
        return ""

    # Who decides.

    def _them(self) -> list[Party]:
        return [row for row in self.document.all(Party, self.nid) if row.side == "them"]

    @property
    def deciders(self) -> list[str]:
        """Return each of them who is known, with their say and how they decide."""
        order = ["decides", "recommends", "influences", "unknown", "none", ""]
        them = [row for row in self._them() if row.authority or row.decision_process.strip()]
        them.sort(key=lambda row: [*order, row.authority].index(row.authority))
        return [self._decider(row) for row in them]

    def _decider(self, party: Party) -> str:
        name = start_of(party.name) or tr("They")
        if party.authority:
            says = field(Party, "authority").said_choice(party.authority).lower()
            name = tr("{name} ({authority})").format(name=name, authority=says)
        process = start_of(party.decision_process)
        return tr("{who}: {process}").format(who=name, process=process) if process else name

    # Issues.

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
        belief = belief_of(self.document, self.nid, None if head else row.id)
        theirs = belief.likely if belief else row.their_likely
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
        best = start_of(fine[0].label) if fine else ""
        least = tr("must have") if row.must_have else start_of(fine[-1].label) if fine else ""
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
        """Return what a package says, issue by issue."""
        order = {row.id: index for index, row in enumerate(self.document.all(Issue, self.nid))}
        terms = [row for row in self.document.all(Term, self.nid) if row.package_id == package.id]
        terms.sort(key=lambda term: order.get(term.issue_id or "", len(order)))
        return [said for said in map(self._term, terms) if said]

    def _term(self, term: Term) -> str:
        issue = self.document.find(Issue, term.issue_id)
        option = self.document.find(Option, term.option_id)
        name = start_of(issue.title) if issue else ""
        if option is not None:
            return tr("{issue}: {options}").format(issue=name, options=start_of(option.label))
        if term.number is None or issue is None:
            return ""
        unit = start_of(issue.unit) or (start_of(self.negotiation.unit) if issue.headline else "")
        return (
            with_unit(show(term.number, self.style), unit)
            if unit
            else tr("{issue} {number}").format(issue=name, number=show(term.number, self.style))
        )

    def tested_by(self, question: Question) -> str:
        """Return what a question tests: its assumption, or its issue; "" for neither."""
        assumption = self.document.find(Assumption, question.assumption_id)
        if assumption is not None and assumption.text.strip():
            return tr("tests: {assumption}").format(assumption=start_of(assumption.text))
        issue = self.document.find(Issue, question.issue_id)
        return tr("about: {issue}").format(issue=start_of(issue.title)) if issue else ""


def start_of(text: str) -> str:
    """Return as much of a text as any page could hold."""
    return text[:_MOST].strip()


def with_unit(number: str, unit: str) -> str:
    """Return a number with its unit, which a line break never parts."""
    return tr("{number}\u00a0{unit}").format(number=number, unit=unit) if unit else number


def quoted(words: str) -> str:
    """Return words as speech, unless they carry quotes or stage directions already."""
    return words if words[:1] in "“„«\"'(‘" else tr("“{words}”").format(words=words)


def sentence_list(parts: Iterable[str]) -> str:
    """Return the parts that say something, in one run."""
    return " · ".join(part for part in map(start_of, parts) if part)


def rounding(value: Decimal | None) -> int | None:
    """Return how many places a calculated value is read with; None for as many as it has."""
    if value is None or value == value.to_integral_value():
        return 0
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent >= -2:
        return None
    return 0 if abs(value) >= 1000 else 2
