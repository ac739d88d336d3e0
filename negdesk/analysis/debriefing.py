"""What a debrief asks for, what of it is done, and what its ratings are called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from negdesk.analysis.audit.yardsticks import yardsticks
from negdesk.analysis.headline import agreement_of
from negdesk.analysis.record import rating_of
from negdesk.analysis.seal import ENDED
from negdesk.i18n import mark, tr
from negdesk.model.document import Document
from negdesk.model.rows import Assumption, Deviation, Lesson, LimitChange, Negotiation, Rating

ECONOMIC = "economic"
DIMENSIONS = {
    ECONOMIC: mark("Economic result"),
    "relationship": mark("Relationship"),
    "learning": mark("Learning"),
    "efficiency": mark("Efficiency"),
}
SATISFACTION = {
    "satisfied_terms": mark("What we have in hand now"),
    "satisfied_self": mark("How I carried myself"),
    "satisfied_process": mark("The way we got there"),
    "satisfied_relationship": mark("How we can look at each other tomorrow"),
}
# The economic result is worked out; these can only be judged.
_JUDGED = tuple(key for key in DIMENSIONS if key != ECONOMIC)
LOWEST, HIGHEST = 1, 5


@dataclass(frozen=True, slots=True)
class Step:
    """One part of the debrief; `field` is the `table.field` that it begins at."""

    key: str
    text: str
    done: bool
    field: str
    row_id: str = ""


@dataclass(frozen=True, slots=True)
class Debriefing:
    """All parts of a debrief in their order, done or left."""

    steps: tuple[Step, ...]

    @property
    def left(self) -> tuple[Step, ...]:
        """Return what is still to be done."""
        return tuple(step for step in self.steps if not step.done)

    @property
    def complete(self) -> bool:
        """Say whether nothing is left."""
        return not self.left

    @property
    def done_count(self) -> int:
        """Return how many parts are done."""
        return sum(step.done for step in self.steps)


def debriefing(document: Document, negotiation_id: str) -> Debriefing:
    """Return how far the debrief of a negotiation is; assumptions count only if there are any."""
    return Debriefing(tuple(_steps(document, negotiation_id)))


def dimension_words(dimension: str) -> str:
    """Return what a rating is about: in our words, or in the user's own as they stand."""
    known = DIMENSIONS.get(dimension) or SATISFACTION.get(dimension)
    return tr(known) if known else dimension


def has_numbers(document: Document, negotiation_id: str) -> bool:
    """Say whether a negotiation is about a value at all; a purely qualitative one is not."""
    row = document.negotiation(negotiation_id)
    measured = yardsticks(document, negotiation_id)
    typed = row.limit, row.target, row.opening, row.agreed_value, row.their_limit_learned
    known = (*typed, measured.value, measured.limit, measured.theirs.likely)
    return bool(row.unit.strip()) or any(value is not None for value in known)


def numbers_title(document: Document, negotiation_id: str) -> str:
    """Return what the part is called that fills itself in."""
    numbers = has_numbers(document, negotiation_id)
    return tr("What the numbers say") if numbers else tr("What came of it")


def _steps(document: Document, nid: str) -> Iterator[Step]:
    row = document.negotiation(nid)
    rated = {one.dimension: one for one in document.all(Rating, nid) if one.after is not None}
    yield _outcome(document, row)
    yield _numbers(document, row)
    known = row.their_limit_learned is not None or bool(row.priorities_learned.strip())
    yield Step("theirs", tr("What you know of them now"), known, _theirs_field(document, nid))
    yield from _assumptions(document, nid)
    deviated = any(one.actual.strip() for one in document.all(Deviation, nid))
    yield Step("deviations", tr("What went otherwise"), deviated, "deviation.topic")
    raised = bool(row.never_raised.strip())
    yield Step("never_raised", tr("What never came up"), raised, "negotiation.never_raised", nid)
    judged = all(key in rated for key in _JUDGED) and bool(rated.keys() - DIMENSIONS.keys())
    yield Step("ratings", tr("How good it was"), judged, *_rating_field(document, nid, rated))
    # Hours noted before the end are those of the preparation alone.
    spent = row.hours_spent is not None and row.stage in ENDED
    yield Step("hours", tr("Hours"), spent, "negotiation.hours_spent", nid)
    learnt = any(one.text.strip() for one in document.all(Lesson, nid))
    yield Step("lessons", tr("Lessons"), learnt, "lesson.text")


def _outcome(document: Document, row: Negotiation) -> Step:
    words = tr("How it ended")
    if row.stage not in ENDED:
        return Step("outcome", words, False, "negotiation.stage", row.id)
    if row.stage == "no_deal":
        said = bool(row.no_deal_reason.strip())
        return Step("outcome", words, said, "negotiation.no_deal_reason", row.id)
    told = row.agreed_value is not None or agreement_of(document, row.id) is not None
    numbers = has_numbers(document, row.id)
    field = "negotiation.agreed_value" if numbers else "negotiation.stage"
    return Step("outcome", words, told or not numbers, field, row.id)


def _numbers(document: Document, row: Negotiation) -> Step:
    """Return what is worked out by itself: all it asks is why the limit moved."""
    words = numbers_title(document, row.id)
    for change in document.all(LimitChange, row.id):
        if not change.reason.strip():
            return Step("numbers", words, False, "limit_change.reason", change.id)
    return Step("numbers", words, row.stage in ENDED, "negotiation.stage", row.id)


def _theirs_field(document: Document, nid: str) -> str:
    numbers = has_numbers(document, nid)
    return "negotiation.their_limit_learned" if numbers else "negotiation.priorities_learned"


def _assumptions(document: Document, nid: str) -> Iterator[Step]:
    held = [row for row in document.all(Assumption, nid) if row.text.strip()]
    left = next((row for row in held if row.outcome == "open"), None)
    if held:
        first = (left or held[0]).id
        yield Step("assumptions", tr("What you assumed"), left is None, "assumption.outcome", first)


def _rating_field(document: Document, nid: str, rated: dict[str, Rating]) -> tuple[str, str]:
    """Return the first rating that is missing; one that has no row yet goes by its dimension."""
    missing = [key for key in (*_JUDGED, *SATISFACTION) if key not in rated]
    if not missing:
        return "rating.after", ""
    known = rating_of(document, nid, missing[0])
    return "rating.after", known.id if known is not None else missing[0]
