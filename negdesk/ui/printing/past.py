"""What the track record is printed from: all that has ended, or what its page lets through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from negdesk.analysis.record import Filter
from negdesk.model.document import Document
from negdesk.report.order import Order
from negdesk.ui.desk import Desk
from negdesk.ui.printing.maker import Commission

if TYPE_CHECKING:
    from negdesk.ui.record.reader import Debriefs


class Past(QObject):
    """Reads the negotiations that have ended between other events; `read_all` says it is done."""

    read_all = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Read nothing before it is first wanted."""
        super().__init__(parent)
        self._desk = desk
        self._debriefs: Debriefs | None = None
        self._only, self.words = Filter(), ""

    @property
    def busy(self) -> bool:
        """Say whether some wait to be read."""
        return self._debriefs is not None and self._debriefs.busy

    @property
    def unreadable(self) -> int:
        """Return how many could not be read and are not counted."""
        return 0 if self._debriefs is None else self._debriefs.unreadable

    def limit(self, only: Filter, words: str) -> None:
        """Count only what `only` lets through, which `words` tell; "" counts all."""
        self._only, self.words = only, words

    def read(self) -> None:
        """Read what is not known yet."""
        if self._debriefs is None:
            from negdesk.ui.record.reader import Debriefs

            self._debriefs = Debriefs(self._desk, self)
            self._debriefs.done.connect(self.read_all)
        self._debriefs.read()

    def spoil(self, *negotiation_ids: str) -> None:
        """Forget what has changed."""
        if self._debriefs is not None:
            self._debriefs.spoil(*negotiation_ids)

    def rest(self) -> None:
        """Read nothing for now: nobody looks."""
        if self._debriefs is not None:
            self._debriefs.rest()

    def commission(self, order: Order) -> Commission:
        """Return the order with the record that it is made from."""
        from negdesk.analysis.record import record_of

        made = () if self._debriefs is None else self._debriefs.made
        found, desk = record_of(made, self._only), self._desk
        return Commission(order, Document(), "", desk.style, desk.now(), found, self.words)
