"""Ratings as lines of a table: what is rated, before, after, a note."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from negdesk.analysis.debriefing import HIGHEST, LOWEST, dimension_words
from negdesk.analysis.record import rating_of
from negdesk.i18n import tr
from negdesk.model.actions import next_position
from negdesk.model.fields import FieldError
from negdesk.model.rows import Rating
from negdesk.ui.cards import Card
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.base import FieldInput
from negdesk.ui.inputs.make import make_input
from negdesk.ui.inputs.number import NumberInput
from negdesk.ui.labels import WordsLabel, plain_label
from negdesk.ui.narrow import narrow
from negdesk.ui.tabs.drafts import Draft

# Only a relationship was there before, and may be better or worse now.
_BEFORE = "relationship"


class ScaleInput(NumberInput):
    """A whole number on the scale; another one from elsewhere stays until it is typed over.

    It is too narrow for words: `refused` carries why a number was not kept, or "".
    """

    refused = Signal(str)
    _words = ""

    def read_value(self) -> Decimal | None:
        """Return the number; FieldError where it is not on the scale."""
        value = super().read_value()
        if value is None or (LOWEST <= value <= HIGHEST and value == int(value)):
            return value
        text = tr("A whole number from {least} to {most}.")
        raise FieldError(text.format(least=LOWEST, most=HIGHEST))

    def say(self, text: str, *, bad: bool = False) -> None:
        """Hand the words on to where there is room for them."""
        words = text if bad else ""
        if words != self._words:
            self._words = words
            self.editor.setAccessibleDescription(words or self.field.said_help)
            self.refused.emit(words)

    def said(self) -> str:
        """Return why the number was not kept."""
        return self._words


class RatingGrid(Card):
    """One line a dimension, kept by its name; the first number typed adds the rating."""

    def __init__(self, desk: Desk, heading: str, *, before: bool) -> None:
        """Make a table without lines; `before` makes room for how it was."""
        super().__init__(desk.theme)
        self.desk = desk
        self._before = before
        self.inputs: dict[str, list[FieldInput]] = {}
        self._drafts: dict[str, Draft[Rating]] = {}
        self._lines: dict[str, list[QWidget]] = {}
        gap = desk.theme.quarter
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(gap * 3)
        self._grid.setVerticalSpacing(gap * 2)
        self._grid.setColumnStretch(0, 5)
        self._grid.setColumnStretch(3, 6)
        self._grid.setColumnMinimumWidth(1, desk.theme.line * 3)
        self._grid.addWidget(WordsLabel(heading, "hint"), 0, 0)
        heads = ("", tr("Before"), tr("After"), tr("Note")) if before else ("", "", "", tr("Note"))
        for column, words in enumerate(heads):
            if words:
                self._grid.addWidget(plain_label(words, "hint"), 0, column)
        self.refusal = WordsLabel("", "bad")
        self.refusal.hide()
        self.body.addLayout(self._grid)
        self.body.addWidget(self.refusal)

    def show_ratings(self, negotiation_id: str, dimensions: Sequence[str]) -> None:
        """Show these dimensions in their order."""
        if list(self._lines) != list(dimensions):
            self._arrange(dimensions)
        for dimension, draft in self._drafts.items():
            draft.show(negotiation_id, rating_of(self.desk.document, negotiation_id, dimension))

    def after_of(self, dimension: str) -> FieldInput:
        """Return the input of how it is now."""
        return next(one for one in self.inputs[dimension] if one.field.name == "after")

    def _arrange(self, dimensions: Sequence[str]) -> None:
        for dimension in [one for one in self._lines if one not in dimensions]:
            self._remove(dimension)
        for dimension in dimensions:
            if dimension not in self._lines:
                self._make(dimension)
        lines = {dimension: self._lines[dimension] for dimension in dimensions}
        self._lines = lines
        for number, line in enumerate(lines.values(), start=1):
            label, *inputs = line
            # Without a number of before, what is rated has its room too.
            first = 4 - len(inputs)
            self._grid.addWidget(label, number, 0, 1, first, Qt.AlignmentFlag.AlignTop)
            for column, widget in enumerate(inputs, start=first):
                self._grid.addWidget(widget, number, column, Qt.AlignmentFlag.AlignTop)

    def _make(self, dimension: str) -> None:
        words = dimension_words(dimension)
        label = WordsLabel(narrow(words))
        label.setContentsMargins(0, self.theme.quarter + 2, 0, 0)
        names = ["before"] if self._before and dimension == _BEFORE else []
        made = [ScaleInput(self.desk, f"rating.{name}", bare=True) for name in (*names, "after")]
        note = make_input(self.desk, "rating.note", bare=True, lines=1)
        for one in (*made, note):
            named = tr("{dimension}: {field}")
            said = named.format(dimension=words, field=one.field.said_label.lower())
            one.editor.setAccessibleName(said)
        for scale in made:
            scale.setFixedWidth(self.theme.line * 3)
            scale.refused.connect(self._refused)
        self.inputs[dimension] = [*made, note]
        self._drafts[dimension] = Draft(partial(self._begin, dimension), self.inputs[dimension])
        self._lines[dimension] = [label, *made, note]

    def _refused(self, words: str) -> None:
        self.refusal.setText(words)
        self.refusal.setVisible(bool(words))

    def _begin(self, dimension: str, negotiation_id: str) -> Rating:
        return Rating(
            id=self.desk.new_id(),
            negotiation_id=negotiation_id,
            position=next_position(self.desk.document, Rating, negotiation_id),
            dimension=dimension,
        )

    def _remove(self, dimension: str) -> None:
        for made in self.inputs.pop(dimension):
            made.set_row(None)
        del self._drafts[dimension]
        for widget in self._lines.pop(dimension):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
