"""The audit as plain JSON values, for scripts: `negdesk analyse --json`."""

from __future__ import annotations

from typing import Any

from negdesk.analysis.audit.audit import audit
from negdesk.analysis.audit.left import frontier_distance
from negdesk.analysis.json_number import number
from negdesk.model.document import Document


def summary(document: Document, negotiation_id: str) -> dict[str, Any]:
    """Return the audit: amounts in the headline's unit, shares 0–1, None where undefined.

    `frontier_distance` is in points: the most one side could still gain at no loss of the other.
    """
    found = audit(document, negotiation_id)
    error = found.measured.zone_error
    return {
        "against_limit": number(found.measured.against_limit),
        "share_believed": number(found.measured.share_believed),
        "share_learned": number(found.measured.share_learned),
        "zone_error": {
            "low": number(error.low),
            "high": number(error.high),
            "width": number(error.width),
            "inside": error.inside,
        },
        "both_beat_alternatives": found.both_beat_alternatives,
        "correct_walk_away": found.correct_walk_away,
        "frontier_distance": number(frontier_distance(document, negotiation_id)),
        "brier": number(found.brier),
        "resolved": len(found.resolved),
        "from_memory": found.measured.from_memory,
    }
