"""The seal: the preparation as it stood before the meeting, and the log of a changed limit.

Seals follow each other by their position, not by their time: a clock may be set back.
"""

from __future__ import annotations

from hashlib import sha256

from negdesk.analysis.sealed import SealError, preparation_text, prepared_rows
from negdesk.i18n import tr
from negdesk.model.actions import NewId, add, next_position, set_field
from negdesk.model.document import Document
from negdesk.model.edits import Edit, joined
from negdesk.model.rows import Seal

ENDED = ("agreed", "no_deal")


def may_seal(document: Document, negotiation_id: str) -> bool:
    """Say whether a seal can be made: not once it has ended, when it would seal hindsight."""
    return document.negotiation(negotiation_id).stage not in ENDED


def seal_edit(document: Document, negotiation_id: str, new_id: NewId, now: str) -> Edit:
    """Return the edit that seals the preparation as it stands; earlier seals stay.

    `now` is local ISO time. SealError where the negotiation has ended.
    """
    if not may_seal(document, negotiation_id):
        raise SealError(tr("This negotiation has ended. A seal would record what you know now."))
    content = preparation_text(document, negotiation_id)
    seal = Seal(
        id=new_id(),
        negotiation_id=negotiation_id,
        position=next_position(document, Seal, negotiation_id),
        at=now,
        hash=digest(content),
        content=content,
    )
    label = tr("seal the preparation")
    row = document.negotiation(negotiation_id)
    return joined(label, [add(label, seal), set_field(row, "stage", "sealed")])


def digest(content: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hex."""
    return sha256(content.encode()).hexdigest()


def sealed_document(seal: Seal) -> Document:
    """Return the preparation in a seal, under the negotiation's own id; SealError if unreadable."""
    return Document(prepared_rows(seal.content, seal.negotiation_id))


def tampered(seal: Seal) -> bool:
    """Say whether a seal was changed from outside: its content is not what was sealed."""
    if not fits_hash(seal):
        return True
    try:
        sealed_document(seal)
    except SealError:
        return True
    return False


def fits_hash(seal: Seal) -> bool:
    """Say whether the content of a seal is what its hash was made of."""
    return digest(seal.content) == seal.hash.strip().lower()


def latest_seal(document: Document, negotiation_id: str) -> Seal | None:
    """Return the last seal made, or None."""
    seals = document.all(Seal, negotiation_id)
    return seals[-1] if seals else None


def clock_went_back(document: Document, negotiation_id: str) -> bool:
    """Say whether a seal is dated earlier than the seal before it."""
    times = [seal.at for seal in document.all(Seal, negotiation_id)]
    return times != sorted(times)


def seal_words(document: Document, negotiation_id: str) -> str:
    """Return in a sentence what is wrong with the seals, or ""."""
    seals = document.all(Seal, negotiation_id)
    if any(tampered(seal) for seal in seals):
        return tr(
            "A seal was changed from outside: its content does not fit its fingerprint. It is "
            "not used; your notes are all there."
        )
    if clock_went_back(document, negotiation_id):
        return tr("The clock was set back between two seals. They count in the order they came.")
    return ""
