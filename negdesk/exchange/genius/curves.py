"""How a profile values the numbers of an issue: GENIUS's evaluators, each 0–1.

Formulas as in GENIUS 10.4, classes EvaluatorInteger, EvaluatorReal and EVALFUNCTYPE.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation, localcontext
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_NIL, _ONE = Decimal(0), Decimal(1)
# A number with more digits or a larger exponent is no evaluation, weight or bound.
_LONGEST = 60
_LARGEST = 30


@dataclass(frozen=True, slots=True)
class Curve:
    """The value of a number, clipped to 0–1; `top` is where a triangle peaks."""

    raw: Callable[[Decimal], Decimal]
    straight: bool
    top: Decimal | None = None

    def __call__(self, number: Decimal) -> Decimal:
        """Return the value of a number, 0–1."""
        return min(max(self.raw(number), _NIL), _ONE)

    def whole(self, lowest: Decimal, highest: Decimal) -> bool:
        """Say whether it runs straight from 0 to 1, or from 1 to 0, between two numbers."""
        if not self.straight:
            return False
        bottom, top = sorted((self.raw(lowest), self.raw(highest)))
        # Published slopes are rounded: 0.0333333 × 30 is a little less than 1.
        return max(abs(bottom), abs(top - 1)) <= Decimal("1e-5")

    def rises(self, lowest: Decimal, highest: Decimal) -> bool:
        """Say whether the highest number is worth more than the lowest."""
        return self.raw(highest) > self.raw(lowest)


def number(text: str | None) -> Decimal | None:
    """Return the finite number that an attribute holds, or None."""
    if text is None or len(text) > _LONGEST:
        return None
    try:
        found = Decimal(text.strip())
    except InvalidOperation:
        return None
    small = found.is_finite() and (not found or abs(found.adjusted()) <= _LARGEST)
    return found if small else None


def rounded(value: Decimal) -> Decimal:
    """Return a value with the ten digits behind the point that the file keeps."""
    with localcontext() as context:
        context.prec = 60
        return value.quantize(Decimal("1e-10"))


def curve(evaluator: Element, lowest: Decimal) -> Curve | None:
    """Return the curve of an `evaluator` element, or None if it is of no kind known here."""
    slope, offset = number(evaluator.get("slope")), number(evaluator.get("offset"))
    if slope is not None:
        return _line(slope, (offset or _NIL) - slope * lowest)
    kind = evaluator.get("ftype", "linear").lower()
    values = [number(evaluator.get(f"parameter{place}")) for place in range(3)]
    first, second, third = values
    if kind == "linear" and second is not None:
        return _line(second, first or _NIL)
    if kind == "constant" and first is not None:
        return _line(_NIL, first)
    if kind == "triangular" and first is not None and second is not None and third is not None:
        return _triangle(first, second, third)
    return None


def _line(slope: Decimal, offset: Decimal) -> Curve:
    return Curve(lambda number: slope * number + offset, straight=True)


def _triangle(start: Decimal, end: Decimal, top: Decimal) -> Curve:
    def value(number: Decimal) -> Decimal:
        if number == top:
            return _ONE
        if number <= start or number >= end:
            return _NIL
        if number < top:
            return (number - start) / (top - start)
        return (end - number) / (end - top)

    return Curve(value, straight=False, top=top)
