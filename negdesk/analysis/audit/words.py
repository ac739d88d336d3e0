"""The audit in sentences: plain, calm, and a correct walk-away said as the success it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from negdesk.analysis.amounts import exact
from negdesk.analysis.audit.audit import Audit
from negdesk.analysis.audit.walked import Why
from negdesk.analysis.seal import ENDED
from negdesk.i18n import mark, tr, trn
from negdesk.model.numbers import NumberStyle, show, show_percent

_WALKED = {
    Why.MUST_HAVE_FAILED: mark(
        "You walked away, and rightly: every offer of theirs failed a must-have. That is a success."
    ),
    Why.OFFER_PAST_LIMIT: mark(
        "You walked away, and rightly: their best offer, {best}, was worse than your limit. "
        "That is a success."
    ),
    Why.BATNA_BETTER: mark(
        "You walked away, and rightly: what you can do without them is better than their best "
        "offer, {best}. That is a success."
    ),
    Why.NO_ZONE: mark(
        "You walked away, and rightly: as you know now, no deal could have served you both. "
        "That is a success."
    ),
    Why.OFFER_ACCEPTABLE: mark(
        "You walked away from {best}, which your limit would have allowed. What made you leave?"
    ),
    Why.ZONE_MISSED: mark(
        "You walked away, though a deal was possible, as you know now. What kept you both from it?"
    ),
    Why.UNKNOWN: mark(
        "There was no deal. No number tells whether leaving was right; your own words count."
    ),
}


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of the audit under a stable key; `good` is None where it does not judge."""

    key: str
    text: str
    good: bool | None = None


def audit_words(found: Audit, style: NumberStyle) -> list[Said]:
    """Return the audit in sentences, what happened first; nothing before it has ended."""
    if found.negotiation.stage not in ENDED:
        return []
    return list(_Words(found, style).every())


