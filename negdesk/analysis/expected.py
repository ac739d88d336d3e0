"""What was expected before the meeting, topic by topic: what a debrief holds against it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from negdesk.analysis.amounts import exact
from negdesk.analysis.seal import fits_hash, sealed_document
from negdesk.analysis.sealed import SealError
from negdesk.analysis.zone import estimate
from negdesk.i18n import tr
from negdesk.model.document import Document
from negdesk.model.numbers import NumberStyle, show
from negdesk.model.rows import Execution, Party, Seal


@dataclass(frozen=True, slots=True)
class Expected:
    """One thing that was expected: under a stable key, its topic and what it was, in words."""

    key: str
    topic: str
    words: str


def expected(document: Document, negotiation_id: str, style: NumberStyle) -> list[Expected]:
    """Return what was expected, from the last intact seal, else as it stands today."""
    before = prepared_document(document, negotiation_id)
    return [one for one in _every(before, negotiation_id, style) if one.words.strip()]


def prepared_document(document: Document, negotiation_id: str) -> Document:
    """Return the preparation in the last intact seal, or the document itself without one."""
    read = (_sealed(seal) for seal in reversed(document.all(Seal, negotiation_id)))
    return next((before for before in read if before is not None), document)


@lru_cache(maxsize=8)
def _sealed(seal: Seal) -> Document | None:
    """Return the preparation in a seal, or None where it was changed or cannot be read.

    Remembered: a seal never changes, and a debrief asks for it at every word that is typed.
    """
    if not fits_hash(seal):
        return None
    try:
        return sealed_document(seal)
    except SealError:
        return None


def _every(document: Document, nid: str, style: NumberStyle) -> Iterator[Expected]:
    row = document.negotiation(nid)

    def said(value: Decimal | None) -> str:
        return "" if value is None else exact(value, row.unit, style)

    yield Expected("who", tr("Who decides"), _who(document, nid))
    yield Expected("opening_line", tr("How it begins"), row.opening_line)
    yield Expected("opening", tr("Our opening"), said(row.opening))
    yield Expected("target", tr("Our target"), said(row.target))
    yield Expected("their_limit", tr("Their limit"), _theirs(document, nid, style))
    yield Expected("timing", tr("Timing"), row.timing)
    execution = document.one(Execution, nid)
    yield Expected("pressure", tr("The pressure"), execution.pressure if execution else "")
    yield Expected("goal", tr("What we want from it"), row.goal)


def _who(document: Document, nid: str) -> str:
    theirs = [party for party in document.all(Party, nid) if party.side == "them"]
    deciding = [party for party in theirs if party.authority == "decides"]
    said = [
        " – ".join(part for part in (party.name, party.decision_process) if part.strip())
        for party in deciding
    ]
    return "; ".join(words for words in said if words)


def _theirs(document: Document, nid: str, style: NumberStyle) -> str:
    seen, unit = estimate(document, nid), document.negotiation(nid).unit
    if seen.likely is None:
        return ""
    likely = exact(seen.likely, unit, style)
    if seen.belief is None or seen.belief.certain:
        return likely
    text = tr("{low} to {high}, most likely {likely}")
    low, high = show(seen.belief.low, style), show(seen.belief.high, style)
    return text.format(low=low, high=high, likely=likely)
