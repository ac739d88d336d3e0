"""Prepare / Questions: what is assumed, what is asked, what is answered."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer

from negdesk.ui.cards import Columns
from negdesk.ui.questions.assumptions import Assumptions
from negdesk.ui.questions.bank import Bank
from negdesk.ui.questions.feelings import FeelingsCard
from negdesk.ui.questions.outsider import OutsiderCard
from negdesk.ui.questions.questions import Questions as QuestionList
from negdesk.ui.questions.replies import RepliesCard
from negdesk.ui.tabs.base import Tab

_Part = QuestionList | Assumptions | RepliesCard | FeelingsCard | OutsiderCard


class Questions(Tab):
    """Questions on the left, the assumptions they test on the right, the bank when wanted."""

    KEY = "questions"
    TABLES = frozenset(
        {"negotiation", "party", "issue", "belief", "assumption", "question", "reply", "feeling"}
    )

    def build(self) -> None:
        """Make both columns."""
        self.columns = Columns(self.desk.theme, (11, 9), self.desk.theme.line * 54)
        self.bank: Bank | None = None
        self.questions = QuestionList(self.desk)
        self.assumptions = Assumptions(self.desk)
        self.replies = RepliesCard(self.desk)
        self.feelings = FeelingsCard(self.desk)
        self.outsider = OutsiderCard(self.desk)
        self._sections: list[_Part] = [
            self.questions, self.replies, self.feelings, self.assumptions, self.outsider
        ]  # fmt: skip
        left, right = self.columns.columns
        for index, section in enumerate(self._sections):
            (left if index < 3 else right).addWidget(section)
        self.questions.bank_wanted.connect(self.open_bank)
        self.assumptions.ask_wanted.connect(self.questions.add_question)
        self.columns.close_up()
        self.column.addWidget(self.columns)
        self.column.addStretch(1)

    def show_parts(self) -> None:
        """Show all lists, and mark in the bank what was added."""
        for section in self._sections:
            section.show_negotiation(self.negotiation_id)
        if self.bank is not None and not self.bank.isHidden():
            self.bank.show_negotiation(self.negotiation_id)

    def reveal(self, key: str, row_id: str) -> None:
        """Unfold the answer that hides a field."""
        table, _, name = key.partition(".")
        if table == "question":
            self.questions.reveal(row_id, name)

    def open_bank(self) -> None:
        """Show the bank beside the questions, with the cursor in its search."""
        if self.bank is None:
            self.bank = Bank(self.desk)
            self.bank.closed.connect(self.close_bank)
        if self.columns.folded:
            self.questions.put_below_heading(self.bank)
        else:
            self.columns.columns[1].insertWidget(0, self.bank)
        self.bank.show()
        self.refresh()
        self.bank.begin_search()
        # It has its place only after this event.
        QTimer.singleShot(0, self, self._bring_bank)

    def close_bank(self) -> None:
        """Hide the bank; the cursor returns to where it was opened."""
        if self.bank is not None:
            self.questions.bank_button.setFocus(Qt.FocusReason.OtherFocusReason)
            self.bank.hide()
            self.ensureWidgetVisible(self.questions.bank_button, 0, self.desk.theme.line * 2)

    def _bring_bank(self) -> None:
        if self.bank is not None and not self.bank.isHidden():
            self.ensureWidgetVisible(self.bank, 0, self.desk.theme.quarter)
            self.ensureWidgetVisible(self.bank.search, 0, self.desk.theme.line * 3)
