"""What a person does to the weights of one side, each as one Edit; one drag is one step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from uuid import uuid4

from negdesk.analysis.issue_tree import terms
from negdesk.analysis.weights import (
    LOCK,
    WEIGHT,
    Side,
    bars,
    rank_edit,
    weight_edit,
    weights_given,
)
from negdesk.i18n import tr
from negdesk.model.actions import set_field, set_fields
from negdesk.model.document import Document
from negdesk.model.edits import Edit, joined
from negdesk.model.numbers import FRACTION_DIGITS
from negdesk.model.rows import Issue, Negotiation

SIDES: tuple[Side, Side] = ("us", "them")
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Gesture:
    """One drag, or one stay of the focus: what it moves and how things stood when it began."""

    issue_id: str
    since: Mapping[str, Decimal]
    merge_key: str


def begin_share(document: Document, scope: str, side: Side, issue_id: str) -> Gesture:
    """Return a new gesture on a bar that shares 100 % with the others."""
    return Gesture(issue_id, bars(document, scope, side), uuid4().hex)


def share_edit(document: Document, scope: str, side: Side, gesture: Gesture, to: Decimal) -> Edit:
    """Return the edit that moves a bar to a percentage (0–100) of all."""
    key, since = gesture.merge_key, gesture.since
    return weight_edit(document, scope, side, gesture.issue_id, to / _HUNDRED, key, since)


def swings(document: Document, scope: str, side: Side) -> dict[str, Decimal]:
    """Return each issue's swing (0–100): its weight relative to the greatest, which is 100."""
    given = {key: value or Decimal(0) for key, value in _given(document, scope, side).items()}
    most = max(given.values(), default=Decimal(0))
    if not most:
        return given
    return {
        key: round(value / most * _HUNDRED, FRACTION_DIGITS).normalize()
        for key, value in given.items()
    }


def begin_swing(document: Document, scope: str, side: Side, issue_id: str) -> Gesture:
    """Return a new gesture on the swing of an issue."""
    return Gesture(issue_id, swings(document, scope, side), uuid4().hex)


def swing_to(document: Document, scope: str, side: Side, gesture: Gesture, to: Decimal) -> Edit:
    """Return the edit that gives an issue a swing, the others as they were at its beginning."""
    wanted = {**gesture.since, gesture.issue_id: max(Decimal(0), min(to, _HUNDRED))}
    return replace(_swung(document, scope, {side: wanted}), merge_key=gesture.merge_key)


def equal_edit(document: Document, scope: str, side: Side) -> Edit:
    """Return the edit that gives every issue the same weight."""
    return replace(rank_edit(document, scope, side, []), label=tr("share equally"))


def order(document: Document, scope: str, side: Side) -> list[str]:
    """Return the ids of the issues from the weightiest to the least, else as in the tree."""
    given = _given(document, scope, side)
    return sorted(given, key=lambda key: -(given[key] or Decimal(0)))


def follows(document: Document, scope: str, side: Side) -> bool:
    """Say whether the weights are those that follow from the order alone."""
    return rank_edit(document, scope, side, order(document, scope, side)).empty


def mode_edit(document: Document, scope: str, mode: str) -> Edit:
    """Return the edit that weighs in another way; it changes no ratio between weights."""
    head: Negotiation = document.negotiation(scope)
    edits = [set_field(head, "weighting", mode)]
    if mode == "swing":
        swung = {side: swings(document, scope, side) for side in SIDES}
        edits.append(_swung(document, scope, swung))
    return joined(tr("weigh in another way"), edits)


def lock_edit(document: Document, side: Side, issue_id: str, locked: bool) -> Edit:
    """Return the edit that keeps a weight where it is, or lets it follow the others."""
    row = document.find(Issue, issue_id)
    if row is None:
        return Edit("", ())
    label = tr("lock a weight") if locked else tr("unlock a weight")
    return replace(set_field(row, LOCK[side], locked), label=label)


def _given(document: Document, scope: str, side: Side) -> dict[str, Decimal | None]:
    return weights_given(document, scope, side)


def _swung(document: Document, scope: str, wanted: Mapping[Side, Mapping[str, Decimal]]) -> Edit:
    """Return the edit that writes the swings of one side or both; one change an issue."""
    edits = []
    for issue in terms(document, scope):
        values = {
            WEIGHT[side]: swung[issue.id]
            for side, swung in wanted.items()
            if issue.id in swung and swung[issue.id] != (getattr(issue, WEIGHT[side]) or 0)
        }
        if values:
            edits.append(set_fields("", issue, **values))
    return joined(tr("change weights"), edits)
