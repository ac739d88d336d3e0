"""The shape of the tree of issues as a view knows it: who stands where, no values."""

from __future__ import annotations

from collections.abc import Container, Iterator
from operator import attrgetter

from negdesk.model.edits import Change, Edit
from negdesk.model.outline import Outline
from negdesk.model.rows import Issue, Option, Row

# What stands above the issues of the first level: Qt's invalid index has this number too.
TOP = 0


class TreeShape:
    """Issues by number, changed step by step.

    A number means one issue for good, also one that is deleted and comes back.
    """

    def __init__(self) -> None:
        """Start without issues."""
        self._ids = [""]
        self._numbers = {"": TOP}
        self.above: dict[int, int] = {}
        self.below: dict[int, list[int]] = {}

    def places(self, outline: Outline) -> dict[int, list[int]]:
        """Return who stands below whom in an outline, each parent behind its own parent."""
        for issue_id in outline.rows:
            self._number(issue_id)
        numbers, parents = self._numbers, set(outline.above.values())
        return {
            numbers[above or ""]: [numbers[each] for each in outline.children(above)]
            for above in (None, *outline.walk())
            if above in parents
        }

    def become(self, below: dict[int, list[int]]) -> None:
        """Take a shape that `places` gave, all at once."""
        self.below = {above: list(numbers) for above, numbers in below.items()}
        self.above = {number: above for above in below for number in below[above]}

    def put(self, number: int, above: int, row: int) -> None:
        """Put an issue, new or taken out before, below another one."""
        self.above[number] = above
        self.below.setdefault(above, []).insert(row, number)

    def take_out(self, number: int) -> None:
        """Take an issue away from its parent; what stands below it stays with it."""
        above = self.above.pop(number)
        self.below[above].remove(number)
        if not self.below[above]:
            del self.below[above]

    def drop(self, above: int, first: int, last: int) -> None:
        """Drop issues of a parent, with all below them."""
        siblings = self.below[above]
        waiting = siblings[first : last + 1]
        del siblings[first : last + 1]
        if not siblings:
            del self.below[above]
        while waiting:
            number = waiting.pop()
            del self.above[number]
            waiting += self.below.pop(number, ())

    @property
    def ids(self) -> list[str]:
        """Return the ids of all issues in reading order."""
        return [self._ids[number] for number in self.walk()]

    def walk(self, closed: Container[str] = ()) -> Iterator[int]:
        """Yield all issues in reading order, without what stands below some closed ones."""
        waiting = self.below.get(TOP, [])[::-1]
        while waiting:
            number = waiting.pop()
            yield number
            if number in self.below and self._ids[number] not in closed:
                waiting += self.below[number][::-1]

    def number_of(self, issue_id: str) -> int | None:
        """Return the number of an issue that is there."""
        number = self._numbers.get(issue_id)
        return number if number in self.above else None

    def id_of(self, number: int) -> str:
        """Return the id of an issue, "" for what stands above all."""
        return self._ids[number]

    def row_of(self, number: int) -> int:
        """Return the place of an issue among those of the same parent."""
        return self.below[self.above[number]].index(number)

    def level_of(self, number: int) -> int:
        """Return the level of an issue, 0 at the top."""
        return sum(1 for _ in self.upwards(number)) - 1

    def upwards(self, number: int) -> Iterator[int]:
        """Yield an issue and what stands above it, the innermost first."""
        while number != TOP:
            yield number
            number = self.above[number]

    def parents(self) -> list[str]:
        """Return the ids of all issues that have others below, an outer one before its inner."""
        return [self._ids[number] for number in self.walk() if number in self.below]

    def parent_of(self, issue_id: str) -> str:
        """Return the id of the issue right above one, or ""."""
        number = self.number_of(issue_id)
        return "" if number is None else self.id_of(self.above[number])

    def near(self, issue_id: str) -> list[str]:
        """Return where to go when an issue is gone: siblings below, above, then the parent."""
        found: list[int] = []
        number = self.number_of(issue_id)
        for each in self.upwards(TOP if number is None else number):
            siblings, row = self.below[self.above[each]], self.row_of(each)
            found += [*siblings[row + 1 :], *siblings[:row][::-1], self.above[each]]
        return [self.id_of(each) for each in found if each != TOP]

    def _number(self, issue_id: str) -> None:
        if issue_id not in self._numbers:
            self._numbers[issue_id] = len(self._ids)
            self._ids.append(issue_id)


def reshapes(edit: Edit) -> bool:
    """Say whether an edit makes an issue come, go or move."""
    return any(_place(change.before) != _place(change.after) for change in edit.changes)


def reweighs(edit: Edit) -> bool:
    """Say whether an edit changes what is said of other issues too: a share, the headline."""
    return "negotiation" in edit.tables or any(
        _weight(change.before) != _weight(change.after) for change in edit.changes
    )


def touched(edit: Edit) -> set[str]:
    """Return the ids of the issues whose own line an edit changes, not just its place."""
    rows = [change.row for change in edit.changes]
    options = {row.issue_id or "" for row in rows if isinstance(row, Option)}
    return options | {change.row.id for change in edit.changes if _says_other(change)}


def _says_other(change: Change) -> bool:
    before, after = change.before, change.after
    if not isinstance(before, Issue) or not isinstance(after, Issue):
        return False
    return _place(before) == _place(after) or _title(before) != _title(after)


_title = attrgetter("title", "kind", "must_have")


def _place(row: Row | None) -> tuple[object, ...] | None:
    return (row.parent_id, row.position) if isinstance(row, Issue) else None


def _weight(row: Row | None) -> tuple[object, ...] | None:
    return (row.weight, row.kind) if isinstance(row, Issue) else None
