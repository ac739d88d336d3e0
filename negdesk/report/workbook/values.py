"""Values of rows in words: each field as its description says, with its unit."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from negdesk.i18n import tr
from negdesk.model.fields import FIELDS, Field, Kind, field
from negdesk.model.numbers import NumberStyle, show, show_percent
from negdesk.model.rows import Row
from negdesk.report.dates import said_day, said_moment
from negdesk.report.text import one_line
from negdesk.report.words import rounding, with_unit

# A unit is a word. Where somebody writes a letter into it, each number would carry a page.
_UNIT = 60


class Values:
    """How one negotiation writes its values: the reader's numbers, its own unit."""

    def __init__(self, style: NumberStyle, unit: str) -> None:
        """Keep the number style and the unit of the headline value."""
        self.style, self.unit = style, one_line(unit, _UNIT)

    def said(self, row: Row, name: str) -> str:
        """Return the value of a field as a person reads it; "" for none."""
        of, value = field(type(row), name), getattr(row, name)
        if isinstance(value, bool):
            return tr("yes") if value else ""
        if isinstance(value, Decimal):
            return self._number(of, value)
        if not value or not isinstance(value, str):
            return ""
        if of.kind is Kind.CHOICE:
            return of.said_choice(value)
        if of.kind is Kind.DATE:
            return said_day(value)
        if of.kind is Kind.MOMENT:
            return said_moment(value, weekday=of.name == "meeting_at")
        return value

    def pairs(self, row: Row, names: Iterable[str]) -> list[tuple[str, str]]:
        """Return fields of a row as labels with what they say."""
        of = FIELDS[row.TABLE]
        return [(of[name].said_label, self.said(row, name)) for name in names]

    def money(self, value: Decimal | None) -> str:
        """Return a headline value with its unit, every digit of it; "" for none."""
        return "" if value is None else with_unit(show(value, self.style), self.unit)

    def worth(self, value: Decimal | None) -> str:
        """Return a calculated headline value rounded for reading, with its unit."""
        if value is None:
            return ""
        return with_unit(show(value, self.style, rounding(value)), self.unit)

    def amount(self, value: Decimal | None, unit: str = "") -> str:
        """Return an amount with a unit of its own."""
        return "" if value is None else with_unit(show(value, self.style), one_line(unit, _UNIT))

    def share(self, value: Decimal | None) -> str:
        """Return a share as a percentage; "" for none."""
        if value is None:
            return ""
        exponent = (value * 100).normalize().as_tuple().exponent
        places = max(0, -exponent) if isinstance(exponent, int) else 0
        return show_percent(value, self.style, min(places, 4))

    def _number(self, of: Field, value: Decimal) -> str:
        if of.kind is Kind.SHARE:
            return self.share(value)
        return self.money(value) if of.money else self.amount(value, tr(of.unit) if of.unit else "")
