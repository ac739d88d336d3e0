"""A negotiation begun again: what was prepared, without what came at the table and after it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

from negdesk.model.rows import (
    Deviation,
    Event,
    Lesson,
    LimitChange,
    Package,
    Rating,
    Row,
    Seal,
    Term,
)

AFTERWARDS = (Event, Seal, LimitChange, Deviation, Lesson, Rating)
LEARNED = {
    "negotiation": (
        "stage", "hours_spent", "agreed_value", "no_deal_reason", "their_limit_learned",
        "priorities_learned", "never_raised", "debriefed_at",
    ),
    "question": ("status", "heard", "interest"),
    "assumption": ("outcome", "learned"),
}  # fmt: skip


def afresh(rows: Iterable[Row]) -> list[Row]:
    """Return the rows of a preparation as they stood before the meeting.

    The agreement goes with its terms; a package that was only offered stays.
    """
    rows = list(rows)
    agreed = {row.id for row in rows if isinstance(row, Package) and row.kind == "agreement"}
    return [_unlearned(row) for row in rows if not _came_afterwards(row, agreed)]


def _came_afterwards(row: Row, agreed: set[str]) -> bool:
    of_agreement = isinstance(row, Term) and row.package_id in agreed
    return isinstance(row, AFTERWARDS) or row.id in agreed or of_agreement


def _unlearned(row: Row) -> Row:
    learned = LEARNED.get(row.TABLE, ())
    return row.with_(**{of.name: of.default for of in fields(row) if of.name in learned})
