"""The track record of a workbook for a terminal: read one negotiation after another."""

from __future__ import annotations

from collections.abc import Iterator

from negdesk.analysis.record import Debrief, Record, debriefs, record_of
from negdesk.analysis.record_words import record_words
from negdesk.analysis.seal import ENDED
from negdesk.analysis.zone_error_words import zone_error_sentence
from negdesk.exchange import plain
from negdesk.model.document import Document
from negdesk.model.fields import field
from negdesk.model.numbers import NumberStyle, show_percent
from negdesk.workbook import Workbook

_DAY = 10


def track_record(workbook: Workbook) -> Record:
    """Return the record of every negotiation that has ended; each is read and let go again."""
    ended = [row for row in workbook.document.negotiations if row.stage in ENDED]
    found = [
        one for row in ended for one in debriefs(Document([row, *workbook.file.parts(row.id)]))
    ]
    return record_of(sorted(found, key=lambda one: one.when))


def record_lines(found: Record, style: NumberStyle) -> Iterator[str]:
    """Yield the record in sentences, then a line for each negotiation."""
    yield from record_words(found, style)
    off = zone_error_sentence(found, style)
    if off:
        yield off
    if found.debriefs:
        yield ""
    yield from (_line(one, style) for one in found.debriefs)


def _line(one: Debrief, style: NumberStyle) -> str:
    stage = field("negotiation", "stage").said_choice(one.negotiation.stage)
    share = "" if one.share is None else show_percent(one.share, style)
    return f"{one.when[:_DAY]:<{_DAY}}  {stage:<8}  {share:>6}  {plain.title(one.negotiation)}"
