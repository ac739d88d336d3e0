"""What the log says of an event, in the words of the one who wrote it down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale

from negdesk.analysis.concession_words import offer_words
from negdesk.analysis.concessions import Concessions, Offer
from negdesk.i18n import tr
from negdesk.model.document import Document
from negdesk.model.fields import field as described
from negdesk.model.numbers import NumberStyle, show
from negdesk.model.rows import Event, Package, Party, Reply
from negdesk.ui.labels import breakable
from negdesk.ui.packages.said import short, title_of
from negdesk.ui.tabs.say import shortened

_MOST = 400


@dataclass(frozen=True, slots=True)
class Line:
    """One event as the log shows it; `sign` stands in its mark, `past` is beyond our limit."""

    time: str = ""
    day: str = ""
    side: str = "us"
    kind: str = "note"
    sign: str = ""
    head: str = ""
    text: str = ""
    more: tuple[str, ...] = ()
    past: bool = False

    @property
    def spoken(self) -> str:
        """Return all of it, as a screen reader says it."""
        past = tr("past your limit") if self.past else ""
        return ". ".join(
            filter(None, (self.day, self.time, self.head, past, self.text, *self.more))
        )


@dataclass(frozen=True, slots=True)
class Telling:
    """What the lines of one log have in common.

    A day that is `today` is not said; sides with more than one party are `crowded`.
    """

    document: Document
    style: NumberStyle
    unit: str = ""
    today: date = date.min
    offers: Mapping[str, Offer] = field(default_factory=dict)
    crowded: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls, document: Document, nid: str, course: Concessions, style: NumberStyle, today: date
    ) -> Telling:
        """Return what the log of a negotiation has in common."""
        offers = {offer.event_id: offer for offer in course.offers}
        sides = [party.side for party in document.all(Party, nid)]
        crowded = frozenset(side for side in sides if sides.count(side) > 1)
        return cls(document, style, document.negotiation(nid).unit, today, offers, crowded)

    def line(self, event: Event) -> Line:
        """Return what the log says of an event."""
        offer = self.offers.get(event.id)
        return Line(
            time=time_words(event.at),
            day=day_words(event.at, self.today),
            side=self._side(event),
            kind=event.kind,
            sign=self._sign(event, offer),
            head=self._head(event, offer),
            text=shortened(breakable(event.text), _MOST),
            more=tuple(shortened(breakable(said), _MOST) for said in self._more(event) if said),
            past=offer is not None and offer.past_limit,
        )

    def _side(self, event: Event) -> str:
        said = {"ours": "us", "theirs": "them"}.get(event.whose)
        party = self.document.find(Party, event.party_id)
        return said or (party.side if party is not None else "us")

    def _who(self, event: Event) -> str:
        party = self.document.find(Party, event.party_id)
        if party is not None and party.name.strip():
            return short(party.name)
        return tr("You") if self._side(event) == "us" else tr("They")

    def _sign(self, event: Event, offer: Offer | None) -> str:
        if offer is not None:
            return str(offer.number)
        return show(event.strength, self.style) if event.kind == "emotion" else ""

    def _head(self, event: Event, offer: Offer | None) -> str:
        package = self.document.find(Package, event.package_id)
        if event.kind == "break":
            return kind_words(event.kind)
        if event.kind != "offer":
            return tr("{kind} · {who}").format(kind=kind_words(event.kind), who=self._who(event))
        said = tr("Offer") if offer is None else offer_words(offer, self.unit, self.style)
        if package is None:
            return said
        return tr("{offer} · {package}").format(offer=said, package=short(title_of(package)))

    def _more(self, event: Event) -> tuple[str, ...]:
        reply = self.document.find(Reply, event.reply_id)
        told = (
            (tr("Heard: {words}"), event.heard),
            (tr("Interest behind it: {words}"), event.interest),
            (tr("Trigger: {words}"), event.trigger),
            (tr("Likely meaning: {words}"), event.meaning),
            (tr("Answered with: {words}"), reply.we_say if reply is not None else ""),
        )
        said = (words.format(words=text.strip()) for words, text in told if text.strip())
        # Of one party on a side the offer says enough by itself.
        one_of_many = event.kind == "offer" and self._side(event) in self.crowded
        return (self._who(event) if one_of_many else "", *said)


def kind_words(kind: str) -> str:
    """Return what kind of event it is."""
    return tr(dict(described("event", "kind").choices).get(kind, kind))


def moment_words(at: str, today: date) -> str:
    """Return the time of a moment, with its day where that is not today."""
    return " ".join(filter(None, (day_words(at, today), time_words(at))))


def time_words(at: str) -> str:
    """Return the time of day of a moment, "–" where none is known."""
    return f"{datetime.fromisoformat(at):%H:%M}" if "T" in at else "–"


def day_words(at: str, today: date) -> str:
    """Return the day of a moment, short; "" for today or none."""
    if not at or at[:10] == today.isoformat():
        return ""
    day = date.fromisoformat(at[:10])
    shape = "d MMM" if day.year == today.year else "d MMM yy"
    return QLocale().toString(QDate(day.year, day.month, day.day), shape)
