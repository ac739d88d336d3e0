"""What the debrief says, in words, gathered once from the document and the audit."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from negdesk.analysis.audit import Audit, audit, audit_words, left_on_the_table
from negdesk.analysis.concession_words import concession_sentence
from negdesk.analysis.concessions import Concessions, concessions
from negdesk.analysis.headline import agreement_of
from negdesk.analysis.packages.space import Choice, Dimension, space
from negdesk.analysis.packages.words import choice_words, points_words
from negdesk.analysis.record import counterparts_of
from negdesk.analysis.seal import ENDED, fits_hash, latest_seal, sealed_document, tampered
from negdesk.analysis.zone import zone_sentence
from negdesk.chart.afterwards import AfterwardsPicture, afterwards
from negdesk.chart.concessions import ConcessionPicture
from negdesk.chart.concessions import picture as concession_graph
from negdesk.chart.picture import picture
from negdesk.i18n import tr
from negdesk.model.document import Document
from negdesk.model.numbers import NumberStyle, show_percent
from negdesk.model.rows import Assumption, Deviation, Lesson, LimitChange, Negotiation, Rating, Seal
from negdesk.report.dates import said_moment
from negdesk.report.facts import Facts
from negdesk.report.words import dotted, start_of

# What has a place of its own on the page; every other sentence of the audit stands in a run.
_PLACED = frozenset(
    (
        "walked_away",
        "agreed",
        "both_beat_alternatives",
        "against_limit",
        "share_believed",
        "share_learned",
        "limit_changes",
        "from_memory",
    )
)


class DebriefFacts:
    """One negotiation as its debrief tells it."""

    def __init__(self, document: Document, nid: str, style: NumberStyle, now: datetime) -> None:
        """Take the negotiation as it stands."""
        self.document, self.nid, self.style, self.now = document, nid, style, now
        self.base = Facts(document, nid, style, now)
        self.row: Negotiation = document.negotiation(nid)
        self.audit: Audit = audit(document, nid)
        self.said = {said.key: said for said in audit_words(self.audit, style)}
        self.course: Concessions = concessions(document, nid)
        self.lessons = [row for row in document.all(Lesson, nid) if row.text.strip()]
        self.deviations = [row for row in document.all(Deviation, nid) if _says(row)]
        self.ratings = [row for row in document.all(Rating, nid) if row.dimension.strip()]
        self.limit_changes: list[LimitChange] = document.all(LimitChange, nid)
        self.assumptions = self._assumptions()

    @property
    def subtitle(self) -> list[str]:
        """Return with whom, when and where; a deadline is of no use any more."""
        them = ", ".join(start_of(name) for name in counterparts_of(self.document, self.nid)[:3])
        parts = them, said_moment(self.row.meeting_at), start_of(self.row.place)
        return [part for part in parts if part]

    @property
    def ended(self) -> bool:
        """Say whether it is over."""
        return self.row.stage in ENDED

    @property
    def sealed(self) -> str:
        """Return which preparation it is held against, or "" from memory."""
        seals = [seal for seal in self.document.all(Seal, self.nid) if fits_hash(seal)]
        if not seals or self.audit.measured.from_memory:
            return ""
        moment = said_moment(seals[-1].at[:16], weekday=False)
        return tr("held against the seal of {moment}").format(moment=moment)

    @property
    def good(self) -> bool | None:
        """Say whether the outcome is a success, None where nothing tells."""
        if self.audit.walked is not None:
            return self.audit.walked.right
        by = self.audit.measured.against_limit
        return None if by is None else by >= 0

    @property
    def headline(self) -> str:
        """Return how it ended in a few words."""
        value = self.audit.measured.value
        if not self.ended:
            return tr("Not over yet")
        if self.row.stage == "agreed":
            return tr("Agreed") if value is None else self.money(value)
        words = {True: tr("No deal, and rightly"), False: tr("No deal, though one was there")}
        return words.get(self.good, tr("No deal")) if self.good is not None else tr("No deal")

    @property
    def outcome(self) -> str:
        """Return the sentence under the headline."""
        if not self.ended:
            return tr("It has not ended. What stands here is what is known so far.")
        if self.audit.walked is not None:
            return self._text("walked_away")
        return self._text("both_beat_alternatives") if self._numbers else self._text("agreed")

    @property
    def terms(self) -> list[str]:
        """Return the final terms, issue by issue, but for the value that stands over them."""
        agreement = agreement_of(self.document, self.nid)
        if agreement is None or self.row.stage != "agreed":
            return []
        value = self.money(self.audit.measured.value)
        return [term for term in self.base.deals.terms(agreement) if term != value]

    @property
    def yardsticks(self) -> list[tuple[str, str, str]]:
        """Return the three yardsticks: heading, number, sentence; none without any number."""
        measured = self.audit.measured
        if not self._numbers:
            return []
        by = measured.against_limit
        sign = "+" if by is not None and by > 0 else ""
        return [
            (
                tr("Against your limit"),
                "" if by is None else sign + self.money(by),
                self._text("against_limit"),
            ),
            (
                tr("Of the zone as believed"),
                self._share(measured.share_believed),
                self._text("share_believed"),
            ),
            (
                tr("Of the zone as learned"),
                self._share(measured.share_learned),
                self._text("share_learned"),
            ),
        ]

    @property
    def remarks(self) -> list[str]:
        """Return the other sentences of the audit, and what was left on the table."""
        said = [each.text for key, each in self.said.items() if key not in _PLACED]
        return [*said, *self._left()]

    @property
    def picture(self) -> AfterwardsPicture:
        """Return the zone as it was sealed, with what came."""
        # The offers have a graph of their own.
        lane = replace(picture(self._known, self.nid, self.style), offers=())
        measured = self.audit.measured
        return afterwards(lane, measured.value, measured.learned)

    @property
    def picture_words(self) -> str:
        """Return what the picture shows in words: what was believed, and what came."""
        measured = self.audit.measured
        said = [zone_sentence(self._known, self.nid, self.style)]
        if measured.value is not None:
            said.append(tr("Agreed: {value}.").format(value=self.money(measured.value)))
        if measured.learned is not None:
            words = tr("Their real limit: {value}.")
            said.append(words.format(value=self.money(measured.learned)))
        return " ".join(said)

    @property
    def _known(self) -> Document:
        """Return what was known when the preparation was sealed; without a seal, what is."""
        seal = latest_seal(self.document, self.nid)
        return self.document if seal is None or tampered(seal) else sealed_document(seal)

    @property
    def learned(self) -> list[tuple[str, str]]:
        """Return what is known now of the other side, and what never came up."""
        row = self.row
        pairs = [
            (tr("Their real limit"), self.money(row.their_limit_learned)),
            (tr("What mattered to them"), row.priorities_learned),
            (tr("What never came up"), row.never_raised),
        ]
        return [(label, words) for label, words in pairs if words.strip()]

    @property
    def course_words(self) -> str:
        """Return the bargaining in words, or "" where no offer was noted."""
        if not self.course.offers and not self.course.without_value:
            return ""
        return concession_sentence(self.document, self.nid, self.style)

    @property
    def course_picture(self) -> ConcessionPicture:
        """Return the graph of the offers."""
        return concession_graph(self.document, self.nid, self.style, course=self.course)

    def held(self, row: Assumption) -> Decimal | None:
        """Return how likely an assumption was held before the meeting."""
        return self.audit.measured.held.probability(row)

    def money(self, value: Decimal | None) -> str:
        """Return a headline value with its unit."""
        return self.base.money(value)

    @property
    def _numbers(self) -> bool:
        return self.audit.measured.value is not None and self.row.stage == "agreed"

    def _assumptions(self) -> list[Assumption]:
        """Return the assumptions, those that are resolved first."""
        order = {"true": 0, "false": 0, "unknown": 1}
        rows = [row for row in self.document.all(Assumption, self.nid) if row.text.strip()]
        return sorted(rows, key=lambda row: order.get(row.outcome, 2))

    def _left(self) -> list[str]:
        found = left_on_the_table(self.document, self.nid)
        if found is None:
            return []
        if found.better is None:
            return [tr("No other package would have been better for one of you at no loss.")]
        text = tr(
            "Both of you would have preferred another deal, by up to {ours} points for you, or up "
            "to {theirs} for them: {deal}. The signed deal stays the fallback if you ask."
        )
        packages = space(self.document, self.nid)
        chosen = zip(packages.dimensions, found.better.picks, strict=True)
        deal = dotted(self._chosen(each, each.choices[pick]) for each, pick in chosen)
        ours, theirs = (points_words(points, self.style) for points in (found.us, found.them))
        return [text.format(deal=deal, ours=ours, theirs=theirs)]

    def _chosen(self, of: Dimension, choice: Choice) -> str:
        """Return what a deal says of an issue, the headline value with its unit."""
        words = tr("{issue}: {choice}")
        if of.issue.headline and choice.number is not None and not of.issue.unit.strip():
            return words.format(issue=of.title, choice=self.money(choice.number))
        return words.format(issue=of.title, choice=choice_words(of, choice, self.style))

    def _text(self, key: str) -> str:
        return self.said[key].text if key in self.said else ""

    def _share(self, share: Decimal | None) -> str:
        return "" if share is None else show_percent(share, self.style)


def _says(row: Deviation) -> bool:
    return any(start_of(text) for text in (row.topic, row.expected, row.actual, row.why))
