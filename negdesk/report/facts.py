"""What the brief says, in words, gathered once from the document and the analysis."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal

from negdesk.analysis.batna import WalkAway, ranked, walk_away
from negdesk.analysis.readiness import readiness
from negdesk.chart.picture import ZopaPicture, picture
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
    Party,
    Question,
    Reply,
    Seal,
    Trigger,
)
from negdesk.report.dates import said_day, said_moment
from negdesk.report.deals import Deals
from negdesk.report.words import rounding, start_of, with_unit


class Facts:
    """One negotiation as the brief tells it."""

    def __init__(self, document: Document, nid: str, style: NumberStyle, now: datetime) -> None:
        """Take the negotiation as it stands."""
        self.document, self.nid, self.style, self.now = document, nid, style, now
        self.negotiation: Negotiation = document.negotiation(nid)
        self.walk: WalkAway = walk_away(document, nid)
        self._ranked = ranked(document, nid)
        self.missing = [item.text for item in readiness(document, nid).missing]
        # In the order in which they were made, whatever the clock said (FAULTS 12).
        self.seals = document.all(Seal, nid)
        self.picture: ZopaPicture = picture(document, nid, style, self._sealed())
        self.triggers = [
            row
            for row in document.all(Trigger, nid)
            if row.condition.strip() or row.response.strip()
        ]
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
        self.deals = Deals(document, nid, style)

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
        if value is None:
            return False
        number = re.escape(show(value, self.style))
        return re.search(rf"(?<![\d.,]){number}(?!\d|[.,]\d)", start_of(words)) is not None

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

    # Questions.

    def tested_by(self, question: Question) -> str:
        """Return what a question tests: its assumption, or its issue; "" for neither."""
        assumption = self.document.find(Assumption, question.assumption_id)
        if assumption is not None and assumption.text.strip():
            return tr("tests: {assumption}").format(assumption=start_of(assumption.text))
        issue = self.document.find(Issue, question.issue_id)
        return tr("about: {issue}").format(issue=start_of(issue.title)) if issue else ""
