"""The bridge from the value of walking away to the limit, and what to say about the limit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from negdesk.analysis.batna import walk_away
from negdesk.analysis.direction import gain, improved
from negdesk.analysis.findings import Finding
from negdesk.i18n import tr
from negdesk.model.document import Document
from negdesk.model.numbers import NumberStyle, reading_places, show
from negdesk.model.rows import Adjustment, Negotiation


@dataclass(frozen=True, slots=True)
class Bridge:
    """The value of walking away, the adjustments, and the limit they lead to (or None)."""

    start: Decimal | None
    lines: tuple[Adjustment, ...]
    limit: Decimal | None


def bridge(document: Document, negotiation_id: str) -> Bridge:
    """Return the bridge to the limit, in the unit of the headline value.

    A positive adjustment means that the deal must beat the alternative by that much more, a
    negative one that we would give up that much to have this deal.
    """
    start = walk_away(document, negotiation_id).value
    lines = tuple(document.all(Adjustment, negotiation_id))
    if start is None:
        return Bridge(None, lines, None)
    total = sum((line.amount or Decimal(0) for line in lines), Decimal(0))
    better = document.negotiation(negotiation_id).better
    return Bridge(start, lines, improved(start, total, better))


def limit_findings(
    document: Document, negotiation_id: str, style: NumberStyle | None = None
) -> list[Finding]:
    """Return what is worth saying about the limit, warnings and good news."""
    row = document.negotiation(negotiation_id)
    reached = bridge(document, negotiation_id)
    found = _against_bridge(row, reached, style or NumberStyle())
    walking = walk_away(document, negotiation_id)
    worths = {walking.value} | {step.worth for step in walking.steps[:1]}
    if row.target is not None and row.target in worths:
        text = tr("Your target equals your BATNA. A target is what you hope for in this deal.")
        found.append(_finding("target.equals_batna", text, "target"))
    if _beyond(row.limit, row.target, row.better):
        text = tr("Your limit lies beyond your target: you would refuse what you aim for.")
        found.append(_finding("limit.beyond_target", text, "limit"))
    if _beyond(row.target, row.opening, row.better):
        text = tr("Your opening asks for less than your target. Nobody will raise it for you.")
        found.append(_finding("opening.below_target", text, "opening"))
    return found


def _against_bridge(row: Negotiation, reached: Bridge, style: NumberStyle) -> list[Finding]:
    if row.limit is None or reached.limit is None:
        return []
    better = gain(row.limit, reached.limit, row.better)
    amount = show(abs(better), style, 0 if better == int(better) else reading_places(better))
    said = f"{amount} {row.unit}".strip()
    if better < 0:
        text = tr(
            "Your stated limit is {amount} worse than the bridge: walking away would be better "
            "than your worst deal."
        ).format(amount=said)
        return [_finding("limit.worse_than_bridge", text, "limit")]
    if better > 0:
        text = tr("Your stated limit is {amount} better than the bridge: good discipline.")
        good = Finding(
            "limit.better_than_bridge", text.format(amount=said), "negotiation.limit", good=True
        )
        return [good]
    text = tr("Your stated limit is exactly where the bridge leads.")
    return [Finding("limit.equals_bridge", text, "negotiation.limit", good=True)]


def _beyond(value: Decimal | None, other: Decimal | None, better: str) -> bool:
    return value is not None and other is not None and gain(value, other, better) > 0


def _finding(key: str, text: str, name: str) -> Finding:
    return Finding(key, text, f"negotiation.{name}")
