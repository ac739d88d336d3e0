"""The contingent terms as plain objects, for scripts."""

from __future__ import annotations

from typing import Any

from negdesk.analysis.contingency import Stake, findings_of, worth_of
from negdesk.analysis.json_number import number
from negdesk.model.document import Document
from negdesk.model.rows import Contingency, Issue


def contingencies(document: Document, negotiation_id: str) -> list[dict[str, Any]]:
    """Return each contingent term with what it is worth to both, None where not said.

    Probabilities are 0–1; values and `joint_gain` are in the unit of the negotiation. `title` is
    the issue that it is about, None for none.
    """
    rows = document.all(Contingency, negotiation_id)
    return [_contingency(document, row) for row in rows]


def _contingency(document: Document, row: Contingency) -> dict[str, Any]:
    worth, issue = worth_of(row), document.find(Issue, row.issue_id)
    return {
        "title": issue.title if issue is not None else None,
        "if": row.condition,
        "then": row.consequence,
        "else": row.otherwise,
        "us": _stake(worth.us),
        "them": _stake(worth.them),
        "joint_gain": number(worth.joint_gain),
        "pure_bet": worth.pure_bet,
        "warnings": [finding.text for finding in findings_of(row)],
    }


def _stake(stake: Stake) -> dict[str, Any]:
    return {
        "probability": number(stake.probability),
        "value_if": number(stake.value_if),
        "value_else": number(stake.value_else),
        "expected": number(stake.expected),
    }
