"""What their choice among equivalent offers says about their weights, and a way to keep it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from negdesk.analysis.packages.implied import Implied, choice_edit, implied_words
from negdesk.i18n import tr
from negdesk.ui.cards import Card
from negdesk.ui.desk import Desk
from negdesk.ui.labels import WordsLabel
from negdesk.ui.tabs.say import shortened


class ChoiceSheet(Card):
    """A sheet that is hidden until something was chosen; `taken` says that it was taken over."""

    taken = Signal()

    def __init__(self, desk: Desk) -> None:
        """Make the sheet without a choice."""
        super().__init__(desk.theme, "said")
        self.desk = desk
        self._negotiation_id = ""
        self._implied: Implied | None = None
        self.words = WordsLabel()
        self.words.setObjectName("equivalent.implied")
        self.take = QPushButton(tr("Take it over"))
        self.take.setObjectName("equivalent.take_over")
        self.take.setAccessibleDescription(
            tr("Writes these weights as your estimate of what matters to them.")
        )
        self.take.clicked.connect(self._take_over)
        self.body.addWidget(self.words)
        self.body.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_choice(self, negotiation_id: str, implied: Implied | None) -> None:
        """Show what a choice implies; None hides the sheet."""
        self._negotiation_id, self._implied = negotiation_id, implied
        self.setVisible(implied is not None)
        if implied is not None:
            said = implied_words(self.desk.document, implied, self.desk.style)
            self.words.setText(shortened(said, 600))
            self.take.setVisible(implied.changed)
            self.take.setEnabled(not self.desk.session.workbook.file.read_only)

    def _take_over(self) -> None:
        """Write the weights, and keep the estimate before them, as one step."""
        self.desk.flush()
        if self._implied is None:
            return
        edit = choice_edit(
            self.desk.document,
            self._negotiation_id,
            self._implied,
            new_id=self.desk.new_id,
            now=self.desk.now().isoformat(timespec="minutes"),
            style=self.desk.style,
        )
        if self.desk.apply(edit):
            self.taken.emit()
