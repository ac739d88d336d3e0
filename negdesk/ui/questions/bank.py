"""The bank of questions beside the list: look for one, and a click adds it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit

from negdesk.exchange import banks
from negdesk.exchange.templates import templates
from negdesk.i18n import tr, trn
from negdesk.model.actions import add, next_position
from negdesk.model.fields import field
from negdesk.model.rows import Assumption, Question
from negdesk.ui.cards import Card, cross_button, side_by_side
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.choice import Combo
from negdesk.ui.inputs.tick import Tick
from negdesk.ui.labels import WordsLabel, plain_label
from negdesk.ui.questions.bank_filter import (
    ANY,
    GENERAL,
    Wanted,
    costs_face,
    offered,
    only_about,
    taken,
)
from negdesk.ui.questions.bank_view import BankList, BankModel
from negdesk.ui.tabs.say import shortened


class Search(QLineEdit):
    """The search; Down and Enter go on to what was found."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the list with Down or Enter."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Bank(Card):
    """Filters and a list; Escape closes it.

    Indirect wordings are offered where there are notes on culture or on the other side's
    style, until the switch says otherwise.
    """

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        """Make the filters and the list."""
        super().__init__(desk.theme)
        self.desk = desk
        self._negotiation_id = ""
        self._own = ""
        self.setObjectName("bank")
        self.setAccessibleName(tr("Bank of questions"))
        self.search = Search()
        self.search.setPlaceholderText(tr("Search the bank"))
        self.search.setAccessibleName(tr("Search the bank"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.search.left.connect(self._to_list)
        self.kind = self._combo(
            tr("Kind of question"), tr("Every kind"), _choices("question", "kind")
        )
        self.about = self._combo(
            tr("What it is about"), tr("About anything"), _choices("assumption", "about")
        )
        self.template = self._combo(tr("For which negotiation"), "", [])
        self.indirect = Tick(desk.theme, tr("Say it indirectly"))
        self.indirect.setObjectName("bank.indirect")
        self.indirect.clicked.connect(self._filter)
        self.why = WordsLabel("", "hint")
        self.model = BankModel(self)
        self.list = BankList(desk.theme)
        self.list.setModel(self.model)
        self.list.taken.connect(self.take)
        self.said = WordsLabel("", "hint")
        self._lay_out()

    def show_negotiation(self, negotiation_id: str) -> None:
        """Offer what fits a negotiation, and mark what it has."""
        if negotiation_id != self._negotiation_id:
            self._negotiation_id = negotiation_id
            self._begin()
        self.model.mark_taken(taken(self.desk.document, negotiation_id))

    def begin_search(self) -> None:
        """Put the cursor into the search."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.selectAll()

    def take(self, at: int) -> None:
        """Add a question of the list, tied to the one assumption about its topic."""
        if self.model.added(at):
            self.said.setText(tr("This one is among your questions."))
            return
        if self.desk.session.workbook.file.read_only:
            self.said.setText(tr("This workbook can only be read."))
            return
        self.desk.flush()
        document, scope = self.desk.document, self._negotiation_id
        wording = self.model.wordings[at]
        row = Question(
            id=self.desk.new_id(),
            negotiation_id=scope,
            position=next_position(document, Question, scope),
            kind=wording.kind,
            text=wording.text,
            assumption_id=only_about(document, scope, wording.source.about),
        )
        if self.desk.apply(add(tr("add question from the bank"), row), self):
            self.show_negotiation(scope)
            self._say_added(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the wheel to the page where the focus is not."""
        wheel = event.type() == QEvent.Type.Wheel
        if wheel and isinstance(watched, QComboBox) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _begin(self) -> None:
        """Set the filters for a negotiation that was not shown before."""
        document, scope = self.desk.document, self._negotiation_id
        self._own = document.negotiation(scope).template
        face = costs_face(document, scope)
        self.indirect.setChecked(face)
        self.why.setText(
            tr("On, because there are notes on culture or style.")
            if face
            else tr("For where a direct question would cost face.")
        )
        self._fill_templates()
        self.said.setText("")
        self._filter()

    def _fill_templates(self) -> None:
        self.template.clear()
        self.template.addItem(tr("For any negotiation"), ANY)
        every = sorted(templates(), key=lambda one: one.name != self._own)
        for one in every:
            self.template.addItem(one.title, one.name)
        self.template.addItem(tr("The general ones only"), GENERAL)

    def _filter(self) -> None:
        wanted = Wanted(
            kind=self.kind.currentData(),
            about=self.about.currentData(),
            template=self.template.currentData(),
            indirect=self.indirect.isChecked(),
            words=self.search.text(),
        )
        self.model.offer(offered(banks.questions(), wanted, self._own))
        count = self.model.rowCount()
        words = trn("{count} question", "{count} questions", count)
        nothing = tr("Nothing fits. Take a filter off, or use fewer words.")
        self.said.setText(words.format(count=count) if count else nothing)

    def _to_list(self) -> None:
        if self.model.rowCount():
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.model.index(0))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_added(self, row: Question) -> None:
        tied = self.desk.document.find(Assumption, row.assumption_id)
        if tied is None:
            self.said.setText(tr("Added. Say beside it what it tests."))
            return
        words = tr("Added. It tests “{assumption}”.")
        self.said.setText(words.format(assumption=shortened(tied.text, 80)))

    def _combo(self, name: str, every: str, choices: Sequence[tuple[str, str]]) -> QComboBox:
        combo = Combo(self.desk)
        combo.setAccessibleName(name)
        if every:
            combo.addItem(every, ANY)
        for value, words in choices:
            combo.addItem(words, value)
        combo.activated.connect(self._filter)
        combo.installEventFilter(self)
        return combo

    def _lay_out(self) -> None:
        theme = self.desk.theme
        cross = cross_button(tr("Close the bank"))
        cross.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, -theme.quarter * 2, 0)
        head.addWidget(plain_label(tr("Bank of questions"), "strong"), 1)
        head.addWidget(cross)
        self.list.setFixedHeight(theme.line * 20)
        self.body.addLayout(head)
        self.body.addWidget(self.search)
        self.body.addLayout(side_by_side(theme.quarter * 4, self.kind, self.about))
        self.body.addWidget(self.template)
        self.body.addWidget(self.indirect)
        self.body.addWidget(self.why)
        self.body.addWidget(self.list)
        self.body.addWidget(self.said)


def _choices(table: str, name: str) -> list[tuple[str, str]]:
    return [(value, tr(words)) for value, words in field(table, name).choices]
