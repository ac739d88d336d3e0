"""What the numbers say, filled in by itself: the audit, the concessions, the limit's changes."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QVBoxLayout

from negdesk.analysis.audit import Audit, Said, audit, audit_words
from negdesk.analysis.concession_words import concession_sentence
from negdesk.analysis.debriefing import numbers_title
from negdesk.analysis.seal import seal_words
from negdesk.i18n import tr
from negdesk.model.rows import Event, LimitChange, Part, Seal
from negdesk.ui.cards import Card, RowCard, RowCards, Section
from negdesk.ui.debrief.left_over import LeftOver
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.make import make_input
from negdesk.ui.inputs.moment import say_day
from negdesk.ui.labels import WordsLabel, set_role
from negdesk.ui.sealing.limit_question import limit_moved
from negdesk.ui.tabs.say import shortened

_ROLES = {True: "zone", False: "warn", None: ""}
_HEADLINES = ("walked_away", "agreed")


class LimitChangeCard(RowCard):
    """One change of our limit after the seal, with its reason."""

    def __init__(self, desk: Desk) -> None:
        """Make the input of the reason."""
        super().__init__(desk.theme)
        self.desk = desk
        self.words = WordsLabel("", "strong")
        reason = make_input(desk, "limit_change.reason", bare=True, lines=1)
        reason.set_prompt(tr("Why did it move?"))
        self.inputs.append(reason)
        self.body.addWidget(self.words)
        self.body.addWidget(reason)

    def show_row(self, row: Part | None) -> None:
        """Show how the limit moved, and when."""
        super().show_row(row)
        if isinstance(row, LimitChange):
            moved = limit_moved(self.desk.document, row, self.desk.style)
            day = say_day(row.at, QLocale())
            self.words.setText(f"{moved}, {day}" if day else moved)


class NumbersPart(Section):
    """Part 2: nothing to type but why the limit moved."""

    def __init__(self, desk: Desk) -> None:
        """Start without an answer."""
        super().__init__(
            desk.theme,
            tr("What the numbers say"),
            tr("Worked out from your preparation and the log of the meeting."),
        )
        self.desk = desk
        self.card = Card(desk.theme)
        self.card.setObjectName("debrief.numbers")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(desk.theme.quarter)
        self.lines: list[WordsLabel] = []
        self.course = WordsLabel("", "muted")
        self._seals: list[Seal] = []
        self.problem = WordsLabel("", "warn")
        self.left = LeftOver(desk)
        self.changes = RowCards(desk.theme, self._change)
        self.card.body.addLayout(self._lines)
        for widget in (self.problem, self.course, self.left):
            self.card.body.addWidget(widget)
        self.body.addWidget(self.card)
        self.body.addWidget(self.changes)

    def show_negotiation(self, negotiation_id: str) -> None:
        """Show what follows from how it ended."""
        document, style = self.desk.document, self.desk.style
        found = audit(document, negotiation_id)
        self.heading.setText(numbers_title(document, negotiation_id))
        said = audit_words(found, style) or [_not_ended()]
        self._say(said)
        self._say_seals(negotiation_id)
        offers = any(row.kind == "offer" for row in document.all(Event, negotiation_id))
        self.course.setVisible(offers)
        if offers:
            self.course.setText(
                shortened(concession_sentence(document, negotiation_id, style), 600)
            )
        self._tint(found)
        self.left.show_negotiation(negotiation_id)
        self.changes.show_rows(document.all(LimitChange, negotiation_id))

    def _say_seals(self, negotiation_id: str) -> None:
        """Say what is wrong with the seals; reading them anew for every word would be felt."""
        seals = self.desk.document.all(Seal, negotiation_id)
        if seals != self._seals:
            self._seals = seals
            self.problem.setText(seal_words(self.desk.document, negotiation_id))
        self.problem.setVisible(bool(self.problem.text()))

    def _say(self, said: list[Said]) -> None:
        while len(self.lines) < len(said):
            label = WordsLabel()
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.lines.append(label)
            self._lines.addWidget(label)
        for index, label in enumerate(self.lines):
            label.setVisible(index < len(said))
            if index < len(said):
                one = said[index]
                label.setObjectName(f"audit.{one.key}")
                label.setText(one.text)
                set_role(label, "strong" if one.key in _HEADLINES else _ROLES[one.good])

    def _tint(self, found: Audit) -> None:
        """A correct walk-away looks like the success it is."""
        set_role(self.card, "zone-card" if found.correct_walk_away else "card")

    def _change(self, _row: Part) -> RowCard:
        return LimitChangeCard(self.desk)


def _not_ended() -> Said:
    return Said("open", tr("This fills itself in as soon as you say how it ended."))
