"""The whole analysis as one plain object, for scripts: `negdesk analyse --json`."""

from __future__ import annotations

from typing import Any

from negdesk.analysis import audit
from negdesk.analysis.batna import direction_of as direction
from negdesk.analysis.batna import outcomes_of, selected_of, walk_away, worth
from negdesk.analysis.contingency_summary import contingencies
from negdesk.analysis.findings import warnings_among
from negdesk.analysis.issue_summary import issues, weights
from negdesk.analysis.json_number import number
from negdesk.analysis.lane_summary import lane_summary, zone_numbers
from negdesk.analysis.limit import bridge, limit_findings
from negdesk.analysis.packages.summary import packages
from negdesk.analysis.readiness import readiness
from negdesk.analysis.zone import zone
from negdesk.model.document import Document

__all__ = ["analyse", "number"]


def analyse(document: Document, negotiation_id: str) -> dict[str, Any]:
    """Return what follows from a negotiation: JSON numbers, None where undefined."""
    row = document.negotiation(negotiation_id)
    reached = bridge(document, negotiation_id)
    gate = readiness(document, negotiation_id)
    return {
        "batna": {side: _batna(document, negotiation_id, side) for side in ("us", "them")},
        "limit": {
            "from_bridge": number(reached.limit),
            "stated": number(row.limit),
            "warnings": [
                finding.text for finding in warnings_among(limit_findings(document, negotiation_id))
            ],
        },
        "zone": {
            **zone_numbers(zone(document, negotiation_id)),
            "lanes": lane_summary(document, negotiation_id),
        },
        "issues": issues(document, negotiation_id),
        "weights": weights(document, negotiation_id),
        "packages": packages(document, negotiation_id),
        "contingencies": contingencies(document, negotiation_id),
        "audit": audit.summary(document, negotiation_id),
        "readiness": {"ready": gate.ready, "missing": [item.text for item in gate.missing]},
    }


def _batna(document: Document, negotiation_id: str, side: str) -> dict[str, Any]:
    chosen = selected_of(document, negotiation_id, side)
    if chosen is None:
        return {"alternative": None, "worth": None, "walk_value": None}
    better = direction(document, negotiation_id, side)
    return {
        "alternative": chosen.title,
        "worth": number(worth(chosen, outcomes_of(document, chosen), better)),
        "walk_value": number(walk_away(document, negotiation_id, side).value),
    }
