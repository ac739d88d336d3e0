"""What is known of the other side now, beside what was believed."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from negdesk.analysis.debriefing import has_numbers
from negdesk.analysis.expected import expected
from negdesk.i18n import tr
from negdesk.ui.cards import Section
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.base import FieldInput
from negdesk.ui.inputs.make import make_input
from negdesk.ui.labels import WordsLabel


class TheirsPart(Section):
    """Part 3: their limit and their priorities, as they are known now."""

    def __init__(self, desk: Desk) -> None:
        """Make the inputs."""
        super().__init__(
            desk.theme,
            tr("What you know of them now"),
            tr(
                "From what they said afterwards, or what you can work out. A guess is worth noting."
            ),
        )
        self.desk = desk
        self.limit = make_input(desk, "negotiation.their_limit_learned")
        self.believed = WordsLabel("", "hint")
        self.believed.setObjectName("debrief.believed")
        self.priorities = make_input(desk, "negotiation.priorities_learned")
        self.inputs: list[FieldInput] = [self.limit, self.priorities]
        told = QVBoxLayout()
        told.setSpacing(desk.theme.quarter)
        told.addWidget(self.limit)
        told.addWidget(self.believed)
        self.body.addLayout(told)
        self.body.addWidget(self.priorities)

    def show_negotiation(self, negotiation_id: str) -> None:
        """Show what was believed, where there was a number to believe."""
        document = self.desk.document
        numbers = has_numbers(document, negotiation_id)
        every = expected(document, negotiation_id, self.desk.style)
        said = next((one.words for one in every if one.key == "their_limit"), "")
        self.limit.setVisible(numbers)
        self.believed.setVisible(numbers and bool(said))
        self.believed.setText(tr("You had expected {range}.").format(range=said))
