"""The ways to settle a choice issue: a small table of options, and which go together."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from negdesk.analysis.streams import is_recurring
from negdesk.i18n import tr, trn
from negdesk.model.actions import move
from negdesk.model.rows import Issue, Option
from negdesk.ui.cards import Card
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.base import FieldInput
from negdesk.ui.inputs.choice import TableTick
from negdesk.ui.inputs.rows import Column, RowsEditor
from negdesk.ui.issues.dependencies import Dependencies
from negdesk.ui.issues.numbers import OptionAmount
from negdesk.ui.issues.pasted_options import cells, options_of, paste_edit
from negdesk.ui.labels import WordsLabel, plain_label, set_role

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class OptionRows(RowsEditor):
    """The options of one issue: Enter goes on, Alt+arrows move, a pasted table adds many."""

    def __init__(self, desk: Desk) -> None:
        """Show the options of no issue yet."""
        self.issue_id = ""
        super().__init__(
            desk,
            Option,
            [
                Column("label", 6),
                Column("score", 3),
                Column("their_score", 3),
                Column("amount", 4, lambda desk, key: OptionAmount(desk, key, bare=True)),
                Column("acceptable", 1, TableTick),
            ],
            noun=tr("option"),
            empty=tr(
                "Write down every way in which this could be settled, also those you would "
                "refuse. A column copied from a spreadsheet can be pasted here."
            ),
            keeps=lambda row: isinstance(row, Option) and row.issue_id == self.issue_id,
            starts=lambda: {"issue_id": self.issue_id},
        )
        self.said = WordsLabel("", "hint")
        self.said.setObjectName("options.said")
        self.said.hide()
        self._add.setEnabled(False)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.said)

    def show_issue(self, issue: Issue) -> None:
        """Show the options of an issue, with amounts if its money falls due again and again."""
        if issue.id != self.issue_id:
            self.say("")
        self.issue_id = issue.id
        self.show_negotiation(issue.negotiation_id)
        self._show_amounts(is_recurring(issue))

    def let_go(self) -> None:
        """Show the options of no issue: none can be added."""
        self.issue_id = ""
        self._add.setEnabled(False)

    def say(self, text: str) -> None:
        """Show one line below the table, or none."""
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Alt+arrows and the paste of more than one cell."""
        owner = watched.parent()
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and isinstance(owner, FieldInput)
            and isinstance(owner.row, Option)
            and not self.desk.session.workbook.file.read_only
        ):
            if event.modifiers() & Qt.KeyboardModifier.AltModifier:
                step = _STEPS.get(Qt.Key(event.key()))
                if step is not None:
                    self.move_row(owner.row.id, step)
                    return True
            elif event.matches(QKeySequence.StandardKey.Paste):
                return self.paste(QGuiApplication.clipboard().text(), owner.row.id)
        return super().eventFilter(watched, event)

    def move_row(self, row_id: str, by: int) -> None:
        """Move an option up or down among those of its issue."""
        self.desk.flush()
        own = list(self._lines)
        there = own.index(row_id) + by
        row = self.desk.document.find(Option, row_id)
        if row is None or not 0 <= there < len(own):
            return
        others = [
            other.id
            for other in self.desk.document.all(Option, row.negotiation_id)
            if other.id != row_id
        ]
        to = others.index(own[there]) + (by > 0)
        if self.desk.apply(move(self.desk.document, row, to, tr("move option")), self):
            self.show_negotiation(row.negotiation_id)

    def paste(self, text: str, row_id: str) -> bool:
        """Make options of a table, beginning in a row; False if it is no table."""
        table = cells(text)
        issue = self.desk.document.find(Issue, self.issue_id)
        if not table or issue is None:
            return False
        self.desk.flush()
        values, bad = options_of(table, self.desk.style)
        into = self.desk.document.find(Option, row_id)
        edit = paste_edit(self.desk.document, issue, into, values, self.desk.new_id)
        if self.desk.apply(edit, self):
            self.show_issue(issue)
            self._say_pasted(bad)
        return True

    def _say_pasted(self, bad: int) -> None:
        words = trn(
            "{count} cell was not a number from 0 to 100 and was left empty.",
            "{count} cells were not numbers from 0 to 100 and were left empty.",
            bad,
        )
        self.say(words.format(count=bad) if bad else "")
        set_role(self.said, "warn")

    def _show_amounts(self, wanted: bool) -> None:
        """Show all of every line at once, and its amount only when it is wanted."""
        at = [column.name for column in self._columns].index("amount")
        self._headers[at].setVisible(wanted and bool(self._lines))
        self._grid.setColumnStretch(at, self._columns[at].stretch if wanted else 0)
        for line in self._lines.values():
            for place, widget in enumerate(line):
                # A new widget is shown with the next event; a link leads to it before that.
                widget.setVisible(wanted or place != at)


class Options(Card):
    """The options of a choice issue, with what they require and exclude."""

    def __init__(self, desk: Desk) -> None:
        """Show nothing yet."""
        super().__init__(desk.theme)
        self.rows = OptionRows(desk)
        self.dependencies = Dependencies(desk)
        teaching = tr("0 is the worst for a side, 100 the best. Alt+↑ and Alt+↓ move an option.")
        self.body.addWidget(plain_label(tr("Options"), "heading"))
        self.body.addWidget(WordsLabel(teaching, "hint"))
        self.body.addWidget(self.rows)
        self.body.addWidget(self.dependencies)

    def show_issue(self, issue: Issue | None) -> None:
        """Show the options of a choice issue, or hide."""
        self.setVisible(issue is not None)
        if issue is not None:
            self.rows.show_issue(issue)
        else:
            self.rows.let_go()
        self.dependencies.show_issue(issue)
