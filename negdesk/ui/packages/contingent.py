"""Contingent terms: where the sides see the future differently, the deal can depend on it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QWidget

from negdesk.i18n import mark, tr
from negdesk.model.actions import add, move, next_position
from negdesk.model.rows import Contingency, Part
from negdesk.ui.cards import RowCard, RowCards, Section, quiet_button
from negdesk.ui.deleting import delete_card
from negdesk.ui.desk import Desk
from negdesk.ui.labels import WordsLabel
from negdesk.ui.packages.contingency_card import ContingencyCard

_EMPTY = mark(
    "Where you are surer than they are that something will happen, let the terms depend on it: "
    "a bonus if sales pass a mark, a refund if delivery is late. Both of you gain by your own "
    "lights, and nobody has to convince the other."
)


class ContingentCards(RowCards):
    """Cards that always stand in the order of their rows: only the user moves them."""

    def _holds_focus(self) -> bool:
        return False


class ContingentCard(Section):
    """The list of terms and a button to add one; Alt+arrows move the one with the cursor."""

    def __init__(self, desk: Desk) -> None:
        """Start without terms."""
        super().__init__(
            desk.theme, tr("If this, then that"), tr("Terms that depend on what happens.")
        )
        self.desk = desk
        self.negotiation_id = ""
        self.empty = WordsLabel(tr(_EMPTY))
        self.cards = ContingentCards(desk.theme, self._make)
        self.add_button = quiet_button("+  " + tr("Add a contingent term"), "add.contingency")
        self.add_button.clicked.connect(self.add_term)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.cards)
        self.body.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        for key, by in ((Qt.Key.Key_Up, -1), (Qt.Key.Key_Down, 1)):
            keys = QKeySequence(Qt.KeyboardModifier.AltModifier | key)
            shortcut = QShortcut(keys, self.cards)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self._step(by))

    def show_negotiation(self, negotiation_id: str) -> None:
        """Show the terms as they are now."""
        self.negotiation_id = negotiation_id
        rows = self.desk.document.all(Contingency, negotiation_id)
        self.cards.show_rows(rows)
        self.empty.setVisible(not rows)
        more = len(rows) > 1
        words = tr("Terms that depend on what happens. Alt+↑ and Alt+↓ move one.")
        self.teaching.setText(words if more else tr("Terms that depend on what happens."))
        self.add_button.setEnabled(self._writable)

    def add_term(self) -> None:
        """Add a term and put the cursor into its condition."""
        self.desk.flush()
        scope = self.negotiation_id
        row = Contingency(
            id=self.desk.new_id(),
            negotiation_id=scope,
            position=next_position(self.desk.document, Contingency, scope),
        )
        if self.desk.apply(add(tr("add contingent term"), row), self):
            self.show_negotiation(scope)
            self.cards.cards[row.id].focus_first()

    @property
    def _writable(self) -> bool:
        return not self.desk.session.workbook.file.read_only

    def _make(self, row: Part) -> RowCard:
        assert isinstance(row, Contingency)
        card = ContingencyCard(self.desk, row)
        card.delete_wanted.connect(self._delete)
        return card

    def _delete(self, row_id: str) -> None:
        delete_card(
            self.desk,
            self.cards,
            Contingency,
            row_id,
            tr("delete contingent term"),
            lambda: self.show_negotiation(self.negotiation_id),
            self.add_button,
        )

    def _step(self, by: int) -> None:
        """Move the term that holds the focus up or down."""
        focused: QWidget | None = self.window().focusWidget()
        if isinstance(focused, QComboBox):
            # In a box of choices these keys open it, as everywhere.
            focused.showPopup()
            return
        ids = list(self.cards.cards)
        held = [i for i in ids if focused is not None and self.cards.cards[i].isAncestorOf(focused)]
        if held:
            self._move(held[0], ids.index(held[0]) + by)

    def _move(self, row_id: str, to: int) -> None:
        self.desk.flush()
        row = self.desk.document.find(Contingency, row_id)
        if not self._writable or row is None or not 0 <= to < len(self.cards.cards):
            return
        edit = move(self.desk.document, row, to, tr("move contingent term"))
        if self.desk.apply(edit, self):
            self.show_negotiation(self.negotiation_id)
