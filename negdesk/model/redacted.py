"""A copy of a negotiation that the other side may see: only what an allow-list names is in it.

Nothing is taken out: the copy begins empty, with ids of its own, and is given the `safe`
fields of a few tables. What nobody declared safe cannot be in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from negdesk.model.document import Document
from negdesk.model.fields import FIELDS, Kind
from negdesk.model.outline import Outline
from negdesk.model.rows import Issue, Negotiation, Option, Package, Part, Row, Term

P = TypeVar("P", bound=Part)
COPY = "copy"
# What an opening package says is private too, until its user wants it to be shown.
_OFFERED: dict[str, frozenset[str]] = {"term": frozenset({"number"})}


def redacted(document: Document, negotiation_id: str, *, offers: bool = False) -> Document:
    """Return the negotiation as the other side may see it: its frame and the agenda.

    With `offers` also the packages of the kind "opening", with the options they name; other
    packages never.
    """
    head = document.negotiation(negotiation_id)
    copy = _Copy()
    rows: list[Row] = [Negotiation(id=COPY, **copy.safe(head))]
    outline = Outline.of(document, negotiation_id)
    # Above what stands below it: a parent is known before it is referred to.
    issues = [_with_unit(outline.rows[each], head) for each in outline.walk()]
    rows += copy.of(issues)
    if offers:
        rows += copy.of(_opening(document, negotiation_id))
    return Document(rows)


def _with_unit(issue: Issue, head: Negotiation) -> Issue:
    """Return an issue with the unit it is counted in: of the headline, where it is about that."""
    return issue.with_(unit=head.unit) if issue.headline and not issue.unit else issue


def _opening(document: Document, negotiation_id: str) -> Sequence[Part]:
    """Return the opening packages with their terms, after the options that these name."""
    packages = [row for row in document.all(Package, negotiation_id) if row.kind == "opening"]
    ids = {row.id for row in packages}
    terms = [row for row in document.all(Term, negotiation_id) if row.package_id in ids]
    named = {row.option_id for row in terms}
    options = [row for row in document.all(Option, negotiation_id) if row.id in named]
    return [*options, *packages, *terms]


class _Copy:
    """Gives rows fresh ids and places, and lets through what is allowed."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str], str] = {}

    def of(self, rows: Iterable[Part]) -> Iterator[Part]:
        """Yield the rows as they may be seen."""
        for row in rows:
            place = len(self._ids)
            self._ids[row.TABLE, row.id] = f"{COPY}{place}"
            yield self._part(row, place)

    def _part(self, row: P, place: int) -> P:
        values = self.safe(row) | self._references(row)
        return type(row)(id=f"{COPY}{place}", negotiation_id=COPY, position=place, **values)

    def safe(self, row: Row) -> dict[str, Any]:
        """Return the fields of a row that may be seen."""
        offered = _OFFERED.get(row.TABLE, frozenset())
        return {
            name: getattr(row, name)
            for name, field in FIELDS[row.TABLE].items()
            if field.safe or name in offered
        }

    def _references(self, row: Row) -> dict[str, str | None]:
        """Return what a row belongs to, where that is in the copy too."""
        return {
            name: self._ids.get((field.target, getattr(row, name) or ""))
            for name, field in FIELDS[row.TABLE].items()
            if field.kind is Kind.REF and field.owned
        }
