"""One door to everything that prints: from an order to the bytes of a PDF.

Each kind is loaded when it is first ordered: a brief needs none of the workbook's chapters.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from negdesk.model.document import Document
from negdesk.model.numbers import NumberStyle
from negdesk.report.order import Order

if TYPE_CHECKING:
    from negdesk.analysis.record import Record

Progress = Callable[[int, int], bool]


@dataclass(frozen=True, slots=True)
class Made:
    """A print; `unprintable` are its letters that no font has, `shortened` counts cut texts."""

    pdf: bytes
    unprintable: str = ""
    shortened: int = 0


def made(
    document: Document,
    nid: str,
    order: Order,
    *,
    style: NumberStyle,
    now: datetime,
    progress: Progress | None = None,
    record: Record | None = None,
    only: str = "",
) -> Made:
    """Return what was ordered of a loaded negotiation; blank sheets need none.

    A track record is made from `record`; `only` says in words what it is limited to.

    `progress(done, total)` is called along a workbook; when it returns False, the workbook's
    Cancelled is raised.
    """
    paper, grey = order.paper, order.grey
    if order.kind == "blank":
        from negdesk.report.blank import blank

        return Made(blank(order.sheet, paper=paper, style=style, form=order.form))
    if order.kind == "table_copy":
        from negdesk.report import table_copy

        copy = table_copy.printed(
            document, nid, paper=paper, style=style, grey=grey, offers=order.offers
        )
        return Made(copy.pdf, copy.unprintable, copy.shortened)
    if order.kind == "workbook":
        from negdesk.report import workbook

        book = workbook.printed(
            document, nid, paper=paper, style=style, now=now, grey=grey, progress=progress
        )
        return Made(book.pdf, book.unprintable)
    if order.kind == "debrief":
        from negdesk.report import debrief

        after = debrief.printed(document, nid, paper=paper, style=style, now=now, grey=grey)
        return Made(after.pdf, after.unprintable, after.shortened)
    if order.kind == "record" and record is not None:
        from negdesk.report.record import printed

        whole = printed(record, only=only, paper=paper, style=style, now=now, grey=grey)
        return Made(whole.pdf, whole.unprintable)
    from negdesk.report import brief

    page = brief.printed(
        document, nid, paper=paper, style=style, now=now, grey=grey, sections=order.sections
    )
    return Made(page.pdf, page.unprintable, page.shortened)
