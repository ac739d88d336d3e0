"""The whole analysis as one plain object, for scripts: `negdesk analyse --json`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from negdesk.analysis.batna import direction_of as direction
from negdesk.analysis.batna import outcomes_of, selected_of, walk_away, worth
from negdesk.analysis.findings import warnings_among
from negdesk.analysis.limit import bridge, limit_findings
from negdesk.analysis.readiness import readiness
from negdesk.analysis.zone import zone
from negdesk.model.document import Document


def analyse(document: Document, negotiation_id: str) -> dict[str, Any]:
    """Return what follows from a negotiation: JSON numbers, None where undefined."""
    row = document.negotiation(negotiation_id)
    reached = bridge(document, negotiation_id)
    seen = zone(document, negotiation_id)
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
            "exists": seen.exists,
            "low": number(seen.low),
            "high": number(seen.high),
            "width": number(seen.width),
            "gap": number(seen.gap),
            "probability": seen.probability,
            "midpoint": number(seen.midpoint),
            "their_mean": number(seen.their_mean),
            "best_single_offer": number(seen.best_single_offer),
        },
        "readiness": {"ready": gate.ready, "missing": [item.text for item in gate.missing]},
    }


def number(value: Decimal | None) -> int | float | None:
    """Return a decimal as a JSON number: whole ones without a fraction."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


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
