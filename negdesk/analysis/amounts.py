"""An amount as it stands in a sentence: for a reader, with its unit."""

from __future__ import annotations

from decimal import Decimal

from negdesk.model.numbers import NumberStyle, reading_places, show


def amount(value: Decimal, unit: str, style: NumberStyle) -> str:
    """Return a worked-out value with its unit, rounded for reading where it has many digits."""
    places = reading_places(value)
    return f"{show(value, style, None if value == round(value, places) else places)} {unit}".strip()


def exact(value: Decimal, unit: str, style: NumberStyle) -> str:
    """Return a value that someone typed, or a difference of two, with every digit and its unit."""
    return f"{show(value, style)} {unit}".strip()
