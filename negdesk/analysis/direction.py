"""Which way is better: every comparison of two headline values goes through here."""

from __future__ import annotations

from decimal import Decimal

OPPOSITE = {"higher": "lower", "lower": "higher"}


def gain(value: Decimal, reference: Decimal, better: str) -> Decimal:
    """Return by how much a value is better than a reference, negative when it is worse.

    `better` is "higher" (a seller) or "lower" (a buyer); units are those of the values.
    """
    return value - reference if better == "higher" else reference - value


def acceptable(value: Decimal, limit: Decimal, better: str) -> bool:
    """Say whether a value is at least as good as a limit: equal to the limit is acceptable."""
    return gain(value, limit, better) >= 0


def improved(value: Decimal, by: Decimal, better: str) -> Decimal:
    """Return the value made better by an amount (worse by a negative one)."""
    return value + by if better == "higher" else value - by
