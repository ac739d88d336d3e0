"""How it ended: the stage, the value, the terms as they were agreed."""

from __future__ import annotations

from negdesk.analysis.amounts import exact
from negdesk.analysis.debriefing import has_numbers
from negdesk.analysis.headline import agreement_of, headline_values
from negdesk.i18n import tr
from negdesk.model.rows import Negotiation
from negdesk.ui.cards import Section
from negdesk.ui.debrief.agreement import AgreementCard
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.base import FieldInput
from negdesk.ui.inputs.choice import ChoiceInput
from negdesk.ui.inputs.make import make_input
from negdesk.ui.labels import WordsLabel, set_role

_CHOSEN_HERE = ("preparing", "agreed", "no_deal")


class EndInput(ChoiceInput):
    """How it ended. Sealing is done elsewhere: a sealed one only shows here as what it is."""

    def show_value(self, value: str) -> None:
        """Show the stage, offering it only if it is one of those chosen here."""
        first, *ends = _CHOSEN_HERE
        offered = [first, *(() if value in _CHOSEN_HERE else (value,)), *ends]
        now = [self.editor.itemData(index) for index in range(self.editor.count())]
        if now != offered:
            self.editor.clear()
            for stage in offered:
                self.editor.addItem(self.field.said_choice(stage), stage)
        super().show_value(value)


class OutcomePart(Section):
    """Part 1: agreed with its terms, or no deal and why; only what fits is shown."""

    def __init__(self, desk: Desk) -> None:
        """Make the inputs."""
        super().__init__(
            desk.theme, tr("How it ended"), tr("Walking away from a bad deal is a success, too.")
        )
        self.desk = desk
        self.stage = EndInput(desk, "negotiation.stage", label=tr("How did it end?"))
        self.value = make_input(desk, "negotiation.agreed_value")
        self.from_terms = WordsLabel("", "hint")
        self.why = make_input(desk, "negotiation.no_deal_reason")
        self.why.set_prompt(tr("At which point did it end, over what, and who ended it?"))
        self.agreement = AgreementCard(desk)
        self.inputs: list[FieldInput] = [self.stage, self.value, self.why]
        self.add(self.stage, self.value)
        for widget in (self.from_terms, self.why, self.agreement):
            self.body.addWidget(widget)

    def show_negotiation(self, negotiation_id: str) -> None:
        """Show what fits how it ended."""
        document = self.desk.document
        head = document.negotiation(negotiation_id)
        agreed = head.stage == "agreed"
        self.value.setVisible(agreed and has_numbers(document, negotiation_id))
        self.why.setVisible(head.stage == "no_deal")
        self._say_terms(head, agreed=agreed)
        self.agreement.show_negotiation(negotiation_id, wanted=agreed)

    def _say_terms(self, head: Negotiation, *, agreed: bool) -> None:
        """Say which value the terms give, where none was typed or another one."""
        document, typed = self.desk.document, head.agreed_value
        signed = agreement_of(document, head.id)
        value = headline_values(document, head.id).get(signed.id) if agreed and signed else None
        told = value if value != typed else None
        self.from_terms.setVisible(told is not None)
        if told is not None:
            alone, other = tr("From the terms: {value}."), tr("The terms below say {value}.")
            said = exact(told, head.unit, self.desk.style)
            self.from_terms.setText((alone if typed is None else other).format(value=said))
            set_role(self.from_terms, "hint" if typed is None else "warn")
