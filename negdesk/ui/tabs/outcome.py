"""Debrief / Outcome: how it ended, what it took, and what was learnt."""

from __future__ import annotations

from negdesk.i18n import mark, tr
from negdesk.model.rows import Lesson
from negdesk.ui.cards import Card, Columns, Section
from negdesk.ui.inputs.choice import ChoiceInput
from negdesk.ui.inputs.rows import Column, RowsEditor
from negdesk.ui.tabs.base import Tab

_CHOSEN_HERE = ("preparing", "agreed", "no_deal")


class EndInput(ChoiceInput):
    """How it ended. Sealing is done elsewhere: a sealed one only shows here as what it is."""

    def show_value(self, value: str) -> None:
        """Show the stage, offering it only if it is one of those chosen here."""
        offered = [*_CHOSEN_HERE, *(() if value in _CHOSEN_HERE else (value,))]
        now = [self.editor.itemData(index) for index in range(self.editor.count())]
        if now != offered:
            self.editor.clear()
            for stage in offered:
                self.editor.addItem(self.field.said_choice(stage), stage)
        super().show_value(value)


class Outcome(Tab):
    """The end of a negotiation and its lessons."""

    KEY = "outcome"
    TITLE = mark("Outcome")
    TABLES = frozenset({"negotiation", "lesson"})

    def build(self) -> None:
        """Make how it ended on the left, the lessons on the right."""
        theme = self.desk.theme
        columns = Columns(theme, (4, 5), theme.line * 44)
        left, right = columns.columns
        left.addWidget(self._end())
        right.addWidget(self._lessons())
        columns.close_up()
        self.column.addWidget(columns)
        self.column.addStretch(1)

    def show_parts(self) -> None:
        """Show the lessons."""
        self.lessons.show_negotiation(self.negotiation_id)

    def _end(self) -> Section:
        section = Section(
            self.desk.theme,
            tr("How it ended"),
            tr("Walking away from a bad deal is a success, too."),
        )
        section.add(self.own(EndInput(self.desk, "negotiation.stage")))
        section.add(
            self.input_for("negotiation.hours_planned"), self.input_for("negotiation.hours_spent")
        )
        section.add(self.input_for("negotiation.notes", lines=6))
        return section

    def _lessons(self) -> Section:
        section = Section(
            self.desk.theme,
            tr("What you learnt"),
            tr("One sentence each, on the same day: tomorrow you will remember it kinder."),
        )
        self.lessons = RowsEditor(
            self.desk,
            Lesson,
            [Column("topic", 2), Column("text", 5), Column("reusable", 0)],
            noun=tr("lesson"),
            empty=tr(
                "What surprised you, and what would you do again? A lesson is worth most when it "
                "fits the next negotiation as well."
            ),
        )
        self.lessons.rearranged.connect(self.reorder)
        card = Card(self.desk.theme)
        card.body.addWidget(self.lessons)
        section.add(card)
        return section
