"""What went otherwise than expected, begun from what the seal says was expected."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from negdesk.analysis.expected import expected
from negdesk.i18n import tr
from negdesk.model.rows import Deviation, Part
from negdesk.ui.card_list import CardList, ListWords
from negdesk.ui.cards import Card, RowCard, cross_button, labelled_row, quiet_button
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.make import make_input
from negdesk.ui.labels import WordsLabel
from negdesk.ui.tabs.links import Links, Place
from negdesk.ui.tabs.say import shortened

_LONGEST = 110


class DeviationCard(RowCard):
    """One deviation: expected, happened, why, and whether to do so again."""

    delete_wanted = Signal(str)

    def __init__(self, desk: Desk, row: Deviation) -> None:
        """Make the inputs of one deviation."""
        super().__init__(desk.theme)
        self.topic = make_input(desk, "deviation.topic", bare=True, wrap=True)
        self.topic.editor.setProperty("look", "name")
        self.topic.set_prompt(tr("What was it about?"))
        self.actual = make_input(desk, "deviation.actual", bare=True, lines=1)
        expected, why, keep = (
            make_input(desk, f"deviation.{name}", bare=True, lines=1)
            for name in ("expected", "why", "keep")
        )
        self.inputs += [self.topic, expected, self.actual, why, keep]
        cross = cross_button(tr("Delete this deviation"))
        cross.setEnabled(not desk.session.workbook.file.read_only)
        cross.clicked.connect(partial(self.delete_wanted.emit, row.id))
        head = QHBoxLayout()
        head.addWidget(self.topic, 1)
        head.addWidget(cross, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        for made in self.inputs[1:]:
            words = made.field.said_label
            self.body.addLayout(labelled_row(desk.theme, made, words, desk.theme.line * 5))


class DeviationsPart(CardList):
    """Part 5: what was expected is listed; pressing one begins a deviation from it."""

    def __init__(self, desk: Desk) -> None:
        """Start without deviations."""
        words = ListWords(
            heading=tr("What went otherwise"),
            teaching=tr(
                "The surprises teach most. Choose what you had expected, and say what came instead."
            ),
            adding=tr("Add a deviation"),
            added=tr("add deviation"),
            deleted=tr("delete deviation"),
        )
        super().__init__(desk, Deviation, words)
        self.sheet = Card(desk.theme)
        self.sheet.setObjectName("debrief.expected")
        self.before = Links(desk.theme)
        self.before.wanted.connect(self._begin)
        self.sheet.body.addWidget(WordsLabel(tr("You had expected"), "label"))
        self.sheet.body.addWidget(self.before)
        self.none = quiet_button(tr("All went as expected"), "debrief.as_expected")
        self.none.clicked.connect(self._nothing)
        self.body.insertWidget(self.body.indexOf(self.foot), self.sheet)
        self.foot.insertWidget(1, self.none)

    def show_negotiation(self, negotiation_id: str) -> None:
        """Show the deviations, and of what was expected all that is not among them."""
        super().show_negotiation(negotiation_id)
        document = self.desk.document
        rows = document.all(Deviation, negotiation_id)
        topics = {row.topic.strip().casefold() for row in rows}
        self._expected = {
            one.key: one
            for one in expected(document, negotiation_id, self.desk.style)
            if one.topic.casefold() not in topics
        }
        places = [
            Place(f"{one.topic}: {shortened(' '.join(one.words.split()), _LONGEST)}", one.key)
            for one in self._expected.values()
        ]
        self.before.show_places(places if self.writable else [])
        self.sheet.setVisible(bool(places) and self.writable)
        self.none.setVisible(not rows)
        self.none.setEnabled(self.writable)

    def add_deviation(self, topic: str, expected: str, actual: str) -> None:
        """Add a deviation and put the cursor into what happened."""
        row_id = self.append(topic=topic, expected=expected, actual=actual)
        if row_id:
            card = self.cards.cards[row_id]
            assert isinstance(card, DeviationCard)
            card.actual.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, key: str, _row_id: str) -> None:
        one = self._expected[key]
        self.add_deviation(one.topic, one.words, "")

    def _nothing(self) -> None:
        self.add_deviation(tr("Everything"), tr("As prepared."), tr("As expected."))

    def make_card(self, row: Part) -> RowCard:
        """Return the card of a deviation."""
        assert isinstance(row, Deviation)
        card = DeviationCard(self.desk, row)
        card.delete_wanted.connect(self.delete_row)
        return card
