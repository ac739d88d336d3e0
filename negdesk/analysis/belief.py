"""A belief about the other side's limit, as a triangular distribution in closed form."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Triangular:
    """Triangular(low, likely, high), low ≤ likely ≤ high; low = high is a certain value.

    ValueError when the three are out of order. Source: the textbook distribution function.
    """

    low: Decimal
    likely: Decimal
    high: Decimal

    def __post_init__(self) -> None:
        """Refuse three values that are out of order."""
        if not self.low <= self.likely <= self.high:
            raise ValueError("low, likely and high are out of order")

    @property
    def certain(self) -> bool:
        """Say whether there is only one value."""
        return self.low == self.high

    @property
    def mean(self) -> Decimal:
        """Return (low + likely + high) / 3."""
        return (self.low + self.likely + self.high) / 3

    def at_most(self, x: Decimal) -> float:
        """Return the probability (0–1) that the value is x or less."""
        if x >= self.high:
            return 1.0
        if x < self.low:
            return 0.0
        width = self.high - self.low
        if x < self.likely:
            return float((x - self.low) ** 2 / (width * (self.likely - self.low)))
        return float(1 - (self.high - x) ** 2 / (width * (self.high - self.likely)))

    def at_least(self, x: Decimal) -> float:
        """Return the probability (0–1) that the value is x or more."""
        if x <= self.low:
            return 1.0
        return 1.0 - self.at_most(x) if x <= self.high and not self.certain else 0.0

    def quantile(self, p: float) -> float:
        """Return the value that is not exceeded with probability p, 0 ≤ p ≤ 1."""
        low, likely, high = float(self.low), float(self.likely), float(self.high)
        if self.certain:
            return low
        turn = (likely - low) / (high - low)
        if p < turn:
            return low + math.sqrt(p * (high - low) * (likely - low))
        return high - math.sqrt((1 - p) * (high - low) * (high - likely))

    def density(self, x: float) -> float:
        """Return the height of the density at x, per unit of x; 0 outside and when certain."""
        low, likely, high = float(self.low), float(self.likely), float(self.high)
        if self.certain or not low <= x <= high:
            return 0.0
        top = 2 / (high - low)
        if x < likely:
            return top * (x - low) / (likely - low)
        return top * (high - x) / (high - likely) if high > likely else top

    def mirrored(self) -> Triangular:
        """Return the distribution of the negated value."""
        return Triangular(-self.high, -self.likely, -self.low)
