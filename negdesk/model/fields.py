"""The fields by table, and the one check that every value passes on its way in.

Forms, checks, PDFs, CSV, the schema of the file and of the interchange JSON, and the
table copy all read `FIELDS`. To add a field: give it to its row in `rows.py`, describe
it in `described.py`, add a migration in `store/schema.py`.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from negdesk.i18n import tr
from negdesk.model import numbers
from negdesk.model.described import DESCRIBED
from negdesk.model.kinds import Field, Kind
from negdesk.model.rows import TABLES, Row, columns
from negdesk.model.text import clean, clean_line

__all__ = ["FIELDS", "Field", "FieldError", "Kind", "check", "field"]


class FieldError(ValueError):
    """A value that the field refuses; the message says why, in words."""


def field(table: str | type[Row], name: str) -> Field:
    """Return the description of a field; KeyError if there is none."""
    return FIELDS[table if isinstance(table, str) else table.TABLE][name]


def check(of: Field, value: Any) -> Any:
    """Return the value as it may be kept in this field; FieldError says why not."""
    if of.kind in (Kind.LINE, Kind.NOTE):
        return _check_text(of, value)
    if of.kind in (Kind.AMOUNT, Kind.SHARE):
        return _check_number(of, value)
    if of.kind is Kind.CHOICE:
        if value in dict(of.choices):
            return value
        raise FieldError(tr("This is not one of the choices."))
    if of.kind is Kind.FLAG:
        if isinstance(value, bool):
            return value
        raise FieldError(tr("This is either yes or no."))
    if of.kind is Kind.COUNT:
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**53:
            return value
        raise FieldError(tr("This is not a whole number."))
    if of.kind is Kind.REF:
        if value is None or (isinstance(value, str) and value):
            return value
        raise FieldError(tr("This is not a reference to another entry."))
    return _check_time(of, value)


def _check_text(of: Field, value: Any) -> str:
    if not isinstance(value, str):
        raise FieldError(tr("This is not text."))
    return clean(value) if of.kind is Kind.NOTE else clean_line(value)


def _check_number(of: Field, value: Any) -> Decimal | None:
    if value is None:
        return None
    if not isinstance(value, Decimal):
        raise FieldError(tr("This is not a number."))
    try:
        kept = numbers.keep(value)
    except numbers.NumberError as error:
        raise FieldError(str(error)) from error
    if of.lowest is not None and kept < of.lowest:
        raise FieldError(
            tr("The least possible here is {least}.").format(least=_bound(of, of.lowest))
        )
    if of.highest is not None and kept > of.highest:
        raise FieldError(
            tr("The most possible here is {most}.").format(most=_bound(of, of.highest))
        )
    return kept


def _bound(of: Field, value: Decimal) -> str:
    return f"{value * 100:f} %" if of.kind is Kind.SHARE else f"{value:f}"


_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,6})?)?)?")


def _check_time(of: Field, value: Any) -> str:
    """Return ISO text of a day, or of a day and time; "" for none."""
    if value == "":
        return ""
    shape = _DATE if of.kind is Kind.DATE else _MOMENT
    if not isinstance(value, str) or not shape.fullmatch(value):
        raise FieldError(tr("This is not a date."))
    try:
        (date if of.kind is Kind.DATE else datetime).fromisoformat(value)
    except ValueError as error:
        raise FieldError(tr("There is no such day.")) from error
    return value


def _field_table(table: str) -> dict[str, Field]:
    described = {entry["name"]: Field(table=table, **entry) for entry in DESCRIBED[table]}
    if table != "negotiation":
        described["position"] = Field(table, "position", Kind.COUNT)
    return {name: described[name] for name in columns(TABLES[table]) if name in described}


FIELDS: dict[str, dict[str, Field]] = {table: _field_table(table) for table in TABLES}
