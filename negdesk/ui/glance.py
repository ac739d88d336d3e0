"""What the list says about a negotiation besides its title: with whom, when, how far along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale, QObject, QTimer, Signal

from negdesk.i18n import tr
from negdesk.model.document import Document
from negdesk.model.fields import field
from negdesk.model.rows import Deviation, Event, Lesson, Negotiation, Party, Rating, Seal

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


def glance(document: Document, negotiation_id: str, today: date) -> Glance:
    """Return what the list says about a negotiation whose parts are in the document."""
    head = document.negotiation(negotiation_id)
    ended = head.stage not in OPEN_STAGES
    if ended or _held(document, head, today):
        words, role = _debrief(document, negotiation_id)
    else:
        words, role = _preparation(document, negotiation_id)
    return Glance(counterpart(document, negotiation_id), words, role)


def _held(document: Document, head: Negotiation, today: date) -> bool:
    """Say whether the meeting is over: its day is past, and it was sealed for or logged.

    A day that is past says nothing by itself: meetings are put off.
    """
    if not head.meeting_at or datetime.fromisoformat(head.meeting_at).date() >= today:
        return False
    return any(document.all(cls, head.id) for cls in (Seal, Event))


def _debrief(document: Document, negotiation_id: str) -> tuple[str, str]:
    """Return how far the debrief is, and the role of its colour."""
    from negdesk.analysis.debriefing import debriefing

    state = debriefing(document, negotiation_id)
    if state.complete or document.negotiation(negotiation_id).debriefed_at:
        return tr("debriefed"), "muted"
    if not any(document.all(cls, negotiation_id) for cls in (Deviation, Lesson, Rating)):
        return tr("debrief due"), "warn"
    words = tr("debrief: {done} of {total} done")
    return words.format(done=state.done_count, total=len(state.steps)), "progress"


def _preparation(document: Document, negotiation_id: str) -> tuple[str, str]:
    """Return whether it is sealed and how ready it is, and the role of its colour."""
    from negdesk.analysis.readiness import readiness
    from negdesk.analysis.seal import fits_hash, latest_seal

    seal = latest_seal(document, negotiation_id)
    if seal is not None and not fits_hash(seal):
        return tr("seal changed"), "warn"
    state = readiness(document, negotiation_id)
    if state.ready:
        return tr("sealed") if seal is not None else tr("ready"), "zone"
    if seal is None and not state.done_count:
        return tr("just started"), "muted"
    words = (
        tr("{done} of {total} ready") if seal is None else tr("sealed · {done} of {total} ready")
    )
    return words.format(done=state.done_count, total=state.total), "progress"


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
