"""The values a number issue may take, from the lowest to the highest of its scale."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from negdesk.analysis.issue_tree import name
from negdesk.i18n import tr
from negdesk.model.rows import Issue

MOST_STEPS = 200
FEWEST_DERIVED = 10
_NUMBERS = (
    "opening", "target", "limit", "their_opening", "their_low", "their_likely", "their_high",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scale:
    """The values of a number issue, ascending; none and a note where no scale can be told."""

    values: tuple[Decimal, ...] = ()
    notes: tuple[str, ...] = ()

    def score(self, value: Decimal, better: str) -> Decimal:
        """Return the points (0–100) of a value, linear from the worst end to the best.

        Beyond an end it counts as that end.
        """
        low, high = self.values[0], self.values[-1]
        share = (min(max(value, low), high) - low) * 100 / (high - low)
        return share if better == "higher" else 100 - share


def scale_of(issue: Issue) -> Scale:
    """Return the values of a number issue.

    Without a scale it runs over all its known numbers; without a step it has 10 to 20 round
    steps. More than MOST_STEPS become coarser. Both ends are always among the values.
    """
    low, high = _ends(issue)
    if low is None or high is None or low >= high:
        text = tr("“{title}” is left out of packages: give its scale two different ends.")
        return Scale(notes=(text.format(title=name(issue)),))
    step = issue.step or _round_step(high - low)
    count = int(((high - low) / step).to_integral_value(ROUND_CEILING))
    if count <= MOST_STEPS:
        return Scale(_stepped(low, high, step))
    text = tr("“{title}” has more than {most} steps: packages use coarser ones.")
    coarse = step * -(-count // MOST_STEPS)
    note = text.format(title=name(issue), most=MOST_STEPS)
    return Scale(_stepped(low, high, coarse), (note,))


def _ends(issue: Issue) -> tuple[Decimal | None, Decimal | None]:
    given = [getattr(issue, each) for each in _NUMBERS]
    known = [value for value in (*given, issue.lowest, issue.highest) if value is not None]
    low = issue.lowest if issue.lowest is not None else min(known, default=None)
    high = issue.highest if issue.highest is not None else max(known, default=None)
    return low, high


def _round_step(width: Decimal) -> Decimal:
    """Return the largest of 1, 2, 5 times a power of ten that makes at least ten steps."""
    least = width / FEWEST_DERIVED
    power = Decimal(1).scaleb(least.adjusted())
    return max(power * factor for factor in (1, 2, 5) if power * factor <= least)


def _stepped(low: Decimal, high: Decimal, step: Decimal) -> tuple[Decimal, ...]:
    """Return low, low + step, … and high; a last step that all but reaches high is high."""
    count = int(((high - low) / step - Decimal("1e-6")).to_integral_value(ROUND_CEILING))
    return (*(low + step * index for index in range(count)), high)
