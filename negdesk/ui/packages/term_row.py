"""One issue of a package: what was chosen, and what moving it by one step costs and gives."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from negdesk.analysis.packages.space import Dimension
from negdesk.analysis.packages.trades import Move, Prices
from negdesk.analysis.packages.words import choice_words
from negdesk.i18n import tr
from negdesk.model.rows import Row, Term
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.base import FieldInput
from negdesk.ui.inputs.number import NumberInput
from negdesk.ui.inputs.reference import TitleInput, distinct
from negdesk.ui.labels import WordsLabel
from negdesk.ui.packages.edits import stepped, term_edit
from negdesk.ui.packages.said import short, signed
from negdesk.ui.step_buttons import StepButtons


class OptionInput(TitleInput):
    """One of an issue's options, or not settled; what is not acceptable says so."""

    def __init__(self, desk: Desk, label: str) -> None:
        """Make an input that is told its options with `offer`."""
        super().__init__(desk, "term.option_id", lambda _row: [], bare=True, label=label)
        self._offered: list[tuple[str, str]] = []

    def offer(self, dimension: Dimension) -> None:
        """Take the options that can be chosen."""
        named = distinct((each.option_id or "", short(each.label)) for each in dimension.choices)
        closed = {each.option_id for each in dimension.choices if not each.open}
        refused = tr("{option} (not acceptable)")
        offered = [("", tr("not settled"))] + [
            (row_id, refused.format(option=title) if row_id in closed else title)
            for row_id, title in named
        ]
        if offered != self._offered:
            self._offered = offered
            self.editor.clear()
            for row_id, title in offered:
                self.editor.addItem(title, row_id)
            if self.row is not None:
                self.show_value(self._value(self.row))

    def set_row(self, row: Row | None) -> None:
        """Show the option of a term."""
        FieldInput.set_row(self, row)


class TermRow(QWidget):
    """The title of an issue, its input, and the price of one step each way."""

    def __init__(self, desk: Desk, dimension: Dimension) -> None:
        """Make the row of an issue without a package."""
        super().__init__()
        self.desk = desk
        self.dimension = dimension
        self.term: Term | None = None
        self.input: NumberInput | OptionInput
        self.steps: StepButtons | None = None
        if dimension.issue.kind == "number":
            self.input = NumberInput(desk, "term.number", bare=True)
            self.steps = StepButtons(desk.theme, self)
            self.steps.stepped.connect(self._step)
        else:
            self.input = OptionInput(desk, dimension.title)
        self.input.may_add = True
        self.title = WordsLabel("", "label")
        self.prices = WordsLabel("", "hint")
        self._lay_out()

    def show_term(self, dimension: Dimension, term: Term, *, writable: bool) -> None:
        """Show what a package says about the issue."""
        self.dimension, self.term = dimension, term
        title = short(dimension.title)
        self.title.setText(title)
        self.input.editor.setAccessibleName(title)
        if isinstance(self.input, OptionInput):
            self.input.offer(dimension)
        self.input.set_row(term)
        if isinstance(self.input, NumberInput):
            self.input.set_unit(dimension.issue.unit)
        if self.steps is not None:
            self._show_steps(self.steps, title, term, writable)

    def show_prices(self, found: Prices | None) -> None:
        """Show what one step costs and gives; nothing while the package is open."""
        said = [] if found is None else self._said(found)
        self.prices.setText("\n".join(said))
        self.input.editor.setAccessibleDescription(" ".join(said))

    def let_go(self) -> None:
        """Hold no row any more."""
        self.input.set_row(None)

    def _said(self, found: Prices) -> list[str]:
        give, get = found.give, found.get
        if give is not None and give.us >= 0:
            return [self._move(tr("Better for both, {choice}: you {us}, they {them}"), give)]
        if get is not None and get.them >= 0:
            return [self._move(tr("Better for both, {choice}: you {us}, they {them}"), get)]
        said = []
        if give is not None:
            said.append(self._move(tr("Give {choice}: you {us}, they {them}"), give))
        if get is not None:
            said.append(self._move(tr("Get {choice}: you {us}, they {them}"), get))
        return said or [tr("Already the best for both.")]

    def _move(self, text: str, move: Move) -> str:
        choice = self.dimension.choices[move.pick]
        words = short(choice_words(self.dimension, choice, self.desk.style), 24)
        style = self.desk.style
        return text.format(choice=words, us=signed(move.us, style), them=signed(move.them, style))

    def _show_steps(self, steps: StepButtons, title: str, term: Term, writable: bool) -> None:
        for button, by, words in (
            (steps.less, -1, tr("One step less: {title}")),
            (steps.more, 1, tr("One step more: {title}")),
        ):
            button.setAccessibleName(words.format(title=title))
            there = stepped(self.dimension.scale.values, term.number, by) is not None
            button.setEnabled(writable and there)

    def _step(self, by: int, gesture: str) -> None:
        """Move the number."""
        self.desk.flush()
        if self.term is None:
            return
        term = self.desk.document.find(Term, self.term.id) or self.term
        value = stepped(self.dimension.scale.values, term.number, by)
        if value is not None:
            self.desk.apply(term_edit(self.desk.document, term, gesture, number=value))

    def _lay_out(self) -> None:
        gap = self.desk.theme.quarter
        entry = self.steps.line if self.steps is not None else QHBoxLayout()
        entry.insertWidget(entry.count() // 2, self.input, 1, Qt.AlignmentFlag.AlignTop)
        line = QHBoxLayout()
        line.setSpacing(gap * 4)
        line.addLayout(entry, 5)
        line.addWidget(self.prices, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap // 2)
        column.addWidget(self.title)
        column.addLayout(line)
