"""The selected issue: what it is, what each side wants of it, and what it is worth when."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from negdesk.analysis.lane_edits import first_belief
from negdesk.analysis.streams import is_recurring, stream_sentence
from negdesk.analysis.zone import latest_belief
from negdesk.i18n import mark, tr
from negdesk.model.fields import Kind, field
from negdesk.model.rows import Belief, Issue, Row
from negdesk.ui.cards import Card, Columns
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.base import FieldInput
from negdesk.ui.inputs.choice import FlagInput
from negdesk.ui.inputs.make import make_input
from negdesk.ui.inputs.text import WrappedLineInput
from negdesk.ui.issues.headline import HeadlineInput
from negdesk.ui.issues.numbers import IssueNumber
from negdesk.ui.issues.options import Options
from negdesk.ui.issues.slots import (
    FormLine,
    RowOf,
    Shown,
    Slot,
    of_belief,
    of_headline,
    of_issue,
    of_term,
    without_belief,
)
from negdesk.ui.labels import WordsLabel, plain_label

ALL = ("group", "number", "choice")
TERMS = ("number", "choice")
_OURS = (("opening", mark("Opening")), ("target", mark("Target")), ("limit", mark("Limit")))
_THEIRS = (
    ("low", mark("Limit, lowest"), mark("Their limit, lowest")),
    ("likely", mark("Limit, likely"), mark("Their limit, likely")),
    ("high", mark("Limit, highest"), mark("Their limit, highest")),
)


class IssueForm(QWidget):
    """All inputs of one issue; which of them are shown goes with its kind."""

    def __init__(self, desk: Desk) -> None:
        """Make the cards, without an issue."""
        super().__init__()
        self.desk = desk
        self._lines: list[FormLine] = []
        self._slots: list[Slot] = []
        self._waiting: Belief | None = None
        self._width = round(desk.theme.line * 6.5)
        self.issue: Issue | None = None
        self.has_belief = False
        self.title = WrappedLineInput(desk, "issue.title", bare=True)
        self.options = Options(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.quarter * 3)
        column.addWidget(self._head())
        column.addWidget(self._sides())
        column.addWidget(self.options)
        self._worth = self._scale_and_stream()
        column.addWidget(self._worth)

    def show_issue(self, issue: Issue | None) -> None:
        """Show an issue as it is now, or let go of the one shown."""
        self.issue = issue
        shown = self._shown(issue) if issue is not None else None
        self.has_belief = shown is not None and shown.belief is not None
        self.title.set_row(issue)
        self.must_have.set_row(issue)
        self.headline.set_row(issue if shown and _may_be_headline(shown) else None)
        self.headline.setVisible(self.headline.row is not None)
        for line in self._lines:
            line.show_issue(shown)
        for slot in self._slots:
            slot.show(shown)
        self.options.show_issue(issue if issue and issue.kind == "choice" else None)
        self._worth.setVisible(issue is not None and issue.kind in TERMS)
        self._say_worth(shown)

    def _shown(self, issue: Issue) -> Shown:
        document, scope = self.desk.document, issue.negotiation_id
        about = None if issue.headline else issue.id
        belief = latest_belief(document, scope, about)
        if belief is None and issue.headline:
            belief = self._first_belief(scope)
        return Shown(issue, document.negotiation(scope), belief)

    def _first_belief(self, scope: str) -> Belief:
        """Return the belief that the first word typed into it adds."""
        now = self.desk.now().isoformat(timespec="minutes")
        row_id = self._waiting.id if self._waiting else self.desk.new_id()
        if self.desk.document.find(Belief, row_id) is not None:
            row_id = self.desk.new_id()
        self._waiting = first_belief(self.desk.document, scope, row_id, now)
        return self._waiting

    def _head(self) -> Card:
        desk, card = self.desk, Card(self.desk.theme)
        self.title.editor.setProperty("look", "name")
        self.must_have = FlagInput(desk, "issue.must_have")
        self.headline = HeadlineInput(desk, "issue.headline")
        card.body.addWidget(self.title)
        own = (("kind", of_issue(*ALL)), ("unit", of_term), ("better", of_term))
        grid = self._thirds([self._slot(f"issue.{name}", row_of) for name, row_of in own])
        top = Qt.AlignmentFlag.AlignTop
        for column, name in ((1, "unit"), (2, "better")):
            grid.addWidget(self._slot(f"negotiation.{name}", of_headline), 0, column, top)
        card.body.addLayout(grid)
        card.add(self.must_have, self.headline)
        return card

    def _sides(self) -> Columns:
        theme = self.desk.theme
        columns = Columns(theme, (1, 1), theme.line * 27)
        columns.set_apart(theme.quarter * 3)
        for side, column, fill in zip(
            ("ours", "theirs"), columns.columns, (self._ours, self._theirs), strict=True
        ):
            card = Card(theme)
            heading = plain_label(tr("Ours") if side == "ours" else tr("Theirs"), "heading")
            heading.setProperty("side", side)
            card.body.addWidget(heading)
            fill(card)
            column.setSpacing(theme.quarter * 3)
            column.addWidget(card)
        columns.close_up()
        return columns

    def _ours(self, card: Card) -> None:
        for name, words in _OURS:
            own = self._number(f"issue.{name}", of_term, tr(words))
            shared = self._number(f"negotiation.{name}", of_headline, tr(words))
            card.body.addWidget(self._line(tr(words), own, shared))
        card.body.addWidget(self._slot("issue.interest", of_issue(*ALL)))
        card.body.addWidget(self._slot("issue.trade_for", of_issue(*TERMS)))

    def _theirs(self, card: Card) -> None:
        opening = tr("They open at")
        asked = self._number("issue.their_opening", of_issue("number"), opening)
        card.body.addWidget(self._line(opening, asked))
        for name, words, spoken in _THEIRS:
            own = self._number(f"issue.their_{name}", without_belief, tr(spoken))
            belief = self._number(f"belief.{name}", of_belief, tr(spoken))
            belief.made.may_add = True
            card.body.addWidget(self._line(tr(words), own, belief))
        card.body.addWidget(self._slot("issue.their_interest", of_issue(*ALL)))

    def _scale_and_stream(self) -> Card:
        card = Card(self.desk.theme)
        for line in (
            [(name, of_issue("number")) for name in ("lowest", "highest", "step")],
            [("stream", of_issue(*TERMS)), ("periods", _recurring), ("discount", _recurring)],
        ):
            card.body.addLayout(
                self._thirds([self._slot(f"issue.{name}", of) for name, of in line])
            )
        self.worth = WordsLabel("", "zone")
        self.worth.setObjectName("issue.worth")
        card.body.addWidget(self.worth)
        return card

    def _thirds(self, inputs: Sequence[FieldInput]) -> QGridLayout:
        """Return inputs side by side that stay as wide when others of the line go."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.desk.theme.quarter * 4)
        for column, made in enumerate(inputs):
            grid.addWidget(made, 0, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)
        return grid

    def _say_worth(self, shown: Shown | None) -> None:
        said = ""
        if shown is not None and shown.issue.kind == "number":
            issue, unit = shown.issue, shown.issue.unit
            if shown.is_headline:
                head = shown.head
                issue = issue.with_(opening=head.opening, target=head.target, limit=head.limit)
                unit = head.unit
            said = stream_sentence(issue, self.desk.style, unit)
        self.worth.setText(said)
        self.worth.setVisible(bool(said))

    def _number(self, key: str, row_of: RowOf, words: str) -> Slot:
        return Slot(IssueNumber(self.desk, key, bare=True, label=words), row_of)

    def _slot(self, key: str, row_of: RowOf) -> FieldInput:
        """Return an input with its own label that comes and goes with the kind."""
        made = _made(self.desk, key)
        self._slots.append(Slot(made, row_of))
        return made

    def _line(self, words: str, *slots: Slot) -> FormLine:
        line = FormLine(self.desk.theme, words, *slots, width=self._width)
        self._lines.append(line)
        return line


def _made(desk: Desk, key: str) -> FieldInput:
    if field(*key.split(".")).kind in (Kind.AMOUNT, Kind.SHARE):
        return IssueNumber(desk, key)
    return make_input(desk, key, lines=1, wrap=True)


def _recurring(shown: Shown) -> Row | None:
    lasting = shown.issue.kind in TERMS and is_recurring(shown.issue)
    return shown.issue if lasting else None


def _may_be_headline(shown: Shown) -> bool:
    """Say whether the mark can be set, or is there to be taken back."""
    return shown.issue.kind == "number" or shown.issue.headline
