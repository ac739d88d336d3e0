"""The preparation as one canonical text, and that text read back into rows.

It has the shape of the interchange JSON, so a seal can be read without this program, but it
keeps the rows' own ids: only then can what changed since be told row by row.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache, partial
from types import NoneType
from typing import Any, NamedTuple

from negdesk.i18n import tr
from negdesk.model import afresh
from negdesk.model.afresh import AFTERWARDS
from negdesk.model.document import Document
from negdesk.model.errors import Condition
from negdesk.model.fields import FIELDS, Field, Kind, check
from negdesk.model.rows import (
    PARTS,
    Negotiation,
    Part,
    Row,
)

VERSION = 1
_UNREADABLE = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
PREPARED: tuple[type[Part], ...] = tuple(cls for cls in PARTS if cls not in AFTERWARDS)

# What is written at the table or after it. An assumption's outcome is sealed all the same:
# one that was known already when it was sealed is no forecast.
LEARNED = {table: frozenset(names) - {"outcome"} for table, names in afresh.LEARNED.items()}


class Wanted(NamedTuple):
    """The fields of a table to read, and a field that a row must have set to be read at all."""

    fields: tuple[str, ...]
    having: str = ""


_SEALED: tuple[type[Row], ...] = (Negotiation, *PREPARED)
_ALL = {cls: Wanted(tuple(FIELDS[cls.TABLE])) for cls in _SEALED}


class SealError(Condition):
    """A seal that cannot be made, or whose content cannot be read; the sentence says why."""


def preparation_text(document: Document, negotiation_id: str) -> str:
    """Return the preparation as canonical JSON: ASCII, keys sorted, no spaces.

    Without seals, events and all that a debrief adds. Equal preparations give equal bytes,
    and ASCII stays as it is wherever the file travels.
    """
    head = document.negotiation(negotiation_id)
    data: dict[str, Any] = {"negdesk": VERSION, "negotiation": _plain(head)}
    for cls in PREPARED:
        data[cls.PLURAL] = [_plain(row) for row in document.all(cls, negotiation_id)]
    return json.dumps(data, sort_keys=True, separators=(",", ":"))


def prepared_rows(
    text: str, negotiation_id: str, only: Mapping[type[Row], Wanted] | None = None
) -> list[Row]:
    """Return the rows in a canonical text as those of this negotiation; SealError if it is none.

    Fields that this version does not know are left out, those it misses stand empty. `only`
    names the tables and fields that are wanted, where a thousand seals are read at once.
    """
    try:
        data = json.loads(text, parse_float=Decimal)
        return list(_rows(data, negotiation_id, _ALL if only is None else only))
    except _UNREADABLE as error:
        raise SealError(tr("The content of this seal cannot be read.")) from error


def _rows(data: Any, nid: str, wanted: Mapping[type[Row], Wanted]) -> Iterator[Row]:
    for cls, (fields, having) in wanted.items():
        if issubclass(cls, Part):
            for part in data.get(cls.PLURAL, ()):
                if not having or part.get(having):
                    values = _values(cls, part, fields)
                    yield cls(id=str(part["id"]), negotiation_id=nid, **values)
        else:
            yield cls(id=nid, **_values(cls, data["negotiation"], fields))


def _plain(row: Row) -> dict[str, Any]:
    said: dict[str, Any] = {} if isinstance(row, Negotiation) else {"id": row.id}
    for name, empty in _written(row.TABLE):
        value = getattr(row, name)
        if value != empty:
            said[name] = format(value, "f") if isinstance(value, Decimal) else value
    return said


@cache
def _written(table: str) -> Sequence[tuple[str, Any]]:
    """Return the fields that are sealed and what each is when it says nothing."""
    learned = LEARNED.get(table, frozenset())
    empty: dict[Kind, Any] = {Kind.AMOUNT: None, Kind.SHARE: None, Kind.REF: None}
    empty |= {Kind.FLAG: ..., Kind.COUNT: ...}
    return [
        (name, empty.get(of.kind, "")) for name, of in FIELDS[table].items() if name not in learned
    ]


def _values(cls: type[Row], data: dict[str, Any], fields: tuple[str, ...]) -> dict[str, Any]:
    readers = _readers(cls.TABLE)
    return {name: readers[name](data[name]) for name in fields if name in data}


@cache
def _readers(table: str) -> dict[str, Callable[[Any], Any]]:
    return {name: _reader(of) for name, of in FIELDS[table].items()}


def _reader(of: Field) -> Callable[[Any], Any]:
    """Return what reads a value: its type alone is checked, its bounds were when it was typed."""
    if of.kind in (Kind.AMOUNT, Kind.SHARE):
        return _number
    if of.kind is Kind.CHOICE:
        return partial(check, of)
    kinds: dict[Kind, tuple[type, ...]] = {
        Kind.FLAG: (bool,),
        Kind.COUNT: (int,),
        Kind.REF: (str, NoneType),
    }
    return partial(_typed, kinds.get(of.kind, (str,)))


def _typed(kinds: tuple[type, ...], value: Any) -> Any:
    if type(value) not in kinds:
        raise TypeError(value)
    return value


def _number(value: Any) -> Decimal | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise TypeError(value)
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError(value)
    return number
