"""What money that falls due again and again is worth today."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal
from math import ceil

from negdesk.i18n import tr, trn
from negdesk.model.numbers import NumberStyle, reading_places, show, show_percent
from negdesk.model.rows import Issue

# From here on nobody reads the digits behind the point.
_WHOLE_FROM = 100


def is_recurring(issue: Issue) -> bool:
    """Say whether an issue's amounts fall due every period."""
    return issue.stream == "recurring"


def present_value(amount: Decimal | None, issue: Issue) -> Decimal | None:
    """Return what an amount of an issue is worth today, in the amount's unit and unrounded.

    Once: the amount itself. Recurring: the ordinary annuity Σₜ₌₁ⁿ a/(1+d)ᵗ, first paid at the
    end of the first period, with d the issue's discount a period (0–1, none counts as 0) and n
    its whole periods; a fraction of a period pays that fraction at the end of that period.
    None without an amount, or where a recurring issue does not say for how many periods.
    """
    if amount is None or not is_recurring(issue):
        return amount
    if issue.periods is None:
        return None
    return amount * _annuity(issue.periods, issue.discount or Decimal(0))


def worth_today(amount: Decimal, issue: Issue, style: NumberStyle, unit: str) -> str:
    """Return in words what one recurring amount is worth today; "" if it falls due once."""
    if not is_recurring(issue):
        return ""
    value = present_value(amount, issue)
    if value is None or issue.periods is None:
        return tr("For how many periods does it run? Then you see what it is worth today.")
    count = 1 if issue.periods == 1 else max(2, ceil(issue.periods))
    if issue.discount:
        text = trn(
            "{amount}, paid after one period at {discount}, is worth {value} today.",
            "{amount} a period, for {periods} periods at {discount}, is worth {value} today.",
            count,
        )
    else:
        text = trn(
            "{amount}, paid after one period, is worth {value} today.",
            "{amount} a period, for {periods} periods, is worth {value} today.",
            count,
        )
    return text.format(
        amount=_said(amount, style, unit, places=None),
        periods=show(issue.periods, style),
        discount=_percent(issue.discount or Decimal(0), style),
        value=_said(value, style, unit, places=worth_places(value)),
    )


def stream_sentence(issue: Issue, style: NumberStyle, unit: str) -> str:
    """Return in words what a recurring number issue is worth today; "" where there is none.

    Told for the target, else the limit, else the opening. A choice issue's money stands in its
    options: `worth_today` tells it.
    """
    given = (issue.target, issue.limit, issue.opening)
    amount = next((value for value in given if value is not None), None)
    return "" if amount is None else worth_today(amount, issue, style, unit)


def _annuity(periods: Decimal, discount: Decimal) -> Decimal:
    """Return what 1 paid at the end of every period is worth at the start of the first."""
    if not discount:
        return periods
    whole = periods.to_integral_value(ROUND_FLOOR)
    shrunk = (1 + discount) ** -whole
    return (1 - shrunk) / discount + (periods - whole) * shrunk / (1 + discount)


def _said(value: Decimal, style: NumberStyle, unit: str, places: int | None) -> str:
    return f"{show(value, style, places)} {unit}".strip()


def worth_places(value: Decimal) -> int:
    """Return the places a present value is read with: none where it is whole or large."""
    whole = abs(value) >= _WHOLE_FROM or value == value.to_integral_value()
    return 0 if whole else reading_places(value)


def _percent(share: Decimal, style: NumberStyle) -> str:
    exponent = (share * 100).normalize().as_tuple().exponent
    return show_percent(share, style, max(0, -int(exponent)))
