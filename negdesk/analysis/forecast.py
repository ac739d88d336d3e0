"""What was believed before the meeting: from the seal, or from memory where there is none."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from negdesk.analysis.limit import bridge
from negdesk.analysis.seal import fits_hash
from negdesk.analysis.sealed import SealError, Wanted, prepared_rows
from negdesk.analysis.zone import Estimate, estimate
from negdesk.model.document import Document
from negdesk.model.rows import (
    Adjustment,
    Alternative,
    Assumption,
    Belief,
    Issue,
    Negotiation,
    Outcome,
    Party,
    Row,
    Seal,
)

# As many seals as a track record of a working life may hold; one entry is about 1 KB.
_REMEMBERED = 4096
OPEN = "open"
# Only what a forecast is made of: the whole of a thousand seals takes a third of a second.
_WANTED: dict[type[Row], Wanted] = {
    Negotiation: Wanted(("limit", "better")),
    Belief: Wanted(("position", "issue_id", "at", "low", "likely", "high")),
    Issue: Wanted(("position", "headline", "their_low", "their_likely", "their_high"), "headline"),
    Assumption: Wanted(("position", "text", "probability", "outcome")),
    # What walking away was worth, and the bridge from there to a limit.
    Party: Wanted(("side",), "side"),
    Alternative: Wanted(
        ("position", "party_id", "low", "likely", "high", "feasibility", "cost", "selected")
    ),
    Outcome: Wanted(("position", "alternative_id", "probability", "value")),
    Adjustment: Wanted(("amount",), "amount"),
}


@dataclass(frozen=True, slots=True)
class Forecast:
    """What was expected at one moment: our limit, our estimate of theirs, the assumptions.

    `walking` is where the bridge led from our BATNA, None where it was not complete.
    """

    limit: Decimal | None
    walking: Decimal | None
    better: str
    theirs: Estimate
    assumptions: tuple[Assumption, ...]


@dataclass(frozen=True, slots=True)
class Forecasts:
    """The forecasts of a negotiation by seal, the latest last; today's where none is intact.

    `from_memory` is True where no seal could be read: then hindsight may have coloured it.
    """

    made: tuple[Forecast, ...]
    from_memory: bool

    @property
    def latest(self) -> Forecast:
        """Return the forecast before the last meeting."""
        return self.made[-1]

    def probability(self, assumption: Assumption) -> Decimal | None:
        """Return how likely (0–1) an assumption was held while nobody knew, or None.

        That is the probability in the latest seal in which it was still open. One that is in
        no seal was no forecast; without any seal what stands there today counts.
        """
        if self.from_memory:
            return assumption.probability
        for forecast in reversed(self.made):
            sealed = _same(forecast.assumptions, assumption)
            if sealed is not None and sealed.outcome == OPEN:
                return sealed.probability
        return None


def forecasts(document: Document, negotiation_id: str) -> Forecasts:
    """Return what was believed in each intact seal, or today's belief, marked from memory."""
    read = [_sealed(seal) for seal in document.all(Seal, negotiation_id)]
    made = tuple(forecast for forecast in read if forecast is not None)
    if made:
        return Forecasts(made, from_memory=False)
    return Forecasts((_forecast(document, negotiation_id),), from_memory=True)


def _forecast(document: Document, negotiation_id: str) -> Forecast:
    row = document.negotiation(negotiation_id)
    theirs = estimate(document, negotiation_id)
    assumptions = tuple(document.all(Assumption, negotiation_id))
    walking = bridge(document, negotiation_id).limit
    return Forecast(row.limit, walking, row.better, theirs, assumptions)


def _same(among: tuple[Assumption, ...], wanted: Assumption) -> Assumption | None:
    """Return the assumption with the same id, else the same words: an import gives fresh ids."""
    for one in among:
        if one.id == wanted.id:
            return one
    words = wanted.text.strip().casefold()
    return next((one for one in among if words and one.text.strip().casefold() == words), None)


@lru_cache(maxsize=_REMEMBERED)
def _sealed(seal: Seal) -> Forecast | None:
    """Return the forecast in a seal, or None where it was changed or cannot be read.

    Remembered: a seal never changes, and a track record asks for a thousand of them.
    """
    if not fits_hash(seal):
        return None
    try:
        rows = prepared_rows(seal.content, seal.negotiation_id, _WANTED)
    except SealError:
        return None
    return _forecast(Document(rows), seal.negotiation_id)
