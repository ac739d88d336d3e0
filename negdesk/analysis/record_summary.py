"""The track record as plain JSON values, for scripts: `negdesk record --json`."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from negdesk.analysis.calibration import Group
from negdesk.analysis.estimates import STATED
from negdesk.analysis.json_number import number
from negdesk.analysis.record import Debrief, Record, mean


def record_summary(found: Record) -> dict[str, Any]:
    """Return the track record: shares and probabilities 0–1, hours, None where undefined."""
    scores = found.assumptions
    return {
        "negotiations": len(found.debriefs),
        "agreed": len(found.agreed),
        "no_deal": len(found.walked),
        "walked_right": found.walked_right(True),
        "walked_wrong": found.walked_right(False),
        "brier": number(scores.brier),
        "resolved": scores.count,
        "came_true": scores.came_true,
        "by_kind": _groups(scores.by_kind),
        "over_time": _groups(scores.over_time),
        "curve": _groups(scores.curve),
        "ranges": {
            "count": found.hits.count,
            "inside": found.hits.inside,
            "hit_rate": number(found.hits.rate),
            "stated": number(STATED),
            "hit_rate_stated": number(found.hits.rate_stated),
        },
        "zone_error": _zone_errors(found),
        "share": number(found.share),
        "hours_planned": number(found.hours_planned),
        "hours_spent": number(found.hours_spent),
        "debriefs": [_debrief(one) for one in found.debriefs],
    }


def _zone_errors(found: Record) -> dict[str, Any]:
    """Return the mean size of each error, whatever its sign, and the signed bias as a share.

    Means only within one unit: amounts of different units are never added.
    """
    units = {one.negotiation.unit for one in found.debriefs if one.measured.estimate is not None}
    errors = found.zone_errors if len(units) == 1 else ()
    return {
        "count": len(found.zone_errors),
        "unit": next(iter(units)) if len(units) == 1 else None,
        "low": _mean_size(error.low for error in errors),
        "high": _mean_size(error.high for error in errors),
        "width": _mean_size(error.width for error in errors),
        "bias": number(found.bias.error) if found.bias is not None else None,
        "bias_count": found.bias.count if found.bias is not None else 0,
    }


def _mean_size(errors: Iterable[Decimal | None]) -> int | float | None:
    return number(mean([abs(error) for error in errors if error is not None]))


def _groups(groups: Iterable[Group]) -> list[dict[str, Any]]:
    return [
        {
            "key": group.key,
            "count": group.count,
            "came_true": group.came_true,
            "expected": number(group.expected),
            "brier": number(group.brier),
        }
        for group in groups
    ]


def _debrief(one: Debrief) -> dict[str, Any]:
    error = one.measured.zone_error
    return {
        "id": one.negotiation.id,
        "title": one.negotiation.title,
        "template": one.negotiation.template,
        "counterparts": list(one.counterparts),
        "when": one.when,
        "stage": one.negotiation.stage,
        "unit": one.negotiation.unit,
        "from_memory": one.measured.from_memory,
        "against_limit": number(one.measured.against_limit),
        "share": number(one.share),
        "zone_error": {
            "low": number(error.low),
            "high": number(error.high),
            "width": number(error.width),
            "inside": error.inside,
        },
        "correct_walk_away": one.right,
        "economic": number(one.economic),
        "relationship_before": number(one.relationship_before),
        "relationship_after": number(one.relationship_after),
        "hours_planned": number(one.negotiation.hours_planned),
        "hours_spent": number(one.negotiation.hours_spent),
    }
