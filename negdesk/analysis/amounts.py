"""An amount as it stands in a sentence: for a reader, with its unit."""

from __future__ import annotations

from decimal import Decimal

from negdesk.model.numbers import NumberStyle, show


def amount(value: Decimal, unit: str, style: NumberStyle) -> str:
    """Return a value with its unit, rounded for reading to two places where it has more."""
    places = None if value == round(value, 2) else 2
    return f"{show(value, style, places)} {unit}".strip()
