"""One alternative, edited in place: what, how much, how surely, on what evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from negdesk.analysis.batna import side_of
from negdesk.i18n import tr
from negdesk.model.document import Document
from negdesk.model.edits import Change, Edit
from negdesk.model.numbers import NumberStyle
from negdesk.model.rows import Alternative, Outcome, Part, Row
from negdesk.ui.cards import Expander, RowCard, cross_button, side_by_side
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.base import FieldInput
from negdesk.ui.inputs.choice import Combo
from negdesk.ui.inputs.make import make_input
from negdesk.ui.inputs.rows import Column, RowsEditor
from negdesk.ui.inputs.text import WrappedLineInput
from negdesk.ui.labels import plain_label, set_role
from negdesk.ui.tabs.say import amount
from negdesk.ui.tabs.worths import ONE, OUTCOMES, RANGE, WAYS, switched, way_of

DETAILS = ("category", "evidence", "next_step", "next_step_by")


class SelectedInput(FieldInput):
    """The choice of the one alternative that would really be taken; one a side."""

    editor: QRadioButton

    def __init__(self, desk: Desk, label: str) -> None:
        """Make a radio button that carries its own label."""
        super().__init__(desk, "alternative.selected", bare=True, label=label)

    def make_editor(self) -> QWidget:
        """Return a radio button; the exclusion is made in the edit."""
        editor = QRadioButton(self._label_text.replace("&", "&&"))
        editor.setAutoExclusive(False)
        editor.clicked.connect(self._clicked)
        return editor

    def show_value(self, value: bool) -> None:
        """Show whether it is the one."""
        self.editor.setChecked(value)

    def read_value(self) -> bool:
        """Return True: a radio button is never unpressed by pressing it."""
        return True

    def edit(self, row: Row, value: bool) -> Edit:
        """Return the one edit that selects this alternative and no other of its side."""
        assert isinstance(row, Alternative)
        return selection(self.desk.document, row)

    def _clicked(self) -> None:
        self.editor.setChecked(True)
        self.touched()
        self.commit()


def selection(document: Document, row: Alternative) -> Edit:
    """Return the edit that selects an alternative and no other of its side."""
    side = side_of(document, row)
    changes = [
        Change(other, other.with_(selected=other.id == row.id))
        for other in document.all(Alternative, row.negotiation_id)
        if side_of(document, other) == side and other.selected != (other.id == row.id)
    ]
    return Edit(tr("select the BATNA"), tuple(changes))


class AlternativeCard(RowCard):
    """Shows one alternative with its rank and its worth after cost."""

    delete_wanted = Signal(str)
    opened = Signal(str, bool)

    def __init__(
        self, desk: Desk, row: Alternative, side: str, categories: Callable[[], Sequence[str]]
    ) -> None:
        """Make the inputs of one alternative of a side."""
        super().__init__(desk.theme)
        self.desk = desk
        self.setObjectName(f"alternative:{row.id}")
        self._side = side
        self._scope = row.negotiation_id
        self._id = row.id
        self._categories = categories
        self._way = ""
        self._wished = ""
        self.outcomes: RowsEditor | None = None
        self._head(row)
        self._numbers()
        self.details = Expander(desk.theme, tr("Evidence and next step"), self._fill)
        self.details.toggled.connect(partial(self.opened.emit, row.id))
        self.body.addWidget(self.details)

    def show_row(self, row: Part | None) -> None:
        """Show the row, and only the inputs of the way in which its worth is given."""
        super().show_row(row)
        if not isinstance(row, Alternative):
            return
        document = self.desk.document
        of_it = [
            one for one in document.all(Outcome, self._scope) if one.alternative_id == self._id
        ]
        way = way_of(row, of_it)
        if way != ONE:
            self._wished = ""
        self._show_way(self._wished or way)
        if self._way == OUTCOMES and self.outcomes is not None:
            self.outcomes.show_negotiation(self._scope)
        self.ways.setEnabled(not self.desk.session.workbook.file.read_only)

    def show_worth(self, rank: int, worth: Decimal | None, unit: str, style: NumberStyle) -> None:
        """Show the place among the others and the worth after cost."""
        self.badge.setText(str(rank) if worth is not None else "–")
        if worth is None:
            self.worth.setText(tr("no worth yet"))
            set_role(self.worth, "muted")
            return
        self.worth.setText(amount(worth, style, unit))
        set_role(self.worth, "number")
        cost = isinstance(self.row, Alternative) and self.row.cost
        self.worth.setToolTip(tr("after the cost of pursuing it") if cost else "")

    def reveal(self, name: str) -> None:
        """Open what hides a field."""
        if name in DETAILS:
            self.details.open()

    def _input(self, name: str) -> FieldInput:
        key = f"alternative.{name}"
        made = make_input(self.desk, key, lines=1, wrap=True)
        made.suggest(self.desk.prompt(self._scope, key))
        self.inputs.append(made)
        return made

    def _head(self, row: Alternative) -> None:
        gap = self.theme.quarter
        self.badge = plain_label("", "badge")
        self.badge.setProperty("side", "ours" if self._side == "us" else "theirs")
        self.badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.badge.setAccessibleName(tr("Rank"))
        self.title = WrappedLineInput(self.desk, "alternative.title", bare=True)
        self.title.editor.setProperty("look", "name")
        self.title.suggest(self.desk.prompt(row.negotiation_id, "alternative.title"))
        self.inputs.append(self.title)
        self.worth = plain_label("", "number")
        self.worth.setContentsMargins(0, gap - 1, 0, 0)
        cross = cross_button(tr("Delete this alternative"))
        cross.clicked.connect(partial(self.delete_wanted.emit, row.id))
        head = QHBoxLayout()
        head.setSpacing(gap * 2)
        top = Qt.AlignmentFlag.AlignTop
        head.addWidget(self.badge, 0, top)
        head.setContentsMargins(0, 0, -gap * 2, 0)
        head.addWidget(self.title, 1, top)
        head.addWidget(self.worth, 0, top)
        head.addWidget(cross, 0, top)
        self.body.addLayout(head)
        words = tr("Our BATNA") if self._side == "us" else tr("Their BATNA, as we see it")
        self.selected = SelectedInput(self.desk, words)
        self.inputs.append(self.selected)
        self.ways = Combo(self.desk)
        self.ways.setObjectName("alternative.way")
        self.ways.setAccessibleName(tr("Worth given as"))
        self.ways.setToolTip(tr("How its worth is given"))
        for way, said in WAYS:
            self.ways.addItem(tr(said), way)
        self.ways.activated.connect(self._switch)
        second = QHBoxLayout()
        second.addWidget(self.selected, 3)
        second.addWidget(self.ways, 2)
        self.body.addLayout(second)

    def _numbers(self) -> None:
        """Make one line of the worth, feasibility and cost; a range or outcomes take two."""
        gap = self.theme.quarter * 3
        self.likely = self._input("likely")
        self._low: FieldInput | None = None
        self._high: FieldInput | None = None
        self._worth_line = side_by_side(gap, self.likely)
        self._both_lines = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both_lines.setSpacing(gap)
        self._both_lines.addLayout(self._worth_line, 5)
        others = side_by_side(gap, self._input("feasibility"), self._input("cost"))
        # A share needs less room than an amount with its unit.
        others.setStretch(0, 3)
        others.setStretch(1, 5)
        self._both_lines.addLayout(others, 8)
        self.body.addLayout(self._both_lines)

    def _show_way(self, way: str) -> None:
        if way == self._way:
            return
        self._way = way
        self.ways.setCurrentIndex(self.ways.findData(way))
        if way == RANGE and self._low is None:
            self._low, self._high = self._input("low"), self._input("high")
            self._worth_line.insertWidget(0, self._low, 1, Qt.AlignmentFlag.AlignTop)
            self._worth_line.addWidget(self._high, 1, Qt.AlignmentFlag.AlignTop)
            for made in (self._low, self._high):
                made.set_row(self.row)
        if way == OUTCOMES and self.outcomes is None:
            self.outcomes = RowsEditor(
                self.desk,
                Outcome,
                [Column("label", 3), Column("probability", 2), Column("value", 2)],
                noun=tr("outcome"),
                empty="",
                keeps=lambda row: isinstance(row, Outcome) and row.alternative_id == self._id,
                starts=lambda: {"alternative_id": self._id},
            )
            self._both_lines.insertWidget(0, self.outcomes)
        for bound in (self._low, self._high):
            if bound is not None:
                bound.setVisible(way == RANGE)
        self.likely.setVisible(way != OUTCOMES)
        self.likely.set_label(tr("Likely") if way == RANGE else self.likely.field.said_label)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._both_lines.setDirection(across if way == ONE else down)
        if self.outcomes is not None:
            self.outcomes.setVisible(way == OUTCOMES)

    def _switch(self) -> None:
        self.desk.flush()
        row = self.desk.document.find(Alternative, self._id)
        wanted = str(self.ways.currentData())
        if row is None or wanted == self._way:
            return
        edit = switched(self.desk.document, row, wanted, self.desk.new_id)
        # A range without any value yet leaves nothing in the data to tell it by.
        self._wished = wanted if wanted == RANGE and row.likely is None else ""
        if not self.desk.apply(edit, self):
            self.ways.setCurrentIndex(self.ways.findData(self._way))
        self.show_row(self.desk.document.find(Alternative, self._id))

    def _fill(self, column: QVBoxLayout) -> None:
        category = make_input(self.desk, "alternative.category")
        category.suggest(self.desk.prompt(self._scope, "alternative.category"))
        self.inputs.append(category)
        self._complete(category)
        column.addWidget(category)
        column.addWidget(self._input("evidence"))
        row = side_by_side(
            self.theme.quarter * 3, self._input("next_step"), self._input("next_step_by")
        )
        row.setStretch(0, 3)
        row.setStretch(1, 2)
        column.addLayout(row)
        self.show_row(self.row)

    def _complete(self, made: FieldInput) -> None:
        if not isinstance(made.editor, QLineEdit):
            return
        completer = QCompleter(list(self._categories()), made.editor)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(made.touched)
        made.editor.setCompleter(completer)
