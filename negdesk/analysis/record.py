"""The track record: what all the negotiations of a workbook that have ended show together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from negdesk.analysis.audit.walked import verdict
from negdesk.analysis.audit.yardsticks import Yardsticks, ZoneError, yardsticks
from negdesk.analysis.calibration import Calibration, Resolved, calibration, resolved
from negdesk.analysis.estimates import Bias, HitRate, LimitEstimate, bias, hit_rate
from negdesk.analysis.seal import ENDED
from negdesk.model.document import Document
from negdesk.model.rows import Negotiation, Party, Rating

YEAR = 4


@dataclass(frozen=True, slots=True)
class Filter:
    """Which negotiations count; "" lets all through. `counterpart` is a party's name."""

    template: str = ""
    counterpart: str = ""
    year: str = ""


@dataclass(frozen=True, slots=True)
class Debrief:
    """One negotiation that has ended, as the record counts it; shares 0–1, ratings as typed."""

    negotiation: Negotiation
    counterparts: tuple[str, ...]
    when: str
    measured: Yardsticks
    right: bool | None
    resolved: tuple[Resolved, ...]
    economic: Decimal | None = None
    relationship_before: Decimal | None = None
    relationship_after: Decimal | None = None

    @property
    def share(self) -> Decimal | None:
        """Return our share of the surplus: of the zone as learned, else as believed."""
        learned = self.measured.share_learned
        return self.measured.share_believed if learned is None else learned

    @property
    def relationship_change(self) -> Decimal | None:
        """Return how the relationship changed, in the units of its rating."""
        if self.relationship_before is None or self.relationship_after is None:
            return None
        return self.relationship_after - self.relationship_before


@dataclass(frozen=True, slots=True)
class Record:
    """The track record of some debriefs, the earliest first."""

    debriefs: tuple[Debrief, ...]
    assumptions: Calibration
    hits: HitRate
    bias: Bias | None
    estimates: tuple[LimitEstimate, ...]

    @property
    def agreed(self) -> tuple[Debrief, ...]:
        """Return those that ended with a deal."""
        return tuple(one for one in self.debriefs if one.negotiation.stage == "agreed")

    @property
    def walked(self) -> tuple[Debrief, ...]:
        """Return those that ended without one."""
        return tuple(one for one in self.debriefs if one.negotiation.stage == "no_deal")

    def walked_right(self, right: bool | None) -> int:
        """Return how many walk-aways were right, wrong, or (None) cannot be told."""
        return sum(one.right is right for one in self.walked)

    @property
    def zone_errors(self) -> tuple[ZoneError, ...]:
        """Return the error of each zone whose other end is known now."""
        errors = (one.measured.zone_error for one in self.debriefs)
        return tuple(error for error in errors if error != ZoneError())

    @property
    def shares(self) -> tuple[Decimal, ...]:
        """Return our share of each surplus that is defined."""
        return tuple(share for one in self.debriefs if (share := one.share) is not None)

    @property
    def share(self) -> Decimal | None:
        """Return our mean share of the surplus, or None without any."""
        return mean(self.shares)

    @property
    def economic_and_relationship(self) -> tuple[tuple[Debrief, Decimal, Decimal], ...]:
        """Return those that tell both, with our share of the surplus and the relationship's change.

        The economic dimension is computed (DOMAIN, Audit); the relationship is rated.
        """
        return tuple(
            (one, one.share, one.relationship_change)
            for one in self.debriefs
            if one.share is not None and one.relationship_change is not None
        )

    @property
    def hours_spent(self) -> Decimal:
        """Return all hours that were noted."""
        return _total(one.negotiation.hours_spent for one in self.debriefs)

    @property
    def hours_planned(self) -> Decimal:
        """Return all hours that were planned."""
        return _total(one.negotiation.hours_planned for one in self.debriefs)


def record(document: Document, only: Filter | None = None) -> Record:
    """Return the track record of the loaded negotiations that have ended and pass a filter."""
    return record_of(debriefs(document), only)


def debriefs(document: Document) -> tuple[Debrief, ...]:
    """Return every loaded negotiation that has ended, the earliest first."""
    ended = (row for row in document.negotiations if row.stage in ENDED)
    found = [_debrief(document, row) for row in ended if document.is_loaded(row.id)]
    return tuple(sorted(found, key=lambda one: one.when))


def record_of(made: Sequence[Debrief], only: Filter | None = None) -> Record:
    """Return the track record of those debriefs that pass a filter."""
    kept = tuple(one for one in made if only is None or passes(one, only))
    every = [one.measured.estimate for one in kept]
    estimates = tuple(estimate for estimate in every if estimate is not None)
    forecasts = [item for one in kept for item in one.resolved]
    return Record(kept, calibration(forecasts), hit_rate(estimates), bias(estimates), estimates)


def passes(one: Debrief, only: Filter) -> bool:
    """Say whether a debrief passes a filter; a name fits whatever its case."""
    name = only.counterpart.strip().casefold()
    return (
        only.template in ("", one.negotiation.template)
        and (not name or name in {known.casefold() for known in one.counterparts})
        and only.year in ("", one.when[:YEAR])
    )


def choices(made: Sequence[Debrief]) -> Iterator[tuple[str, list[str]]]:
    """Yield what can be filtered by: template, counterpart and year, each with its values."""
    yield "template", sorted({one.negotiation.template for one in made} - {""})
    yield "counterpart", sorted({name for one in made for name in one.counterparts})
    yield "year", sorted({one.when[:YEAR] for one in made} - {""})


def counterparts_of(document: Document, negotiation_id: str) -> tuple[str, ...]:
    """Return the names of the other side."""
    parties = document.all(Party, negotiation_id)
    return tuple(p.name.strip() for p in parties if p.side == "them" and p.name.strip())


def when_of(row: Negotiation) -> str:
    """Return when a negotiation counts: its meeting, else its debrief, else its beginning."""
    return row.meeting_at or row.debriefed_at or row.created_at


def rating_of(document: Document, negotiation_id: str, dimension: str) -> Rating | None:
    """Return the last rating of a dimension, or None."""
    rows = document.all(Rating, negotiation_id)
    return next((row for row in reversed(rows) if row.dimension == dimension), None)


def mean(values: Sequence[Decimal]) -> Decimal | None:
    """Return the mean, or None of nothing."""
    return sum(values, Decimal(0)) / len(values) if values else None


def _debrief(document: Document, row: Negotiation) -> Debrief:
    measured = yardsticks(document, row.id)
    walked = verdict(document, row.id, measured)
    economic = rating_of(document, row.id, "economic")
    relationship = rating_of(document, row.id, "relationship")
    when = when_of(row)
    return Debrief(
        negotiation=row,
        counterparts=counterparts_of(document, row.id),
        when=when,
        measured=measured,
        right=walked.right if walked is not None else None,
        resolved=tuple(resolved(document, row.id, measured.held, when)),
        economic=economic.after if economic is not None else None,
        relationship_before=relationship.before if relationship is not None else None,
        relationship_after=relationship.after if relationship is not None else None,
    )


def _total(values: Iterator[Decimal | None]) -> Decimal:
    return sum((value for value in values if value is not None), Decimal(0))
