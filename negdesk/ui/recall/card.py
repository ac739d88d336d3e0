"""From earlier debriefs: lessons, how it went with them before, and the bias found."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPushButton

from negdesk.analysis.lessons import ledger, ledger_sentence, recalled
from negdesk.analysis.record import counterparts_of
from negdesk.analysis.zone import latest_belief
from negdesk.i18n import tr
from negdesk.model.edits import Edit
from negdesk.model.rows import Assumption, Negotiation
from negdesk.ui.cards import Card, Section
from negdesk.ui.desk import Desk
from negdesk.ui.labels import WordsLabel
from negdesk.ui.recall.correction import Correction, correction
from negdesk.ui.recall.ledger import ledger_lines
from negdesk.ui.recall.lessons import Lessons
from negdesk.ui.recall.past import Past

_REST_MS = 200


class RecallSection(Section):
    """Hidden until there is something; read only while its tab can be seen, never at the start."""

    def __init__(self, desk: Desk) -> None:
        """Know nothing yet."""
        super().__init__(
            desk.theme,
            tr("From earlier debriefs"),
            tr("What you learnt then, where it may help now."),
        )
        self.desk = desk
        self._negotiation_id = ""
        self._edit: Edit | None = None
        self._known: object = None
        self.past = Past(desk, self)
        self.past.done.connect(self._show_all)
        self._soon = QTimer(self, singleShot=True, interval=_REST_MS)
        self._soon.timeout.connect(self.past.read)
        self.history = WordsLabel()
        self.history.setObjectName("recall.history")
        self.ledger = WordsLabel("", "hint")
        self.ledger.setObjectName("recall.ledger")
        self.bias = WordsLabel()
        self.bias.setObjectName("recall.bias")
        self.button = QPushButton()
        self.button.setObjectName("recall.correct")
        self.button.clicked.connect(self._correct)
        self.lessons = Lessons(desk)
        self.card = Card(desk.theme)
        for widget in (self.history, self.ledger, self.bias):
            self.card.body.addWidget(widget)
        self.card.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.card.body.addWidget(self.lessons)
        self.body.addWidget(self.card)
        self.hide()
        desk.session.changed.connect(self._spoil)

    def show_negotiation(self, negotiation_id: str, *, visible: bool) -> None:
        """Look soon for what matters here; what was shown for another one goes at once."""
        if negotiation_id != self._negotiation_id:
            self._negotiation_id = negotiation_id
            self._known = None
            self.hide()
        if visible:
            self._soon.start()

    def rest(self) -> None:
        """Read nothing: nobody looks, or the workbook is about to be closed."""
        self._soon.stop()
        self.past.stop()

    def _spoil(self, edit: Edit, _initiator: object) -> None:
        self.past.spoil(*edit.scopes)

    def _show_all(self) -> None:
        """Show what was found, and nothing at all where there is nothing."""
        nid = self._negotiation_id
        if self.desk.document.find(Negotiation, nid) is None:
            return
        asked = self._asked()
        if asked == self._known:
            return
        self._known = asked
        past = self.past.document(nid)
        dealings = ledger(past, nid)
        history = ledger_sentence(dealings, self.desk.style)
        lines = ledger_lines(dealings, self.desk.style)
        found = correction(self.desk, past, nid)
        lessons = recalled(past, nid)
        self.history.setText(history)
        self.history.setVisible(bool(history))
        self.ledger.setText("\n".join(lines))
        self.ledger.setVisible(bool(lines))
        self._show_bias(found)
        self.lessons.show_lessons(lessons)
        there = bool(history or found or lessons)
        if there is self.isHidden():
            self.setVisible(there)

    def _asked(self) -> object:
        """Return all that the answer hangs on: a title that is typed asks for no new one."""
        nid, document = self._negotiation_id, self.desk.document
        head = document.negotiation(nid)
        return (
            nid,
            (head.template, head.better, head.unit),
            counterparts_of(document, nid),
            [row.about for row in document.all(Assumption, nid)],
            latest_belief(document, nid),
            self.past.version,
        )

    def _show_bias(self, found: Correction | None) -> None:
        self._edit = found.edit if found is not None else None
        self.bias.setText(found.words if found is not None else "")
        self.bias.setVisible(found is not None)
        self.button.setText(found.button.replace("&", "&&") if found is not None else "")
        self.button.setVisible(self._edit is not None)
        self.button.setEnabled(not self.desk.session.workbook.file.read_only)

    def _correct(self) -> None:
        """Correct the estimate: one step of the history, and the old estimate stays in it."""
        self.desk.flush()
        found = correction(
            self.desk, self.past.document(self._negotiation_id), self._negotiation_id
        )
        if found is not None and found.edit is not None:
            self.desk.apply(found.edit)
