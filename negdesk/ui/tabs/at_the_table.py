"""Meet / At the table: log what happens in the pause between two rounds, with the brief beside."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from negdesk.analysis.concessions import concessions
from negdesk.analysis.packages.frontier import Deal
from negdesk.analysis.readiness import readiness
from negdesk.i18n import tr, trn
from negdesk.model.edits import Edit
from negdesk.ui.cards import Columns, Expander
from negdesk.ui.labels import WordsLabel, plain_label
from negdesk.ui.meeting.at_hand import AtHand
from negdesk.ui.meeting.entry import EntryCard
from negdesk.ui.meeting.graph import ConcessionCard
from negdesk.ui.meeting.log import EventLog
from negdesk.ui.packages.edits import deal_package
from negdesk.ui.packages.offer_tester import OfferTester
from negdesk.ui.tabs.base import Tab


class AtTheTable(Tab):
    """The entry on top; below it the log, and beside it the graph and what was prepared."""

    KEY = "table"
    TABLES = frozenset(
        {
            "negotiation", "party", "alternative", "outcome", "adjustment", "trigger",
            "execution", "issue", "option", "belief", "assumption", "question", "reply",
            "package", "term", "event", "limit_change",
        }
    )  # fmt: skip

    def build(self) -> None:
        """Make the entry, the log on the left, and what is at hand on the right."""
        theme = self.desk.theme
        self.column.setSpacing(theme.quarter * 4)
        self.entry = EntryCard(self.desk)
        self.entry.listen(self)
        self.tester: OfferTester | None = None
        self.testing = Expander(theme, tr("Test an offer"), self._make_tester)
        self.log = EventLog(self.desk)
        self.log.emptied.connect(self.entry.fields.focus_first)
        self.graph = ConcessionCard(self.desk)
        self.at_hand = AtHand(self.desk)
        self.at_hand.begin.clicked.connect(self._begin)
        columns = Columns(theme, (11, 9), theme.line * 34)
        columns.set_apart(theme.quarter * 6)
        left, right = columns.columns
        for column in columns.columns:
            column.setSpacing(theme.quarter * 3)
        left.addWidget(self.log)
        right.addWidget(self.at_hand.limit)
        right.addWidget(self.graph)
        right.addLayout(self._head())
        right.addWidget(self.at_hand)
        spent = self.input_for("negotiation.hours_spent")
        spent.setMaximumWidth(theme.line * 9)
        right.addWidget(spent)
        columns.close_up()
        for widget in (self.entry, self.testing, columns):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def show_parts(self) -> None:
        """Show the log, what it comes to, and what was prepared."""
        self.entry.show_negotiation(self.negotiation_id)
        self._show_course(only_events=False)
        self.at_hand.show_negotiation(self.negotiation_id)
        if self.tester is not None:
            self.tester.show_negotiation(self.negotiation_id)
        self._say_state()

    def take(self, edit: Edit, initiator: object | None) -> None:
        """Follow a change; an event changes nothing of what was prepared."""
        if edit.tables == {"event"} and self.isVisible() and not self._stale:
            if self.negotiation_id in edit.scopes:
                self.entry.take_logged()
                self._show_course(only_events=True)
        else:
            super().take(edit, initiator)

    def _show_course(self, *, only_events: bool) -> None:
        document, scope = self.desk.document, self.negotiation_id
        course = concessions(document, scope)
        self.log.show_negotiation(scope, course, only_events=only_events)
        show = self.graph.show_soon if only_events else self.graph.show_negotiation
        show(scope, course)

    def reveal(self, key: str, row_id: str) -> None:
        """Open the event that a field is looked for in."""
        if key.startswith("event.") and row_id in self.log.lines:
            self.log.show_event(row_id)

    def _make_tester(self, column: QVBoxLayout) -> None:
        self.tester = OfferTester(self.desk)
        self.tester.heading.hide()
        self.tester.wanted.connect(self.take_deal)
        column.addWidget(self.tester)
        if self.negotiation_id:
            self.tester.show_negotiation(self.negotiation_id)

    def take_deal(self, deal: Deal) -> None:
        """Add a package with the terms of a deal, ready to be logged as our offer."""
        assert self.tester is not None
        self.desk.flush()
        whole, scope = self.tester.finder.study.space, self.negotiation_id
        document, new_id = self.desk.document, self.desk.new_id
        made, edit = deal_package(document, scope, whole, deal, new_id)
        if self.desk.apply(edit):
            self.entry.choose_package(made.id)

    def _say_state(self) -> None:
        missing = len(readiness(self.desk.document, self.negotiation_id).missing)
        words = trn(
            "Draft: {count} thing is still missing in the preparation.",
            "Draft: {count} things are still missing in the preparation.",
            missing,
        )
        self.state.setText(words.format(count=missing) if missing else tr("Prepared."))

    def _head(self) -> QVBoxLayout:
        theme = self.desk.theme
        self.state = WordsLabel("", "muted")
        self.export = QPushButton(tr("Export the brief…"))
        self.export.setObjectName("export.brief")
        self.export.clicked.connect(self.desk.brief_wanted)
        line = QHBoxLayout()
        line.setSpacing(theme.quarter * 4)
        line.addWidget(plain_label(tr("At hand"), "heading"), 1)
        line.addWidget(self.export, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout()
        column.setSpacing(theme.quarter)
        column.addLayout(line)
        column.addWidget(self.state)
        return column

    def _begin(self) -> None:
        self.desk.wanted.emit("negotiation.limit", self.negotiation_id)
