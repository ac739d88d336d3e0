"""One question: its words, what it tests, and the answer once it was asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from negdesk.i18n import tr
from negdesk.model.actions import set_field
from negdesk.model.edits import Edit
from negdesk.model.rows import Part, Question, Row
from negdesk.ui.cards import Expander, RowCard, cross_button, side_by_side
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.base import FieldInput
from negdesk.ui.inputs.make import make_input
from negdesk.ui.inputs.reference import Offered, TitleInput
from negdesk.ui.inputs.text import WrappedLineInput
from negdesk.ui.inputs.tick import Tick
from negdesk.ui.labels import WordsLabel
from negdesk.ui.questions.answer import Answer
from negdesk.ui.questions.grip import Grip
from negdesk.ui.tabs.say import shortened

ANSWER = ("heard", "interest")


@dataclass(frozen=True, slots=True)
class Targets:
    """What the questions of a negotiation can test."""

    assumptions: Callable[[], Offered]
    issues: Callable[[], Offered]


class AskedInput(FieldInput):
    """Whether a question was asked, as a box to tick."""

    editor: Tick

    def __init__(self, desk: Desk, gesture: Callable[[], str]) -> None:
        """Make a box; ticking it begins the step that `gesture()` names."""
        self._begun = gesture
        super().__init__(desk, "question.status", bare=True, label=tr("Asked"))

    def make_editor(self) -> QWidget:
        """Return a check box."""
        editor = Tick(self.desk.theme, self._label_text)
        editor.clicked.connect(self._clicked)
        return editor

    def show_value(self, value: str) -> None:
        """Show whether it was asked."""
        self.editor.setChecked(value == "asked")

    def read_value(self) -> str:
        """Return the status."""
        return "asked" if self.editor.isChecked() else "planned"

    def edit(self, row: Row, value: str) -> Edit:
        """Return the edit that begins the answer."""
        edit = set_field(row, "status", value)
        label = tr("note the answer") if value == "asked" else tr("mark as planned")
        return Edit(label, edit.changes, self._begun())

    def _clicked(self) -> None:
        self.touched()
        self.commit()


class QuestionCard(RowCard):
    """Shows one question; the answer unfolds when it is marked as asked."""

    delete_wanted = Signal(str)

    def __init__(self, desk: Desk, row: Question, targets: Targets) -> None:
        """Make the inputs of one question."""
        super().__init__(desk.theme)
        self.desk = desk
        self.setObjectName(f"question:{row.id}")
        self._scope = row.negotiation_id
        self._gesture = desk.new_id()
        self._was = row.status
        self.answer: Answer | None = None
        self._head(row)
        self._tests(targets)
        self._asked()

    def show_row(self, row: Part | None) -> None:
        """Show the question, and its answer when it was asked."""
        super().show_row(row)
        if not isinstance(row, Question):
            if self.answer is not None:
                self.answer.let_go()
            return
        asked = row.status == "asked"
        if asked != (self._was == "asked"):
            self._turn(asked)
        self._was = row.status
        self.details.setVisible(asked)
        if self.answer is not None and asked:
            self.answer.show_question(row)
        tied = bool(row.assumption_id or row.issue_id)
        self.untied.setVisible(not tied and not asked)
        said = row.heard if asked and not self.details.is_open else ""
        self.heard.setText(shortened(" ".join(said.split()), 160))
        self.heard.setVisible(bool(said.strip()))

    def show_number(self, number: int) -> None:
        """Show its place in the order of asking."""
        self.grip.setText(str(number))
        self.grip.setAccessibleName(tr("Question {number}").format(number=number))

    def reveal(self, name: str) -> None:
        """Open what hides a field."""
        if name in ANSWER:
            self.details.open()

    def _turn(self, asked: bool) -> None:
        """Unfold the answer when the question is asked, fold it when it no longer is."""
        inside: QWidget | None = self.window().focusWidget()
        if not asked and inside is not None and self.details.isAncestorOf(inside):
            self.status.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.details.open(asked)

    def _input(self, name: str) -> FieldInput:
        key = f"question.{name}"
        made = make_input(self.desk, key, lines=1, wrap=True)
        self.inputs.append(made)
        return made

    def _head(self, row: Question) -> None:
        gap = self.theme.quarter
        self.grip = Grip()
        self.grip.setEnabled(not self.desk.session.workbook.file.read_only)
        self.text = WrappedLineInput(self.desk, "question.text", bare=True)
        self.text.editor.setProperty("look", "name")
        self.text.set_prompt(
            self.desk.prompt(row.negotiation_id, "question.text") or tr("What will you ask?")
        )
        self.inputs.append(self.text)
        self.status = AskedInput(self.desk, self._begun)
        self.status.setContentsMargins(0, gap - 1, 0, 0)
        self.inputs.append(self.status)
        cross = cross_button(tr("Delete this question"))
        cross.setEnabled(not self.desk.session.workbook.file.read_only)
        cross.clicked.connect(partial(self.delete_wanted.emit, row.id))
        head = QHBoxLayout()
        head.setSpacing(gap * 2)
        head.setContentsMargins(0, 0, -gap * 2, 0)
        top = Qt.AlignmentFlag.AlignTop
        head.addLayout(_lowered(self.grip, gap))
        head.addWidget(self.text, 1, top)
        head.addWidget(self.status, 0, top)
        head.addWidget(cross, 0, top)
        self.body.addLayout(head)

    def _tests(self, targets: Targets) -> None:
        self.assumption = TitleInput(
            self.desk, "question.assumption_id", lambda row: targets.assumptions()
        )
        self.issue = TitleInput(self.desk, "question.issue_id", lambda row: targets.issues())
        self.inputs += [self.assumption, self.issue]
        line = side_by_side(
            self.theme.quarter * 4, self._input("kind"), self.assumption, self.issue
        )
        for index, share in enumerate((3, 6, 4)):
            line.setStretch(index, share)
        self.body.addLayout(line)

    def _asked(self) -> None:
        self.untied = WordsLabel(tr("It tests nothing yet."), "hint")
        self.heard = WordsLabel("", "muted")
        self.details = Expander(self.theme, tr("The answer"), self._fill)
        self.details.toggled.connect(self._opened)
        self.body.addWidget(self.untied)
        self.body.addWidget(self.heard)
        self.body.addWidget(self.details)

    def _fill(self, column: QVBoxLayout) -> None:
        self.answer = Answer(self.desk, lambda: self._gesture, self._ended)
        self.inputs += [self.answer.heard, self.answer.interest]
        column.addWidget(self.answer)

    def _opened(self) -> None:
        row = None if self.row is None else self.desk.document.find(Question, self.row.id)
        if row is not None and row.status == self._was:
            self.show_row(row)

    def _begun(self) -> str:
        """Begin the step of a new answer with the tick."""
        self._ended()
        return self._gesture

    def _ended(self) -> None:
        self._gesture = self.desk.new_id()


def _lowered(grip: Grip, gap: int) -> QVBoxLayout:
    """Return the badge as low as the first line of the words beside it."""
    column = QVBoxLayout()
    column.setContentsMargins(0, gap - 1, 0, 0)
    column.addWidget(grip)
    column.addStretch(1)
    return column
