"""Contingent terms: where the sides see the future differently, the deal can depend on it."""

from __future__ import annotations

from negdesk.i18n import mark, tr
from negdesk.model.rows import Contingency, Part
from negdesk.ui.card_list import ListWords
from negdesk.ui.cards import RowCard
from negdesk.ui.desk import Desk
from negdesk.ui.ordered_list import OrderedList
from negdesk.ui.packages.contingency_card import ContingencyCard

_EMPTY = mark(
    "Where you are surer than they are that something will happen, let the terms depend on it: "
    "a bonus if sales pass a mark, a refund if delivery is late. Both of you gain by your own "
    "lights, and nobody has to convince the other."
)


class ContingentCard(OrderedList):
    """The list of terms and a button to add one; Alt+arrows move the one with the cursor."""

    def __init__(self, desk: Desk) -> None:
        """Start without terms."""
        words = ListWords(
            heading=tr("If this, then that"),
            teaching=tr("Terms that depend on what happens."),
            empty=tr(_EMPTY),
            adding=tr("Add a contingent term"),
            added=tr("add contingent term"),
            deleted=tr("delete contingent term"),
        )
        super().__init__(desk, Contingency, words, tr("move contingent term"))

    def show_negotiation(self, negotiation_id: str) -> None:
        """Show the terms as they are now."""
        super().show_negotiation(negotiation_id)
        more = len(self.cards.made) > 1
        words = tr("Terms that depend on what happens. Alt+↑ and Alt+↓ move one.")
        self.teaching.setText(words if more else tr("Terms that depend on what happens."))

    def make_card(self, row: Part) -> RowCard:
        """Return the card of a term."""
        assert isinstance(row, Contingency)
        card = ContingencyCard(self.desk, row)
        card.delete_wanted.connect(self.delete_row)
        return card
