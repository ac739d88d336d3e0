"""What changed in a preparation since it was sealed, field by field, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from negdesk.analysis import row_words
from negdesk.analysis.seal import sealed_document
from negdesk.analysis.sealed import LEARNED, PREPARED
from negdesk.i18n import tr
from negdesk.model.document import Document
from negdesk.model.fields import FIELDS, Field, Kind
from negdesk.model.numbers import NumberStyle
from negdesk.model.rows import Package, Part, Row, Seal, Term


@dataclass(frozen=True, slots=True)
class Difference:
    """One change: `table.field` (the table alone for a whole row), what it is, old and new.

    `old` is "" where something was added or first filled in, `new` where it is gone.
    """

    key: str
    row_id: str
    what: str
    old: str
    new: str

    @property
    def words(self) -> str:
        """Return the change in a sentence."""
        if not self.old:
            return tr("{what}: new, {new}.").format(what=self.what, new=self.new)
        if not self.new:
            return tr("{what}: was {old}, now gone.").format(what=self.what, old=self.old)
        text = tr("{what}: was {old}, now {new}.")
        return text.format(what=self.what, old=self.old, new=self.new)


def differences(
    document: Document, negotiation_id: str, seal: Seal, style: NumberStyle
) -> list[Difference]:
    """Return what changed since a seal, the negotiation's own fields first.

    Order alone, and what was learned at the table or after it, are no change. SealError where
    the seal cannot be read.
    """
    telling = _Telling(sealed_document(seal), document, style)
    return list(telling.every(negotiation_id))


class _Telling:
    """Two states of a preparation side by side, each row said with its own references."""

    def __init__(self, before: Document, after: Document, style: NumberStyle) -> None:
        self._before, self._after, self._style = before, after, style

    def every(self, nid: str) -> Iterator[Difference]:
        yield from self._fields(self._before.negotiation(nid), self._after.negotiation(nid), "")
        for cls in PREPARED:
            yield from self._rows(
                _prepared(self._before, cls, nid), _prepared(self._after, cls, nid)
            )

    def _rows(self, before: Sequence[Part], after: Sequence[Part]) -> Iterator[Difference]:
        ids = {row.id for row in after}
        known = {row.id: row for row in before}
        # An import gives fresh ids: then a row is known by what it is called.
        called = {self._called(self._before, row): row for row in before if row.id not in ids}
        met = set()
        for row in after:
            old = known.get(row.id) or called.pop(self._called(self._after, row), None)
            if old is None:
                yield self._whole(row, "", row_words.whole(self._after, row, self._style))
                continue
            met.add(old.id)
            name = row_words.name(self._after, row) or row_words.noun(row.TABLE)
            yield from self._fields(old, row, name)
        for row in before:
            if row.id not in met:
                yield self._whole(row, row_words.whole(self._before, row, self._style), "")

    def _called(self, document: Document, row: Part) -> str:
        return row_words.name(document, row) or row_words.whole(document, row, self._style)

    def _whole(self, row: Part, old: str, new: str) -> Difference:
        return Difference(row.TABLE, row.id, row_words.noun(row.TABLE), old, new)

    def _fields(self, before: Row, after: Row, name: str) -> Iterator[Difference]:
        for of in FIELDS[before.TABLE].values():
            if not _compared(of):
                continue
            old, new = getattr(before, of.name), getattr(after, of.name)
            if old == new:
                continue
            was = row_words.said(self._before, of, old, self._style)
            now = row_words.said(self._after, of, new, self._style)
            # After an import the same row has another id: then its name tells.
            if of.kind is Kind.REF and was == now:
                continue
            label = of.said_label
            what = tr("{row} › {field}").format(row=name, field=label) if name else label
            yield Difference(of.key, after.id, what, was, now)


def _compared(of: Field) -> bool:
    """Say whether a field belongs to what was prepared, and has a name to be told by."""
    learned = of.name in LEARNED.get(of.table, ()) or of.key == "assumption.outcome"
    return bool(of.label) and of.kind is not Kind.COUNT and not learned


def _prepared(document: Document, cls: type[Part], negotiation_id: str) -> list[Part]:
    """Return a table's rows but for the agreement's, which is no part of the preparation."""
    packages = document.all(Package, negotiation_id)
    agreed = {row.id for row in packages if row.kind == "agreement"}
    return [row for row in document.all(cls, negotiation_id) if _package_of(row) not in agreed]


def _package_of(row: Part) -> str | None:
    if isinstance(row, Term):
        return row.package_id
    return row.id if isinstance(row, Package) else None
