"""Exact decimal numbers: read from what a person types, written for a person to read."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from negdesk.i18n import tr

WHOLE_DIGITS = 15
FRACTION_DIGITS = 10
NARROW_SPACE = "\u202f"
MINUS = "\u2212"
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009'\u2019\u066c]")
_PLAIN = re.compile(r"(\d+(\.\d*)?|\.\d+)")


class NumberError(ValueError):
    """What was typed is not a number we keep; the message says why, in words."""


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """How a reader writes numbers: the decimal mark and the mark between thousands."""

    decimal: str = "."
    group: str = ","


@dataclass(frozen=True, slots=True)
class Understood:
    """A number read from text, and whether another reader could read it otherwise."""

    value: Decimal
    ambiguous: bool


def keep(value: Decimal) -> Decimal:
    """Return the number if it is one we keep exactly, in plain digits; else NumberError.

    Range: at most 15 digits before the decimal mark and 10 after it.
    """
    if not value.is_finite():
        raise NumberError(tr("Only a finite number can be kept here."))
    if value == 0:
        return Decimal(0)
    if value.adjusted() >= WHOLE_DIGITS:
        raise NumberError(tr("The number is too large: at most 15 digits before the point."))
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -FRACTION_DIGITS:
        trimmed = value.normalize()
        exponent = trimmed.as_tuple().exponent
        fine = isinstance(exponent, int) and exponent < -FRACTION_DIGITS
        # normalize rounds to 28 digits: what it changed was finer still.
        if fine or trimmed != value:
            raise NumberError(tr("The number is too fine: at most 10 digits after the point."))
        value = trimmed
    return Decimal(format(value, "f"))


def parse(text: str, style: NumberStyle) -> Understood:
    """Return the number a person typed; NumberError says why it cannot be one.

    Thousands marks, spaces, currency signs at either end, (5) for minus 5, 5k, 3m and
    digits of other scripts are understood. `1.234` is ambiguous and marked so.
    """
    plain = "".join(_ascii_digit(char) for char in text.strip())
    negative = plain.startswith("(") and plain.endswith(")")
    plain = plain[1:-1] if negative else plain
    plain, percent = _strip_units(plain.replace(MINUS, "-"))
    plain, factor = _factor(plain)
    plain = _SPACES.sub("", plain)
    sign = ""
    if plain[:1] in ("-", "+"):
        sign, plain = plain[0], _strip_units(plain[1:])[0]
    digits, ambiguous = _decimal_point(plain, style)
    if not _PLAIN.fullmatch(digits):
        raise NumberError(tr("This is not a number."))
    if len(digits) > WHOLE_DIGITS * 4:
        raise NumberError(tr("The number is too large: at most 15 digits before the point."))
    try:
        value = Decimal(digits) * factor
    except InvalidOperation as error:
        raise NumberError(tr("This is not a number.")) from error
    if percent:
        value /= 100
    if negative or sign == "-":
        value = -value
    return Understood(keep(value), ambiguous)


def show(value: Decimal | None, style: NumberStyle, places: int | None = None) -> str:
    """Return the number for a reader, grouped by thousands; "" for None.

    With `places` it is rounded to them for reading, a half away from zero as readers do it;
    else every digit is shown.
    """
    if value is None:
        return ""
    if places is not None:
        value = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    plain = format(value, "f")
    sign = MINUS if plain.startswith("-") else ""
    whole, _, fraction = plain.lstrip("-").partition(".")
    if not any(char in "123456789" for char in plain):
        sign = ""
    grouped = f"{int(whole or '0'):,}".replace(",", style.group)
    return sign + grouped + (style.decimal + fraction if fraction else "")


def reading_places(value: Decimal) -> int:
    """Return the places an amount is rounded to for reading: two, under a cent two that count."""
    return 2 if value == 0 or value.adjusted() >= -2 else 1 - value.adjusted()


def show_percent(value: Decimal | float, style: NumberStyle, places: int = 0) -> str:
    """Return a share of 0–1 as a percentage with its sign.

    A share that is neither 0 nor 1 is never rounded to "0 %" or "100 %".
    """
    percent = Decimal(str(value)) * 100
    edge = Decimal(1).scaleb(-places)
    if 0 < percent < edge / 2:
        return f"< {show(edge, style, places)}{NARROW_SPACE}%"
    if 100 - edge / 2 <= percent < 100:
        return f"> {show(100 - edge, style, places)}{NARROW_SPACE}%"
    return f"{show(percent, style, places)}{NARROW_SPACE}%"


def _ascii_digit(char: str) -> str:
    if char == "\u066b":
        return "."
    digit = unicodedata.decimal(char, None)
    return char if digit is None else str(digit)


def _strip_units(text: str) -> tuple[str, bool]:
    percent = text.rstrip().endswith("%")
    text = text.strip().strip("%").strip()
    while text and unicodedata.category(text[0]) == "Sc":
        text = text[1:].lstrip()
    while text and unicodedata.category(text[-1]) == "Sc":
        text = text[:-1].rstrip()
    return text, percent


def _factor(text: str) -> tuple[str, int]:
    scale = {"k": 1_000, "m": 1_000_000}.get(text[-1:].lower())
    return (text[:-1], scale) if scale else (text, 1)


def _decimal_point(text: str, style: NumberStyle) -> tuple[str, bool]:
    """Return the digits with a plain point, and whether a mark could be read otherwise."""
    marks = [char for char in text if char in ".,"]
    if not marks:
        return text, False
    if len(set(marks)) == 2:
        decimal = marks[-1]
        if marks.count(decimal) > 1:
            raise NumberError(tr("The points and commas do not fit together."))
        _check_groups(text.split(decimal)[0], "," if decimal == "." else ".")
        other = "," if decimal == "." else "."
        return text.replace(other, "").replace(decimal, "."), False
    mark = marks[0]
    if len(marks) > 1:
        _check_groups(text, mark)
        return text.replace(mark, ""), False
    before, _, after = text.partition(mark)
    groups = len(after) == 3 and 1 <= len(before) <= 3 and before != "0"
    if mark == style.decimal:
        return text.replace(mark, "."), groups
    if groups:
        return text.replace(mark, ""), True
    if mark == style.group and len(after) > 3:
        # A digit typed behind a grouped number, as in 26,0001: not a fraction.
        raise NumberError(tr("The points and commas do not fit together."))
    return text.replace(mark, "."), True


def _check_groups(text: str, mark: str) -> None:
    head, *groups = text.split(mark)
    if not 1 <= len(head) <= 3 or any(len(group) != 3 for group in groups):
        raise NumberError(tr("The points and commas do not fit together."))
