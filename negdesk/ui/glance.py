"""What the list says about a negotiation besides its title: with whom, when, how far along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale, QObject, QTimer, Signal

from negdesk.i18n import tr
from negdesk.model.document import Document
from negdesk.model.fields import field
from negdesk.model.rows import Deviation, Lesson, Negotiation, Party, Rating

OPEN_STAGES = ("preparing", "sealed")


@dataclass(frozen=True, slots=True)
class Glance:
    """The counterpart's name and one line on progress, with the role of its colour."""

    counterpart: str = ""
    progress: str = ""
    role: str = "muted"


def counterpart(document: Document, negotiation_id: str) -> str:
    """Return the name of the first party on the other side that has one, or ""."""
    parties = document.all(Party, negotiation_id)
    return next((p.name for p in parties if p.side == "them" and p.name.strip()), "")


def glance(document: Document, negotiation_id: str) -> Glance:
    """Return what the list says about a negotiation whose parts are in the document."""
    from negdesk.analysis.readiness import readiness

    head = document.negotiation(negotiation_id)
    whom = counterpart(document, negotiation_id)
    if head.stage not in OPEN_STAGES:
        reviewed = any(document.all(cls, negotiation_id) for cls in (Deviation, Lesson, Rating))
        said = (tr("closed"), "muted") if reviewed else (tr("debrief due"), "warn")
        return Glance(whom, *said)
    state = readiness(document, negotiation_id)
    if state.ready:
        return Glance(whom, tr("ready"), "zone")
    if not state.done_count:
        return Glance(whom, tr("just started"))
    words = tr("{done} of {total} ready")
    return Glance(whom, words.format(done=state.done_count, total=state.total), "progress")


def second_line(head: Negotiation, whom: str, today: date) -> str:
    """Return "Autohaus Nord · Thu 14 May", or how it ended."""
    if head.stage in OPEN_STAGES:
        when = short_day(head.meeting_at, today) or tr("no date")
    else:
        when = field("negotiation", "stage").said_choice(head.stage)
    return f"{whom} · {when}" if whom else when


def short_day(iso: str, today: date) -> str:
    """Return a day without its year, if that is near enough to be plain."""
    if not iso:
        return ""
    when = datetime.fromisoformat(iso).date()
    shape = "ddd d MMM" if abs((when - today).days) < 300 else "d MMM yyyy"
    return QLocale().toString(QDate(when.year, when.month, when.day), shape)


def long_moment(iso: str, today: date) -> str:
    """Return "Thursday 14 May, 17:00" for the header."""
    if not iso:
        return ""
    when = datetime.fromisoformat(iso)
    shape = "dddd d MMMM" if abs((when.date() - today).days) < 300 else "dddd d MMMM yyyy"
    day = QLocale().toString(QDate(when.year, when.month, when.day), shape)
    return f"{day}, {when:%H:%M}" if "T" in iso else day


class Glances(QObject):
    """Glances by negotiation, worked out one at a time while nothing else is to be done."""

    came = Signal(str)

    def __init__(self, work_out: Callable[[str], Glance], parent: QObject) -> None:
        """Take the function that reads a negotiation, loaded or not, and looks at it."""
        super().__init__(parent)
        self._work_out = work_out
        self._known: dict[str, Glance] = {}
        self._stale: set[str] = set()
        self._wanted: dict[str, None] = {}
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._next)

    def get(self, negotiation_id: str) -> Glance | None:
        """Return what is known; what is not known or stale is worked out soon."""
        if negotiation_id not in self._known or negotiation_id in self._stale:
            self.want(negotiation_id)
        return self._known.get(negotiation_id)

    def want(self, *negotiation_ids: str) -> None:
        """Work some out soon, those that are not known."""
        for negotiation_id in negotiation_ids:
            if negotiation_id not in self._known or negotiation_id in self._stale:
                self._wanted[negotiation_id] = None
        if self._wanted and not self._idle.isActive() and not self.signalsBlocked():
            self._idle.start()

    def peek(self, negotiation_id: str) -> Glance | None:
        """Return what is known and ask for nothing."""
        return self._known.get(negotiation_id)

    def spoil(self, negotiation_id: str) -> None:
        """Note that a negotiation has changed; the old words stay until the new ones come."""
        self._stale.add(negotiation_id)

    def stop(self) -> None:
        """Look at nothing any more: the workbook is about to be closed."""
        self._wanted.clear()
        self._idle.stop()
        self.blockSignals(True)

    def _next(self) -> None:
        if not self._wanted:
            self._idle.stop()
            return
        negotiation_id = next(iter(self._wanted))
        del self._wanted[negotiation_id]
        found = self._work_out(negotiation_id)
        self._stale.discard(negotiation_id)
        changed = self._known.get(negotiation_id) != found
        self._known[negotiation_id] = found
        if changed:
            self.came.emit(negotiation_id)
