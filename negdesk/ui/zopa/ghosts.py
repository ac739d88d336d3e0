"""An earlier estimate as it is laid under the chart of today."""

from __future__ import annotations

from negdesk.analysis.belief import Triangular
from negdesk.chart.picture import Ghost
from negdesk.model.rows import Belief


def ghost_of(row: Belief | None, words: str) -> Ghost | None:
    """Return the ghost of an estimate, or None where it has no range to draw."""
    if row is None or row.low is None or row.likely is None or row.high is None:
        return None
    if not row.low <= row.likely <= row.high:
        return None
    return Ghost(Triangular(row.low, row.likely, row.high), words)
