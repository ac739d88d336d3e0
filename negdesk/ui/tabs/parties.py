"""The people on every side, as cards."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from negdesk.i18n import mark, tr
from negdesk.model.actions import add, next_position
from negdesk.model.rows import Part, Party
from negdesk.ui.cards import Expander, RowCard, RowCards, cross_button, quiet_button
from negdesk.ui.deleting import delete_card
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.base import FieldInput
from negdesk.ui.inputs.make import make_input
from negdesk.ui.labels import WordsLabel

_MORE = (
    "interests",
    "constraints",
    "pressures",
    "creates_value",
    "captures_value",
    "consent_signals",
    "refusal_signals",
    "relationship_goal",
    "rapport",
    "style",
    "culture",
)
_EMPTY = mark(
    "Nobody is named yet. Add the person you will sit across from first, then whoever stands "
    "behind them: the one who decides is often not in the room."
)


class PartyCard(RowCard):
    """One person or organisation; the finer points stand in an expander."""

    opened = Signal(str, bool)
    delete_wanted = Signal(str)

    def __init__(self, desk: Desk, party: Party) -> None:
        """Make the inputs that are always there."""
        super().__init__(desk.theme)
        self.desk = desk
        self.party_id = party.id
        name, side, authority, process = (
            self._input(field, party) for field in ("name", "side", "authority", "decision_process")
        )
        name.editor.setProperty("look", "name")
        cross = cross_button(tr("Delete this person"))
        cross.clicked.connect(partial(self.delete_wanted.emit, party.id))
        name.beside_label(cross)
        self.body.addWidget(name)
        self.add(side, authority)
        self.add(process)
        self.more = Expander(desk.theme, tr("More about them"), partial(self._fill, party))
        self.more.toggled.connect(partial(self.opened.emit, party.id))
        self.body.addWidget(self.more)

    def _input(self, name: str, party: Party) -> FieldInput:
        key = f"party.{name}"
        made = make_input(self.desk, key, lines=1)
        made.suggest(self.desk.prompt(party.negotiation_id, key))
        self.inputs.append(made)
        return made

    def _fill(self, party: Party, column: QVBoxLayout) -> None:
        for name in _MORE:
            made = self._input(name, party)
            column.addWidget(made)
        self.show_row(self.row)


class Parties(QWidget):
    """All parties of a negotiation, with a button to add one."""

    def __init__(self, desk: Desk) -> None:
        """Start without parties."""
        super().__init__()
        self.desk = desk
        self._negotiation_id = ""
        self._open: set[str] = set()
        gap = desk.theme.quarter
        self.empty = WordsLabel(tr(_EMPTY), "muted")
        self.cards = RowCards(desk.theme, self._make)
        self.add_button = quiet_button("+  " + tr("Add a person"), "add.party")
        self.add_button.clicked.connect(self.add_party)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap * 2)
        column.addWidget(self.empty)
        column.addWidget(self.cards)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_negotiation(self, negotiation_id: str) -> None:
        """Show the parties as they are now."""
        self._negotiation_id = negotiation_id
        parties = self.desk.document.all(Party, negotiation_id)
        self.cards.show_rows(parties)
        self.empty.setVisible(not parties)
        self.add_button.setEnabled(not self.desk.session.workbook.file.read_only)

    def reveal(self, party_id: str, name: str) -> None:
        """Open the expander of a party if it hides this field."""
        card = self.cards.cards.get(party_id or next(iter(self.cards.cards), ""))
        if isinstance(card, PartyCard) and name in _MORE:
            card.more.open()

    def add_party(self) -> None:
        """Add a party, on their side unless there is one, and put the cursor into its name."""
        self.desk.flush()
        document, scope = self.desk.document, self._negotiation_id
        sides = {party.side for party in document.all(Party, scope)}
        row = Party(
            id=self.desk.new_id(),
            negotiation_id=scope,
            position=next_position(document, Party, scope),
            side="us" if sides == {"them"} else "them",
        )
        if self.desk.apply(add(tr("add person"), row), self):
            self.show_negotiation(scope)
            self.cards.cards[row.id].focus_first()

    def _delete(self, party_id: str) -> None:
        delete_card(
            self.desk,
            self.cards,
            Party,
            party_id,
            tr("delete person"),
            lambda: self.show_negotiation(self._negotiation_id),
            self.add_button,
        )

    def _make(self, row: Part) -> RowCard:
        assert isinstance(row, Party)
        card = PartyCard(self.desk, row)
        card.delete_wanted.connect(self._delete)
        card.show_row(row)
        if row.id in self._open:
            card.more.open()
        card.opened.connect(self._opened)
        return card

    def _opened(self, party_id: str, is_open: bool) -> None:
        (self._open.add if is_open else self._open.discard)(party_id)
