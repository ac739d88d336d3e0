"""What a user can do, each as an Edit built from the document. Nothing here writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from negdesk.i18n import tr
from negdesk.model.afresh import afresh
from negdesk.model.document import Document
from negdesk.model.edits import Change, Edit
from negdesk.model.fields import FIELDS, Kind, check, field
from negdesk.model.rows import PARTS, Negotiation, Part, Row

NewId = Callable[[], str]


def set_field(row: Row, name: str, value: Any, merge_key: str | None = None) -> Edit:
    """Return the edit that gives a field a value; FieldError if the field refuses it."""
    described = field(row.TABLE, name)
    label = tr("change {field}").format(field=described.said_label.lower())
    return Edit(label, (Change(row, row.with_(**{name: check(described, value)})),), merge_key)


def set_fields(label: str, row: Row, **values: Any) -> Edit:
    """Return the edit that gives several fields of a row their values at once."""
    checked = {name: check(field(row.TABLE, name), value) for name, value in values.items()}
    return Edit(label, (Change(row, row.with_(**checked)),))


def add(label: str, *rows: Row) -> Edit:
    """Return the edit that adds rows, parents first."""
    return Edit(label, tuple(Change(None, row) for row in rows))


def next_position(document: Document, cls: type[Part], negotiation_id: str) -> int:
    """Return the position behind the last row of a table."""
    return max((row.position for row in document.all(cls, negotiation_id)), default=-1) + 1


def delete(document: Document, label: str, *rows: Row) -> Edit:
    """Return the edit that deletes rows with all that they own.

    References from rows that stay are cleared. Changes stand in an order that the file
    accepts one by one: cleared references and children before their parents.
    """
    doomed = _doomed(document, rows)
    cleared = [
        change
        for scope in {row.scope for row in doomed.values()}
        for change in _cleared(document, scope, doomed)
    ]
    gone = tuple(Change(row, None) for row in reversed(list(doomed.values())))
    return Edit(label, (*cleared, *gone))


def move(document: Document, row: Part, to: int, label: str) -> Edit:
    """Return the edit that puts a row at an index among the rows of its table."""
    others = [other for other in document.all(type(row), row.negotiation_id) if other.id != row.id]
    others.insert(max(0, min(to, len(others))), row)
    changes = tuple(
        Change(other, other.with_(position=index))
        for index, other in enumerate(others)
        if other.position != index
    )
    return Edit(label, changes)


def copies(rows: Iterable[Row], new_id: NewId) -> list[Row]:
    """Return the rows with fresh ids, references among them kept."""
    rows = list(rows)
    fresh = {(row.TABLE, row.id): new_id() for row in rows}
    return [_refer(row, fresh) for row in rows]


def _refer(row: Row, fresh: dict[tuple[str, str], str]) -> Row:
    values: dict[str, Any] = {"id": fresh[row.TABLE, row.id]}
    if isinstance(row, Part):
        values["negotiation_id"] = fresh["negotiation", row.negotiation_id]
    for name, described in FIELDS[row.TABLE].items():
        if described.kind is Kind.REF:
            values[name] = fresh.get((described.target, getattr(row, name) or ""))
    return row.with_(**values)


def duplicate(document: Document, negotiation_id: str, new_id: NewId, now: str) -> Edit:
    """Return the edit that adds a copy of a negotiation, preparing again.

    What was learned at the table or after it stays with the old one.
    """
    rows = copies(afresh(document.rows(negotiation_id)), new_id)
    head = rows[0]
    assert isinstance(head, Negotiation)
    title = str.format(tr("{title} (copy)"), title=head.title)
    rows[0] = head.with_(title=title, created_at=now)
    return add(tr("duplicate negotiation"), *rows)


def _doomed(document: Document, rows: Iterable[Row]) -> dict[tuple[str, str], Row]:
    """Return the rows with all that they own, owners first."""
    doomed = {(row.TABLE, row.id): row for row in rows}
    owned = _by_owner(document, {row.scope for row in doomed.values()})
    waiting = list(doomed.values())
    while waiting:
        row = waiting.pop()
        for part in owned.get((row.TABLE, row.id), ()):
            if (part.TABLE, part.id) not in doomed:
                doomed[part.TABLE, part.id] = part
                waiting.append(part)
    return doomed


def _by_owner(document: Document, scopes: Iterable[str]) -> dict[tuple[str, str], list[Part]]:
    """Return the parts of some negotiations by each row that they go with."""
    owned: dict[tuple[str, str], list[Part]] = {}
    for scope in scopes:
        for cls in PARTS:
            names = [(n, field.target) for n, field in FIELDS[cls.TABLE].items() if field.owned]
            for part in document.all(cls, scope):
                owned.setdefault((Negotiation.TABLE, scope), []).append(part)
                for name, target in names:
                    owned.setdefault((target, getattr(part, name) or ""), []).append(part)
    return owned


def _cleared(
    document: Document, scope: str, doomed: dict[tuple[str, str], Row]
) -> Iterable[Change]:
    for cls in PARTS:
        loose = [
            (name, described.target)
            for name, described in FIELDS[cls.TABLE].items()
            if described.kind is Kind.REF and not described.owned
        ]
        if not loose:
            continue
        for part in document.all(cls, scope):
            if (part.TABLE, part.id) in doomed:
                continue
            gone = {n: None for n, target in loose if (target, getattr(part, n) or "") in doomed}
            if gone:
                yield Change(part, part.with_(**gone))
