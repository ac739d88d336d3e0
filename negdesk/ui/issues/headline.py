"""The headline issue: there is one, and its numbers are the negotiation's own."""

from __future__ import annotations

from typing import Any

from negdesk.i18n import tr
from negdesk.model.actions import set_fields
from negdesk.model.document import Document
from negdesk.model.edits import Edit, joined
from negdesk.model.rows import Issue, Negotiation, Row
from negdesk.ui.inputs.choice import FlagInput

_NUMBERS = ("opening", "target", "limit")


def headline_edit(document: Document, issue: Issue, wanted: bool) -> Edit:
    """Return the edit that makes an issue the headline and no other one, or makes it none.

    What the negotiation does not say yet about its number it takes from the issue; the
    issue keeps its own numbers for the day on which it is the headline no more.
    """
    label = tr("choose the headline") if wanted else tr("take back the headline")
    edits = [
        set_fields("", other, headline=wanted and other.id == issue.id)
        for other in document.all(Issue, issue.negotiation_id)
        if other.headline != (wanted and other.id == issue.id)
    ]
    if wanted:
        head = document.negotiation(issue.negotiation_id)
        edits.append(set_fields("", head, **_taken(head, issue)))
    return joined(label, edits)


def _taken(head: Negotiation, issue: Issue) -> dict[str, Any]:
    """Return what a negotiation takes from its new headline issue: only what it lacks."""
    lacks = [name for name in _NUMBERS if getattr(head, name) is None]
    taken = {name: getattr(issue, name) for name in lacks}
    if not head.unit.strip():
        taken["unit"] = issue.unit
    if len(lacks) == len(_NUMBERS) and any(value is not None for value in taken.values()):
        taken["better"] = issue.better
    return taken


class HeadlineInput(FlagInput):
    """Whether an issue is what the headline value is about."""

    def edit(self, row: Row, value: bool) -> Edit:
        """Return the one edit that moves the headline here, or takes it away."""
        assert isinstance(row, Issue)
        return headline_edit(self.desk.document, row, value)
