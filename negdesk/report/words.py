"""Small words of the print: cutting, units, quotes, rounding."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from negdesk.i18n import isolated, tr

# The dot stays with what it follows: a line never begins with it.
DOT = "\u00a0· "
# Far more than a page holds: longer text is cut here, before anything is done with it.
_MOST = 4000


def start_of(text: str) -> str:
    """Return as much of a text as any page could hold."""
    return text[:_MOST].strip()


def with_unit(number: str, unit: str) -> str:
    """Return a number with its unit, which a line break never parts."""
    return tr("{number}\u00a0{unit}").format(number=number, unit=unit) if unit else number


def quoted(words: str) -> str:
    """Return words as speech, unless they carry quotes or stage directions already."""
    return words if words[:1] in "“„«\"'(‘" else tr("“{words}”").format(words=words)


def dotted(parts: Iterable[str]) -> str:
    """Return parts with a dot between them, each in its own direction."""
    return DOT.join(map(isolated, parts))


def sentence_list(parts: Iterable[str]) -> str:
    """Return the parts that say something, in one run."""
    return dotted(part for part in map(start_of, parts) if part)


def rounding(value: Decimal | None) -> int | None:
    """Return how many places a calculated value is read with; None for as many as it has."""
    if value is None or value == value.to_integral_value():
        return 0
    exponent = value.as_tuple().exponent
    # Some money has three places, as a dinar of Kuwait has.
    if isinstance(exponent, int) and exponent >= -3:
        return None
    return 0 if abs(value) >= 1000 else 2
