"""Prepare / Alternatives: what each side does if this fails, ranked as it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt

from negdesk.analysis.batna import chain_sentence, ranked, walk_away
from negdesk.analysis.candour import warnings
from negdesk.i18n import mark, tr
from negdesk.model.actions import add, next_position
from negdesk.model.errors import Condition
from negdesk.model.rows import Alternative, Negotiation, Part, Party
from negdesk.ui.cards import Card, Columns, RowCard, RowCards, Section, quiet_button
from negdesk.ui.deleting import delete_card
from negdesk.ui.desk import Desk
from negdesk.ui.labels import WordsLabel, plain_label, set_role
from negdesk.ui.tabs.alternative_card import AlternativeCard
from negdesk.ui.tabs.base import Tab
from negdesk.ui.tabs.links import Links
from negdesk.ui.tabs.say import amount, shortened

_OPEN_UP_TO = 4
_KINDS = (
    mark("Another partner"),
    mark("Do it ourselves"),
    mark("A smaller version"),
    mark("Wait"),
    mark("Do nothing"),
)
_WORDS = {
    "us": (
        mark("Ours"),
        mark("What you will do if this fails. Your BATNA is the best of these, not your dream."),
        mark(
            "Your strength comes from what you do if they say no. Write down the next best way, "
            "then one that is certain, even if it is only to do nothing."
        ),
        mark("Add our alternative"),
        mark("Value of walking away"),
    ),
    "them": (
        mark("Theirs, as we see it"),
        mark("What they will do if this fails. The weaker it is, the more they need a deal."),
        mark(
            "They have a way without you, too. Guess it as they would see it themselves, and look "
            "for signs in what they say."
        ),
        mark("Add their alternative"),
        mark("What walking away is worth to them"),
    ),
}


class Side(Section):
    """One side's alternatives, with the value of walking away on top."""

    def __init__(self, desk: Desk, side: str) -> None:
        """Start without alternatives."""
        heading, teaching, empty, adding, value = (tr(words) for words in _WORDS[side])
        super().__init__(desk.theme, heading, teaching)
        self.desk = desk
        self.side = side
        self._negotiation_id = ""
        self._open: dict[str, bool] = {}
        owner = "ours" if side == "us" else "theirs"
        self.heading.setProperty("side", owner)
        self._value_card(owner, value)
        self.empty = WordsLabel(empty)
        self.cards = RowCards(desk.theme, self._make)
        self.add_button = quiet_button(
            "+  " + adding, "add.alternative" if side == "us" else "add.alternative.theirs"
        )
        self.add_button.clicked.connect(self.add_alternative)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.cards)
        self.body.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_negotiation(self, negotiation_id: str) -> None:
        """Show this side's alternatives, ranked, and what they come to."""
        self._negotiation_id = negotiation_id
        document, style = self.desk.document, self.desk.style
        listed = ranked(document, negotiation_id, self.side)
        unit = document.negotiation(negotiation_id).unit

        def dress(card: RowCard, place: int) -> None:
            assert isinstance(card, AlternativeCard)
            card.show_worth(listed[place].rank, listed[place].worth, unit, style)

        self.cards.show_rows([one.alternative for one in listed], dress)
        self.empty.setVisible(not listed)
        set_role(self.add_button, "quiet" if listed or self.side == "them" else "main")
        self.add_button.setEnabled(not self.desk.session.workbook.file.read_only)
        self.result.setVisible(bool(listed))
        if listed:
            self._say_value(unit)

    def add_alternative(self) -> None:
        """Add an alternative, with their party if there is none yet, and start typing."""
        self.desk.flush()
        document, scope = self.desk.document, self._negotiation_id
        rows: list[Part] = []
        party = next((p for p in document.all(Party, scope) if p.side == "them"), None)
        if self.side == "them" and party is None:
            place = next_position(document, Party, scope)
            party = Party(id=self.desk.new_id(), negotiation_id=scope, position=place, side="them")
            rows.append(party)
        row = Alternative(
            id=self.desk.new_id(),
            negotiation_id=scope,
            position=next_position(document, Alternative, scope),
            party_id=party.id if party is not None and self.side == "them" else None,
        )
        if self.desk.apply(add(tr("add alternative"), *rows, row), self):
            self._open[row.id] = True
            self.show_negotiation(scope)
            self.cards.cards[row.id].focus_first()

    def reveal(self, row_id: str, name: str) -> None:
        """Open what hides a field of an alternative."""
        card = self.cards.cards.get(row_id or next(iter(self.cards.cards), ""))
        if isinstance(card, AlternativeCard):
            card.reveal(name)

    def focus_outcomes(self, row_id: str) -> bool:
        """Put the cursor into the outcomes of an alternative, if it has some."""
        card = self.cards.cards.get(row_id)
        outcomes = card.outcomes if isinstance(card, AlternativeCard) else None
        return outcomes is not None and outcomes.isVisibleTo(self) and outcomes.focus_first()

    def _value_card(self, owner: str, heading: str) -> None:
        self.result = Card(self.desk.theme, f"{owner}-card")
        self.result.body.setSpacing(self.desk.theme.quarter)
        self.result.body.addWidget(plain_label(heading, "strong", wrap=True))
        self.value = WordsLabel("", "number")
        self.value.setObjectName(f"value.{self.side}")
        self.chain = WordsLabel()
        self.findings = Links(self.desk.theme)
        self.findings.wanted.connect(self.desk.wanted)
        self.result.body.addWidget(self.value)
        self.result.body.addWidget(self.chain)
        self.body.addWidget(self.result)
        self.body.addWidget(self.findings)

    def _say_value(self, unit: str) -> None:
        document, scope, style = self.desk.document, self._negotiation_id, self.desk.style
        walking = walk_away(document, scope, self.side)
        value = walking.value
        if value is None:
            set_role(self.value, "muted")
            self.value.setText(walking.problem)
        else:
            set_role(self.value, "number")
            self.value.setText(amount(value, style, unit))
        chain = shortened(chain_sentence(document, scope, self.side, style))
        self.chain.setText(chain)
        self.chain.setVisible(bool(chain))
        self.findings.show_findings(warnings(document, scope, self.side))

    def _make(self, row: Part) -> RowCard:
        assert isinstance(row, Alternative)
        card = AlternativeCard(self.desk, row, self.side, partial(self._kinds, row.negotiation_id))
        card.delete_wanted.connect(self._delete)
        card.show_row(row)
        if self._open.get(row.id, len(self.cards.made) < _OPEN_UP_TO):
            card.details.open()
        card.opened.connect(self._opened)
        return card

    def _kinds(self, negotiation_id: str) -> Sequence[str]:
        from negdesk.exchange.templates import template

        name = self.desk.document.negotiation(negotiation_id).template
        try:
            found = template(name).categories if name else []
        except Condition:
            found = []
        return found or [tr(kind) for kind in _KINDS]

    def _opened(self, row_id: str, is_open: bool) -> None:
        self._open[row_id] = is_open

    def _delete(self, row_id: str) -> None:
        delete_card(
            self.desk,
            self.cards,
            Alternative,
            row_id,
            tr("delete alternative"),
            lambda: self.show_negotiation(self._negotiation_id),
            self.add_button,
        )


