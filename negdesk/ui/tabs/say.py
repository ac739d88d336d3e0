"""Amounts as they stand in the sentences of the tabs."""

from __future__ import annotations

from decimal import Decimal

from negdesk.model.numbers import NumberStyle, reading_places, show


def amount(value: Decimal, style: NumberStyle, unit: str = "") -> str:
    """Return an amount with its unit: whole, or with two decimals for reading, more of a cent."""
    places = 0 if value == value.to_integral_value() else reading_places(value)
    return f"{show(value, style, places)} {unit}".strip()


def shortened(text: str, most: int = 320) -> str:
    """Return the text, cut behind a word with a mark when it is longer than a paragraph."""
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0] + " …"
