"""A table of issues into a negotiation: what is known is brought up to date, the rest is added."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from negdesk.exchange.issue_table import Path, path_of
from negdesk.exchange.issue_table_reader import Line, Table
from negdesk.i18n import trn
from negdesk.model.actions import add, next_position
from negdesk.model.document import Document
from negdesk.model.edits import Change, Edit
from negdesk.model.rows import Issue, Negotiation, Option, Part

NewId = Callable[[], str]
Key = tuple[object, ...]


def new_negotiation(table: Table, head: Negotiation, new_id: NewId, label: str) -> Edit:
    """Return the edit that adds a negotiation with the issues of a table."""
    edit, _ = merged(Document([head]), head.id, table, new_id, label)
    return add(label, head, *(change.row for change in edit.changes))


def merged(
    document: Document, negotiation_id: str, table: Table, new_id: NewId, label: str
) -> tuple[Edit, list[str]]:
    """Return the edit that brings a table into a negotiation, and what it leaves as it was.

    An issue is known by its groups and its title, an option by its label. Nothing is deleted.
    """
    merge = _Merge(document, negotiation_id, new_id)
    for line in table.lines:
        merge.take(line)
    return Edit(label, merge.changes()), merge.notes()


class _Merge:
    """The rows as the table leaves them, beside the rows as they were."""

    def __init__(self, document: Document, negotiation_id: str, new_id: NewId) -> None:
        """Start from the rows of a negotiation, known by their names."""
        self._document, self._negotiation_id, self._new_id = document, negotiation_id, new_id
        self._rows: dict[str, tuple[Part | None, Part]] = {}
        self._named: dict[Key, list[str]] = {}
        self._met: set[str] = set()
        tables: tuple[type[Part], ...] = (Issue, Option)
        self._position = {cls: next_position(document, cls, negotiation_id) for cls in tables}
        for issue in document.all(Issue, negotiation_id):
            self._know(issue, issue, (path_of(document, issue), issue.title))
        for option in document.all(Option, negotiation_id):
            self._know(option, option, (option.issue_id, option.label))

    def take(self, line: Line) -> None:
        """Bring in one issue with its options."""
        key: Key = (line.path, line.values["title"])
        parent = self._group(line.path)
        values = {**line.values, "parent_id": parent}
        issue_id = self._put(Issue, key, values)
        for option in line.options:
            label = option.get("label", "")
            self._put(Option, (issue_id, label), {**option, "issue_id": issue_id})

    def changes(self) -> tuple[Change, ...]:
        """Return what differs, groups before what stands in them."""
        pairs = self._rows.values()
        return tuple(Change(before, after) for before, after in pairs if before != after)

    def notes(self) -> list[str]:
        """Return a sentence on the issues and options that the table does not name."""
        known = [before for before, _ in self._rows.values() if before is not None]
        left = [
            row
            for row in known
            if row.id not in self._met and not (isinstance(row, Issue) and row.kind == "group")
        ]
        text = trn(
            "{count} entry that the table does not name was left as it is.",
            "{count} entries that the table does not name were left as they are.",
            len(left),
        )
        return [text.format(count=len(left))] if left else []

    def _group(self, path: Path) -> str | None:
        """Return the id of the group at the end of a path, made where there is none."""
        if not path:
            return None
        key: Key = (path[:-1], path[-1])
        for known in self._named.get(key, []):
            if getattr(self._rows[known][1], "kind", "") == "group":
                return known
        parent = self._group(path[:-1])
        return self._new(Issue, key, {"title": path[-1], "kind": "group", "parent_id": parent})

    def _put(self, cls: type[Part], key: Key, values: dict[str, Any]) -> str:
        free = [known for known in self._named.get(key, []) if known not in self._met]
        row_id = free[0] if free else self._new(cls, key, values)
        before, row = self._rows[row_id]
        self._rows[row_id] = (before, row.with_(**values))
        self._met.add(row_id)
        return row_id

    def _new(self, cls: type[Part], key: Key, values: dict[str, Any]) -> str:
        position = self._position[cls]
        self._position[cls] += 1
        row_id = self._new_id()
        row = cls(id=row_id, negotiation_id=self._negotiation_id, position=position, **values)
        self._know(None, row, key)
        return row_id

    def _know(self, before: Part | None, after: Part, key: Key) -> None:
        self._rows[after.id] = (before, after)
        self._named.setdefault(key, []).append(after.id)
