"""The issues of a negotiation as a tree: who stands below whom, in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Self

from negdesk.model.document import Document
from negdesk.model.rows import Issue


class Outline:
    """Issues by the parent they are shown under; `put` and `take_out` change this copy only.

    An issue whose parent is missing, or which stands below itself, counts as one of the top:
    nothing is lost and no walk loops, whatever a file holds.
    """

    def __init__(self, issues: Iterable[Issue]) -> None:
        """Take issues in the order of their positions."""
        self.rows = {issue.id: issue for issue in issues}
        self.above: dict[str, str | None] = {}
        self._below: dict[str | None, list[str]] = {}
        for issue in self.rows.values():
            parent = issue.parent_id if issue.parent_id in self.rows else None
            self.put(issue, parent)
        self._open_loops()

    @classmethod
    def of(cls, document: Document, negotiation_id: str) -> Self:
        """Return the outline of a negotiation."""
        return cls(document.all(Issue, negotiation_id))

    def children(self, parent_id: str | None) -> list[str]:
        """Return the ids right below a parent, in order; None means the top."""
        return self._below.get(parent_id, [])

    def walk(self, *roots: str) -> Iterator[str]:
        """Yield the ids of some issues, or of all, each above what stands below it."""
        waiting = list(roots or self.children(None))[::-1]
        while waiting:
            issue_id = waiting.pop()
            yield issue_id
            waiting += self.children(issue_id)[::-1]

    def ancestors(self, issue_id: str | None) -> Iterator[str]:
        """Yield an issue and what stands above it, the innermost first."""
        while issue_id is not None:
            yield issue_id
            issue_id = self.above[issue_id]

    def depth(self, issue_id: str | None) -> int:
        """Return on which level an issue stands: 1 at the top, 0 for none."""
        return sum(1 for _ in self.ancestors(issue_id))

    def height(self, issue_id: str) -> int:
        """Return how many levels an issue takes, its own included."""
        levels = {issue_id: 1}
        for each in self.walk(issue_id):
            levels.setdefault(each, levels.get(self.above[each] or "", 0) + 1)
        return max(levels.values())

    def place_of(self, issue_id: str) -> int:
        """Return the place of an issue among those of its parent."""
        return self.children(self.above[issue_id]).index(issue_id)

    def put(self, issue: Issue, parent_id: str | None, index: int | None = None) -> None:
        """Put an issue below a parent: at an index, or at the end."""
        self.rows[issue.id] = issue
        self.above[issue.id] = parent_id
        siblings = self._below.setdefault(parent_id, [])
        siblings.insert(len(siblings) if index is None else index, issue.id)

    def take_out(self, issue_id: str) -> Issue:
        """Take an issue away from its parent, with what stands below it, and return it."""
        self._below[self.above[issue_id]].remove(issue_id)
        return self.rows[issue_id]

    def _open_loops(self) -> None:
        reached = set(self.walk())
        lost = [issue_id for issue_id in self.rows if issue_id not in reached]
        looping = [issue_id for issue_id in lost if self._loops(issue_id)]
        for issue_id in looping:
            self.put(self.take_out(issue_id), None)
        if looping:
            order = list(self.rows)
            self._below[None].sort(key=order.index)

    def _loops(self, issue_id: str) -> bool:
        seen: set[str] = set()
        above = self.above[issue_id]
        while above is not None and above != issue_id and above not in seen:
            seen.add(above)
            above = self.above[above]
        return above == issue_id
