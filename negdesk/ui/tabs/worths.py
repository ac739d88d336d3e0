"""What an alternative is worth, as one number, a range, or outcomes with probabilities.

The data say which it is: outcomes, if there are any; a range, if low or high is given; else
one number. Switching changes the data in one edit that can be undone: leaving outcomes
deletes them and keeps what they were worth, leaving a range keeps its likely value.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from negdesk.analysis.batna import outcome_problem, outcomes_of
from negdesk.i18n import mark, tr
from negdesk.model.actions import NewId, add, delete, next_position, set_fields
from negdesk.model.document import Document
from negdesk.model.edits import Edit, joined
from negdesk.model.fields import FieldError, check, field
from negdesk.model.rows import Alternative, Outcome

ONE, RANGE, OUTCOMES = "one", "range", "outcomes"
WAYS = (
    (ONE, mark("One number")),
    (RANGE, mark("Low, likely, high")),
    (OUTCOMES, mark("Possible outcomes")),
)


def way_of(row: Alternative, outcomes: Sequence[Outcome]) -> str:
    """Return how the worth of an alternative is given."""
    if outcomes:
        return OUTCOMES
    return RANGE if row.low is not None or row.high is not None else ONE


def switched(document: Document, row: Alternative, way: str, new_id: NewId) -> Edit:
    """Return the edit that gives the worth of an alternative in another way."""
    outcomes = outcomes_of(document, row)
    label = tr("change how the worth is given")
    if way == OUTCOMES:
        return joined(label, [_begin_outcomes(document, row, label, new_id)])
    likely = _centre(row, outcomes)
    values: dict[str, Decimal | None] = {"likely": likely}
    if way == ONE:
        values |= {"low": None, "high": None}
    elif row.low is None and row.high is None:
        values |= {"low": likely, "high": likely}
    return joined(label, [delete(document, label, *outcomes), set_fields(label, row, **values)])


def _begin_outcomes(document: Document, row: Alternative, label: str, new_id: NewId) -> Edit:
    """Return two equally likely outcomes that the user can tell apart and change."""
    position = next_position(document, Outcome, row.negotiation_id)
    values = (row.low, row.high) if way_of(row, ()) == RANGE else (row.likely, row.likely)
    made = [
        Outcome(
            id=new_id(),
            negotiation_id=row.negotiation_id,
            position=position + number,
            alternative_id=row.id,
            probability=Decimal("0.5"),
            value=value,
        )
        for number, value in enumerate(values)
    ]
    return add(label, *made)


def _centre(row: Alternative, outcomes: Sequence[Outcome]) -> Decimal | None:
    if outcomes and not outcome_problem(outcomes):
        total = sum(
            ((one.probability or Decimal(0)) * (one.value or Decimal(0)) for one in outcomes),
            Decimal(0),
        )
        try:
            return check(field(Alternative, "likely"), round(total, 2))  # type: ignore[no-any-return]
        except FieldError:
            return row.likely
    return row.likely
