"""The track record on paper: figures, charts with their sentences, every negotiation."""

from __future__ import annotations

from negdesk.report.record.report import Printed, printed

__all__ = ["Printed", "printed"]
