"""The bias of earlier estimates, and what correcting the present one would make of it."""

from __future__ import annotations

from dataclasses import dataclass

from negdesk.analysis.estimates import bias_sentence
from negdesk.analysis.haircut import BiasFound, NoEstimate, bias_found, haircut_edit
from negdesk.analysis.zone import latest_belief
from negdesk.i18n import tr
from negdesk.model.document import Document
from negdesk.model.edits import Edit
from negdesk.model.fields import FieldError
from negdesk.model.rows import Belief
from negdesk.ui.desk import Desk
from negdesk.ui.tabs.say import amount

# Less than this is not worth correcting.
_LEAST = 0.005


@dataclass(frozen=True, slots=True)
class Correction:
    """The bias in words, and the edit that corrects the estimate where one stands."""

    words: str
    button: str = ""
    edit: Edit | None = None


def correction(desk: Desk, past: Document, negotiation_id: str) -> Correction | None:
    """Return the bias found in the past and its correction, or None where none is known.

    An estimate that was corrected for the very same bias is not corrected twice.
    """
    found = bias_found(past, negotiation_id)
    if found is None:
        return None
    words = _said(found, desk)
    if abs(found.bias.error) < _LEAST:
        return Correction(words)
    now = desk.now().isoformat(timespec="minutes")
    try:
        edit = haircut_edit(desk.document, negotiation_id, found.bias, desk.new_id, now, desk.style)
    except (NoEstimate, FieldError) as reason:
        return Correction(f"{words} {reason}")
    made = edit.changes[0].after
    standing = latest_belief(desk.document, negotiation_id)
    if not isinstance(made, Belief) or made.likely is None:
        return Correction(words)
    if standing is not None and standing.note == made.note:
        return Correction(f"{words} {tr('Your estimate has been corrected for it.')}")
    unit = desk.document.negotiation(negotiation_id).unit
    likely = amount(made.likely, desk.style, unit)
    return Correction(words, tr("Correct my estimate to {likely}").format(likely=likely), edit)


def _said(found: BiasFound, desk: Desk) -> str:
    words, because = bias_sentence(found.bias, desk.style), found.because.words
    return tr("{words} ({because})").format(words=words.rstrip("."), because=because) + "."
