"""A finding: something worth saying about a field, in a sentence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence about a field; `good` ones encourage, the others warn.

    `key` is a stable code such as "limit.worse_than_bridge"; `field` is `table.field`.
    """

    key: str
    text: str
    field: str
    row_id: str = ""
    good: bool = False


def warnings_among(findings: list[Finding]) -> list[Finding]:
    """Return the findings that warn."""
    return [finding for finding in findings if not finding.good]