class _Words:
    """The sentences of one audit."""

    def __init__(self, found: Audit, style: NumberStyle) -> None:
        self._found, self._measured, self._style = found, found.measured, style

    def every(self) -> Iterator[Said]:
        yield from self._outcome()
        if self._measured.from_memory and self._numbers():
            text = tr("There was no seal, so all this is from memory, and memory is kind.")
            yield Said("from_memory", text)
        if self._measured.value is not None:
            yield from self._against_limit()
            yield from self._believed()
            yield from self._learned()
            yield from self._both()
        yield from self._estimate()
        yield from self._limit_changes()
        yield from self._resolved()
        yield from self._hours()

    def _numbers(self) -> bool:
        measured = self._measured
        known = measured.value, measured.limit, measured.theirs.likely, measured.learned
        return any(value is not None for value in known) or bool(self._found.resolved)

    def _outcome(self) -> Iterator[Said]:
        if self._found.walked is not None:
            why, best = self._found.walked.why, self._found.walked.best
            text = tr(_WALKED[why]).format(best=self._said(best))
            yield Said("walked_away", text, self._found.walked.right)
        elif self._measured.value is None:
            text = tr("You agreed, without a number. What it is worth stands in your own words.")
            yield Said("agreed", text)
        else:
            text = tr("You agreed on {value}.").format(value=self._said(self._measured.value))
            yield Said("agreed", text)

    def _against_limit(self) -> Iterator[Said]:
        by = self._measured.against_limit
        if by is None:
            text = tr("You had set no walkaway limit, so there is none to hold it against.")
            yield Said("against_limit", text)
        elif by < 0:
            text = tr("That is {amount} worse than your walkaway limit. What moved you?")
            yield Said("against_limit", text.format(amount=self._said(-by)), good=False)
        elif by == 0:
            text = tr("That is exactly your walkaway limit: acceptable, and no more.")
            yield Said("against_limit", text, good=True)
        else:
            text = tr("That is {amount} better than your walkaway limit.")
            yield Said("against_limit", text.format(amount=self._said(by)), good=True)

    def _believed(self) -> Iterator[Said]:
        share, surplus = self._measured.share_believed, self._measured.surplus_believed
        if share is not None:
            text = tr("Of the zone as you believed it, {share}.")
            yield Said("share_believed", text.format(share=self._share(share)))
        elif self._measured.theirs.likely is None:
            yield Said("share_believed", tr("You had no estimate of their limit."))
        elif surplus is not None:
            text = tr("As you believed it, there was no zone: no share can be told.")
            if surplus == 0:
                text = tr("As you believed it, the zone was one point: no share can be told.")
            yield Said("share_believed", text)

    def _learned(self) -> Iterator[Said]:
        share, surplus = self._measured.share_learned, self._measured.surplus_learned
        if share is not None:
            text = tr("Of the zone as you know it now, {share}.")
            yield Said("share_learned", text.format(share=self._share(share)))
        elif self._measured.learned is None:
            yield Said("share_learned", tr("How far they would have gone is not known."))
        elif surplus is not None:
            text = tr("As you know now, there was no zone: no share can be told.")
            if surplus == 0:
                text = tr("As you know now, the zone was one point: no share can be told.")
            yield Said("share_learned", text)

    def _both(self) -> Iterator[Said]:
        if self._found.both_beat_alternatives is True:
            text = tr("Both of you are better off than without a deal.")
            yield Said("both_beat_alternatives", text, good=True)
        elif self._found.both_beat_alternatives is False:
            text = tr("One of you would have been better off without this deal.")
            yield Said("both_beat_alternatives", text, good=False)

    def _estimate(self) -> Iterator[Said]:
        estimate = self._measured.estimate
        if estimate is None:
            return
        text = tr("You put their limit at {likely}; it was {learned}.")
        said = [
            text.format(likely=self._said(estimate.likely), learned=self._said(estimate.learned))
        ]
        error = estimate.error
        if error:
            more = tr("That was {percent} too hopeful.")
            less = tr("That was {percent} too pessimistic.")
            percent = show_percent(abs(error), self._style)
            said.append((more if error > 0 else less).format(percent=percent))
        if estimate.inside is not None:
            inside, outside = tr("It lay inside your range."), tr("It lay outside your range.")
            said.append(inside if estimate.inside else outside)
        yield Said("estimate", " ".join(said))

    def _limit_changes(self) -> Iterator[Said]:
        changes = self._found.limit_changes
        if not changes:
            return
        text = trn(
            "Your limit changed once, from {old} to {new}.",
            "Your limit changed {count} times, from {old} to {new}.",
            len(changes),
        )
        none = tr("none")
        old, new = self._said(changes[0].old) or none, self._said(changes[-1].new) or none
        yield Said("limit_changes", text.format(count=len(changes), old=old, new=new))

    def _resolved(self) -> Iterator[Said]:
        items = self._found.resolved
        score = self._found.brier
        if score is None:
            return
        text = trn(
            "{true} of {count} assumption held; Brier score {score}, where 0 is perfect.",
            "{true} of {count} assumptions held; Brier score {score}, where 0 is perfect.",
            len(items),
        )
        true = sum(item.outcome == 1 for item in items)
        score_said = show(score, self._style, 3)
        yield Said("resolved", text.format(true=true, count=len(items), score=score_said))

    def _hours(self) -> Iterator[Said]:
        over = self._found.hours_over
        if over is None:
            return
        row = self._found.negotiation
        text = tr("It took {spent} hours; {planned} were planned.")
        spent, planned = show(row.hours_spent, self._style), show(row.hours_planned, self._style)
        yield Said("hours", text.format(spent=spent, planned=planned))

    def _said(self, value: Decimal | None) -> str:
        return "" if value is None else exact(value, self._found.negotiation.unit, self._style)

    def _share(self, share: Decimal) -> str:
        """Return a share in words that also fit below 0 and above 1, past either limit."""
        if share > 1:
            return tr("you took all, and went past what you took for their limit")
        if share < 0:
            return tr("you took nothing, and went past your own limit")
        return tr("you took {share}").format(share=show_percent(share, self._style))
