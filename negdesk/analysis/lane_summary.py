"""The lanes and their zones as JSON values, for scripts."""

from __future__ import annotations

from typing import Any

from negdesk.analysis.json_number import number
from negdesk.analysis.lanes import HEADLINE, POINTS, ValueLane, lanes
from negdesk.analysis.points_lane import points_lane
from negdesk.analysis.zone import Zone
from negdesk.model.document import Document


def lane_summary(document: Document, negotiation_id: str) -> list[dict[str, Any]]:
    """Return the headline, every other number issue, and the whole package where it has one."""
    whole = points_lane(document, negotiation_id)
    return [
        _plain(lane) for lane in (*lanes(document, negotiation_id), *([whole] if whole else []))
    ]


def zone_numbers(seen: Zone) -> dict[str, Any]:
    """Return a zone as JSON values: None where there is nothing to say."""
    return {
        "exists": seen.exists,
        "low": number(seen.low),
        "high": number(seen.high),
        "width": number(seen.width),
        "gap": number(seen.gap),
        "probability": seen.probability,
        "midpoint": number(seen.midpoint),
        "their_mean": number(seen.their_mean),
        "best_single_offer": number(seen.best_single_offer),
    }


def _plain(lane: ValueLane) -> dict[str, Any]:
    belief = lane.theirs.belief
    kind = {HEADLINE: "headline", POINTS: "points"}.get(lane.key, "issue")
    return {
        "kind": kind,
        "issue": lane.key if kind == "issue" else None,
        "title": lane.title,
        "unit": lane.unit,
        "better": lane.better,
        "opening": number(lane.opening),
        "target": number(lane.target),
        "limit": number(lane.limit),
        "their_opening": number(lane.their_opening),
        "their_low": number(belief.low) if belief else None,
        "their_likely": number(lane.theirs.likely),
        "their_high": number(belief.high) if belief else None,
        "offers": [
            {"number": made.number, "ours": made.ours, "value": number(made.value)}
            for made in lane.offers
        ],
        **zone_numbers(lane.zone),
    }
