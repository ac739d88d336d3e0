"""An Edit: one action of the user as row changes that can be undone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from negdesk.model.rows import Row


@dataclass(frozen=True, slots=True)
class Change:
    """One row before and after; None before is an insert, None after a delete."""

    before: Row | None
    after: Row | None

    @property
    def row(self) -> Row:
        """Return whichever side exists, the later one first."""
        row = self.after or self.before
        if row is None:
            raise ValueError("a change needs a row")
        return row

    @property
    def key(self) -> tuple[str, str]:
        """Return the table and the id."""
        return self.row.TABLE, self.row.id


@dataclass(frozen=True, slots=True)
class Edit:
    """A named list of row changes that succeed or fail together.

    `label` completes "Undo …". Edits with an equal `merge_key` that follow each other
    become one step of the history; without a key nothing merges.
    """

    label: str
    changes: tuple[Change, ...]
    merge_key: str | None = None

    @property
    def tables(self) -> frozenset[str]:
        """Return the names of the tables it touches."""
        return frozenset(change.row.TABLE for change in self.changes)

    @property
    def scopes(self) -> frozenset[str]:
        """Return the ids of the negotiations it touches."""
        return frozenset(change.row.scope for change in self.changes)

    @property
    def empty(self) -> bool:
        """Say whether nothing would change."""
        return all(change.before == change.after for change in self.changes)

    def inverse(self) -> Edit:
        """Return the edit that takes this one back."""
        back = tuple(Change(change.after, change.before) for change in reversed(self.changes))
        return Edit(self.label, back, self.merge_key)

    def then(self, later: Edit) -> Edit:
        """Return one edit from before this one to after the later one."""
        first: dict[tuple[str, str], Change] = {}
        for change in (*self.changes, *later.changes):
            known = first.get(change.key)
            first[change.key] = Change(known.before if known else change.before, change.after)
        kept = tuple(change for change in first.values() if change.before != change.after)
        return Edit(self.label, kept, self.merge_key)


def joined(label: str, edits: Iterable[Edit]) -> Edit:
    """Return one edit that does all of them, in order."""
    total = Edit(label, ())
    for edit in edits:
        total = total.then(edit)
    return total