class Alternatives(Tab):
    """Both sides' alternatives, side by side."""

    KEY = "alternatives"
    TABLES = frozenset({Negotiation.TABLE, Alternative.TABLE, "outcome", Party.TABLE})

    def build(self) -> None:
        """Make one column a side."""
        columns = Columns(self.desk.theme, (1, 1), self.desk.theme.line * 54)
        self.sides = [Side(self.desk, "us"), Side(self.desk, "them")]
        for column, side in zip(columns.columns, self.sides, strict=True):
            column.addWidget(side)
        columns.close_up()
        self.column.addWidget(columns)
        self.column.addStretch(1)

    def show_parts(self) -> None:
        """Show both sides."""
        for side in self.sides:
            side.show_negotiation(self.negotiation_id)

    def focus_field(self, key: str, row_id: str) -> bool:
        """Put the cursor into a field; into the outcomes where they stand for the worth."""
        if super().focus_field(key, row_id):
            return True
        return any(side.focus_outcomes(row_id) for side in self.sides if key[:12] == "alternative.")

    def reveal(self, key: str, row_id: str) -> None:
        """Open the card that hides a field."""
        table, _, name = key.partition(".")
        for side in self.sides if table == "alternative" else ():
            if not row_id or row_id in side.cards.cards:
                side.reveal(row_id, name)
