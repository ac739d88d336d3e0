"""The form that keeps a new estimate: three numbers as they are now, a reason and a note."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from negdesk.analysis.history import next_estimate
from negdesk.i18n import tr
from negdesk.model.actions import add
from negdesk.model.fields import FieldError
from negdesk.model.numbers import NumberError
from negdesk.model.rows import Belief
from negdesk.ui.cards import Card, side_by_side
from negdesk.ui.desk import Desk
from negdesk.ui.labels import WordsLabel, plain_label, set_role
from negdesk.ui.questions.drafted import DraftChoice, Drafted, DraftLine, DraftNumber
from negdesk.ui.questions.learning import rising


class SnapshotForm(Card):
    """Follows the live estimate until something else is typed; `kept` tells the new row's id."""

    kept = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Make the inputs, empty."""
        super().__init__(desk.theme)
        self.desk = desk
        self._scope: tuple[str, str | None] = ("", None)
        self._filled: Belief | None = None
        self.numbers = [DraftNumber(desk, f"belief.{name}") for name in ("low", "likely", "high")]
        self.reason = DraftChoice(desk, "belief.reason")
        self.note = DraftLine(desk, "belief.note")
        self.note.set_prompt(tr("What you learnt, or who said it"))
        self.keep_button = QPushButton(tr("Keep"))
        self.keep_button.setObjectName("belief.keep")
        self.keep_button.setAccessibleName(tr("Keep this estimate with today's date"))
        self.keep_button.clicked.connect(self.keep)
        self.said = WordsLabel("", "hint")
        self._lay_out()

    @property
    def inputs(self) -> list[Drafted]:
        """Return all inputs as they are read."""
        return [*self.numbers, self.reason, self.note]

    def show_negotiation(self, nid: str, issue_id: str | None, unit: str) -> None:
        """Follow the live estimate of a value, except where something else was typed."""
        if (nid, issue_id) != self._scope:
            self._scope, self._filled = (nid, issue_id), None
            self._say("")
        for number in self.numbers:
            number.unit = unit
        before = self._filled
        row_id = before.id if before is not None else self.desk.new_id()
        filled = next_estimate(self.desk.document, nid, issue_id, row_id, "")
        self._filled = filled
        for made in self.inputs:
            name = made.field.name
            if before is None or made.drafted == getattr(before, name):
                made.set_row(filled)
        self.keep_button.setEnabled(not self.desk.session.workbook.file.read_only)

    def keep(self) -> None:
        """Add the estimate, dated now, as one step of the history."""
        self.desk.flush()
        refused = self._refused()
        if refused is not None:
            refused.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        problem = rising(*(made.drafted for made in self.numbers))
        if problem:
            self._say(problem, bad=True)
            self.numbers[1].editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        row = self._row()
        if self.desk.apply(add(tr("keep estimate"), row), self):
            self._filled = None
            self._say(tr("Kept."))
            self.kept.emit(row.id)

    def _row(self) -> Belief:
        now = self.desk.now().isoformat(timespec="minutes")
        row = next_estimate(self.desk.document, *self._scope, self.desk.new_id(), now)
        return row.with_(**{made.field.name: made.drafted for made in self.inputs})

    def _refused(self) -> Drafted | None:
        """Return the first input whose text cannot be kept; the reason stands below it."""
        for made in self.inputs:
            try:
                made.read_value()
            except (NumberError, FieldError):
                return made
        return None

    def _say(self, text: str, *, bad: bool = False) -> None:
        set_role(self.said, "bad" if bad else "hint")
        self.said.setText(text)

    def _lay_out(self) -> None:
        gap = self.desk.theme.quarter
        self.body.addWidget(plain_label(tr("Keep a new estimate"), "strong", wrap=True))
        self.add(*self.numbers)
        why = side_by_side(gap * 4, self.reason, self.note)
        why.setStretch(1, 2)
        self.body.addLayout(why)
        last = QHBoxLayout()
        last.setSpacing(gap * 3)
        last.addWidget(self.keep_button, 0, Qt.AlignmentFlag.AlignTop)
        last.addWidget(self.said, 1, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(last)
