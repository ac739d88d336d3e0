"""Moving one number of a lane: where it is kept, and the edit that writes it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from negdesk.analysis.lanes import HEADLINE, POINTS
from negdesk.analysis.zone import headline_issue, latest_belief
from negdesk.i18n import tr
from negdesk.model.actions import add, next_position, set_field
from negdesk.model.document import Document
from negdesk.model.edits import Edit
from negdesk.model.rows import Belief, Issue, Row

OURS = ("opening", "target", "limit")
BELIEVED = ("low", "likely", "high")
THEIR_OPENING = "their_opening"
NUMBERS = (*OURS, THEIR_OPENING, *BELIEVED)


def holder(document: Document, negotiation_id: str, key: str, name: str) -> tuple[Row | None, str]:
    """Return the row that keeps a number of a lane, and the name of its field there.

    `name` is one of NUMBERS. Our headline numbers stand in the negotiation itself, and so do
    limit and target of the whole package, as points; the rest of that follows from the
    packages. What we believe stands in the latest belief; an issue without one keeps it in
    itself. None when there is no such row, or none yet.
    """
    if key == POINTS:
        kept = {"limit": "limit_points", "target": "target_points"}.get(name)
        return (document.negotiation(negotiation_id) if kept else None), kept or name
    issue_id = key or None
    issue = document.find(Issue, key) if key else headline_issue(document, negotiation_id)
    if name in BELIEVED:
        belief = latest_belief(document, negotiation_id, issue_id)
        if belief is not None or key == HEADLINE:
            return belief, name
        return issue, f"their_{name}"
    if name in OURS and key == HEADLINE:
        return document.negotiation(negotiation_id), name
    return issue, name


def set_number(
    document: Document,
    negotiation_id: str,
    key: str,
    name: str,
    value: Decimal | None,
    *,
    new_id: Callable[[], str],
    now: str,
    merge_key: str | None = None,
) -> Edit:
    """Return the edit that gives a number of a lane a value; FieldError if it is refused.

    A first belief about the headline is added with what its issue says of the other two.
    """
    row, field_name = holder(document, negotiation_id, key, name)
    if row is not None:
        return set_field(row, field_name, value, merge_key)
    if name not in BELIEVED or key != HEADLINE:
        return Edit("", ())
    empty = first_belief(document, negotiation_id, new_id(), now)
    changed = set_field(empty, name, value).changes[0].after
    if changed is None:
        return Edit("", ())
    return Edit(tr("estimate their limit"), add("", changed).changes, merge_key)


def first_belief(document: Document, negotiation_id: str, row_id: str, now: str) -> Belief:
    """Return a belief about the headline, not in the document yet, as its issue has it."""
    issue = headline_issue(document, negotiation_id)
    return Belief(
        id=row_id,
        negotiation_id=negotiation_id,
        position=next_position(document, Belief, negotiation_id),
        at=now,
        low=issue.their_low if issue else None,
        likely=issue.their_likely if issue else None,
        high=issue.their_high if issue else None,
    )
