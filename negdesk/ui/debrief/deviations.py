"""What went otherwise than expected, begun from what the seal says was expected."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from negdesk.analysis.expected import expected
from negdesk.i18n import tr
from negdesk.model.actions import add, next_position
from negdesk.model.rows import Deviation, Part
from negdesk.ui.cards import (
    Card,
    RowCard,
    RowCards,
    Section,
    cross_button,
    labelled_row,
    quiet_button,
)
from negdesk.ui.deleting import delete_card
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


class DeviationsPart(Section):
    """Part 5: what was expected is listed; pressing one begins a deviation from it."""

    def __init__(self, desk: Desk) -> None:
        """Start without deviations."""
        super().__init__(
            desk.theme,
            tr("What went otherwise"),
            tr(
                "The surprises teach most. Choose what you had expected, and say what came instead."
            ),
        )
        self.desk = desk
        self._negotiation_id = ""
        self.cards = RowCards(desk.theme, self._make)
        self.sheet = Card(desk.theme)
        self.sheet.setObjectName("debrief.expected")
        self.before = Links(desk.theme)
        self.before.wanted.connect(self._begin)
        self.sheet.body.addWidget(WordsLabel(tr("You had expected"), "label"))
        self.sheet.body.addWidget(self.before)
        self.add_button = quiet_button("+  " + tr("Add a deviation"), "add.deviation")
        self.add_button.clicked.connect(partial(self.add_deviation, "", "", ""))
        self.none = quiet_button(tr("All went as expected"), "debrief.as_expected")
        self.none.clicked.connect(self._nothing)
        foot = QHBoxLayout()
        foot.addWidget(self.add_button)
        foot.addWidget(self.none)
        foot.addStretch(1)
        self.body.addWidget(self.cards)
        self.body.addWidget(self.sheet)
        self.body.addLayout(foot)

    def show_negotiation(self, negotiation_id: str) -> None:
        """Show the deviations, and of what was expected all that is not among them."""
        self._negotiation_id = negotiation_id
        document = self.desk.document
        rows = document.all(Deviation, negotiation_id)
        self.cards.show_rows(rows)
        topics = {row.topic.strip().casefold() for row in rows}
        self._expected = {
            one.key: one
            for one in expected(document, negotiation_id, self.desk.style)
            if one.topic.casefold() not in topics
        }
        locked = self.desk.session.workbook.file.read_only
        places = [
            Place(f"{one.topic}: {shortened(' '.join(one.words.split()), _LONGEST)}", one.key)
            for one in self._expected.values()
        ]
        self.before.show_places([] if locked else places)
        self.sheet.setVisible(bool(places) and not locked)
        self.add_button.setEnabled(not locked)
        self.none.setVisible(not rows)
        self.none.setEnabled(not locked)

    def add_deviation(self, topic: str, expected: str, actual: str) -> None:
        """Add a deviation and put the cursor where there is something to say."""
        self.desk.flush()
        scope = self._negotiation_id
        row = Deviation(
            id=self.desk.new_id(),
            negotiation_id=scope,
            position=next_position(self.desk.document, Deviation, scope),
            topic=topic,
            expected=expected,
            actual=actual,
        )
        if self.desk.apply(add(tr("add deviation"), row), self):
            self.show_negotiation(scope)
            card = self.cards.cards[row.id]
            assert isinstance(card, DeviationCard)
            begin = card.actual if topic else card.topic
            begin.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, key: str, _row_id: str) -> None:
        one = self._expected[key]
        self.add_deviation(one.topic, one.words, "")

    def _nothing(self) -> None:
        self.add_deviation(tr("Everything"), tr("As prepared."), tr("As expected."))

    def _make(self, row: Part) -> RowCard:
        assert isinstance(row, Deviation)
        card = DeviationCard(self.desk, row)
        card.delete_wanted.connect(self._delete)
        return card

    def _delete(self, row_id: str) -> None:
        delete_card(
            self.desk,
            self.cards,
            Deviation,
            row_id,
            tr("delete deviation"),
            lambda: self.show_negotiation(self._negotiation_id),
            self.add_button,
        )
