"""One contingent term: what happens then, what each side believes, and what that is worth."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from negdesk.analysis.contingency import findings_of, worth_sentence
from negdesk.i18n import mark, tr
from negdesk.model.rows import Contingency, Part
from negdesk.ui.cards import Columns, RowCard, cross_button, labelled_row
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.base import FieldInput
from negdesk.ui.inputs.make import make_input
from negdesk.ui.inputs.reference import TitleInput, issue_titles
from negdesk.ui.inputs.text import WrappedLineInput
from negdesk.ui.labels import WordsLabel, plain_label
from negdesk.ui.tabs.links import Links
from negdesk.ui.tabs.say import shortened

_LABEL = 5
_PROMPTS = {
    "condition": mark("Something both of you can see happen"),
    "consequence": mark("What holds if it happens"),
    "otherwise": mark("What holds if it does not"),
}
_STAKES = (
    ("ours", mark("For you"), ("probability", "value_if", "value_else")),
    ("theirs", mark("For them"), ("their_probability", "their_value_if", "their_value_else")),
)


class ContingencyCard(RowCard):
    """The inputs of one term, what it is worth to both, and what is doubtful about it."""

    delete_wanted = Signal(str)

    def __init__(self, desk: Desk, row: Contingency) -> None:
        """Make the inputs."""
        super().__init__(desk.theme)
        self.desk = desk
        self._heads: list[tuple[QLabel, str]] = []
        self.body.setSpacing(self.theme.quarter * 3)
        self._terms(row)
        self._stakes()
        self._checks()
        self.worth = WordsLabel()
        self.worth.setObjectName("contingency.worth")
        self.findings = Links(desk.theme)
        self.findings.wanted.connect(desk.wanted)
        self.body.addWidget(self.worth)
        self.body.addWidget(self.findings)

    def show_row(self, row: Part | None) -> None:
        """Show the term and what follows from it."""
        super().show_row(row)
        if not isinstance(row, Contingency):
            return
        unit = self.desk.document.negotiation(row.negotiation_id).unit
        for label, words in self._heads:
            label.setText(f"{words}, {unit}" if unit else words)
        said = worth_sentence(row, self.desk.style, unit)
        self.worth.setText(shortened(said, 600))
        self.worth.setVisible(bool(said))
        self.findings.show_findings(findings_of(row))

    def _terms(self, row: Contingency) -> None:
        """Put if, then and otherwise under each other, the cross at the end of the first."""
        for name, prompt in _PROMPTS.items():
            made = WrappedLineInput(self.desk, f"contingency.{name}", bare=True)
            made.set_prompt(self.desk.prompt(row.negotiation_id, made.field.key) or tr(prompt))
            self.inputs.append(made)
        self.inputs[0].editor.setProperty("look", "name")
        cross = cross_button(tr("Delete this contingent term"))
        cross.setEnabled(not self.desk.session.workbook.file.read_only)
        cross.clicked.connect(partial(self.delete_wanted.emit, row.id))
        width = self.theme.line * _LABEL
        lines = [labelled_row(self.theme, e, e.field.said_label, width) for e in self.inputs]
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, -self.theme.quarter * 2, 0)
        head.addLayout(lines[0], 1)
        head.addWidget(cross, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(self.theme.quarter * 2)
        for line in (head, *lines[1:]):
            column.addLayout(line)
        self.body.addLayout(column)

    def _stakes(self) -> None:
        """Put both sides' beliefs and values in a table, a line a side."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.theme.quarter * 4)
        grid.setVerticalSpacing(self.theme.quarter)
        likely = plain_label(tr("How likely, %"), "label", wrap=True)
        heads = [plain_label("", "label", wrap=True) for _ in range(2)]
        self._heads = [(heads[0], tr("Worth if it happens")), (heads[1], tr("Worth if not"))]
        for place, label in enumerate((likely, *heads), start=1):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(label, 0, place)
            grid.setColumnStretch(place, 1)
        grid.setColumnMinimumWidth(0, self.theme.line * _LABEL)
        for line, (role, words, names) in enumerate(_STAKES, start=1):
            grid.addWidget(plain_label(tr(words), role), line, 0)
            for place, name in enumerate(names, start=1):
                grid.addWidget(self._input(name), line, place)
        self.body.addLayout(grid)

    def _checks(self) -> None:
        """Put the issue and what must hold for a bet beside each other."""
        columns = Columns(self.theme, (1, 1, 1), self.theme.line * 26)
        columns.set_apart(self.theme.quarter * 4)
        issue = TitleInput(self.desk, "contingency.issue_id", self._issues)
        self.inputs.append(issue)
        seen, held = (
            make_input(self.desk, f"contingency.{name}") for name in ("observable", "enforceable")
        )
        self.inputs += [seen, held]
        parts: tuple[QWidget, ...] = (issue, seen, held)
        for column, made in zip(columns.columns, parts, strict=True):
            column.addWidget(made)
        self.body.addWidget(columns)

    def _input(self, name: str) -> FieldInput:
        made = make_input(self.desk, f"contingency.{name}", bare=True)
        self.inputs.append(made)
        return made

    def _issues(self, row: object) -> list[tuple[str, str]]:
        assert isinstance(row, Contingency)
        return issue_titles(self.desk.document, row.negotiation_id)
