"""The debrief on paper: how it ended, held against what was sealed, and what is learned."""

from __future__ import annotations

from negdesk.report.debrief.report import printed

__all__ = ["printed"]
