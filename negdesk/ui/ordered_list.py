"""A list of cards that people put in order: Alt+Up and Alt+Down move the one with the cursor."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QWidget

from negdesk.model.actions import move
from negdesk.model.rows import Part
from negdesk.ui.card_list import CardList, ListWords
from negdesk.ui.cards import RowCard, RowCards
from negdesk.ui.desk import Desk
from negdesk.ui.theme import Theme


class OrderedCards(RowCards):
    """Cards that always stand in the order of their rows: only the user moves them."""

    move_wanted = Signal(str, int)

    def __init__(self, theme: Theme, make: Callable[[Part], RowCard]) -> None:
        """Start without cards; the keys ask to move a row, by its id, to a place."""
        super().__init__(theme, make)
        for key, by in ((Qt.Key.Key_Up, -1), (Qt.Key.Key_Down, 1)):
            keys = QKeySequence(Qt.KeyboardModifier.AltModifier | key)
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._step, by))

    def _holds_focus(self) -> bool:
        return False

    def _step(self, by: int) -> None:
        focused: QWidget | None = self.window().focusWidget()
        if isinstance(focused, QComboBox):
            # In a box of choices these keys open it, as everywhere.
            focused.showPopup()
            return
        for at, (row_id, card) in enumerate(self.cards.items()):
            if focused is not None and card.isAncestorOf(focused):
                self.move_wanted.emit(row_id, at + by)
                return


class OrderedList(CardList):
    """A list whose rows the user moves; `moved` is what that is called in the history."""

    def __init__(self, desk: Desk, cls: type[Part], words: ListWords, moved: str) -> None:
        """Start without rows."""
        super().__init__(desk, cls, words)
        self._moved = moved

    def make_cards(self) -> RowCards:
        """Return the empty list, with its keys."""
        cards = OrderedCards(self.desk.theme, self.make_card)
        cards.move_wanted.connect(self.move_row)
        return cards

    def move_row(self, row_id: str, to: int) -> bool:
        """Move a row to a place and show it there; False where it cannot go there."""
        self.desk.flush()
        row = self.desk.document.find(self._cls, row_id)
        if not self.writable or row is None or not 0 <= to < len(self.cards.cards):
            return False
        if not self.desk.apply(move(self.desk.document, row, to, self._moved), self):
            return False
        self.show_negotiation(self.negotiation_id)
        return True
