"""Beliefs over time: what each estimate of their limit said of the zone, and what changed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from negdesk.analysis.amounts import exact
from negdesk.analysis.belief import Triangular
from negdesk.analysis.zone import Zone, headline_issue, latest_belief, zone_of
from negdesk.i18n import tr
from negdesk.model.actions import next_position
from negdesk.model.document import Document
from negdesk.model.numbers import NumberStyle, show_percent
from negdesk.model.rows import Belief, Issue

# Half a percent reads as no change: chances are shown in whole percents.
_SAME_CHANCE = 0.005


@dataclass(frozen=True, slots=True)
class Moment:
    """One dated estimate, the zone it gives against our limit of today, and if it is the live one.

    `theirs` is None where the estimate is incomplete or out of order; then there is no zone.
    """

    belief: Belief
    theirs: Triangular | None
    zone: Zone
    live: bool = False

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """Return the numbers of the estimate that are known."""
        row = self.belief
        return tuple(value for value in (row.low, row.likely, row.high) if value is not None)


def history(document: Document, nid: str, issue_id: str | None = None) -> list[Moment]:
    """Return the estimates for the headline value, or for an issue, the earliest first.

    Amounts are in the unit of the value, probabilities 0–1. Times that are equal keep the
    order of the rows, so a clock set back within a minute changes nothing. KeyError when
    there is no such negotiation; an issue that is gone has no limit.
    """
    limit, better = our_limit(document, nid, issue_id)
    rows = [row for row in document.all(Belief, nid) if row.issue_id == issue_id]
    rows.sort(key=lambda row: (row.at, row.position))
    return [_moment(row, limit, better, row is rows[-1]) for row in rows]


def our_limit(
    document: Document, nid: str, issue_id: str | None = None
) -> tuple[Decimal | None, str]:
    """Return our limit of today for the headline value or an issue, and which way is better."""
    of = document.find(Issue, issue_id) if issue_id else document.negotiation(nid)
    return (None, "higher") if of is None else (of.limit, of.better)


def next_estimate(
    document: Document, nid: str, issue_id: str | None, row_id: str, now: str
) -> Belief:
    """Return an estimate to be kept, not in the document yet, with the numbers of the live one.

    It comes behind all others even where the clock was set back: the latest is the live one.
    Without an estimate the numbers are what the issue itself says of their limit.
    """
    low = likely = high = None
    at = now
    live = latest_belief(document, nid, issue_id)
    issue = document.find(Issue, issue_id) if issue_id else headline_issue(document, nid)
    if live is not None:
        low, likely, high, at = live.low, live.likely, live.high, max(now, live.at)
    elif issue is not None:
        low, likely, high = issue.their_low, issue.their_likely, issue.their_high
    return Belief(
        id=row_id,
        negotiation_id=nid,
        position=next_position(document, Belief, nid),
        issue_id=issue_id,
        at=at,
        low=low,
        likely=likely,
        high=high,
    )


def zone_words(moment: Moment, style: NumberStyle, unit: str) -> str:
    """Return how wide the zone of an estimate is, or the gap; "" where neither is known."""
    zone = moment.zone
    if zone.gap is not None:
        return tr("No zone: {amount} apart.").format(amount=exact(zone.gap, unit, style))
    if zone.width is None:
        return ""
    if zone.width == 0:
        return tr("A zone of one point.")
    return tr("A zone of {amount}.").format(amount=exact(zone.width, unit, style))


def change_words(before: Moment, after: Moment, style: NumberStyle, unit: str) -> str:
    """Return how the zone, or the gap, changed from one estimate to a later one, in words.

    "" where one of the two has no zone to compare. The change of a width or a gap is that
    of the surplus, buyer's limit minus seller's.
    """
    old, new = _surplus(before.zone), _surplus(after.zone)
    if old is None or new is None:
        return ""
    said = _change(old, new).format(amount=exact(_reported(old, new), unit, style))
    chance = _chance_words(before.zone.probability, after.zone.probability, style)
    return f"{said} {chance}".strip()


def _moment(row: Belief, limit: Decimal | None, better: str, live: bool) -> Moment:
    theirs = _triangular(row)
    return Moment(row, theirs, zone_of(limit, better, theirs), live)


def _triangular(row: Belief) -> Triangular | None:
    low, likely, high = row.low, row.likely, row.high
    if low is None or likely is None or high is None or not low <= likely <= high:
        return None
    return Triangular(low, likely, high)


def _surplus(zone: Zone) -> Decimal | None:
    if zone.width is not None:
        return zone.width
    return None if zone.gap is None else -zone.gap


def _reported(old: Decimal, new: Decimal) -> Decimal:
    """Return the amount that the sentence names: the new size where the sign turned."""
    return abs(new - old) if (old >= 0) == (new >= 0) else abs(new)


def _change(old: Decimal, new: Decimal) -> str:
    if old < 0 <= new:
        return tr("A zone opened, {amount} wide.") if new else tr("A zone of one point opened.")
    if new < 0 <= old:
        return tr("The zone is gone: {amount} are missing.")
    if new == old:
        return tr("The zone stayed as wide.") if new >= 0 else tr("The gap stayed as wide.")
    if old < 0:
        return tr("The gap narrowed by {amount}.") if new > old else tr("The gap grew by {amount}.")
    return tr("The zone grew by {amount}.") if new > old else tr("The zone shrank by {amount}.")


def _chance_words(old: float | None, new: float | None, style: NumberStyle) -> str:
    if old is None or new is None or abs(new - old) < _SAME_CHANCE:
        return ""
    words = (
        tr("The chance of a deal rose from {old} to {new}.")
        if new > old
        else tr("The chance of a deal fell from {old} to {new}.")
    )
    return words.format(old=show_percent(old, style), new=show_percent(new, style))
