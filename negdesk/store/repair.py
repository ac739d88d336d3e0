"""What another program may leave in rows, set right: references to nothing, impossible values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import MISSING, fields
from typing import TypeVar

from negdesk.i18n import tr
from negdesk.model.fields import FIELDS, FieldError, Kind, check
from negdesk.model.rows import TABLES, Issue, Part, Row
from negdesk.store.values import CODECS

R = TypeVar("R", bound=Row)

_REFS = {
    table: tuple((of.name, of.target) for of in FIELDS[table].values() if of.kind is Kind.REF)
    for table in TABLES
}


def mended(parts: Iterable[Part], problems: dict[str, None]) -> list[Part]:
    """Return the parts of one negotiation with every reference leading to one of them."""
    rows = list(parts)
    ids: dict[str, set[str]] = {table: set() for table in TABLES}
    for row in rows:
        ids[row.TABLE].add(row.id)
    for index, row in enumerate(rows):
        loose = {
            name: None
            for name, target in _REFS[row.TABLE]
            if (value := getattr(row, name)) is not None and value not in ids[target]
        }
        if loose:
            rows[index] = row.with_(**loose)
            problems[_lost(row.TABLE)] = None
    return _without_circles(rows, problems)


def cleaned(row: R, problems: dict[str, None]) -> R:
    """Return a row with nothing in it that an input would have refused."""
    said = CODECS[row.TABLE].faults(row)
    if not said:
        return row
    problems.update(dict.fromkeys(said))
    defaults = {of.name: of.default for of in fields(row) if of.default is not MISSING}
    sound = {}
    for name, of in FIELDS[row.TABLE].items():
        try:
            sound[name] = check(of, getattr(row, name))
        except FieldError:
            sound[name] = defaults[name]
    return row.with_(**sound)


def _without_circles(rows: list[Part], problems: dict[str, None]) -> list[Part]:
    parents = {row.id: row.parent_id for row in rows if isinstance(row, Issue)}
    if not any(parents.values()):
        return rows
    sound: set[str] = set()
    for start in parents:
        way: dict[str, None] = {}
        at: str | None = start
        while at is not None and at not in sound:
            if at in way:
                parents[at] = None
                problems[_circle()] = None
                break
            way[at] = None
            at = parents[at]
        sound.update(way)
    return [
        row.with_(parent_id=None)
        if isinstance(row, Issue) and row.parent_id is not None and parents[row.id] is None
        else row
        for row in rows
    ]


def _lost(table: str) -> str:
    return tr(
        "An entry in table {table} belongs to something that is gone; it stands alone."
    ).format(table=table)


def _circle() -> str:
    return tr("Some issues were grouped in a circle; the circle was cut.")
