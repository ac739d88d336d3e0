"""The end of the form: the last thing to press, once nothing is left."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from negdesk.analysis.debriefing import debriefing
from negdesk.i18n import tr
from negdesk.model.actions import set_fields
from negdesk.ui.cards import Card
from negdesk.ui.desk import Desk
from negdesk.ui.labels import WordsLabel


class FinishCard(Card):
    """Hidden until every part is done; dates the debrief, which can still be changed."""

    def __init__(self, desk: Desk) -> None:
        """Start hidden."""
        super().__init__(desk.theme, "zone-card")
        self.desk = desk
        self._negotiation_id = ""
        words = WordsLabel(tr("That is all. Finish it, and it counts in your track record."))
        self.button = QPushButton(tr("Finish the debrief"))
        self.button.setProperty("role", "main")
        self.button.setObjectName("debrief.finish")
        self.button.clicked.connect(self._finish)
        line = QHBoxLayout()
        line.setSpacing(desk.theme.quarter * 4)
        line.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.button)
        self.body.addLayout(line)
        self.hide()

    def show_negotiation(self, negotiation_id: str) -> None:
        """Show itself where all is done and not dated yet."""
        self._negotiation_id = negotiation_id
        document = self.desk.document
        head = document.negotiation(negotiation_id)
        state = debriefing(document, negotiation_id)
        self.setVisible(state.complete and not head.debriefed_at)
        self.button.setEnabled(not self.desk.session.workbook.file.read_only)

    def _finish(self) -> None:
        self.desk.flush()
        head = self.desk.document.negotiation(self._negotiation_id)
        now = self.desk.now().isoformat(timespec="minutes")
        self.desk.apply(set_fields(tr("finish the debrief"), head, debriefed_at=now))
