"""Prepare / ZOPA: every value with both sides' ranges, to be seen and moved."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout

from negdesk.analysis.lanes import ValueLane, lanes
from negdesk.analysis.zone import sentence_of
from negdesk.chart.picture import Ghost, ZopaPicture, picture_of
from negdesk.i18n import mark, tr
from negdesk.ui.cards import Expander
from negdesk.ui.tabs.base import Tab
from negdesk.ui.zopa.lane_card import LaneCard
from negdesk.ui.zopa.table import LanesTable


class Zopa(Tab):
    """The headline value in full, every other number issue below it, and all as a table."""

    KEY = "zopa"
    TITLE = mark("ZOPA")
    TABLES = frozenset({"negotiation", "issue", "belief", "event", "package", "term", "party"})

    def build(self) -> None:
        """Make the headline's card and the table; cards of issues come with them."""
        self.cards: dict[str, LaneCard] = {}
        self._ghosts: dict[str, Ghost] = {}
        self._lanes = QVBoxLayout()
        self._lanes.setSpacing(self.desk.theme.quarter * 4)
        self.column.addLayout(self._lanes)
        self.table: LanesTable | None = None
        self.as_table = Expander(self.desk.theme, tr("The same as a table"), self._fill_table)
        self.column.addWidget(self.as_table)
        self.column.addStretch(1)

    def show_parts(self) -> None:
        """Show every lane."""
        found = lanes(self.desk.document, self.negotiation_id)
        kept = {lane.key for lane in found}
        for key in [key for key in self.cards if key not in kept]:
            self._drop(key)
        shown = [self._show(index, lane) for index, lane in enumerate(found)]
        self._shown = shown
        if self.table is not None:
            self.table.show_pictures(shown)

    def card(self, key: str) -> LaneCard:
        """Return the card of a lane; the headline's key is ""."""
        return self.cards[key]

    def reveal(self, key: str, row_id: str) -> None:
        """Open the numbers of the issue in question."""
        card = self.cards.get(row_id)
        if card is not None:
            card.numbers.open()

    def _show(self, index: int, lane: ValueLane) -> ZopaPicture:
        style = self.desk.style
        shown = picture_of(lane, style)
        shown = replace(shown, ghost=self._ghosts.get(lane.key))
        words = sentence_of(lane.zone, lane.better, lane.unit, lane.theirs, style)
        card = self.cards.get(lane.key)
        if card is None:
            card = self.cards[lane.key] = LaneCard(self.desk, lane.key)
            card.numbers.toggled.connect(self._reordered)
            self._lanes.insertWidget(index, card)
            self.reorder()
        elif self._lanes.indexOf(card) != index:
            self._lanes.removeWidget(card)
            self._lanes.insertWidget(index, card)
            self.reorder()
        card.show_lane(self.negotiation_id, shown, words)
        return shown

    def _drop(self, key: str) -> None:
        card = self.cards.pop(key)
        self._lanes.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _fill_table(self, column: QVBoxLayout) -> None:
        self.table = LanesTable()
        column.addWidget(self.table)
        self.table.show_pictures(self._shown)

    def _reordered(self) -> None:
        self._order_focus()
