"""The track record on paper: figures, charts with their sentences, every negotiation."""

from __future__ import annotations

from negdesk.report.record.report import printed

__all__ = ["printed"]
