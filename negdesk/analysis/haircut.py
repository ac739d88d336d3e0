"""The bias found in earlier estimates, and its correction applied to the one that stands now."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from negdesk.analysis.audit.yardsticks import yardsticks
from negdesk.analysis.estimates import Bias, LimitEstimate, bias
from negdesk.analysis.lessons import Because, others
from negdesk.analysis.seal import ENDED
from negdesk.analysis.zone import estimate, latest_belief
from negdesk.i18n import tr
from negdesk.model.actions import NewId, add, next_position
from negdesk.model.document import Document
from negdesk.model.edits import Edit
from negdesk.model.errors import Condition
from negdesk.model.fields import check, field
from negdesk.model.numbers import NumberStyle, show_percent
from negdesk.model.rows import Belief

# Fewer estimates than this are an accident, not a bias to correct for.
FEWEST = 3
# A corrected estimate pretends to no more digits than a person would give.
_DIGITS = 4


class NoEstimate(Condition):
    """There is nothing to correct, or no sensible number would come of it."""


@dataclass(frozen=True, slots=True)
class BiasFound:
    """The bias of earlier estimates, and of which: with this counterpart, of this kind, or all."""

    bias: Bias
    because: Because


def bias_found(document: Document, negotiation_id: str) -> BiasFound | None:
    """Return the bias of our estimates in other negotiations, from the nearest that suffice.

    With the same counterpart if there are three or more, else with the same template too, else
    all; None below three.
    """
    estimates: list[tuple[Because, LimitEstimate]] = []
    for other, tie in others(document, negotiation_id):
        made = yardsticks(document, other.id).estimate if other.stage in ENDED else None
        if made is not None:
            estimates.append((tie, made))
    for widest in (Because.COUNTERPART, Because.TEMPLATE, Because.REUSABLE):
        found = bias([made for tie, made in estimates if tie <= widest])
        if found is not None and found.count >= FEWEST:
            return BiasFound(found, widest)
    return None


def corrected(value: Decimal, found: Bias, better: str) -> Decimal | None:
    """Return an estimate without its usual error: the limit that would have led to it.

    Believed = real + error·|real| in our hopeful direction, solved for real and rounded to
    four digits. None where the error is so large that no limit leads there.
    """
    hopeful = found.error if better == "higher" else -found.error
    factor = 1 + (hopeful if value >= 0 else -hopeful)
    if factor <= 0:
        return None
    exact = value / factor
    if exact == 0:
        return Decimal(0)
    return round(exact, _DIGITS - 1 - exact.adjusted()) + Decimal(0)


def haircut_edit(
    document: Document,
    negotiation_id: str,
    found: Bias,
    new_id: NewId,
    now: str,
    style: NumberStyle | None = None,
) -> Edit:
    """Return the edit that adds a corrected estimate of their limit as the latest one.

    The estimate that stands stays in the history. NoEstimate where none stands, or none comes
    of it; FieldError where it cannot be kept.
    """
    better = document.negotiation(negotiation_id).better
    seen = estimate(document, negotiation_id)
    if seen.likely is None:
        raise NoEstimate(tr("Estimate their limit first; then it can be corrected."))
    spread = seen.belief
    before = {"likely": seen.likely}
    if spread is not None:
        before |= {"low": spread.low, "high": spread.high}
    after = {name: corrected(value, found, better) for name, value in before.items()}
    if None in after.values():
        raise NoEstimate(tr("Your estimates were too far off to correct this one by a percentage."))
    checked = {name: check(field(Belief, name), value) for name, value in after.items()}
    row = Belief(
        id=new_id(),
        negotiation_id=negotiation_id,
        position=next_position(document, Belief, negotiation_id),
        at=_latest(document, negotiation_id, now),
        reason="other",
        note=_note(found, style or NumberStyle()),
        **checked,
    )
    return add(tr("correct the estimate of their limit"), row)


def _latest(document: Document, negotiation_id: str, now: str) -> str:
    """Return the time to date it: never before the estimate it corrects, if the clock went back."""
    standing = latest_belief(document, negotiation_id)
    return now if standing is None else max(now, standing.at)


def _note(found: Bias, style: NumberStyle) -> str:
    percent = show_percent(abs(found.error), style)
    hopeful = tr("Corrected: your last {count} estimates were {percent} too hopeful.")
    pessimistic = tr("Corrected: your last {count} estimates were {percent} too pessimistic.")
    text = hopeful if found.error > 0 else pessimistic
    return text.format(count=found.count, percent=percent)
