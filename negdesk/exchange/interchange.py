"""The interchange JSON: one negotiation as text that people and scripts can read.

`dump` writes a canonical form: short ids by place (`alternative-2`), empty fields left
out, the position only where it is not the place in the list. Reading it and dumping it
again gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cache
from typing import Any

from negdesk.exchange.json_text import InterchangeError, parse
from negdesk.exchange.reader import VERSION, Reader, parents_first
from negdesk.model.fields import FIELDS, Kind
from negdesk.model.rows import PARTS, TABLES, Negotiation, Part, Row

__all__ = ["VERSION", "Imported", "InterchangeError", "dump", "read", "same", "take"]


@dataclass(frozen=True, slots=True)
class Imported:
    """One negotiation that came in: its rows, parents first, and what was left out."""

    rows: list[Row]
    warnings: list[str]

    @property
    def negotiation(self) -> Negotiation:
        """Return the negotiation's own row."""
        head = self.rows[0]
        assert isinstance(head, Negotiation)
        return head


def dump(rows: Sequence[Row]) -> str:
    """Return one negotiation and its parts as canonical JSON text."""
    heads = [row for row in rows if isinstance(row, Negotiation)]
    if len(heads) != 1:
        raise ValueError("an interchange file holds exactly one negotiation")
    tables = {cls: _in_order(cls, rows) for cls in PARTS}
    names = {
        (row.TABLE, row.id): f"{row.TABLE}-{place}"
        for parts in tables.values()
        for place, row in enumerate(parts, start=1)
    }
    data: dict[str, Any] = {"negdesk": VERSION, "negotiation": _written(heads[0], 0, names)}
    for cls, parts in tables.items():
        data[cls.PLURAL] = [_written(row, place, names) for place, row in enumerate(parts)]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def read(text: str, new_id: Callable[[], str]) -> Imported:
    """Return the negotiation in interchange text, with fresh ids; InterchangeError names a path."""
    return take(parse(text), new_id)


def take(data: Any, new_id: Callable[[], str]) -> Imported:
    """Return the negotiation in values that `json_text.parse` gave."""
    return Imported(*Reader(new_id).read(data))


def same(rows: Sequence[Row], others: Sequence[Row]) -> bool:
    """Say whether two negotiations are equal but for ids and the time they were begun."""
    return dump(_timeless(rows)) == dump(_timeless(others))


def _timeless(rows: Sequence[Row]) -> list[Row]:
    return [row.with_(created_at="") if isinstance(row, Negotiation) else row for row in rows]


def _in_order(cls: type[Part], rows: Sequence[Row]) -> list[Part]:
    parts = [row for row in rows if isinstance(row, cls)]
    return parents_first(sorted(parts, key=lambda row: row.position))


@cache
def _empty(table: str) -> dict[str, Any]:
    """Return the fields that start empty: only these go without saying when they are."""
    described = fields(TABLES[table])
    return {field.name: field.default for field in described if field.default in ("", None)}


def _written(row: Row, place: int, names: dict[tuple[str, str], str]) -> dict[str, Any]:
    data: dict[str, Any] = {}
    if not isinstance(row, Negotiation):
        data["id"] = names[row.TABLE, row.id]
    for name, described in FIELDS[row.TABLE].items():
        value = getattr(row, name)
        if described.kind is Kind.REF:
            value = names.get((described.target, value or ""))
        implied = place if described.kind is Kind.COUNT else _empty(row.TABLE).get(name, ...)
        if value == implied:
            continue
        data[name] = format(value, "f") if isinstance(value, Decimal) else value
    return data
