"""Cards of one table with a bank to take more from: what replies and feelings share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

from negdesk.model.rows import Part
from negdesk.ui.card_list import CardList, ListWords
from negdesk.ui.cards import RowCard, RowCards, cross_button
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.base import FieldInput
from negdesk.ui.questions.bank_panel import BankPanel, Entry, Facet


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(ListWords):
    """The words of such a list; `bank` names its bank."""

    bank: str


@dataclass(frozen=True, slots=True)
class Bank:
    """A bank as entries, the values of the row that each makes, and how a row names its own."""

    facet: Facet
    entries: Sequence[Entry]
    values: dict[str, dict[str, Any]]

    def held(self, rows: Sequence[Part], names: Sequence[str]) -> set[str]:
        """Return the ids of the entries whose named values stand in one of the rows."""
        there = {tuple(getattr(row, name) for name in names) for row in rows}
        return {
            key
            for key, values in self.values.items()
            if tuple(values[name] for name in names) in there
        }


class LinesCard(RowCard):
    """A card of lines with a cross; Enter goes from line to line, and from the last one on."""

    delete_wanted = Signal(str)
    left = Signal(str)

    def __init__(self, desk: Desk, row: Part, words: str) -> None:
        """Make the cross, to be placed by the subclass; `words` name what it deletes."""
        super().__init__(desk.theme)
        self._lines: Sequence[FieldInput] = ()
        self.cross = cross_button(words)
        self.cross.setEnabled(not desk.session.workbook.file.read_only)
        self.cross.clicked.connect(partial(self.delete_wanted.emit, row.id))

    def chain(self, *lines: FieldInput) -> None:
        """Let Enter go through these lines in this order."""
        self._lines = lines
        for line in lines:
            line.editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Write the line and go on with Enter."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            at = next((i for i, line in enumerate(self._lines) if line.editor is watched), None)
            if at is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go_on(at)
                return True
        return super().eventFilter(watched, event)

    def _go_on(self, at: int) -> None:
        self._lines[at].commit()
        if at + 1 < len(self._lines):
            self._lines[at + 1].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.row is not None:
            self.left.emit(self.row.id)


class Banked(CardList):
    """The cards, a button to add an empty one, and the bank below."""

    def __init__(
        self,
        desk: Desk,
        cls: type[Part],
        words: Words,
        make: Callable[[Desk, Part], LinesCard],
        bank: Callable[[], Bank],
        same: Sequence[str],
    ) -> None:
        """Start without rows; the bank is read when first opened.

        A row counts as an entry of the bank when its fields `same` are those of the entry.
        """
        super().__init__(desk, cls, words)
        self._title, self._same = words.bank, same
        self._card_of, self._read_bank = make, bank
        self._bank: Bank | None = None
        self.panel: BankPanel | None = None
        self.bank_button = QPushButton(words.bank.replace("&", "&&"))
        self.bank_button.setObjectName(f"bank.open.{cls.TABLE}")
        self.bank_button.clicked.connect(self.toggle_bank)
        self.foot.addWidget(self.bank_button)

    def make_cards(self) -> RowCards:
        """Return the empty list; its cards stand close."""
        return RowCards(self.desk.theme, self.make_card, self.desk.theme.quarter * 2)

    def make_card(self, row: Part) -> RowCard:
        """Return the card of a row; Enter in its last line leads to the card below."""
        card = self._card_of(self.desk, row)
        card.delete_wanted.connect(self.delete_row)
        card.left.connect(self._go_below)
        return card

    def show_negotiation(self, negotiation_id: str) -> None:
        """Show the rows as they are now, and which of them came from the bank."""
        super().show_negotiation(negotiation_id)
        self.bank_button.setEnabled(self.writable)
        if self.panel is not None and self._bank is not None:
            rows = self.desk.document.all(self._cls, negotiation_id)
            self.panel.mark_added(self._bank.held(rows, self._same))

    def toggle_bank(self) -> None:
        """Open the bank below, or put it away."""
        if self.panel is None:
            self._make_panel()
        assert self.panel is not None
        if self.panel.isHidden():
            self.show_negotiation(self.negotiation_id)
            self.panel.open()
        else:
            self.panel.put_away()

    def _make_panel(self) -> None:
        self._bank = self._read_bank()
        self.panel = BankPanel(self.desk, [self._bank.facet], self._title)
        self.panel.show_entries(self._bank.entries)
        self.panel.chosen.connect(self._take)
        self.panel.closed.connect(self._closed)
        self.panel.hide()
        self.body.addWidget(self.panel)

    def _closed(self) -> None:
        self.bank_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, entry_id: str) -> None:
        """Add an entry of the bank; the cursor stays in the bank, for the next."""
        if self._bank is not None:
            self.append(**self._bank.values[entry_id])

    def _go_below(self, row_id: str) -> None:
        ids = list(self.cards.cards)
        below = ids[ids.index(row_id) + 1 :][:1]
        if below:
            self.cards.cards[below[0]].focus_first()
        else:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
