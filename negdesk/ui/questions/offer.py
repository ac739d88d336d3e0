"""The offer to change what an answer bears on: their limit, and how sure an assumption is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from negdesk.i18n import tr
from negdesk.model.edits import Edit
from negdesk.model.fields import FieldError, check
from negdesk.model.numbers import NumberError
from negdesk.model.rows import Assumption, Belief, Question
from negdesk.ui.cards import side_by_side
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.base import FieldInput
from negdesk.ui.labels import WordsLabel
from negdesk.ui.questions.drafted import DraftChoice, Drafted, DraftLine, DraftNumber
from negdesk.ui.questions.learning import Bearing, bearing, believed, rising, surer
from negdesk.ui.tabs.say import shortened

_LIMITS = ("low", "likely", "high")


@dataclass(frozen=True, slots=True)
class _Source:
    """What the offer was filled from."""

    question_id: str
    bearing: Bearing


class Offer(QWidget):
    """Three numbers with a reason and a note, and a probability, each where it applies."""

    def __init__(self, desk: Desk) -> None:
        """Make the inputs, empty."""
        super().__init__()
        self.desk = desk
        self._source: _Source | None = None
        gap = desk.theme.quarter
        self.limits = [DraftNumber(desk, f"belief.{name}") for name in _LIMITS]
        self.reason = DraftChoice(desk, "belief.reason")
        self.note = DraftLine(desk, "belief.note")
        self.note.set_prompt(tr("What makes you think so"))
        self.probability = DraftNumber(desk, "assumption.probability", label=tr("How sure now"))
        self.about_limit = WordsLabel("", "strong")
        self.about_assumption = WordsLabel("", "strong")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap * 2)
        self._limit_part, inner = QWidget(), QVBoxLayout()
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(gap * 2)
        inner.addWidget(self.about_limit)
        inner.addLayout(side_by_side(gap * 4, *self.limits))
        why = side_by_side(gap * 4, self.reason, self.note)
        why.setStretch(1, 2)
        inner.addLayout(why)
        self._limit_part.setLayout(inner)
        self._sure_part, sure = QWidget(), QVBoxLayout()
        sure.setContentsMargins(0, 0, 0, 0)
        sure.setSpacing(gap * 2)
        sure.addWidget(self.about_assumption)
        self.probability.setMaximumWidth(desk.theme.line * 9)
        sure.addWidget(self.probability, 0, Qt.AlignmentFlag.AlignLeft)
        self._sure_part.setLayout(sure)
        column.addWidget(self._limit_part)
        column.addWidget(self._sure_part)

    @property
    def bears(self) -> Bearing:
        """Return what the answer may change."""
        return self._source.bearing if self._source is not None else Bearing()

    def show_question(self, question: Question) -> bool:
        """Fill the offer, unless it stands already; say whether it was filled afresh."""
        source = _Source(question.id, bearing(self.desk.document, question))
        if source == self._source:
            return False
        self._source = source
        self._fill(source.bearing, question.negotiation_id)
        return True

    def let_go(self) -> None:
        """Forget what was typed, as when the question is deleted."""
        self._source = None
        for made in (*self._limit_inputs(), self.probability):
            made.set_row(None)

    def refused(self) -> FieldInput | None:
        """Return the input whose text cannot be kept, with its reason shown, or None."""
        for made in self._asked():
            try:
                check(made.field, made.read_value())
            except (NumberError, FieldError):
                return made
        return None

    def problem(self) -> str:
        """Return why the three numbers are no belief, or ""."""
        if not self._limits_changed():
            return ""
        low, likely, high = (made.drafted for made in self.limits)
        return rising(low, likely, high)

    def edits(self, question: Question) -> list[Edit]:
        """Return the edits for what was changed here; none for what was left as it was."""
        document, bears = self.desk.document, self.bears
        found = []
        if self._limits_changed():
            values = {made.field.name: made.drafted for made in self._limit_inputs()}
            found.append(believed(document, question, values, self.desk.new_id(), self.desk.now()))
        if (
            bears.assumption is not None
            and self.probability.drafted != bears.assumption.probability
        ):
            found.append(surer(bears.assumption, self.probability.drafted))
        return found

    def _limits_changed(self) -> bool:
        return self.bears.on_limit and self.bears.limits != tuple(
            made.drafted for made in self.limits
        )

    def _limit_inputs(self) -> list[Drafted]:
        return [*self.limits, self.reason, self.note]

    def _asked(self) -> list[Drafted]:
        sure: list[Drafted] = [self.probability] if self.bears.assumption is not None else []
        return [*(self._limit_inputs() if self.bears.on_limit else []), *sure]

    def _fill(self, bears: Bearing, scope: str) -> None:
        low, likely, high = bears.limits
        draft = Belief(
            id=self.desk.new_id(),
            negotiation_id=scope,
            low=low,
            likely=likely,
            high=high,
            reason="new_information",
        )
        for number in self.limits:
            number.unit = bears.unit
        for made in self._limit_inputs():
            made.set_row(draft)
        self.about_limit.setText(_asked_limit(bears))
        self._limit_part.setVisible(bears.on_limit)
        self._show_assumption(bears.assumption)
        self.setVisible(bears.on_limit or bears.assumption is not None)

    def _show_assumption(self, row: Assumption | None) -> None:
        # A copy of another id: the input takes the value even when it shows this row already.
        self.probability.set_row(None if row is None else row.with_(id=self.desk.new_id()))
        self._sure_part.setVisible(row is not None)
        if row is not None:
            asked = tr("You assumed: {assumption}")
            text = shortened(row.text, 160) if row.text.strip() else tr("(untitled)")
            self.about_assumption.setText(asked.format(assumption=text))


def _asked_limit(bears: Bearing) -> str:
    if not bears.title:
        return tr("Where do you now see their limit?")
    return tr("Where do you now see their limit on “{issue}”?").format(issue=bears.title)
