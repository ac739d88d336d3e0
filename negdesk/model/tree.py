"""What a user can do to the tree of issues, each as one Edit. Nothing here writes.

`position` orders the rows of the whole table, and every edit here leaves it in reading order,
each issue above what stands below it: so a plain list of issues reads like the tree. Up to 100
issues are numbered 0…n−1. More get room between their numbers, so that one that comes or moves
does not write all the others too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from negdesk.i18n import tr
from negdesk.model.actions import NewId, delete, next_position
from negdesk.model.document import Document
from negdesk.model.edits import Change, Edit
from negdesk.model.fields import check, field
from negdesk.model.outline import Outline
from negdesk.model.rows import Dependency, Issue, Option, Row
from negdesk.model.tree_rules import TreeError, make_room, may_hold

__all__ = [
    "TreeError",
    "add_issue",
    "added",
    "delete_issue",
    "indent",
    "may_hold",
    "move_down",
    "move_up",
    "outdent",
    "paste",
    "place",
    "subtree",
]

# More issues than this are numbered with room between them.
_DENSE = 100
_ROOM = 2**32


def add_issue(
    document: Document,
    negotiation_id: str,
    new_id: NewId,
    parent_id: str | None,
    after_id: str | None,
    **values: Any,
) -> Edit:
    """Return the edit that adds an issue below a parent, behind a sibling or (None) first."""
    checked = {name: check(field(Issue, name), value) for name, value in values.items()}
    outline = Outline.of(document, negotiation_id)
    make_room(document, outline, parent_id, 1)
    siblings = outline.children(parent_id)
    index = siblings.index(after_id) + 1 if after_id in siblings else 0
    issue = Issue(id=new_id(), negotiation_id=negotiation_id, **checked)
    outline.put(issue, parent_id, index)
    label = tr("add group") if issue.kind == "group" else tr("add issue")
    return _edit(document, label, outline, [issue.id])


def indent(document: Document, issue: Issue) -> Edit:
    """Return the edit that makes an issue the last one below its upper sibling."""
    outline = Outline.of(document, issue.negotiation_id)
    place = outline.place_of(issue.id)
    if not place:
        return Edit(tr("indent issue"), ())
    parent_id = outline.children(outline.above[issue.id])[place - 1]
    return _moved(document, outline, tr("indent issue"), [issue.id], parent_id, None)


def outdent(document: Document, issue: Issue) -> Edit:
    """Return the edit that puts an issue behind its parent, one level up."""
    outline = Outline.of(document, issue.negotiation_id)
    parent_id = outline.above[issue.id]
    if parent_id is None:
        return Edit(tr("outdent issue"), ())
    place, above = outline.place_of(parent_id) + 1, outline.above[parent_id]
    return _moved(document, outline, tr("outdent issue"), [issue.id], above, place)


def move_up(document: Document, issue: Issue) -> Edit:
    """Return the edit that puts an issue before its upper sibling."""
    return _shifted(document, issue, -1, tr("move issue up"))


def move_down(document: Document, issue: Issue) -> Edit:
    """Return the edit that puts an issue behind its lower sibling."""
    return _shifted(document, issue, 1, tr("move issue down"))


def place(
    document: Document, issue_ids: Sequence[str], parent_id: str | None, index: int | None
) -> Edit:
    """Return the edit that moves issues, with all below them, to a place below a parent.

    `index` counts the parent's children as they stand now; None means behind the last.
    """
    label = tr("move issue")
    first = document.find(Issue, next(iter(issue_ids), None))
    if first is None:
        return Edit(label, ())
    outline = Outline.of(document, first.negotiation_id)
    return _moved(document, outline, label, issue_ids, parent_id, index)


def subtree(document: Document, negotiation_id: str, issue_id: str) -> list[Row]:
    """Return an issue and all below it in reading order, their options, and what ties these."""
    outline = Outline.of(document, negotiation_id)
    if issue_id not in outline.rows:
        return []
    issues = [outline.rows[each] for each in outline.walk(issue_id)]
    known = {issue.id for issue in issues}
    options = [row for row in document.all(Option, negotiation_id) if row.issue_id in known]
    tied = {option.id for option in options}
    ties = [
        row
        for row in document.all(Dependency, negotiation_id)
        if row.option_id in tied and row.other_option_id in tied
    ]
    return [*issues, *options, *ties]


def paste(
    document: Document,
    negotiation_id: str,
    rows: Sequence[Row],
    parent_id: str | None,
    index: int | None,
    new_id: NewId,
    label: str = "",
) -> Edit:
    """Return the edit that adds copies of issues and their options, with fresh ids.

    Issues whose parent is not among the rows go below `parent_id`. A copy is never the
    headline: a negotiation has one.
    """
    fresh = {row.id: new_id() for row in rows}
    issues = [row for row in rows if isinstance(row, Issue)]
    outline = Outline.of(document, negotiation_id)
    pasted = Outline(issues)
    roots = pasted.children(None)
    make_room(document, outline, parent_id, max(map(pasted.height, roots), default=0))
    for issue_id in pasted.walk():
        above = pasted.above[issue_id]
        copy = pasted.rows[issue_id].with_(
            id=fresh[issue_id], negotiation_id=negotiation_id, headline=False
        )
        at = None if index is None or above is not None else index + roots.index(issue_id)
        outline.put(copy, fresh[above] if above else parent_id, at)
    parts = _parts(document, negotiation_id, rows, fresh)
    copies = [fresh[issue_id] for issue_id in roots]
    return _edit(document, label or tr("paste issues"), outline, copies, parts)


def delete_issue(document: Document, issue: Issue) -> Edit:
    """Return the edit that deletes an issue with all below it and all that speaks of it."""
    label = tr("delete group") if issue.kind == "group" else tr("delete issue")
    outline = Outline.of(document, issue.negotiation_id)
    gone = delete(document, label, issue)
    outline.take_out(issue.id)
    return gone.then(_edit(document, label, outline))


def added(edit: Edit) -> str:
    """Return the id of the first issue that an edit adds, or ""."""
    new = (c.row.id for c in edit.changes if c.before is None and isinstance(c.row, Issue))
    return next(new, "")


def _moved(
    document: Document,
    outline: Outline,
    label: str,
    issue_ids: Iterable[str],
    parent_id: str | None,
    index: int | None,
) -> Edit:
    chosen = {issue_id for issue_id in issue_ids if issue_id in outline.rows}
    if any(each in chosen for each in outline.ancestors(parent_id)):
        raise TreeError(tr("An issue cannot go below itself."))
    roots = [each for each in outline.walk() if each in chosen]
    roots = [each for each in roots if not chosen.intersection(_strictly_above(outline, each))]
    if any(outline.above[each] != parent_id for each in roots):
        make_room(document, outline, parent_id, max(map(outline.height, roots)))
    siblings = outline.children(parent_id)
    index = len(siblings) if index is None else index
    index -= sum(1 for each in siblings[:index] if each in chosen)
    for offset, issue_id in enumerate(roots):
        outline.take_out(issue_id)
        outline.put(outline.rows[issue_id], parent_id, index + offset)
    return _edit(document, label, outline, roots)


def _strictly_above(outline: Outline, issue_id: str) -> Iterable[str]:
    return outline.ancestors(outline.above[issue_id])


def _shifted(document: Document, issue: Issue, by: int, label: str) -> Edit:
    outline = Outline.of(document, issue.negotiation_id)
    siblings, at = outline.children(outline.above[issue.id]), outline.place_of(issue.id)
    if not 0 <= at + by < len(siblings):
        return Edit(label, ())
    siblings[at], siblings[at + by] = siblings[at + by], siblings[at]
    return _edit(document, label, outline, [issue.id])


def _parts(
    document: Document, negotiation_id: str, rows: Sequence[Row], fresh: dict[str, str]
) -> list[Change]:
    """Return the insertion of the options of pasted issues, and of what ties them."""
    made: list[Row] = []
    last = {cls: next_position(document, cls, negotiation_id) for cls in (Option, Dependency)}
    for row in rows:
        if isinstance(row, Option) and row.issue_id in fresh:
            links: dict[str, Any] = {"issue_id": fresh[row.issue_id]}
        elif isinstance(row, Dependency):
            names = ("option_id", "other_option_id")
            links = {name: fresh.get(getattr(row, name) or "") for name in names}
        else:
            continue
        position = last[type(row)]
        last[type(row)] += 1
        made.append(
            row.with_(id=fresh[row.id], negotiation_id=negotiation_id, position=position, **links)
        )
    return [Change(None, row) for row in made]


def _edit(
    document: Document,
    label: str,
    outline: Outline,
    moved: Sequence[str] = (),
    more: Iterable[Change] = (),
) -> Edit:
    """Return the edit from the document to an outline in which some issues came or moved."""
    changes: list[Change] = []
    for issue_id, position in _positions(outline, moved).items():
        row, parent_id = outline.rows[issue_id], outline.above[issue_id]
        if row.position != position or row.parent_id != parent_id:
            row = row.with_(position=position, parent_id=parent_id)
        before = document.find(Issue, issue_id)
        if row is not before:
            changes.append(Change(before, row))
    return Edit(label, (*changes, *more))


def _positions(outline: Outline, moved: Sequence[str]) -> dict[str, int]:
    """Return all positions in reading order; only those of moved issues differ, if possible."""
    order = list(outline.walk())
    if len(order) <= _DENSE:
        return dict(zip(order, range(len(order)), strict=True))
    fresh = set(outline.walk(*moved)) if moved else set()
    found: list[int] = []
    last, waiting = -1, 0
    for issue_id in order:
        if issue_id in fresh:
            waiting += 1
            continue
        position = outline.rows[issue_id].position
        step = (position - last) // (waiting + 1)
        if step < 1:
            return {each: place * _ROOM for place, each in enumerate(order, start=1)}
        found += [last + step * place for place in range(1, waiting + 1)]
        found.append(position)
        last, waiting = position, 0
    found += [last + _ROOM * place for place in range(1, waiting + 1)]
    return dict(zip(order, found, strict=True))
