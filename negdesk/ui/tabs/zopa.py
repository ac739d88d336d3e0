"""Prepare / ZOPA: every value with both sides' ranges, to be seen and moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from negdesk.analysis.lanes import HEADLINE, POINTS, ValueLane, lanes
from negdesk.analysis.points_lane import points_lane
from negdesk.analysis.zone import sentence_of
from negdesk.chart.picture import Ghost, ZopaPicture, picture_of
from negdesk.i18n import tr, trn
from negdesk.model.rows import Belief, Negotiation
from negdesk.ui.cards import Expander, quiet_button
from negdesk.ui.glance import short_day
from negdesk.ui.tabs.base import Tab
from negdesk.ui.tabs.links import Links, Place
from negdesk.ui.zopa.chooser import LaneChooser
from negdesk.ui.zopa.ghosts import ghost_of
from negdesk.ui.zopa.lane_card import LaneCard
from negdesk.ui.zopa.snapshots import SnapshotsCard
from negdesk.ui.zopa.table import LanesTable

_SHOWN = 12
_NAMED = 5
_REST = 150


class Zopa(Tab):
    """The headline value, every other number issue, how the estimates moved, all as a table."""

    KEY = "zopa"
    TABLES = frozenset(
        {"negotiation", "issue", "belief", "event", "package", "term", "party", "option"}
    )

    def build(self) -> None:
        """Make the parts that there is one of; the cards of values come with them."""
        theme = self.desk.theme
        self.cards: dict[str, LaneCard] = {}
        self.shown: list[ZopaPicture] = []
        self._ghosts: dict[str, Ghost] = {}
        # While one lane is dragged the others are asked for again and again as they are.
        self._told: dict[str, tuple[object, ZopaPicture, str]] = {}
        self._every = False
        # Of a deal with many issues this takes a moment, so it waits until nothing moves.
        self._whole: ValueLane | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._follow)
        self._lanes = QVBoxLayout()
        self._lanes.setSpacing(theme.quarter * 4)
        self.more = quiet_button("", "zopa.more")
        self.more.clicked.connect(self._show_every)
        self.unnumbered = Links(theme)
        self.unnumbered.wanted.connect(self.desk.wanted)
        self.chooser = LaneChooser(theme)
        self.chooser.chosen.connect(self._choose)
        self.snapshots = SnapshotsCard(self.desk)
        self.snapshots.ghost_wanted.connect(self._lay_under)
        self.table: LanesTable | None = None
        self.as_table = Expander(theme, tr("The same as a table"), self._fill_table)
        self.column.addLayout(self._lanes)
        for widget in (self.more, self.unnumbered, self.chooser, self.snapshots, self.as_table):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def show_negotiation(self, negotiation_id: str) -> None:
        """Show a negotiation, without what was laid under the chart of another."""
        self._ghosts, self._every, self._whole = {}, False, None
        super().show_negotiation(negotiation_id)

    def show_parts(self) -> None:
        """Show every value that has a number; those without are named."""
        whole = [self._whole] if self._whole is not None else []
        found = [*lanes(self.desk.document, self.negotiation_id), *whole]
        known = [lane for lane in found if lane.key == HEADLINE or lane.numbers]
        shown = known if self._every else known[:_SHOWN]
        kept = {lane.key for lane in shown}
        for key in [key for key in self.cards if key not in kept]:
            self._drop(key)
        self.shown = [self._show(index, lane) for index, lane in enumerate(shown)]
        self._rest.start()
        if not any(card.chart.dragging for card in self.cards.values()):
            self._show_more(len(known) - len(shown))
            self._name([lane for lane in found if lane not in known])
            self.chooser.show_lanes([(row.key, row.title) for row in known if row.key != POINTS])
            self._show_followers()

    def _show_followers(self) -> None:
        """Show what may wait until a handle is let go."""
        self.snapshots.show_negotiation(self.negotiation_id, self.chooser.key or None)
        if self.table is not None:
            self.table.show_pictures(self.shown)

    def card(self, key: str) -> LaneCard:
        """Return the card of a lane; the headline's key is ""."""
        return self.cards[key]

    def reveal(self, key: str, row_id: str) -> None:
        """Open the numbers of the issue in question."""
        card = self.cards.get(row_id)
        if card is not None:
            card.numbers.open()

    def _follow(self) -> None:
        """Show what follows from the numbers as they are now."""
        if self.desk.document.find(Negotiation, self.negotiation_id) is None:
            return
        found = points_lane(self.desk.document, self.negotiation_id)
        if found != self._whole:
            self._whole = found
            self.refresh()
        elif any(card.chart.dragging for card in self.cards.values()):
            self._rest.start()
        else:
            self._show_followers()

    def _show(self, index: int, lane: ValueLane) -> ZopaPicture:
        shown, words = self._tell(lane)
        card = self.cards.get(lane.key) or self._made(lane.key)
        if self._lanes.indexOf(card) != index:
            self._lanes.insertWidget(index, card)
        card.show_lane(self.negotiation_id, shown, words)
        return shown

    def _tell(self, lane: ValueLane) -> tuple[ZopaPicture, str]:
        """Return the picture of a lane and its sentence."""
        style, ghost = self.desk.style, self._ghosts.get(lane.key)
        known = self._told.get(lane.key)
        if known is not None and known[0] == (lane, ghost):
            return known[1:]
        shown = replace(picture_of(lane, style), ghost=ghost)
        words = sentence_of(lane.zone, lane.better, lane.unit, lane.theirs, style)
        self._told[lane.key] = (lane, ghost), shown, words
        return shown, words

    def _made(self, key: str) -> LaneCard:
        card = self.cards[key] = LaneCard(self.desk, key)
        if key != POINTS:
            card.picked.connect(self._choose)
        return card

    def _drop(self, key: str) -> None:
        card = self.cards.pop(key)
        self._lanes.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _show_more(self, hidden: int) -> None:
        words = trn("Show {count} more value", "Show {count} more values", hidden)
        self.more.setText(words.format(count=hidden))
        self.more.setAccessibleName(self.more.text())
        self.more.setVisible(hidden > 0)

    def _show_every(self) -> None:
        self._every = True
        self.refresh()

    def _name(self, without: Sequence[ValueLane]) -> None:
        words = tr("{issue} has no numbers yet.")
        self.unnumbered.show_places(
            [_place(lane, words.format(issue=lane.title)) for lane in without[:_NAMED]]
        )

    def _choose(self, key: str) -> None:
        """Show how the estimate of one value moved."""
        self.chooser.choose(key)
        self.snapshots.show_negotiation(self.negotiation_id, key or None)

    def _lay_under(self, row: Belief | None) -> None:
        today = self.desk.now().date()
        words = tr("as of {day}").format(day=short_day(row.at, today)) if row else ""
        ghost = ghost_of(row, words)
        self._ghosts = {row.issue_id or HEADLINE: ghost} if row and ghost else {}
        # Asked for while the snapshots are being shown, which is the end of a refresh.
        for lane in lanes(self.desk.document, self.negotiation_id):
            if lane.key in self.cards:
                self._show(self._lanes.indexOf(self.cards[lane.key]), lane)

    def _fill_table(self, column: QVBoxLayout) -> None:
        self.table = LanesTable()
        column.addWidget(self.table)
        self.table.show_pictures(self.shown)


def _place(lane: ValueLane, words: str) -> Place:
    """Return where a value without numbers gets its first one."""
    if lane.key == POINTS:
        return Place(words, "negotiation.limit_points")
    return Place(words, "issue.target", lane.key)
