"""The questions in the order of asking."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from negdesk.i18n import mark, tr
from negdesk.model.rows import Part, Question
from negdesk.ui.card_list import ListWords
from negdesk.ui.cards import RowCard
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.reference import Offered, assumption_titles, issue_titles
from negdesk.ui.labels import set_role
from negdesk.ui.ordered_list import OrderedList
from negdesk.ui.questions.grip import DropLine
from negdesk.ui.questions.question_card import QuestionCard, Targets

_EMPTY = mark(
    "You learn their limit and their priorities by asking, not by guessing. Take a few questions "
    "from the bank, or write one for each thing you only assume."
)


class Questions(OrderedList):
    """The list, a way to the bank, and a button to add a question of one's own."""

    bank_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        """Start without questions."""
        words = ListWords(
            heading=tr("Questions"),
            teaching=tr("In the order of asking. Each tests an assumption."),
            empty=tr(_EMPTY),
            adding=tr("Add a question"),
            added=tr("add question"),
            deleted=tr("delete question"),
        )
        super().__init__(desk, Question, words, tr("move question"))
        self._assumptions: Offered = []
        self._issues: Offered = []
        self._targets = Targets(lambda: self._assumptions, lambda: self._issues)
        self._line = DropLine(desk.theme, self)
        self.bank_button = QPushButton(tr("Bank of questions"))
        self.bank_button.setObjectName("bank.open")
        self.bank_button.clicked.connect(self.bank_wanted)
        self._put_beside_heading(self.bank_button)

    def show_negotiation(self, negotiation_id: str) -> None:
        """Show the questions as they are now."""
        document = self.desk.document
        self._assumptions = assumption_titles(document, negotiation_id)
        self._issues = issue_titles(document, negotiation_id)
        super().show_negotiation(negotiation_id)
        set_role(self.bank_button, "" if self.cards.made else "main")

    def dress(self, card: RowCard, place: int) -> None:
        """Show the place of a question in the order of asking."""
        assert isinstance(card, QuestionCard)
        card.show_number(place + 1)

    def card(self, row_id: str) -> QuestionCard:
        """Return the card of a question."""
        card = self.cards.cards[row_id]
        assert isinstance(card, QuestionCard)
        return card

    def add_row(self) -> None:
        """Add an empty question and put the cursor into it."""
        self.add_question()

    def add_question(self, assumption_id: str | None = None) -> None:
        """Add a question, perhaps about an assumption, and put the cursor into it."""
        row_id = self.append(assumption_id=assumption_id)
        if row_id:
            self.card(row_id).focus_first()
            self._follow(row_id)

    def move_row(self, row_id: str, to: int) -> bool:
        """Move a question to a place and keep it in view."""
        moved = super().move_row(row_id, to)
        if moved:
            self._follow(row_id)
        return moved

    def reveal(self, row_id: str, name: str) -> None:
        """Open what hides a field of a question."""
        if row_id in self.cards.cards:
            self.card(row_id).reveal(name)

    def put_below_heading(self, widget: QWidget) -> None:
        """Show a widget between the heading and the list."""
        self.body.insertWidget(1, widget)

    def _put_beside_heading(self, widget: QWidget) -> None:
        words = QVBoxLayout()
        words.setSpacing(max(2, self.desk.theme.quarter // 2))
        words.addWidget(self.heading)
        words.addWidget(self.teaching)
        line = QHBoxLayout()
        line.addLayout(words, 1)
        line.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.insertLayout(0, line)

    def make_card(self, row: Part) -> RowCard:
        """Return the card of a question, which can also be dragged."""
        assert isinstance(row, Question)
        card = QuestionCard(self.desk, row, self._targets)
        card.delete_wanted.connect(self.delete_row)
        card.grip.dragged.connect(self._drag)
        card.grip.dropped.connect(lambda at, row_id=row.id: self._drop(row_id, at))
        return card

    def _drag(self, at: QPoint) -> None:
        """Show where a dragged card would go; the page follows the mouse."""
        cards = list(self.cards.cards.values())
        slot = self._slot(at)
        gap = self.desk.theme.quarter
        edge = cards[slot].geometry().top() if slot < len(cards) else cards[-1].geometry().bottom()
        y = self.cards.y() + edge - (gap * 2 if slot < len(cards) else -gap)
        self._line.setGeometry(0, y, self.width(), 3)
        self._line.raise_()
        self._line.show()
        self._bring_into_view(self._line)

    def _drop(self, row_id: str, at: QPoint) -> None:
        self._line.hide()
        before = list(self.cards.cards).index(row_id)
        slot = self._slot(at)
        to = slot - 1 if slot > before else slot
        if to != before:
            self.move_row(row_id, to)

    def _slot(self, at: QPoint) -> int:
        """Return before which card a place on the screen lies."""
        y = self.cards.mapFromGlobal(at).y()
        cards = self.cards.cards.values()
        return sum(card.geometry().center().y() < y for card in cards)

    def _follow(self, row_id: str) -> None:
        """Scroll to a card that came or moved: it has its place only after this event."""

        def scroll() -> None:
            if row_id in self.cards.cards:
                self._bring_into_view(self.cards.cards[row_id])

        QTimer.singleShot(0, self, scroll)

    def _bring_into_view(self, widget: QWidget) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(widget, 0, self.desk.theme.line * 2)
