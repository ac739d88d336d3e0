"""The things without which there is no deal: issues marked as must-have, as a short list."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from negdesk.i18n import mark, tr
from negdesk.model.actions import add, delete, next_position, set_field
from negdesk.model.edits import joined
from negdesk.model.rows import Issue, Part
from negdesk.ui.cards import RowCard, RowCards, quiet_button
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.text import WrappedLineInput
from negdesk.ui.inputs.tick import Tick
from negdesk.ui.labels import WordsLabel

_EMPTY = mark("Name what no price can replace: a date, a right, a guarantee.")


class MustHave(RowCard):
    """One must-have: a tick to take back, and its name."""

    dropped = Signal(str)

    def __init__(self, desk: Desk, row: Issue) -> None:
        """Make the tick and the name."""
        super().__init__(desk.theme)
        gap = desk.theme.quarter
        self.body.setContentsMargins(gap * 2, gap // 2, gap * 2, 0)
        self.tick = Tick(desk.theme)
        self.tick.setObjectName("issue.must_have")
        self.tick.setAccessibleName(tr("Must have"))
        self.tick.setToolTip(tr("Untick it when you could do without"))
        self.tick.setChecked(True)
        self.tick.setEnabled(not desk.session.workbook.file.read_only)
        self.tick.clicked.connect(partial(self.dropped.emit, row.id))
        self.name = WrappedLineInput(desk, "issue.title", bare=True, label=tr("Must have"))
        self.name.suggest(desk.prompt(row.negotiation_id, "issue.title"))
        self.name.editor.setProperty("look", "plain")
        self.inputs.append(self.name)
        line = QHBoxLayout()
        line.setSpacing(gap)
        # Level with the first line of the name.
        beside = QVBoxLayout()
        beside.setContentsMargins(0, gap // 2, 0, 0)
        beside.addWidget(self.tick)
        beside.addStretch(1)
        line.addLayout(beside)
        line.addWidget(self.name, 1)
        self.body.addLayout(line)

    def show_row(self, row: Part | None) -> None:
        """Show the name, and the tick as it is in the row."""
        super().show_row(row)
        if isinstance(row, Issue):
            self.tick.setChecked(row.must_have)


class MustHaves(QWidget):
    """All must-haves of a negotiation, with a button to add one."""

    def __init__(self, desk: Desk) -> None:
        """Start without any."""
        super().__init__()
        self.desk = desk
        self._negotiation_id = ""
        self.empty = WordsLabel(tr(_EMPTY), "muted")
        self.cards = RowCards(desk.theme, self._make, desk.theme.quarter)
        self.add_button = quiet_button("+  " + tr("Add a must-have"), "add.issue")
        self.add_button.clicked.connect(self.add_one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.quarter)
        column.addWidget(self.empty)
        column.addWidget(self.cards)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_negotiation(self, negotiation_id: str) -> None:
        """Show the must-haves as they are now."""
        self._negotiation_id = negotiation_id
        every = self.desk.document.all(Issue, negotiation_id)
        rows = [row for row in every if row.must_have]
        self.cards.show_rows(rows)
        self.empty.setVisible(not rows)
        self.add_button.setEnabled(not self.desk.session.workbook.file.read_only)

    def add_one(self) -> None:
        """Add a must-have and put the cursor into its name."""
        self.desk.flush()
        scope = self._negotiation_id
        row = Issue(
            id=self.desk.new_id(),
            negotiation_id=scope,
            position=next_position(self.desk.document, Issue, scope),
            kind="choice",
            must_have=True,
        )
        if self.desk.apply(add(tr("add must-have"), row), self):
            self.show_negotiation(scope)
            self.cards.cards[row.id].focus_first()

    def _make(self, row: Part) -> RowCard:
        assert isinstance(row, Issue)
        card = MustHave(self.desk, row)
        card.dropped.connect(self._drop)
        return card

    def _drop(self, row_id: str) -> None:
        """Take the mark off an issue; one without a name goes with it."""
        self.desk.flush()
        row = self.desk.document.find(Issue, row_id)
        if row is None:
            return
        after = self.cards.neighbour(row_id)
        if row.title.strip():
            edit = set_field(row, "must_have", False)
        else:
            edit = delete(self.desk.document, "", row)
        done = self.desk.apply(joined(tr("untick must-have"), [edit]), self)
        self.show_negotiation(self._negotiation_id)
        if done and after in self.cards.cards:
            self.cards.cards[after].focus_first()
        elif done:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
