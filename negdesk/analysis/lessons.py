"""What comes back when preparing: lessons and the relationship so far."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum

from negdesk.analysis.record import counterparts_of, rating_of, when_of
from negdesk.analysis.seal import ENDED
from negdesk.i18n import tr, trn
from negdesk.model.document import Document
from negdesk.model.fields import field
from negdesk.model.numbers import NumberStyle, show
from negdesk.model.rows import Assumption, Lesson, Negotiation


class Because(IntEnum):
    """Why something from another negotiation matters here, the strongest first."""

    COUNTERPART = 1
    TEMPLATE = 2
    ASSUMPTION = 3
    REUSABLE = 4

    @property
    def words(self) -> str:
        """Return the reason in a few words."""
        return {
            Because.COUNTERPART: tr("the same counterpart"),
            Because.TEMPLATE: tr("the same kind of negotiation"),
            Because.ASSUMPTION: tr("the same kind of assumption"),
            Because.REUSABLE: tr("reusable"),
        }[self]


@dataclass(frozen=True, slots=True)
class Recalled:
    """A lesson from another negotiation and why it is shown here."""

    lesson: Lesson
    origin: Negotiation
    because: Because


@dataclass(frozen=True, slots=True)
class Dealing:
    """One earlier negotiation with this counterpart; the relationship before and after it."""

    negotiation: Negotiation
    when: str
    before: Decimal | None
    after: Decimal | None


def recalled(document: Document, negotiation_id: str) -> list[Recalled]:
    """Return the lessons of other loaded negotiations that matter here, the nearest first.

    With the same counterpart every lesson counts; else only reusable ones, first those of the
    same template, then those whose topic is a kind of assumption held here.
    """
    held = _kinds_held(document, negotiation_id)
    found = [
        Recalled(lesson, origin, because)
        for origin, tie in others(document, negotiation_id)
        for lesson in document.all(Lesson, origin.id)
        if lesson.text.strip() and (because := _because(lesson, tie, held)) is not None
    ]
    found.sort(key=lambda one: when_of(one.origin), reverse=True)
    return sorted(found, key=lambda one: one.because)


def ledger(document: Document, negotiation_id: str) -> list[Dealing]:
    """Return the ended negotiations with the same counterpart, the earliest first."""
    found = [
        _dealing(document, origin)
        for origin, tie in others(document, negotiation_id)
        if tie is Because.COUNTERPART and origin.stage in ENDED
    ]
    return sorted(found, key=lambda one: one.when)


def ledger_sentence(dealings: Sequence[Dealing], style: NumberStyle) -> str:
    """Return the relationship so far in words, or "" where there is no history."""
    rated = [one for one in dealings if one.after is not None]
    if not dealings:
        return ""
    text = trn(
        "You have negotiated with them once.",
        "You have negotiated with them {count} times.",
        len(dealings),
    ).format(count=len(dealings))
    if not rated:
        return text
    begun = next((one.before for one in dealings if one.before is not None), None)
    now = tr("The relationship stands at {after}.")
    moved = tr("The relationship went from {before} to {after}.")
    words = now if begun is None else moved
    after = show(rated[-1].after, style)
    return f"{text} {words.format(before=show(begun, style), after=after)}"


def others(document: Document, negotiation_id: str) -> Iterator[tuple[Negotiation, Because]]:
    """Yield the other loaded negotiations with what ties each to this one."""
    row = document.negotiation(negotiation_id)
    names = _names(document, negotiation_id)
    for other in document.negotiations:
        if other.id == negotiation_id or not document.is_loaded(other.id):
            continue
        if names & _names(document, other.id):
            yield other, Because.COUNTERPART
        elif row.template and row.template == other.template:
            yield other, Because.TEMPLATE
        else:
            yield other, Because.REUSABLE


def _names(document: Document, negotiation_id: str) -> set[str]:
    return {name.casefold() for name in counterparts_of(document, negotiation_id)}


def _because(lesson: Lesson, tie: Because, held: set[str]) -> Because | None:
    if tie is Because.COUNTERPART:
        return tie
    if not lesson.reusable:
        return None
    about = lesson.topic.strip().casefold() in held
    return Because.ASSUMPTION if tie is Because.REUSABLE and about else tie


def _kinds_held(document: Document, negotiation_id: str) -> set[str]:
    """Return the kinds of the assumptions held, as a topic may name them: by code or in words."""
    kinds = {row.about for row in document.all(Assumption, negotiation_id)} - {"other"}
    words = field(Assumption, "about")
    return kinds | {words.said_choice(kind).casefold() for kind in kinds}


def _dealing(document: Document, row: Negotiation) -> Dealing:
    rated = rating_of(document, row.id, "relationship")
    before, after = (rated.before, rated.after) if rated is not None else (None, None)
    return Dealing(row, when_of(row), before, after)
