"""The three yardsticks: our limit, the zone believed at the seal, the zone as later learned."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from negdesk.analysis.direction import gain
from negdesk.analysis.estimates import LimitEstimate
from negdesk.analysis.forecast import Forecasts, forecasts
from negdesk.analysis.headline import agreed_value
from negdesk.analysis.zone import Estimate, share_claimed
from negdesk.model.document import Document


@dataclass(frozen=True, slots=True)
class ZoneError:
    """By how much the zone was misjudged: believed minus real, in the headline's unit.

    `low` is the error of the seller's limit, `high` of the buyer's, `width` of the surplus
    between them (a gap counts as a negative one), so all three are defined without a zone
    too. `inside` says whether their real limit fell inside low…high of the belief. None where
    it cannot be told.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    width: Decimal | None = None
    inside: bool | None = None


@dataclass(frozen=True, slots=True)
class Yardsticks:
    """A negotiation's result and what it is measured against, amounts in the headline's unit.

    `limit` is ours as sealed, `limit_now` as it stands after every logged change; `walking` is
    where the sealed bridge led from our BATNA; `theirs` is the sealed estimate of their limit,
    `learned` what it was. Shares are 0–1 inside the zone.
    """

    negotiation_id: str
    better: str
    value: Decimal | None
    limit: Decimal | None
    limit_now: Decimal | None
    walking: Decimal | None
    theirs: Estimate
    learned: Decimal | None
    held: Forecasts

    @property
    def from_memory(self) -> bool:
        """Say whether there was no seal to measure against."""
        return self.held.from_memory

    @property
    def against_limit(self) -> Decimal | None:
        """Return by how much the deal beats our limit, negative where it is worse."""
        if self.value is None or self.limit is None:
            return None
        return gain(self.value, self.limit, self.better)

    @property
    def share_believed(self) -> Decimal | None:
        """Return our share of the surplus as believed at the seal; None without such a zone."""
        return _share(self.value, self.limit, self.theirs.likely, self.better)

    @property
    def share_learned(self) -> Decimal | None:
        """Return our share of the surplus as we know it now; None without a zone."""
        return _share(self.value, self.limit_now, self.learned, self.better)

    @property
    def surplus_believed(self) -> Decimal | None:
        """Return the width of the zone believed, negative for a gap."""
        return _surplus(self.limit, self.theirs.likely, self.better)

    @property
    def surplus_learned(self) -> Decimal | None:
        """Return the width of the zone as we know it now, negative for a gap."""
        return _surplus(self.limit_now, self.learned, self.better)

    @property
    def estimate(self) -> LimitEstimate | None:
        """Return the estimate of their limit with what it was, or None without either."""
        if self.theirs.likely is None or self.learned is None:
            return None
        likely, belief = self.theirs.likely, self.theirs.belief
        return LimitEstimate(
            self.negotiation_id, likely, belief, self.learned, self.better, self.from_memory
        )

    @property
    def zone_error(self) -> ZoneError:
        """Return by how much the zone was misjudged; all None until their limit is learned."""
        if self.learned is None:
            return ZoneError()
        ours = _minus(self.limit, self.limit_now)
        theirs = _minus(self.theirs.likely, self.learned)
        low, high = (ours, theirs) if self.better == "higher" else (theirs, ours)
        width = _minus(self.surplus_believed, self.surplus_learned)
        return ZoneError(low, high, width, self.estimate.inside if self.estimate else None)


def yardsticks(document: Document, negotiation_id: str) -> Yardsticks:
    """Return what a negotiation is measured against.

    The seal speaks where one is intact; a limit that was set only later counts from then on.
    """
    row = document.negotiation(negotiation_id)
    held = forecasts(document, negotiation_id)
    sealed = held.latest.limit
    return Yardsticks(
        negotiation_id=negotiation_id,
        better=row.better,
        value=agreed_value(document, negotiation_id),
        limit=row.limit if sealed is None else sealed,
        limit_now=sealed if row.limit is None else row.limit,
        walking=held.latest.walking,
        theirs=held.latest.theirs,
        learned=row.their_limit_learned,
        held=held,
    )


def _share(
    value: Decimal | None, limit: Decimal | None, theirs: Decimal | None, better: str
) -> Decimal | None:
    if value is None or limit is None or theirs is None:
        return None
    return share_claimed(value, limit, theirs, better)


def _surplus(limit: Decimal | None, theirs: Decimal | None, better: str) -> Decimal | None:
    return None if limit is None or theirs is None else gain(theirs, limit, better)


def _minus(believed: Decimal | None, real: Decimal | None) -> Decimal | None:
    return None if believed is None or real is None else believed - real
