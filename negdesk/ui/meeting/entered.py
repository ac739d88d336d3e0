"""What was entered at the table, and the one edit that logs it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from negdesk.i18n import tr
from negdesk.model.actions import add, next_position
from negdesk.model.document import Document
from negdesk.model.edits import Edit
from negdesk.model.fields import check, field
from negdesk.model.rows import Event, Party


@dataclass(frozen=True, slots=True)
class Entered:
    """One thing that happened; `side` is us or them, `party_id` who of that side, if said."""

    kind: str
    side: str = "us"
    party_id: str | None = None
    value: Decimal | None = None
    package_id: str | None = None
    text: str = ""
    strength: int | None = None
    trigger: str = ""
    meaning: str = ""
    reply_id: str | None = None

    @property
    def empty(self) -> bool:
        """Say whether there is nothing to log; a break needs no words."""
        said = f"{self.text}{self.trigger}{self.meaning}".strip() or self.package_id
        if self.value is not None or self.strength is not None or self.kind == "break":
            return False
        return not said


@dataclass(frozen=True, slots=True)
class Slot:
    """Where the next event stands in the log; `behind` says that the clock is behind the log."""

    at: str
    position: int
    behind: bool = False


def next_slot(document: Document, negotiation_id: str, now: datetime) -> Slot:
    """Return the place behind all that is logged.

    The order of what happened counts for more than the clock: set back, it would put the
    newest event among older ones.
    """
    events = document.all(Event, negotiation_id)
    at = now.isoformat(timespec="minutes")
    last = max([event.at for event in events], default="")
    position = events[-1].position + 1 if events else 0
    behind = last[:16] > at
    return Slot(last if behind else at, position, behind)


def logged(
    document: Document,
    negotiation_id: str,
    event_id: str,
    new_id: Callable[[], str],
    slot: Slot,
    entered: Entered,
) -> Edit:
    """Return the edit that logs it; who is not in the workbook yet is added with it."""
    party_id, joins = entered.party_id, []
    if entered.side != "us" and party_id is None:
        joins = [_someone(document, negotiation_id, new_id())]
        party_id = joins[0].id
    event = Event(
        id=event_id,
        negotiation_id=negotiation_id,
        position=slot.position,
        at=slot.at,
        party_id=party_id,
        kind=entered.kind,
        value=entered.value,
        package_id=entered.package_id,
        text=_checked("text", entered.text),
        whose=_whose(entered),
        strength=None if entered.strength is None else Decimal(entered.strength),
        trigger=_checked("trigger", entered.trigger),
        meaning=_checked("meaning", entered.meaning),
        reply_id=entered.reply_id,
    )
    # Of one gesture: tried again after a failure, it takes the place of what still waits.
    return Edit(tr("log event"), add("", *joins, event).changes, event_id)


def _checked(name: str, words: str) -> str:
    return str(check(field("event", name), words)).strip()


def _whose(entered: Entered) -> str:
    if entered.kind != "emotion":
        return ""
    return "ours" if entered.side == "us" else "theirs"


def _someone(document: Document, negotiation_id: str, row_id: str) -> Party:
    position = next_position(document, Party, negotiation_id)
    name = tr("The other side")
    return Party(id=row_id, negotiation_id=negotiation_id, position=position, name=name)
