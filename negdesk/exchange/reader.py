"""Values of an interchange file to rows: every value checked, every refusal with its path."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any

from negdesk.exchange.json_text import InterchangeError, Object, said
from negdesk.i18n import tr, trn
from negdesk.model.fields import FIELDS, Field, FieldError, Kind, check
from negdesk.model.rows import PARTS, TABLES, Negotiation, Part, Row
from negdesk.model.text import clean_line

VERSION = 1
# The most warnings listed, and the deepest tree of issues: a file can hold anything.
_WARNINGS = 20
_DEEPEST = 100
_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,4})?")
_PLURALS = {cls.PLURAL: cls for cls in PARTS}


@cache
def parent_field(table: str) -> str | None:
    """Return the field by which a table's rows stand below others of the same table."""
    found = (name for name, described in FIELDS[table].items() if described.target == table)
    return next(found, None)


def parents_first(parts: list[Part]) -> list[Part]:
    """Return the rows in the order of their tree, each above what stands below it."""
    name = parent_field(parts[0].TABLE) if parts else None
    if name is None:
        return parts
    known = {row.id for row in parts}
    below: dict[str | None, list[Part]] = {}
    for row in parts:
        parent = getattr(row, name)
        below.setdefault(parent if parent in known else None, []).append(row)
    ordered: list[Part] = []
    waiting = below.pop(None, [])[::-1]
    while waiting:
        row = waiting.pop()
        ordered.append(row)
        waiting.extend(reversed(below.pop(row.id, [])))
    return ordered + [row for loop in below.values() for row in loop]


class Reader:
    """The reading of one file: fresh ids, and what was left out."""

    def __init__(self, new_id: Callable[[], str]) -> None:
        """Start with a source of fresh ids."""
        self._new_id = new_id
        self._fresh: dict[tuple[str, str], tuple[str, str]] = {}
        self._unknown: dict[str, list[str]] = {}
        self._dangling: list[str] = []

    def read(self, data: Any) -> tuple[list[Row], list[str]]:
        """Return the rows, parents first, and a sentence for all that was left out."""
        head = self._head(data)
        places: list[tuple[type[Part], int, Object, str]] = []
        for plural, cls in _PLURALS.items():
            parts = data.get(plural, [])
            if not isinstance(parts, list):
                raise _wrong(plural, parts, tr("is not a list"))
            for place, part in enumerate(parts):
                row_id = self._register(cls, part, f"{plural}[{place}]")
                places.append((cls, place, part, row_id))
        row = Negotiation(id=self._new_id(), **self._values(Negotiation, head, "negotiation"))
        tables: dict[type[Part], list[Part]] = {cls: [] for cls in PARTS}
        for cls, place, part, row_id in places:
            values = self._values(cls, part, f"{cls.PLURAL}[{place}]")
            values = {"position": place, **values}
            tables[cls].append(cls(id=row_id, negotiation_id=row.id, **values))
        for cls, parts in tables.items():
            _refuse_loops(cls, parts)
        ordered = [part for parts in tables.values() for part in parents_first(parts)]
        return [row, *ordered], self._warnings()

    def _head(self, data: Any) -> Object:
        if not isinstance(data, Object) or "negdesk" not in data:
            text = tr('This JSON is not a negotiation from negdesk: it does not say "negdesk": 1.')
            raise InterchangeError(text)
        _refuse_twice(data, "")
        version = data["negdesk"]
        if str(version) != str(VERSION):
            text = tr("negdesk: this file is of version {theirs}; this program reads {ours}.")
            raise InterchangeError(text.format(theirs=said(version), ours=VERSION))
        for name in data:
            if name not in _PLURALS and name not in ("negdesk", "negotiation"):
                self._unknown.setdefault(name, []).append(name)
        if "negotiation" not in data:
            raise InterchangeError(tr("negotiation: it is missing from this file."))
        head = data["negotiation"]
        if not isinstance(head, Object):
            raise _wrong("negotiation", head, tr("is not an object"))
        return head

    def _register(self, cls: type[Part], part: Any, path: str) -> str:
        """Return a fresh id for the row and remember which id of the file it stands for."""
        if not isinstance(part, Object):
            raise _wrong(path, part, tr("is not an object"))
        fresh = self._new_id()
        theirs = part.get("id", "")
        if not isinstance(theirs, str):
            raise _wrong(f"{path}.id", theirs, tr("is not text"))
        if theirs:
            _, first = self._fresh.setdefault((cls.TABLE, theirs), (fresh, path))
            if first != path:
                raise _wrong(f"{path}.id", theirs, tr("is the id of {path} too").format(path=first))
        return fresh

    def _values(self, cls: type[Row], data: Object, path: str) -> dict[str, Any]:
        _refuse_twice(data, path)
        values: dict[str, Any] = {}
        for name, value in data.items():
            described = FIELDS[cls.TABLE].get(name)
            where = f"{path}.{name}"
            if described is None:
                if name not in ("id", "negotiation_id"):
                    self._unknown.setdefault(f"{cls.TABLE}.{name}", []).append(where)
            elif described.kind is Kind.REF:
                values[name] = self._reference(described, value, where)
            else:
                values[name] = _value(described, value, where)
        return values

    def _reference(self, of: Field, value: Any, path: str) -> str | None:
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            raise _wrong(path, value, tr("is not text"))
        if (of.target, value) in self._fresh:
            return self._fresh[of.target, value][0]
        table = TABLES[of.target].PLURAL
        if of.owned:
            raise _wrong(path, value, tr("is not the id of any of {table}").format(table=table))
        text = tr("{path}: {value} is not the id of any of {table}; it was left empty.")
        self._dangling.append(text.format(path=path, value=said(value), table=table))
        return None

    def _warnings(self) -> list[str]:
        left_out = []
        for paths in self._unknown.values():
            more = len(paths) - 1
            text = tr("{path} is not known here and was left out.")
            if more:
                text = trn(
                    "{path} and {more} more like it are not known here and were left out.",
                    "{path} and {more} more like it are not known here and were left out.",
                    more,
                )
            left_out.append(text.format(path=_cut(paths[0]), more=more))
        found = left_out + self._dangling
        if len(found) > _WARNINGS:
            more = len(found) - _WARNINGS
            text = trn("{more} more warning.", "{more} more warnings.", more)
            found = [*found[:_WARNINGS], text.format(more=more)]
        return found


