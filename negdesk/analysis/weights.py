"""The weights of a negotiation's issues, and what a user does to them, each as one Edit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Literal

from negdesk.analysis.issue_tree import terms
from negdesk.analysis.shares import (
    NoWeights,
    apportioned,
    from_ranks,
    from_swings,
    normalised,
    rank_order_centroid,
    shared,
    steps,
)
from negdesk.i18n import tr
from negdesk.model.actions import set_fields
from negdesk.model.document import Document
from negdesk.model.edits import Change, Edit
from negdesk.model.numbers import FRACTION_DIGITS

__all__ = [
    "NoWeights",
    "bars",
    "from_ranks",
    "from_swings",
    "normalised",
    "rank_edit",
    "rank_order_centroid",
    "shared",
    "swing_edit",
    "weight_edit",
    "weights_given",
    "weights_of",
]

Side = Literal["us", "them"]
WEIGHT: dict[Side, str] = {"us": "weight", "them": "their_weight"}
LOCK: dict[Side, str] = {"us": "locked", "them": "their_locked"}


def weights_given(document: Document, negotiation_id: str, side: Side) -> dict[str, Decimal | None]:
    """Return each issue's weight as it stands in the rows, None where none was given."""
    issues = terms(document, negotiation_id)
    return {issue.id: getattr(issue, WEIGHT[side]) for issue in issues}


def weights_of(document: Document, negotiation_id: str, side: Side) -> dict[str, Decimal]:
    """Return each issue's share (0–1, sum exactly 1) as one side weighs it; else NoWeights."""
    given = weights_given(document, negotiation_id, side)
    return dict(zip(given, normalised(list(given.values())), strict=True))


def bars(document: Document, negotiation_id: str, side: Side) -> dict[str, Decimal]:
    """Return each issue's share (0–1) in steps of 0.1 %, equal ones when nothing is weighed."""
    return steps(_filled(weights_given(document, negotiation_id, side)))


def weight_edit(
    document: Document,
    negotiation_id: str,
    side: Side,
    issue_id: str,
    to: Decimal,
    merge_key: str | None = None,
    since: Mapping[str, Decimal] | None = None,
) -> Edit:
    """Return the edit that moves one issue's bar to a share (0–1), written as percent of all.

    `since` is what `bars` gave when a drag began: then dragging there and back again ends where
    it began, also past the point where the others had nothing left. An edit without changes
    when nothing moves. KeyError if the issue is no term of the negotiation.
    """
    now = _filled(weights_given(document, negotiation_id, side))
    after = shared(since or now, issue_id, to, _locked(document, negotiation_id, side))
    if after == steps(now):
        return Edit(_label(), (), merge_key)
    percents = {key: share * 100 for key, share in after.items()}
    return _written(document, negotiation_id, side, percents, merge_key)


def rank_edit(
    document: Document, negotiation_id: str, side: Side, ordered_ids: Sequence[str]
) -> Edit:
    """Return the edit that weighs issues by their order, the most important first.

    Rank-order centroid weights as percent of all, to as many digits as a field keeps. Issues
    that are not named share the last rank.
    """
    order = {issue_id: rank for rank, issue_id in enumerate(ordered_ids)}
    ids = list(weights_given(document, negotiation_id, side))
    shares = from_ranks([order.get(issue_id, len(order)) for issue_id in ids])
    parts = apportioned(shares, 100 * 10**FRACTION_DIGITS)
    percents = {
        key: Decimal(part).scaleb(-FRACTION_DIGITS) for key, part in zip(ids, parts, strict=True)
    }
    return _written(document, negotiation_id, side, percents)


def swing_edit(
    document: Document,
    negotiation_id: str,
    side: Side,
    issue_id: str,
    swing: Decimal,
    merge_key: str | None = None,
) -> Edit:
    """Return the edit that says what an issue's swing is worth (0–100, the most wanted is 100).

    The other swings stay as they are: who reads weights normalises them.
    """
    return _written(document, negotiation_id, side, {issue_id: swing}, merge_key)


def _written(
    document: Document,
    negotiation_id: str,
    side: Side,
    percents: Mapping[str, Decimal],
    merge_key: str | None = None,
) -> Edit:
    changes: list[Change] = []
    for issue in terms(document, negotiation_id):
        percent = percents.get(issue.id)
        if percent is not None and percent != getattr(issue, WEIGHT[side]):
            changes += set_fields("", issue, **{WEIGHT[side]: percent.normalize()}).changes
    return Edit(_label(), tuple(changes), merge_key)


def _filled(given: Mapping[str, Decimal | None]) -> dict[str, Decimal]:
    return {key: weight or Decimal(0) for key, weight in given.items()}


def _locked(document: Document, negotiation_id: str, side: Side) -> set[str]:
    issues = terms(document, negotiation_id)
    return {issue.id for issue in issues if getattr(issue, LOCK[side])}


def _label() -> str:
    return tr("change weights")
