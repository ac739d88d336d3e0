"""Rows of the model to rows of the file and back.

Reading has a fast way for what negdesk wrote and a careful way for what somebody else
wrote into the file: there an impossible value becomes the field's default, and a
sentence says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import MISSING, fields
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Generic, TypeVar

from negdesk.i18n import tr
from negdesk.model.fields import FIELDS, Field, FieldError, Kind, check
from negdesk.model.rows import TABLES, Row, columns

R = TypeVar("R", bound=Row)
_TIME = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,6})?)?)?")


def stored(value: Any) -> str | int | None:
    """Return a value as the file keeps it."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, bool):
        return int(value)
    return value  # type: ignore[no-any-return]


def _number(value: Any) -> Decimal:
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError
    return number


def _flag(value: Any) -> bool:
    if value in (0, 1):
        return bool(value)
    raise ValueError


def _time(value: Any) -> str:
    if value:
        if not _TIME.fullmatch(value):
            raise ValueError
        datetime.fromisoformat(value)
    return value  # type: ignore[no-any-return]


def _choice(of: Field) -> Callable[[Any], str]:
    known = {choice: choice for choice, _ in of.choices}
    return known.__getitem__


def _reader(of: Field) -> Callable[[Any], Any] | None:
    """Return what turns a kept value into the row's; None where they are the same."""
    if of.kind in (Kind.AMOUNT, Kind.SHARE):
        return _number
    if of.kind is Kind.FLAG:
        return _flag
    if of.kind in (Kind.DATE, Kind.MOMENT):
        return _time
    return _choice(of) if of.kind is Kind.CHOICE else None


def _types(of: Field | None) -> tuple[type, ...]:
    """Return the types that a column may hold; a strict file holds no others."""
    if of is None:
        return (str,)
    if of.kind in (Kind.AMOUNT, Kind.SHARE, Kind.REF):
        return (str, type(None))
    return (int,) if of.kind in (Kind.FLAG, Kind.COUNT) else (str,)


class Codec(Generic[R]):
    """How one table is read and written; made once a table."""

    def __init__(self, cls: type[R]) -> None:
        """Prepare the statements and readers of a table."""
        self.cls = cls
        self.columns = columns(cls)
        names = ", ".join(f'"{name}"' for name in self.columns)
        places = ", ".join("?" * len(self.columns))
        self.select = f'SELECT {names} FROM "{cls.TABLE}"'
        self.insert = f'INSERT INTO "{cls.TABLE}" ({names}) VALUES ({places})'
        self.delete = f'DELETE FROM "{cls.TABLE}" WHERE id = ?'
        self._updates: dict[tuple[str, ...], str] = {}
        described = FIELDS[cls.TABLE]
        self._readers = tuple(
            (index, read)
            for index, name in enumerate(self.columns)
            if name in described and (read := _reader(described[name])) is not None
        )
        self._types = tuple(_types(described.get(name)) for name in self.columns)
        self._sound: set[tuple[type, ...]] = set()
        self._defaults = {
            field.name: "" if field.default is MISSING else field.default for field in fields(cls)
        }

    def update(self, names: tuple[str, ...]) -> str:
        """Return the statement that gives these columns values."""
        known = self._updates.get(names)
        if known is None:
            sets = ", ".join(f'"{name}" = ?' for name in names)
            known = self._updates[names] = f'UPDATE "{self.cls.TABLE}" SET {sets} WHERE id = ?'
        return known

    def values(self, row: R) -> list[str | int | None]:
        """Return a row as the file keeps it."""
        return [stored(getattr(row, name)) for name in self.columns]

    def row(self, kept: Sequence[Any], problems: dict[str, None]) -> R:
        """Return the row of a kept one; what is impossible is added to the problems."""
        values = list(kept)
        try:
            for index, read in self._readers:
                if (value := values[index]) is not None:
                    values[index] = read(value)
            types = tuple(map(type, kept))
            if types not in self._sound:
                self._check_types(types)
        except (ValueError, KeyError, TypeError, InvalidOperation):
            values = self._careful(kept, problems)
        return self.cls(**dict(zip(self.columns, values, strict=True)))

    def _check_types(self, types: tuple[type, ...]) -> None:
        """Remember a combination of types that is right; TypeError for any other."""
        for kept, allowed in zip(types, self._types, strict=True):
            if kept not in allowed:
                raise TypeError
        self._sound.add(types)

    def _careful(self, kept: Sequence[Any], problems: dict[str, None]) -> list[Any]:
        values = list(kept)
        readers = dict(self._readers)
        for index, name in enumerate(self.columns):
            try:
                if type(values[index]) not in self._types[index]:
                    raise TypeError
                if index in readers and values[index] is not None:
                    values[index] = readers[index](values[index])
            except (ValueError, KeyError, TypeError, InvalidOperation):
                values[index] = self._defaults[name]
                problems[self._sentence(name)] = None
        return values

    def _sentence(self, name: str) -> str:
        of = FIELDS[self.cls.TABLE].get(name)
        return impossible(self.cls.TABLE, of.said_label if of and of.label else name)

    def faults(self, row: R) -> list[str]:
        """Return a sentence for each value that an input would have refused or cleaned."""
        return [
            self._sentence(name)
            for name, of in FIELDS[self.cls.TABLE].items()
            if not _acceptable(of, getattr(row, name))
        ]


def _acceptable(of: Field, value: Any) -> bool:
    try:
        return bool(check(of, value) == value)
    except FieldError:
        return False


def impossible(table: str, field: str) -> str:
    """Return the sentence about a value that cannot be; the value itself stays unsaid."""
    return tr("“{field}” in table {table} holds something impossible and is left out.").format(
        field=field, table=table
    )


CODECS: dict[str, Codec[Any]] = {table: Codec(cls) for table, cls in TABLES.items()}
