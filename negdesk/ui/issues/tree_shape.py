"""The shape of the tree of issues as a view last saw it: ids and who stands where, no values."""

from __future__ import annotations

from negdesk.model.edits import Edit
from negdesk.model.outline import Outline
from negdesk.model.rows import Issue, Option, Row


class TreeShape:
    """Issues numbered in reading order, with the number of the one above (−1 for the top)."""

    def __init__(self, outline: Outline | None = None) -> None:
        """Take the shape of an outline."""
        self.ids = list(outline.walk()) if outline else []
        self.numbers = {issue_id: number for number, issue_id in enumerate(self.ids)}
        self.above: list[int] = []
        # The place among those of the same parent, and the level: 0 at the top.
        self.rows: list[int] = []
        self.levels: list[int] = []
        self.below: dict[int, list[int]] = {}
        for number, issue_id in enumerate(self.ids):
            above = self.numbers.get((outline and outline.above[issue_id]) or "", -1)
            siblings = self.below.setdefault(above, [])
            self.above.append(above)
            self.rows.append(len(siblings))
            self.levels.append(self.levels[above] + 1 if above >= 0 else 0)
            siblings.append(number)

    def equals(self, other: TreeShape) -> bool:
        """Say whether the same issues stand in the same places."""
        return self.ids == other.ids and self.above == other.above

    def parent_of(self, issue_id: str) -> str:
        """Return the id of the issue right above one, or ""."""
        number = self.numbers.get(issue_id, -1)
        above = self.above[number] if number >= 0 else -1
        return self.ids[above] if above >= 0 else ""

    def near(self, issue_id: str) -> list[str]:
        """Return where to go when an issue is gone: siblings below, above, then the parent."""
        found: list[str] = []
        number = self.numbers.get(issue_id, -1)
        while number >= 0:
            above = self.above[number]
            siblings, at = self.below[above], self.rows[number]
            found += [self.ids[each] for each in (*siblings[at + 1 :], *siblings[:at][::-1])]
            found += [self.ids[above]] if above >= 0 else []
            number = above
        return found


def reshapes(edit: Edit) -> bool:
    """Say whether an edit makes an issue come, go or move."""
    return any(_place(change.before) != _place(change.after) for change in edit.changes)


def reweighs(edit: Edit) -> bool:
    """Say whether an edit changes what is said of other issues too: a share, the headline."""
    return "negotiation" in edit.tables or any(
        _weight(change.before) != _weight(change.after) for change in edit.changes
    )


def touched(edit: Edit) -> set[str]:
    """Return the ids of the issues whose own line an edit changes."""
    rows = [change.row for change in edit.changes]
    options = {row.issue_id or "" for row in rows if isinstance(row, Option)}
    return options | {row.id for row in rows if isinstance(row, Issue)}


def _place(row: Row | None) -> tuple[object, ...] | None:
    return (row.parent_id, row.position) if isinstance(row, Issue) else None


def _weight(row: Row | None) -> tuple[object, ...] | None:
    return (row.weight, row.kind) if isinstance(row, Issue) else None
