"""Debrief: a form of ten minutes, in nine parts, that can be stopped and gone on with."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent

from negdesk.i18n import tr
from negdesk.model.rows import Lesson
from negdesk.ui.cards import Card, Columns, Section
from negdesk.ui.debrief.assumptions import AssumptionsPart
from negdesk.ui.debrief.deviations import DeviationsPart
from negdesk.ui.debrief.finish import FinishCard
from negdesk.ui.debrief.numbers import NumbersPart
from negdesk.ui.debrief.outcome import OutcomePart
from negdesk.ui.debrief.progress import ProgressCard
from negdesk.ui.debrief.ratings import RatingsPart
from negdesk.ui.debrief.theirs import TheirsPart
from negdesk.ui.inputs.choice import TableTick
from negdesk.ui.inputs.make import make_input
from negdesk.ui.inputs.rows import Column, RowsEditor
from negdesk.ui.tabs.base import Tab


class Debrief(Tab):
    """How it ended, what the numbers say, and what is learnt from both."""

    KEY = "debrief"
    # The audit holds what happened against all that was prepared.
    TABLES = frozenset(
        {
            "negotiation", "party", "alternative", "outcome", "adjustment", "execution", "issue",
            "option", "dependency", "belief", "assumption", "package", "term", "event", "seal",
            "limit_change", "deviation", "lesson", "rating",
        }
    )  # fmt: skip

    def build(self) -> None:
        """Make what happened on the left, what it teaches on the right."""
        theme = self.desk.theme
        self.progress = ProgressCard(self.desk)
        self.progress.wanted.connect(self._go)
        self.outcome = OutcomePart(self.desk)
        self.numbers = NumbersPart(self.desk)
        self.theirs = TheirsPart(self.desk)
        self.assumptions = AssumptionsPart(self.desk)
        self.deviations = DeviationsPart(self.desk)
        self.ratings = RatingsPart(self.desk)
        self.finish = FinishCard(self.desk)
        for made in (*self.outcome.inputs, *self.theirs.inputs):
            self.own(made)
        columns = Columns(theme, (1, 1), theme.line * 48)
        left, right = columns.columns
        happened = (self.outcome, self.numbers, self.theirs, self.assumptions)
        for part in happened:
            left.addWidget(part)
        for section in (
            self.deviations, self._never(), self.ratings, self._hours(), self._lessons(),
            self._notes(),
        ):  # fmt: skip
            right.addWidget(section)
        columns.close_up()
        self.column.addWidget(self.progress)
        self.column.addWidget(columns)
        self.column.addWidget(self.finish)
        self.column.addStretch(1)

    def show_parts(self) -> None:
        """Show every part as it is now."""
        self.notes.set_row(self.head)
        for part in (
            self.progress, self.outcome, self.numbers, self.theirs, self.assumptions,
            self.deviations, self.ratings, self.lessons, self.finish,
        ):  # fmt: skip
            part.show_negotiation(self.negotiation_id)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave no work running that nobody looks at."""
        super().hideEvent(event)
        if self.numbers.left.finder.working:
            self.numbers.left.finder.stop()
            self._stale = True

    def focus_field(self, key: str, row_id: str) -> bool:
        """Put the cursor into a field; a rating without a row goes by its dimension."""
        if key == "rating.after" and self.ratings.focus_dimension(row_id):
            self._bring_focus()
            return True
        return super().focus_field(key, row_id)

    def _go(self, key: str, row_id: str) -> None:
        self.focus_field(key, row_id)

    def _bring_focus(self) -> None:
        focused = self.focusWidget()
        if focused is not None:
            self.ensureWidgetVisible(focused, 0, self.desk.theme.line * 4)

    def _never(self) -> Section:
        section = Section(
            self.desk.theme,
            tr("What never came up"),
            tr("What could have made it better for both, and nobody raised?"),
        )
        section.add(self.input_for("negotiation.never_raised"))
        return section

    def _hours(self) -> Section:
        section = Section(
            self.desk.theme, tr("Hours"), tr("All of it: preparing, travelling, talking, waiting.")
        )
        section.add(
            self.input_for("negotiation.hours_planned"), self.input_for("negotiation.hours_spent")
        )
        return section

    def _lessons(self) -> Section:
        section = Section(
            self.desk.theme,
            tr("Lessons"),
            tr("One to three, a sentence each. A reusable one comes back when you prepare again."),
        )
        self.lessons = RowsEditor(
            self.desk,
            Lesson,
            [Column("text", 5), Column("topic", 2), Column("reusable", 0, TableTick)],
            noun=tr("lesson"),
            empty=tr(
                "What surprised you, and what would you do again? A lesson is worth most when it "
                "fits the next negotiation as well."
            ),
        )
        card = Card(self.desk.theme)
        card.body.addWidget(self.lessons)
        section.add(card)
        return section

    def _notes(self) -> Section:
        words = tr("What was agreed beside the numbers, and all that has no place above.")
        section = Section(self.desk.theme, tr("Notes"), words)
        # Not owned: the template's prompt is about what to bring to the meeting.
        self.notes = make_input(self.desk, "negotiation.notes", bare=True)
        self.notes.set_prompt(tr("Who does what by when, and what you want to remember."))
        section.add(self.notes)
        return section
