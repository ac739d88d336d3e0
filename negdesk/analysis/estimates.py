"""How good our estimates of the other side's limit were, once it is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from negdesk.analysis.belief import Triangular
from negdesk.analysis.direction import gain
from negdesk.i18n import tr, trn
from negdesk.model.numbers import NumberStyle, show_percent

# What the p10–p90 interval states: eight limits of ten lie in it.
STATED = Decimal("0.8")
_TENTH, _NINE_TENTHS = 0.1, 0.9


@dataclass(frozen=True, slots=True)
class LimitEstimate:
    """One estimate of their limit and what the limit was; amounts in the headline's unit."""

    negotiation_id: str
    likely: Decimal
    belief: Triangular | None
    learned: Decimal
    better: str
    from_memory: bool = False

    @property
    def error(self) -> Decimal | None:
        """Return how much too hopeful it was, as a share of the real limit; None at a limit of 0.

        Positive: they would have gone less far than we hoped; negative: further than we feared.
        """
        if self.learned == 0:
            return None
        return gain(self.likely, self.learned, self.better) / abs(self.learned)

    @property
    def inside(self) -> bool | None:
        """Say whether the real limit fell inside low…high; None without a range."""
        return None if self.belief is None else self.belief.low <= self.learned <= self.belief.high

    @property
    def inside_stated(self) -> bool | None:
        """Say whether it fell between p10 and p90 of the belief; None without a range."""
        if self.belief is None:
            return None
        if self.belief.certain:
            return self.inside
        low, high = self.belief.quantile(_TENTH), self.belief.quantile(_NINE_TENTHS)
        return low <= float(self.learned) <= high


@dataclass(frozen=True, slots=True)
class HitRate:
    """How many of the ranges held the real limit: low…high, and p10…p90 against 80 %."""

    count: int
    inside: int
    inside_stated: int

    @property
    def rate(self) -> Decimal | None:
        """Return the share (0–1) of limits inside low…high, or None without ranges."""
        return Decimal(self.inside) / self.count if self.count else None

    @property
    def rate_stated(self) -> Decimal | None:
        """Return the share (0–1) of limits between p10 and p90, to compare with `STATED`."""
        return Decimal(self.inside_stated) / self.count if self.count else None


@dataclass(frozen=True, slots=True)
class Bias:
    """The mean error of estimates as a share: positive too hopeful, negative too pessimistic."""

    count: int
    error: Decimal


def hit_rate(estimates: Sequence[LimitEstimate]) -> HitRate:
    """Return the hit rate of those estimates that had a range."""
    ranges = [one for one in estimates if one.belief is not None]
    inside = sum(one.inside is True for one in ranges)
    return HitRate(len(ranges), inside, sum(one.inside_stated is True for one in ranges))


def bias(estimates: Sequence[LimitEstimate]) -> Bias | None:
    """Return the mean error of the estimates, or None where none can be measured."""
    errors = [error for one in estimates if (error := one.error) is not None]
    return Bias(len(errors), sum(errors, Decimal(0)) / len(errors)) if errors else None


def bias_sentence(found: Bias | None, style: NumberStyle) -> str:
    """Return the bias in words, as in "Your last 9 estimates … were 11 % too hopeful"."""
    if found is None:
        return tr("No estimate of the other side's limit can be checked yet.")
    percent = show_percent(abs(found.error), style)
    if round(found.error, 2) == 0:
        text = trn(
            "Your last estimate of the other side's limit was right to within 1 %.",
            "Your last {count} estimates of the other side's limit were right on average.",
            found.count,
        )
    elif found.error > 0:
        text = trn(
            "Your last estimate of the other side's limit was {percent} too hopeful.",
            "Your last {count} estimates of the other side's limit were {percent} too hopeful.",
            found.count,
        )
    else:
        text = trn(
            "Your last estimate of the other side's limit was {percent} too pessimistic.",
            "Your last {count} estimates of the other side's limit were {percent} too pessimistic.",
            found.count,
        )
    return text.format(count=found.count, percent=percent)


def hit_sentence(found: HitRate, style: NumberStyle) -> str:
    """Return the hit rate of ranges in words, against the 80 % that p10–p90 states."""
    if not found.count:
        return tr("No range can be checked yet.")
    text = trn(
        "{hit} of {count} real limit fell where you gave it {stated}, {inside} inside your range.",
        "{hit} of {count} real limits fell where you gave them {stated}, {inside} inside your "
        "range.",
        found.count,
    )
    return text.format(
        hit=found.inside_stated,
        count=found.count,
        stated=show_percent(STATED, style),
        inside=found.inside,
    )
