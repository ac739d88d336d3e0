"""Each assumption: what it turned out to be, beside how surely it was held."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from negdesk.analysis.forecast import forecasts
from negdesk.i18n import tr
from negdesk.model.numbers import show_percent
from negdesk.model.rows import Assumption, Part
from negdesk.ui.cards import RowCard, RowCards, Section
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.make import make_input
from negdesk.ui.labels import WordsLabel


class OutcomeCard(RowCard):
    """One assumption, true, false or unknown, and what was learned."""

    def __init__(self, desk: Desk) -> None:
        """Make the inputs of one assumption."""
        super().__init__(desk.theme)
        gap = desk.theme.quarter
        self.body.setSpacing(gap)
        self.text = WordsLabel("", "strong")
        self.held = WordsLabel("", "hint")
        self.outcome = make_input(desk, "assumption.outcome", bare=True)
        self.learned = make_input(desk, "assumption.learned", bare=True, lines=1)
        self.learned.set_prompt(tr("What showed it?"))
        self.inputs += [self.outcome, self.learned]
        line = QHBoxLayout()
        line.setSpacing(gap * 4)
        line.addWidget(self.outcome, 2, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.learned, 5, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.text)
        self.body.addWidget(self.held)
        self.body.addLayout(line)

    def show_row(self, row: Part | None) -> None:
        """Show the assumption; its inputs say what they are about."""
        super().show_row(row)
        if isinstance(row, Assumption):
            self.text.setText(row.text)
            for made in self.inputs:
                made.editor.setAccessibleDescription(row.text)


class AssumptionsPart(Section):
    """Part 4: hidden where nothing was assumed."""

    def __init__(self, desk: Desk) -> None:
        """Start without assumptions."""
        super().__init__(
            desk.theme,
            tr("What you assumed"),
            tr("Judge what it was, not what you would have liked it to be."),
        )
        self.desk = desk
        self.cards = RowCards(desk.theme, lambda _row: OutcomeCard(desk), desk.theme.quarter * 2)
        self.body.addWidget(self.cards)

    def show_negotiation(self, negotiation_id: str) -> None:
        """Show the assumptions with the probability that counts: the sealed one."""
        document = self.desk.document
        rows = [row for row in document.all(Assumption, negotiation_id) if row.text.strip()]
        self.setVisible(bool(rows))
        held = forecasts(document, negotiation_id)
        sealed, today = tr("You held it {percent} likely."), tr("As noted, {percent} likely.")

        def dress(card: RowCard, place: int) -> None:
            assert isinstance(card, OutcomeCard)
            probability = held.probability(rows[place])
            words = tr("You did not say how likely it was.")
            if probability is not None:
                percent = show_percent(probability, self.desk.style)
                words = (today if held.from_memory else sealed).format(percent=percent)
            card.held.setText(words)

        self.cards.show_rows(rows, dress)
