"""One negotiation held against its preparation, with all that a debrief fills in by itself."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from negdesk.analysis.audit.walked import Verdict, verdict
from negdesk.analysis.audit.yardsticks import Yardsticks, yardsticks
from negdesk.analysis.calibration import Resolved, brier, resolved
from negdesk.analysis.direction import acceptable
from negdesk.model.document import Document
from negdesk.model.rows import Deviation, LimitChange, Negotiation


@dataclass(frozen=True, slots=True)
class Audit:
    """What follows from how a negotiation went. None wherever something is undefined.

    `walked` is None unless it ended without a deal. Hours are in `negotiation`.
    """

    negotiation: Negotiation
    measured: Yardsticks
    walked: Verdict | None
    both_beat_alternatives: bool | None
    resolved: tuple[Resolved, ...]
    limit_changes: tuple[LimitChange, ...]
    deviations: tuple[Deviation, ...]

    @property
    def brier(self) -> Decimal | None:
        """Return the Brier score of this negotiation's forecasts, or None without any."""
        return brier(self.resolved)

    @property
    def correct_walk_away(self) -> bool | None:
        """Say whether walking away was right; None with a deal, and where nothing tells."""
        return self.walked.right if self.walked is not None else None

    @property
    def hours_over(self) -> Decimal | None:
        """Return the hours spent beyond those planned, negative when fewer; None if unsaid."""
        planned, spent = self.negotiation.hours_planned, self.negotiation.hours_spent
        return None if planned is None or spent is None else spent - planned


def audit(document: Document, negotiation_id: str) -> Audit:
    """Return the audit of a negotiation; before it has ended most of it is None."""
    measured = yardsticks(document, negotiation_id)
    return Audit(
        negotiation=document.negotiation(negotiation_id),
        measured=measured,
        walked=verdict(document, negotiation_id, measured),
        both_beat_alternatives=_both_beat(measured),
        resolved=tuple(resolved(document, negotiation_id, measured.held)),
        limit_changes=tuple(document.all(LimitChange, negotiation_id)),
        deviations=tuple(document.all(Deviation, negotiation_id)),
    )


def _both_beat(measured: Yardsticks) -> bool | None:
    """Say whether a deal was win–win: each side at least as well off as without it.

    Ours is the bridge from our BATNA where it was complete when sealed, else our limit; theirs
    their limit as learned, which stands for their alternatives. None while one of them is not
    known, but False as soon as one of them did worse.
    """
    without = measured.limit if measured.walking is None else measured.walking
    ours = _at_least(measured.value, without, measured.better)
    theirs = _at_least(measured.learned, measured.value, measured.better)
    if ours is False or theirs is False:
        return False
    return None if ours is None or theirs is None else True


def _at_least(value: Decimal | None, reference: Decimal | None, better: str) -> bool | None:
    return None if value is None or reference is None else acceptable(value, reference, better)
