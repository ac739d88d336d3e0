"""If they say this, we say that: replies ready before they are needed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from negdesk.exchange.banks import replies
from negdesk.i18n import mark, tr
from negdesk.model.rows import Part, Reply
from negdesk.ui.cards import labelled_row
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.choice import ChoiceInput
from negdesk.ui.inputs.text import WrappedLineInput
from negdesk.ui.questions.bank_panel import Entry, Facet
from negdesk.ui.questions.banked import Bank, Banked, LinesCard, Words

_LABEL = 7
_SITUATIONS = {
    "ultimatum": mark("Ultimatum"),
    "anger": mark("Anger"),
    "pressure": mark("Pressure"),
    "silence": mark("Silence"),
    "authority": mark("Limited authority"),
    "price": mark("Price"),
    "precedent": mark("Precedent"),
    "delay": mark("Delay"),
    "nibble": mark("A last small wish"),
    "good_cop": mark("Good and bad cop"),
}


class ReplyCard(LinesCard):
    """Two lines: the kind and what they say, and what we say to it."""

    def __init__(self, desk: Desk, row: Part) -> None:
        """Make the inputs of one reply."""
        super().__init__(desk, row, tr("Delete this reply"))
        gap, width = desk.theme.quarter, desk.theme.line * _LABEL
        they = WrappedLineInput(desk, "reply.they_say", bare=True)
        they.editor.setProperty("look", "name")
        we = WrappedLineInput(desk, "reply.we_say", bare=True)
        kind = ChoiceInput(desk, "reply.kind", bare=True)
        kind.setFixedWidth(width)
        for made, words in (
            (they, tr("The sentence you would rather not hear")),
            (we, tr("Calm, short, and still open")),
        ):
            made.set_prompt(desk.prompt(row.negotiation_id, made.field.key) or words)
        self.inputs += [they, kind, we]
        self.chain(they, we)
        self.body.setSpacing(gap)
        head = QHBoxLayout()
        head.setSpacing(gap * 2)
        head.setContentsMargins(0, 0, -gap * 2, 0)
        head.addWidget(kind, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(they, 1, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addLayout(labelled_row(desk.theme, we, we.field.said_label, width))


class RepliesCard(Banked):
    """All replies of a negotiation, with the bank of replies."""

    def __init__(self, desk: Desk) -> None:
        """Start without replies."""
        words = Words(
            heading=tr("If they say… we say…"),
            teaching=tr("Under pressure you say what you have said before. Say it here first."),
            empty=tr(
                "Which sentence of theirs would throw you? Write it down with an answer that keeps "
                "you calm and the talk alive, or take one from the bank and make it your own."
            ),
            adding=tr("Add a reply"),
            bank=tr("Bank of replies"),
            added=tr("add reply"),
            deleted=tr("delete reply"),
        )
        super().__init__(desk, Reply, words, ReplyCard, bank_of_replies, ("they_say",))


def bank_of_replies() -> Bank:
    """Return the bank of replies, filtered by situation."""
    found = replies()
    present = dict.fromkeys(reply.situation for reply in found)
    order = [
        *(name for name in _SITUATIONS if name in present),
        *sorted(present - _SITUATIONS.keys()),
    ]
    names = {name: tr(_SITUATIONS.get(name, name)) for name in order}
    entries = [
        Entry(
            reply.id,
            reply.they_say,
            reply.we_say,
            names[reply.situation],
            {"situation": (reply.situation,)},
        )
        for reply in found
    ]
    values = {
        reply.id: {"they_say": reply.they_say, "we_say": reply.we_say, "kind": reply.kind}
        for reply in found
    }
    return Bank(Facet("situation", tr("Situation"), list(names.items())), entries, values)
