"""A section that is a list of cards: one a row of its table, and a button that adds one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from negdesk.model.actions import add, next_position
from negdesk.model.rows import Part
from negdesk.ui.cards import RowCard, RowCards, Section, quiet_button
from negdesk.ui.deleting import delete_card
from negdesk.ui.desk import Desk
from negdesk.ui.labels import WordsLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWords:
    """What the section and its button say, and what its steps are called in the history.

    `empty` teaches while there is no row; without it nothing is said.
    """

    heading: str
    teaching: str
    adding: str
    added: str
    deleted: str
    empty: str = ""


class CardList(Section):
    """The cards of one negotiation's rows; a subclass says which card a row has."""

    def __init__(self, desk: Desk, cls: type[Part], words: ListWords) -> None:
        """Start without rows; `foot` takes what stands beside the button."""
        super().__init__(desk.theme, words.heading, words.teaching)
        self.desk = desk
        self.negotiation_id = ""
        self._cls, self._words = cls, words
        self.empty = WordsLabel(words.empty)
        self.cards = self.make_cards()
        self.add_button = quiet_button("+  " + words.adding, f"add.{cls.TABLE}")
        self.add_button.clicked.connect(self.add_row)
        self.foot = QHBoxLayout()
        self.foot.addWidget(self.add_button)
        self.foot.addStretch(1)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.cards)
        self.body.addLayout(self.foot)

    def make_cards(self) -> RowCards:
        """Return the empty list, before there is a layout."""
        return RowCards(self.desk.theme, self.make_card)

    def make_card(self, row: Part) -> RowCard:
        """Return the card of a row; its cross leads to `delete_row`."""
        raise NotImplementedError

    def dress(self, card: RowCard, place: int) -> None:
        """Show on a card what is not in its row; `place` is 0 for the first."""

    @property
    def writable(self) -> bool:
        """Say whether rows may come, move and go."""
        return not self.desk.session.workbook.file.read_only

    def show_negotiation(self, negotiation_id: str) -> None:
        """Show the rows as they are now."""
        self.negotiation_id = negotiation_id
        rows = self.desk.document.all(self._cls, negotiation_id)
        self.cards.show_rows(rows, self.dress)
        self.empty.setVisible(bool(self._words.empty) and not rows)
        self.add_button.setEnabled(self.writable)

    def add_row(self) -> None:
        """Add an empty row and put the cursor into it."""
        row_id = self.append()
        if row_id:
            self.cards.cards[row_id].focus_first()

    def append(self, **values: Any) -> str:
        """Add a row at the end and show it; return its id, or "" where it was refused."""
        self.desk.flush()
        scope = self.negotiation_id
        position = next_position(self.desk.document, self._cls, scope)
        row = self._cls(id=self.desk.new_id(), negotiation_id=scope, position=position, **values)
        if not self.desk.apply(add(self._words.added, row), self):
            return ""
        self.show_negotiation(scope)
        return row.id

    def delete_row(self, row_id: str) -> None:
        """Delete a row; the cursor stays near."""
        delete_card(
            self.desk,
            self.cards,
            self._cls,
            row_id,
            self._words.deleted,
            lambda: self.show_negotiation(self.negotiation_id),
            self.add_button,
        )
