"""The answer to a question: what was heard, the interest behind it, what it changes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from negdesk.i18n import tr
from negdesk.model.actions import set_field
from negdesk.model.edits import Edit
from negdesk.model.numbers import show_percent
from negdesk.model.rows import Question, Row
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.text import NoteInput
from negdesk.ui.labels import WordsLabel, set_role
from negdesk.ui.questions.learning import answered, chance, learnt
from negdesk.ui.questions.offer import Offer


class AnswerInput(NoteInput):
    """What was heard, or why: written as part of the whole answer."""

    def __init__(self, desk: Desk, name: str, written: Callable[[Question], Edit]) -> None:
        """Make an input; `written(question)` gives the edit of the whole answer."""
        super().__init__(desk, f"question.{name}", lines=1)
        self._written = written

    def edit(self, row: Row, value: str) -> Edit:
        """Return the edit of the whole answer, if this part of it was changed."""
        part = set_field(row, self.field.name, value)
        if part.empty or not isinstance(row, Question):
            return part
        return self._written(row)


class Answer(QWidget):
    """Saves as it is typed; "Keep" adds what the answer changes, in the same step."""

    def __init__(self, desk: Desk, gesture: Callable[[], str], ended: Callable[[], None]) -> None:
        """Make the inputs; `gesture()` is the step they are part of, until `ended()`."""
        super().__init__()
        self.desk = desk
        self._gesture = gesture
        self._ended = ended
        self.row: Question | None = None
        self.heard = AnswerInput(desk, "heard", self._edit)
        self.heard.set_prompt(tr("In their words, as far as you can"))
        self.interest = AnswerInput(desk, "interest", self._edit)
        self.interest.set_prompt(tr("What they need, fear or want, that makes them say so"))
        self.offer = Offer(desk)
        self.keep = QPushButton(tr("Keep"))
        self.keep.setObjectName("answer.keep")
        self.keep.setAccessibleName(tr("Keep what you believe now"))
        self.keep.clicked.connect(self._keep)
        self.said = WordsLabel("", "hint")
        self._lay_out()

    def show_question(self, row: Question) -> None:
        """Show the answer as it is, and the offer that goes with it."""
        self.row = row
        self.heard.set_row(row)
        self.interest.set_row(row)
        if self.offer.show_question(row):
            self._say("")
        bears = self.offer.bears
        self._last.setVisible(bears.on_limit or bears.assumption is not None)
        self.keep.setEnabled(not self.desk.session.workbook.file.read_only)

    def let_go(self) -> None:
        """Let go of the question, as when it is deleted."""
        self.row = None
        self.heard.set_row(None)
        self.interest.set_row(None)
        self.offer.let_go()

    def _edit(self, row: Question) -> Edit:
        return answered(row, self.heard.read_value(), self.interest.read_value(), self._gesture())

    def _keep(self) -> None:
        self.desk.flush()
        row = None if self.row is None else self.desk.document.find(Question, self.row.id)
        refused = self.offer.refused()
        if row is None:
            return
        if refused is not None:
            refused.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        problem = self.offer.problem()
        if problem:
            self._say(problem, bad=True)
            self.offer.limits[1].editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._write(row)

    def _write(self, row: Question) -> None:
        bears = self.offer.bears
        before = chance(self.desk.document, row.negotiation_id, bears.issue_id)
        changes = self.offer.edits(row)
        if not self.desk.apply(learnt(self._edit(row), *changes), self):
            return
        self._ended()
        now = chance(self.desk.document, row.negotiation_id, bears.issue_id)
        if not changes:
            self._say(tr("Your estimates stay as they were."))
        elif bears.on_limit and now is not None and now != before:
            self._say(self._chances(before, now))
        else:
            self._say(tr("Kept."))

    def _chances(self, before: float | None, now: float) -> str:
        style = self.desk.style
        if before is None:
            return tr("Kept. The chance of a zone is {now}.").format(now=show_percent(now, style))
        return tr("Kept. The chance of a zone was {before} and is now {now}.").format(
            before=show_percent(before, style), now=show_percent(now, style)
        )

    def _say(self, text: str, *, bad: bool = False) -> None:
        set_role(self.said, "bad" if bad else "hint")
        self.said.setText(text)

    def _lay_out(self) -> None:
        gap = self.desk.theme.quarter
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap * 3)
        for widget in (self.heard, self.interest, self.offer):
            column.addWidget(widget)
        self._last = QWidget()
        last = QHBoxLayout(self._last)
        last.setContentsMargins(0, 0, 0, 0)
        last.setSpacing(gap * 3)
        last.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignTop)
        last.addWidget(self.said, 1, Qt.AlignmentFlag.AlignVCenter)
        column.addWidget(self._last)
