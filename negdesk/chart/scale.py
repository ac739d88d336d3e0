"""From values to places along an axis, and the round numbers written under it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise

from negdesk.model.numbers import NumberStyle, show

_PAD = Decimal("0.06")
_STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10), Decimal(20), Decimal(50))
_SHORT = ((Decimal(1_000_000), "M"), (Decimal(1_000), "k"))
_MOST_TICKS = 8


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight scale from `low` at `left` to `high` at `right`; low < high always."""

    low: Decimal
    high: Decimal
    left: float
    right: float

    def at(self, value: Decimal) -> float:
        """Return the place of a value."""
        # The difference is taken in decimals: 10^9 and 10^9 + 10^-6 are one float.
        share = float((value - self.low) / (self.high - self.low))
        return self.left + share * (self.right - self.left)

    def value(self, place: float) -> Decimal:
        """Return the value at a place."""
        share = Decimal(repr((place - self.left) / (self.right - self.left)))
        return self.low + share * (self.high - self.low)


def scale_for(values: Iterable[Decimal], left: float, right: float) -> Scale:
    """Return a scale on which all values lie with air at both ends."""
    known = list(values)
    low, high = min(known, default=Decimal(0)), max(known, default=Decimal(1))
    air = (high - low) * _PAD
    if air == 0:
        air = abs(low) / 10 or Decimal(1)
    # Air below zero would show prices that there are not.
    start = max(low - air, Decimal(0)) if low >= 0 else low - air
    return Scale(start, high + air, left, max(right, left + 1))


def ticks(scale: Scale, most: int, least: Decimal = Decimal(0)) -> list[Decimal]:
    """Return at most `most` round values on the scale, evenly spaced, `least` apart or more."""
    span = scale.high - scale.low
    raw = span / max(most, 1)
    power = Decimal(1).scaleb(raw.adjusted())
    for factor in _STEPS:
        step = max(factor * power, least)
        first = (scale.low / step).to_integral_value(ROUND_CEILING)
        last = (scale.high / step).to_integral_value(ROUND_FLOOR)
        count = int(last - first) + 1
        if count <= most:
            return [(first + index) * step for index in range(count)]
    return []


def step_for(scale: Scale) -> Decimal:
    """Return a round step of about a hundredth of the scale: what one key press moves."""
    raw = (scale.high - scale.low) / 100
    power = Decimal(1).scaleb(raw.adjusted())
    return min((factor * power for factor in _STEPS), key=lambda step: abs(step - raw))


def labelled_ticks(
    scale: Scale,
    style: NumberStyle,
    width: Callable[[str], float],
    gap: float,
    least: Decimal = Decimal(0),
) -> list[tuple[Decimal, str]]:
    """Return as many round values with their labels as stand side by side with a gap.

    Whole numbers first; "20k" only when fewer than four of those find room. `least` is the
    finest step: 1 for what is counted in whole numbers.
    """
    best: list[tuple[Decimal, str]] = []
    for said in (_full, _short):
        for most in range(_MOST_TICKS, 0, -1):
            values = ticks(scale, most, least)
            found = list(zip(values, said(values, style), strict=True))
            if _apart(scale, found, width, gap):
                break
        else:
            continue
        if len(found) > len(best):
            best = found
        if len(best) >= 4:
            break
    return best


def short(value: Decimal, style: NumberStyle) -> str:
    """Return the number with k or M where that makes it shorter, marked when rounded."""
    for unit, letter in _SHORT:
        if abs(value) >= unit:
            scaled = value / unit
            rounded = round(scaled, 0 if abs(scaled) >= 1000 else 1).normalize()
            mark = "" if rounded * unit == value else "≈"
            return mark + show(rounded, style) + letter
    if value != 0 and len(show(value, style)) > 8:
        rounded = Decimal(f"{value:.3g}").normalize()
        return ("" if rounded == value else "≈") + show(rounded, style)
    return show(value, style)


def _full(values: Sequence[Decimal], style: NumberStyle) -> list[str]:
    return [show(value, style, _places(values)) for value in values]


def _short(values: Sequence[Decimal], style: NumberStyle) -> list[str]:
    for unit, letter in _SHORT:
        if any(abs(value) >= unit for value in values):
            scaled = [value / unit for value in values]
            places = _places(scaled)
            if places <= 2:
                return [show(value, style, places) + (letter if value else "") for value in scaled]
    return _full(values, style)


def _places(values: Sequence[Decimal]) -> int:
    """Return how many digits after the point the finest of the values needs."""
    exponents = [value.normalize().as_tuple().exponent for value in values if value]
    return max((-part for part in exponents if isinstance(part, int) and part < 0), default=0)


def _apart(
    scale: Scale,
    found: Sequence[tuple[Decimal, str]],
    width: Callable[[str], float],
    gap: float,
) -> bool:
    spans = [(scale.at(value), width(said) / 2) for value, said in found]
    return all(x2 - half2 - (x1 + half1) >= gap for (x1, half1), (x2, half2) in pairwise(spans))
