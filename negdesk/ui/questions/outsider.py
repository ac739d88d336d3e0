"""The outsider's view: one prompt, one answer, pinned to the brief."""

from __future__ import annotations

from negdesk.i18n import mark, tr
from negdesk.ui.cards import Card, Section
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.text import NoteInput
from negdesk.ui.labels import WordsLabel

_PROMPTS = {
    "routine": mark(
        "A friend of both sides looks in for five minutes. What would they tell you to do?"
    ),
    "important": mark(
        "Somebody who wishes both sides well has watched the whole preparation. What do they see "
        "that neither side says aloud?"
    ),
    "critical": mark(
        "A year from now, somebody who had no stake in it tells how this went and why. What do "
        "they say that you did not want to see?"
    ),
}


class OutsiderCard(Section):
    """Asks the question that fits the template, or else the stakes."""

    def __init__(self, desk: Desk) -> None:
        """Make the prompt and the answer."""
        super().__init__(
            desk.theme,
            tr("The outsider's view"),
            tr("From inside, one's own part is hard to see. Step out for a minute."),
        )
        self.desk = desk
        self.prompt = WordsLabel("", "strong")
        self.prompt.setObjectName("outsider.prompt")
        self.answer = NoteInput(desk, "negotiation.outsider", bare=True, lines=3)
        self.answer.set_prompt(tr("Their advice, in a sentence or two"))
        card = Card(desk.theme)
        card.body.addWidget(self.prompt)
        card.body.addWidget(self.answer)
        card.body.addWidget(WordsLabel(tr("Pinned to the brief, under “Keep steady”."), "hint"))
        self.body.addWidget(card)

    def show_negotiation(self, negotiation_id: str) -> None:
        """Show the prompt that fits, and the answer."""
        head = self.desk.document.negotiation(negotiation_id)
        asked = self.desk.prompt(negotiation_id, "negotiation.outsider")
        asked = asked or tr(_PROMPTS.get(head.stakes, _PROMPTS["routine"]))
        self.prompt.setText(asked)
        self.answer.editor.setAccessibleDescription(asked)
        self.answer.set_row(head)
