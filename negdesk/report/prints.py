"""One door to everything that prints: from an order to the bytes of a PDF.

Each kind is loaded when it is first ordered: a brief needs none of the workbook's chapters.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from negdesk.model.document import Document
from negdesk.model.numbers import NumberStyle
from negdesk.report.order import Order, Printed

if TYPE_CHECKING:
    from negdesk.analysis.record import Record

Progress = Callable[[int, int], bool]


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
) -> Printed:
    """Return what was ordered of a loaded negotiation; blank sheets need none.

    A track record is made from `record`; `only` says in words what it is limited to.

    `progress(done, total)` is called along a workbook; when it returns False, the workbook's
    Cancelled is raised.
    """
    paper, grey = order.paper, order.grey
    if order.kind == "blank":
        from negdesk.report import blank

        return blank.printed(order.sheet, paper=paper, style=style, form=order.form, grey=grey)
    if order.kind == "table_copy":
        from negdesk.report import table_copy

        return table_copy.printed(
            document, nid, paper=paper, style=style, grey=grey, offers=order.offers
        )
    if order.kind == "workbook":
        from negdesk.report import workbook

        return workbook.printed(
            document, nid, paper=paper, style=style, now=now, grey=grey, progress=progress
        )
    if order.kind == "debrief":
        from negdesk.report import debrief

        return debrief.printed(document, nid, paper=paper, style=style, now=now, grey=grey)
    if order.kind == "record" and record is not None:
        from negdesk.report.record import printed

        return printed(record, only=only, paper=paper, style=style, now=now, grey=grey)
    from negdesk.report import brief

    return brief.printed(
        document, nid, paper=paper, style=style, now=now, grey=grey, sections=order.sections
    )
