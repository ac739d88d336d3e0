"""What can stand below what in the tree of issues, and how deep."""

from __future__ import annotations

from dataclasses import fields

from negdesk.i18n import tr
from negdesk.model.document import Document
from negdesk.model.outline import Outline
from negdesk.model.rows import Belief, Contingency, Issue, Option, Part, Term

# A file is refused with more than 100 levels; people lose their way long before.
DEEPEST = 20
_SHOWN = 60
# What says something about a term that a group could not show.
_OWN = [one.name for one in fields(Issue) if one.default is None and one.name != "parent_id"]


class TreeError(ValueError):
    """A place that the tree refuses; the message says why, in a sentence."""


def may_hold(document: Document, issue: Issue) -> bool:
    """Say whether others can stand below an issue: a group, or a term that holds nothing yet."""
    if issue.kind == "group":
        return True
    if issue.headline or issue.must_have:
        return False
    if any(getattr(issue, name) is not None for name in _OWN):
        return False
    return not any(_speaks_of(document, cls, issue) for cls in (Option, Term, Belief, Contingency))


def _speaks_of(document: Document, cls: type[Part], issue: Issue) -> bool:
    rows = document.all(cls, issue.negotiation_id)
    return any(getattr(row, "issue_id", None) == issue.id for row in rows)


def make_room(document: Document, outline: Outline, parent_id: str | None, levels: int) -> None:
    """Make sure that issues of some levels can go below a parent, or say why not."""
    if parent_id is None:
        return
    parent = outline.rows[parent_id]
    if not may_hold(document, parent) and not outline.children(parent_id):
        said = tr("“{title}” has values of its own. Only a group can hold other issues.")
        raise TreeError(said.format(title=_title(parent)))
    if outline.depth(parent_id) + levels > DEEPEST:
        said = tr("An issue cannot stand more than {deepest} levels deep.")
        raise TreeError(said.format(deepest=DEEPEST))
    if may_hold(document, parent) and parent.kind != "group":
        outline.rows[parent_id] = parent.with_(kind="group")


def _title(issue: Issue) -> str:
    title = issue.title.strip() or tr("(untitled)")
    return title if len(title) <= _SHOWN else title[: _SHOWN - 1] + "…"
