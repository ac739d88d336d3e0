"""The questions in the order of asking."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from negdesk.i18n import mark, tr
from negdesk.model.actions import add, delete, move, next_position
from negdesk.model.rows import Part, Question
from negdesk.ui.cards import RowCard, RowCards, Section, quiet_button
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.reference import Offered, assumption_titles, issue_titles
from negdesk.ui.labels import WordsLabel, set_role
from negdesk.ui.questions.grip import DropLine
from negdesk.ui.questions.question_card import QuestionCard, Targets

_EMPTY = mark(
    "You learn their limit and their priorities by asking, not by guessing. Take a few questions "
    "from the bank, or write one for each thing you only assume."
)


class OrderedCards(RowCards):
    """Cards that always stand in the order of their rows: only the user moves them."""

    def _holds_focus(self) -> bool:
        return False


class Questions(Section):
    """The list, a way to the bank, and a button to add a question of one's own."""

    bank_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        """Start without questions."""
        super().__init__(
            desk.theme, tr("Questions"), tr("In the order of asking. Each tests an assumption.")
        )
        self.desk = desk
        self._negotiation_id = ""
        self._assumptions: Offered = []
        self._issues: Offered = []
        self._targets = Targets(lambda: self._assumptions, lambda: self._issues)
        self.empty = WordsLabel(tr(_EMPTY))
        self.cards = OrderedCards(desk.theme, self._make)
        self._line = DropLine(desk.theme, self)
        self.add_button = quiet_button("+  " + tr("Add a question"), "add.question")
        self.add_button.clicked.connect(lambda: self.add_question())
        self.bank_button = QPushButton(tr("Bank of questions"))
        self.bank_button.setObjectName("bank.open")
        self.bank_button.clicked.connect(self.bank_wanted)
        self._put_beside_heading(self.bank_button)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.cards)
        self.body.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        for key, by in ((Qt.Key.Key_Up, -1), (Qt.Key.Key_Down, 1)):
            keys = QKeySequence(Qt.KeyboardModifier.AltModifier | key)
            shortcut = QShortcut(keys, self.cards)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self._step(by))

    def show_negotiation(self, negotiation_id: str) -> None:
        """Show the questions as they are now."""
        self._negotiation_id = negotiation_id
        document = self.desk.document
        self._assumptions = assumption_titles(document, negotiation_id)
        self._issues = issue_titles(document, negotiation_id)
        rows = document.all(Question, negotiation_id)
        self.cards.show_rows(rows)
        for number, row in enumerate(rows, start=1):
            self.card(row.id).show_number(number)
        self.empty.setVisible(not rows)
        set_role(self.bank_button, "" if rows else "main")
        self.add_button.setEnabled(not self.desk.session.workbook.file.read_only)

    def card(self, row_id: str) -> QuestionCard:
        """Return the card of a question."""
        card = self.cards.cards[row_id]
        assert isinstance(card, QuestionCard)
        return card

    def add_question(self, assumption_id: str | None = None) -> None:
        """Add a question, perhaps about an assumption, and put the cursor into it."""
        self.desk.flush()
        scope = self._negotiation_id
        row = Question(
            id=self.desk.new_id(),
            negotiation_id=scope,
            position=next_position(self.desk.document, Question, scope),
            assumption_id=assumption_id,
        )
        if self.desk.apply(add(tr("add question"), row), self):
            self.show_negotiation(scope)
            self.card(row.id).text.setFocus(Qt.FocusReason.OtherFocusReason)
            self._follow(row.id)

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

    def _make(self, row: Part) -> RowCard:
        assert isinstance(row, Question)
        card = QuestionCard(self.desk, row, self._targets)
        card.delete_wanted.connect(self._delete)
        card.grip.dragged.connect(self._drag)
        card.grip.dropped.connect(lambda at, row_id=row.id: self._drop(row_id, at))
        return card

    def _delete(self, row_id: str) -> None:
        self.desk.flush()
        row = self.desk.document.find(Question, row_id)
        if row is None:
            return
        after = self.cards.neighbour(row_id)
        if self.desk.apply(delete(self.desk.document, tr("delete question"), row), self):
            self.show_negotiation(self._negotiation_id)
            if after in self.cards.cards:
                self.card(after).text.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, by: int) -> None:
        """Move the question that holds the focus up or down."""
        focused: QWidget | None = self.window().focusWidget()
        if isinstance(focused, QComboBox):
            # In a box of choices these keys open it, as everywhere.
            focused.showPopup()
            return
        ids = list(self.cards.cards)
        held = [i for i in ids if focused is not None and self.cards.cards[i].isAncestorOf(focused)]
        if held:
            self._move(held[0], ids.index(held[0]) + by)

    def _move(self, row_id: str, to: int) -> None:
        self.desk.flush()
        row = self.desk.document.find(Question, row_id)
        locked = self.desk.session.workbook.file.read_only
        if locked or row is None or not 0 <= to < len(self.cards.cards):
            return
        if self.desk.apply(move(self.desk.document, row, to, tr("move question")), self):
            self.show_negotiation(self._negotiation_id)
            self._follow(row_id)

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
            self._move(row_id, to)

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
