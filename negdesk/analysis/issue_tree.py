"""The issue tree in reading order: groups, and the terms that a deal must settle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from negdesk.i18n import tr
from negdesk.model.document import Document
from negdesk.model.outline import Outline
from negdesk.model.rows import Issue
from negdesk.model.text import shown

BETWEEN = " › "


@dataclass(frozen=True, slots=True)
class Tree:
    """The issues of a negotiation as rows, each below the parent it is shown under."""

    outline: Outline

    def children(self, parent_id: str | None) -> list[Issue]:
        """Return the issues right below a parent by position; None means the top."""
        return [self.outline.rows[each] for each in self.outline.children(parent_id)]

    def parent(self, issue: Issue) -> Issue | None:
        """Return the issue that another is shown under, or None at the top."""
        above = self.outline.above[issue.id]
        return None if above is None else self.outline.rows[above]

    def path(self, issue_id: str) -> list[Issue]:
        """Return the ancestors of an issue, the outermost first."""
        _, *above = self.outline.ancestors(issue_id)
        return [self.outline.rows[each] for each in above[::-1]]

    def words(self, issue: Issue) -> str:
        """Return the titles from the top to the issue, as in "Price and payment › Deposit"."""
        return BETWEEN.join(name(each) for each in (*self.path(issue.id), issue))

    def walk(self) -> Iterator[Issue]:
        """Return all issues, depth first, in reading order."""
        return (self.outline.rows[each] for each in self.outline.walk())

    def terms(self) -> list[Issue]:
        """Return the issues that are no groups, in reading order."""
        return [issue for issue in self.walk() if issue.kind != "group"]


def tree(document: Document, negotiation_id: str) -> Tree:
    """Return the issue tree: build it once where many issues are asked about."""
    return Tree(Outline.of(document, negotiation_id))


def terms(document: Document, negotiation_id: str) -> list[Issue]:
    """Return the issues that are no groups, in reading order of the tree."""
    return tree(document, negotiation_id).terms()


def children(document: Document, negotiation_id: str, parent_id: str | None) -> list[Issue]:
    """Return the issues right below a parent by position; None means the top."""
    return tree(document, negotiation_id).children(parent_id)


def depth(document: Document, issue: Issue) -> int:
    """Return how many ancestors an issue has: 0 at the top. KeyError if it is gone."""
    return len(tree(document, issue.negotiation_id).path(issue.id))


def name(issue: Issue) -> str:
    """Return the title of an issue, or words that stand for a missing one."""
    return shown(issue.title, tr("(untitled)"))
