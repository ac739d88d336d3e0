"""The negotiation of the sample that is over: sealed, fought, debriefed.

Its file says how it ended. The seal is made here, by the program itself, from what of that
was there before the meeting: so its hash is right, and it stays right when a field comes new.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from negdesk import resources
from negdesk.analysis.seal import seal_edit
from negdesk.exchange.interchange import take
from negdesk.exchange.json_text import parse
from negdesk.model.document import Document
from negdesk.model.rows import Assumption, Negotiation, Package, Row, Seal, Term


def past_rows(new_id: Callable[[], str]) -> list[Row]:
    """Return the rows of last year's car purchase, with its seal."""
    rows = take(parse(resources.text("sample", "small_car.json")), new_id).rows
    return [_sealed(row, rows) if isinstance(row, Seal) else row for row in rows]


def _sealed(dated: Seal, rows: Sequence[Row]) -> Seal:
    """Return the seal of the rows, with the id and the date of one that is still empty."""
    prepared = Document(_prepared(rows))
    edit = seal_edit(prepared, dated.negotiation_id, lambda: dated.id, dated.at)
    made = next(change.after for change in edit.changes if isinstance(change.after, Seal))
    return made.with_(position=dated.position)


def _prepared(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the rows as they stood before the meeting; a seal leaves out the rest by itself."""
    signed = {row.id for row in rows if isinstance(row, Package) and row.kind == "agreement"}
    for row in rows:
        if isinstance(row, Negotiation):
            yield row.with_(stage="preparing")
        elif isinstance(row, Assumption):
            yield row.with_(outcome="open")
        elif row.id not in signed and not (isinstance(row, Term) and row.package_id in signed):
            yield row
