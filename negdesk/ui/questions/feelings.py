"""Feelings at the table, read as data: what sets one off, its sign, its meaning, the way back."""

from __future__ import annotations

from dataclasses import asdict

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from negdesk.exchange.banks import BankFeeling, feelings
from negdesk.i18n import tr
from negdesk.model.fields import field
from negdesk.model.rows import Feeling, Part
from negdesk.ui.cards import labelled_row
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.choice import ChoiceInput
from negdesk.ui.inputs.text import WrappedLineInput
from negdesk.ui.questions.bank_panel import Entry, Facet
from negdesk.ui.questions.banked import Bank, Banked, LinesCard, Words

_LABEL = 7


class FeelingCard(LinesCard):
    """Whose it is and what sets it off; below, its sign, its likely meaning and the reset."""

    def __init__(self, desk: Desk, row: Part) -> None:
        """Make the inputs of one feeling."""
        super().__init__(desk, row, tr("Delete this feeling"))
        gap, width = desk.theme.quarter, desk.theme.line * _LABEL
        prompts = {
            "trigger": tr("What sets it off"),
            "sign": tr("How you will notice"),
            "meaning": tr("What may lie behind it"),
            "response": tr("What you do then, to be steady again"),
        }
        made = {name: self._line(desk, row, name, words) for name, words in prompts.items()}
        made["trigger"].editor.setProperty("look", "name")
        whose = ChoiceInput(desk, "feeling.whose", bare=True)
        whose.setFixedWidth(width)
        trigger, *rest = made.values()
        self.inputs += [trigger, whose, *rest]
        self.chain(trigger, *rest)
        self.body.setSpacing(gap)
        head = QHBoxLayout()
        head.setSpacing(gap * 2)
        head.setContentsMargins(0, 0, -gap * 2, 0)
        head.addWidget(whose, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(trigger, 1, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        for each in rest:
            self.body.addLayout(labelled_row(desk.theme, each, each.field.said_label, width))

    def _line(self, desk: Desk, row: Part, name: str, words: str) -> WrappedLineInput:
        made = WrappedLineInput(desk, f"feeling.{name}", bare=True)
        made.set_prompt(desk.prompt(row.negotiation_id, made.field.key) or words)
        return made


class FeelingsCard(Banked):
    """All feelings of a negotiation, with the bank of feelings."""

    def __init__(self, desk: Desk) -> None:
        """Start without feelings."""
        words = Words(
            heading=tr("Feelings"),
            teaching=tr("A feeling is news, not noise: yours, or theirs. Plan how to come back."),
            empty=tr(
                "What makes you hot, small or hasty, and how will you notice? Write the first sign "
                "and one thing that brings you back. Then think of them."
            ),
            adding=tr("Add a feeling"),
            bank=tr("Bank of feelings"),
            added=tr("add feeling"),
            deleted=tr("delete feeling"),
        )
        super().__init__(desk, Feeling, words, FeelingCard, bank_of_feelings, ("whose", "trigger"))


def bank_of_feelings() -> Bank:
    """Return the bank of feelings, filtered by whose they are."""
    choices = [(value, tr(words)) for value, words in field(Feeling, "whose").choices]
    numbered = {str(number): found for number, found in enumerate(feelings())}
    entries = [_entry(key, found, dict(choices)) for key, found in numbered.items()]
    values = {key: asdict(found) for key, found in numbered.items()}
    return Bank(Facet("whose", tr("Whose"), choices), entries, values)


def _entry(key: str, found: BankFeeling, names: dict[str, str]) -> Entry:
    reset = tr("Reset: {words}").format(words=found.response)
    detail = f"{found.sign}\n{found.meaning}\n{reset}"
    return Entry(key, found.trigger, detail, names[found.whose], {"whose": (found.whose,)})
