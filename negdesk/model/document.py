"""The document: every loaded row of a workbook, in memory, changed only by edits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar, cast

from negdesk.model.edits import Edit
from negdesk.model.rows import PARTS, TABLES, Negotiation, Part, Row

R = TypeVar("R", bound=Row)
P = TypeVar("P", bound=Part)


class Document:
    """Rows by id and by negotiation.

    All `Negotiation` rows are here at all times; their parts come with `load`, when the
    negotiation is opened.
    """

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        """Start with some rows; the negotiations among them count as loaded."""
        self._rows: dict[str, dict[str, Row]] = {table: {} for table in TABLES}
        self._parts: dict[tuple[str, str], dict[str, Part]] = {}
        self._loaded: set[str] = set()
        for row in rows:
            self._put(row)
            if isinstance(row, Negotiation):
                self._loaded.add(row.id)

    def list_negotiations(self, rows: Iterable[Negotiation]) -> None:
        """Take in negotiations whose parts are not loaded yet."""
        for row in rows:
            self._put(row)

    def load(self, negotiation_id: str, parts: Iterable[Part]) -> None:
        """Take in the parts of one negotiation, as the file has them."""
        self._loaded.add(negotiation_id)
        for part in parts:
            self._put(part)

    def is_loaded(self, negotiation_id: str) -> bool:
        """Say whether the parts of a negotiation are in memory."""
        return negotiation_id in self._loaded

    @property
    def negotiations(self) -> list[Negotiation]:
        """Return all negotiations in the order in which they came into the workbook."""
        return list(cast("Iterable[Negotiation]", self._rows["negotiation"].values()))

    def negotiation(self, negotiation_id: str) -> Negotiation:
        """Return one negotiation; KeyError if there is none."""
        return cast("Negotiation", self._rows["negotiation"][negotiation_id])

    def find(self, cls: type[R], row_id: str | None) -> R | None:
        """Return the row with this id, or None."""
        return cast("R | None", self._rows[cls.TABLE].get(row_id or ""))

    def all(self, cls: type[P], negotiation_id: str) -> list[P]:
        """Return the rows of a table in one negotiation, by position."""
        rows = self._parts.get((cls.TABLE, negotiation_id), {}).values()
        return sorted(cast("Iterable[P]", rows), key=lambda row: (row.position, row.id))

    def one(self, cls: type[P], negotiation_id: str) -> P | None:
        """Return the first row of a table in one negotiation, or None."""
        return next(iter(self.all(cls, negotiation_id)), None)

    def rows(self, negotiation_id: str) -> list[Row]:
        """Return a negotiation and all its parts, parents first within the table order."""
        parts = [row for cls in PARTS for row in self.all(cls, negotiation_id)]
        return [self.negotiation(negotiation_id), *parts]

    def apply(self, edit: Edit) -> None:
        """Put the rows as the edit leaves them."""
        for change in edit.changes:
            if change.after is not None:
                self._put(change.after)
                if isinstance(change.after, Negotiation) and change.before is None:
                    self._loaded.add(change.after.id)
            elif change.before is not None:
                self._drop(change.before)

    def _put(self, row: Row) -> None:
        self._rows[row.TABLE][row.id] = row
        if isinstance(row, Part):
            self._parts.setdefault((row.TABLE, row.negotiation_id), {})[row.id] = row

    def _drop(self, row: Row) -> None:
        self._rows[row.TABLE].pop(row.id, None)
        if isinstance(row, Part):
            self._parts.get((row.TABLE, row.negotiation_id), {}).pop(row.id, None)
        else:
            self._loaded.discard(row.id)
