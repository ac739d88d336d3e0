"""Prints made beside the window: the last order wins, a long one can be stopped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from negdesk.model.document import Document
from negdesk.model.numbers import NumberStyle
from negdesk.report.order import Order
from negdesk.ui.background import Job, Superseded, Worker

if TYPE_CHECKING:
    from negdesk.analysis.record import Record

# One after the other: the fonts of a print are registered for the whole process.
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class Commission:
    """An order with all that it is made from; the document is a copy that stands still.

    `record` is that of a track record, and `only` what it is limited to, in words.
    """

    order: Order
    document: Document
    negotiation_id: str
    style: NumberStyle
    now: datetime
    record: Record | None = None
    only: str = ""


class Maker(Worker):
    """Makes the last print that was asked for; `made` carries it, or the error in its place."""

    NAME = "negdesk-print"
    made = Signal(object)

    def make(self, commission: Commission) -> None:
        """Make this, instead of anything before."""
        self.begin(commission, lambda job: _made(commission, job))

    def took(self, asked: object, result: object) -> None:
        """Hand the print over."""
        self.made.emit(result)


def _made(commission: Commission, job: Job) -> object:
    with _ONE_AT_A_TIME:
        if job.stopped.is_set():
            raise Superseded
        # The libraries of the print load here, not in the window's thread.
        from negdesk.report.prints import made

        c = commission
        return made(
            c.document,
            c.negotiation_id,
            c.order,
            style=c.style,
            now=c.now,
            progress=job.progress,
            record=c.record,
            only=c.only,
        )