def _value(of: Field, value: Any, path: str) -> Any:
    """Return a JSON value as the field keeps it; InterchangeError names the path."""
    try:
        return check(of, _typed(of, value, path))
    except FieldError as error:
        text = tr("{path}: {value} cannot be kept. {reason}")
        raise InterchangeError(
            text.format(path=_cut(path), value=said(value), reason=error)
        ) from error


def _typed(of: Field, value: Any, path: str) -> Any:
    """Return the value in the type that the field checks, or say that it has another."""
    if of.kind in (Kind.AMOUNT, Kind.SHARE):
        if value is None or isinstance(value, Decimal):
            return value
        if isinstance(value, str) and _NUMBER.fullmatch(value):
            return Decimal(value)
        raise _wrong(path, value, tr("is not a number"))
    if of.kind is Kind.COUNT:
        if isinstance(value, Decimal) and value.is_finite() and abs(value) < 2**53:
            whole = int(value)
            if whole == value:
                return whole
        raise _wrong(path, value, tr("is not a whole number"))
    if of.kind is Kind.FLAG:
        if isinstance(value, bool):
            return value
        raise _wrong(path, value, tr("is neither true nor false"))
    if not isinstance(value, str):
        raise _wrong(path, value, tr("is not text"))
    if of.kind is Kind.CHOICE and value not in dict(of.choices):
        known = ", ".join(known or '""' for known, _ in of.choices)
        raise _wrong(path, value, tr("is not one of {choices}").format(choices=known))
    return value


def _refuse_twice(data: Object, path: str) -> None:
    if data.twice is not None:
        where = f"{path}.{data.twice}" if path else data.twice
        raise InterchangeError(tr("{path}: it stands there twice.").format(path=_cut(where)))


def _refuse_loops(cls: type[Part], parts: list[Part]) -> None:
    """Refuse rows that stand below themselves, or below more others than a tree can show."""
    name = parent_field(cls.TABLE)
    if name is None:
        return
    parents: dict[str | None, str | None] = {row.id: getattr(row, name) for row in parts}
    for place, row in enumerate(parts):
        above, depth = parents[row.id], 0
        while above is not None:
            above, depth = parents[above], depth + 1
            if depth > _DEEPEST:
                text = tr("{path}: it stands below itself, or more than {deepest} levels deep.")
                path = f"{cls.PLURAL}[{place}].{name}"
                raise InterchangeError(text.format(path=path, deepest=_DEEPEST))


def _wrong(path: str, value: Any, problem: str) -> InterchangeError:
    text = tr("{path}: {value} {problem}.")
    return InterchangeError(text.format(path=_cut(path), value=said(value), problem=problem))


def _cut(path: str) -> str:
    """Return a path as it may be shown: names in a file can be anything."""
    path = clean_line(path)
    return path if len(path) <= 120 else path[:100] + "…"
