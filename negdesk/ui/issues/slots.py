"""Lines of a form whose inputs come and go with what is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from negdesk.model.rows import Belief, Issue, Negotiation, Row
from negdesk.ui.inputs.base import FieldInput
from negdesk.ui.labels import WordsLabel
from negdesk.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Shown:
    """An issue, with the rows that keep its numbers when it is the headline.

    `belief` is the latest belief about their limit in this issue, or None.
    """

    issue: Issue
    head: Negotiation
    belief: Belief | None

    @property
    def is_headline(self) -> bool:
        """Say whether its numbers are the negotiation's own."""
        return self.issue.headline and self.issue.kind == "number"


RowOf = Callable[[Shown], Row | None]


@dataclass(frozen=True, slots=True)
class Slot:
    """An input, and which row it edits of what is shown; None takes it off the form."""

    made: FieldInput
    row_of: RowOf

    def show(self, shown: Shown | None) -> bool:
        """Give the input its row and say whether it has one."""
        row = self.row_of(shown) if shown is not None else None
        self.made.set_row(row)
        self.made.setVisible(row is not None)
        return row is not None


def of_issue(*kinds: str) -> RowOf:
    """Return what picks the issue if it is of one of these kinds."""
    return lambda shown: shown.issue if shown.issue.kind in kinds else None


def of_term(shown: Shown) -> Row | None:
    """Return a number issue that keeps its own numbers."""
    return shown.issue if shown.issue.kind == "number" and not shown.is_headline else None


def of_headline(shown: Shown) -> Row | None:
    """Return the negotiation if the issue is its headline."""
    return shown.head if shown.is_headline else None


def of_belief(shown: Shown) -> Row | None:
    """Return the belief that counts for a number issue."""
    return shown.belief if shown.issue.kind == "number" else None


def without_belief(shown: Shown) -> Row | None:
    """Return a number issue that keeps what we believe in itself."""
    return shown.issue if shown.issue.kind == "number" and shown.belief is None else None


class FormLine(QWidget):
    """A label and the inputs that can stand beside it, of which those with a row are shown."""

    def __init__(self, theme: Theme, words: str, *slots: Slot, width: int = 0) -> None:
        """Put the label above the inputs, or `width` pixels of it to their left."""
        super().__init__()
        self._slots = slots
        label = WordsLabel(words, "muted")
        label.setFixedWidth(width)
        label.setContentsMargins(0, theme.quarter + 2, 0, 0)
        label.setBuddy(slots[0].made.editor)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.quarter * 2)
        line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        for slot in slots:
            line.addWidget(slot.made, 1, Qt.AlignmentFlag.AlignTop)

    def show_issue(self, shown: Shown | None) -> None:
        """Show the inputs that have a row; the line goes when none has."""
        some = [slot.show(shown) for slot in self._slots]
        self.setVisible(any(some))
