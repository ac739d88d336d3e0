"""The assumptions: what is held true without being known, and which questions test it."""

from __future__ import annotations

from collections import Counter
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from negdesk.i18n import mark, tr, trn
from negdesk.model.rows import Assumption, Part, Question
from negdesk.ui.card_list import CardList, ListWords
from negdesk.ui.cards import RowCard, cross_button, labelled_row, quiet_button
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.make import make_input
from negdesk.ui.inputs.text import WrappedLineInput
from negdesk.ui.labels import WordsLabel

_EMPTY = mark(
    "What do you take for granted about them, or about yourself? Write it as a plain statement "
    "with how sure you are, and a question can show in time that it is wrong."
)


class AssumptionCard(RowCard):
    """One assumption: what is assumed, about what, how surely, on what evidence."""

    ask_wanted = Signal(str)
    delete_wanted = Signal(str)

    def __init__(self, desk: Desk, row: Assumption) -> None:
        """Make the inputs of one assumption."""
        super().__init__(desk.theme)
        self.setObjectName(f"assumption:{row.id}")
        gap, locked = desk.theme.quarter, desk.session.workbook.file.read_only
        self.text = WrappedLineInput(desk, "assumption.text", bare=True)
        self.text.editor.setProperty("look", "name")
        self.text.set_prompt(
            desk.prompt(row.negotiation_id, "assumption.text") or tr("What do you assume?")
        )
        cross = cross_button(tr("Delete this assumption"))
        cross.setEnabled(not locked)
        cross.clicked.connect(partial(self.delete_wanted.emit, row.id))
        head = QHBoxLayout()
        head.setSpacing(gap * 2)
        head.setContentsMargins(0, 0, -gap * 2, 0)
        head.addWidget(self.text, 1, Qt.AlignmentFlag.AlignTop)
        head.addWidget(cross, 0, Qt.AlignmentFlag.AlignTop)
        about = make_input(desk, "assumption.about")
        probability = make_input(desk, "assumption.probability")
        evidence = make_input(desk, "assumption.evidence", bare=True, lines=1)
        evidence.set_prompt(
            desk.prompt(row.negotiation_id, "assumption.evidence") or tr("What makes you think so?")
        )
        self.inputs += [self.text, about, probability, evidence]
        self.tested = WordsLabel("", "hint")
        self.ask = quiet_button(tr("Ask about it"), "assumption.ask")
        self.ask.setEnabled(not locked)
        self.ask.clicked.connect(partial(self.ask_wanted.emit, row.id))
        foot = QHBoxLayout()
        foot.setSpacing(gap * 2)
        foot.addWidget(self.tested, 1, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.ask)
        self.body.addLayout(head)
        self.add(about, probability)
        said = evidence.field.said_label
        self.body.addLayout(labelled_row(desk.theme, evidence, said, desk.theme.line * 4))
        self.body.addLayout(foot)

    def show_tested(self, count: int) -> None:
        """Say how many questions test it."""
        if not count:
            self.tested.setText(tr("No question tests it yet."))
            return
        words = trn("{count} question tests it.", "{count} questions test it.", count)
        self.tested.setText(words.format(count=count))


class Assumptions(CardList):
    """All assumptions of a negotiation, with a button to add one."""

    ask_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Start without assumptions."""
        words = ListWords(
            heading=tr("Assumptions"),
            teaching=tr("What you hold true without knowing it yet."),
            empty=tr(_EMPTY),
            adding=tr("Add an assumption"),
            added=tr("add assumption"),
            deleted=tr("delete assumption"),
        )
        super().__init__(desk, Assumption, words)
        self._tested: Counter[str | None] = Counter()

    def show_negotiation(self, negotiation_id: str) -> None:
        """Show the assumptions as they are now, and how many questions test each."""
        questions = self.desk.document.all(Question, negotiation_id)
        self._tested = Counter(row.assumption_id for row in questions)
        super().show_negotiation(negotiation_id)

    def dress(self, card: RowCard, place: int) -> None:
        """Show how many questions test an assumption."""
        assert isinstance(card, AssumptionCard)
        assert card.row is not None
        card.show_tested(self._tested[card.row.id])

    def make_card(self, row: Part) -> RowCard:
        """Return the card of an assumption."""
        assert isinstance(row, Assumption)
        card = AssumptionCard(self.desk, row)
        card.ask_wanted.connect(self.ask_wanted)
        card.delete_wanted.connect(self.delete_row)
        return card
