"""The audit of a negotiation: what happened, against what was prepared, believed and learned."""

from __future__ import annotations

from negdesk.analysis.audit.audit import Audit, audit
from negdesk.analysis.audit.left import left_on_the_table
from negdesk.analysis.audit.summary import summary
from negdesk.analysis.audit.words import Said, audit_words

__all__ = ["Audit", "Said", "audit", "audit_words", "left_on_the_table", "summary"]
