"""Prepare / Situation: what it is about, the number, when and where, and who is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent

from negdesk.i18n import tr
from negdesk.ui.cards import Columns, Section
from negdesk.ui.inputs.make import make_input
from negdesk.ui.tabs.base import Tab
from negdesk.ui.tabs.parties import Parties

if TYPE_CHECKING:
    from negdesk.ui.recall.card import RecallSection

_LOOK_BACK_MS = 100


class Situation(Tab):
    """The frame of a negotiation and its people."""

    KEY = "situation"
    # What comes back from earlier debriefs also follows from what is assumed and estimated.
    TABLES = frozenset({"negotiation", "party", "belief", "assumption"})

    def build(self) -> None:
        """Make two columns: the frame on the left, the people on the right."""
        theme = self.desk.theme
        columns = Columns(theme, (1, 1), theme.line * 44)
        left, self._right = columns.columns
        self._recall: RecallSection | None = None
        self._look_back = QTimer(self, singleShot=True, interval=_LOOK_BACK_MS)
        self._look_back.timeout.connect(self._show_past)
        for section in (self._about(), self._number(), self._moment(), self._opening()):
            left.addWidget(section)
        for section in (self._people(), self._around(), self._second_look(), self._notes()):
            self._right.addWidget(section)
        columns.close_up()
        self.column.addWidget(columns)
        self.column.addStretch(1)

    def show_parts(self) -> None:
        """Show the parties."""
        self.parties.show_negotiation(self.negotiation_id)
        if self._recall is None:
            self._look_back.start()
        else:
            self._show_past()

    @property
    def recall(self) -> RecallSection:
        """Return what comes back from earlier debriefs, loaded once the tab has been painted."""
        if self._recall is None:
            from negdesk.ui.recall.card import RecallSection

            self._recall = RecallSection(self.desk)
            self._right.insertWidget(1, self._recall)
        return self._recall

    def _show_past(self) -> None:
        if self.negotiation_id:
            self.recall.show_negotiation(self.negotiation_id, visible=self.isVisible())

    def showEvent(self, event: QShowEvent) -> None:
        """Look, once the tab is painted, for what earlier debriefs have to say."""
        super().showEvent(event)
        self._look_back.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Read nothing that nobody looks at."""
        super().hideEvent(event)
        self._look_back.stop()
        if self._recall is not None:
            self._recall.rest()

    def reveal(self, key: str, row_id: str) -> None:
        """Open the part of a party's card that hides a field."""
        table, _, name = key.partition(".")
        if table == "party":
            self.parties.reveal(row_id, name)

    def _about(self) -> Section:
        section = Section(
            self.desk.theme,
            tr("What it is about"),
            tr("A line each is enough to begin. Everything is saved as you type."),
        )
        self.title = self.input_for("negotiation.title")
        self.title.editor.setProperty("look", "large")
        section.add(self.title)
        section.add(self.input_for("negotiation.purpose"))
        section.add(self.input_for("negotiation.goal"))
        section.add(
            self.input_for("negotiation.stakes"), self.input_for("negotiation.relationship")
        )
        return section

    def _number(self) -> Section:
        section = Section(
            self.desk.theme,
            tr("The number"),
            tr("The one value most of the talk will be about. Your limit comes last, in Walkaway."),
        )
        section.add(self.input_for("negotiation.unit"), self.input_for("negotiation.better"))
        section.add(self.input_for("negotiation.target"), self.input_for("negotiation.opening"))
        return section

    def _moment(self) -> Section:
        section = Section(
            self.desk.theme,
            tr("When and where"),
            tr("Time presses on both sides: know whose deadline is real."),
        )
        section.add(
            self.input_for("negotiation.meeting_at"), self.input_for("negotiation.deadline")
        )
        section.add(
            self.input_for("negotiation.place"), self.input_for("negotiation.hours_planned")
        )
        section.add(self.input_for("negotiation.timing"))
        return section

    def _opening(self) -> Section:
        section = Section(
            self.desk.theme,
            tr("How you begin"),
            tr("The first minute sets the tone. Write down what you will really say."),
        )
        section.add(self.input_for("negotiation.opening_line"))
        return section

    def _people(self) -> Section:
        section = Section(
            self.desk.theme,
            tr("Who is there"),
            tr("Who can say yes, how they come to it, and what moves them."),
        )
        self.parties = Parties(self.desk)
        section.add(self.parties)
        return section

    def _around(self) -> Section:
        section = Section(
            self.desk.theme,
            tr("What is around it"),
            tr("What led here, and how things are done where they come from."),
        )
        section.add(self.input_for("negotiation.context"))
        section.add(self.input_for("negotiation.culture"))
        section.add(self.input_for("negotiation.industry"))
        return section

    def _second_look(self) -> Section:
        section = Section(
            self.desk.theme,
            tr("A second look"),
            tr("Somebody without a stake in it sees what you would rather not."),
        )
        section.add(self.input_for("negotiation.outsider"))
        section.add(self.input_for("negotiation.second_eyes"))
        return section

    def _notes(self) -> Section:
        section = Section(
            self.desk.theme, tr("Notes"), tr("What to bring, and all that has no place above.")
        )
        section.add(self.own(make_input(self.desk, "negotiation.notes", bare=True)))
        return section
