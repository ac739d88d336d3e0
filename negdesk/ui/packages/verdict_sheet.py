"""The verdict on an offer: the answer, why, and a button that takes a better deal."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from negdesk.analysis.packages.frontier import Deal
from negdesk.i18n import tr
from negdesk.ui.cards import Card
from negdesk.ui.labels import WordsLabel, set_role
from negdesk.ui.tabs.say import shortened
from negdesk.ui.theme import Theme


class VerdictSheet(Card):
    """A sheet in the colour of the answer; `wanted` carries the better deal to take."""

    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        """Make a sheet without a verdict."""
        super().__init__(theme, "said")
        self.better: Deal | None = None
        self.answer = WordsLabel("", "strong")
        self.answer.setObjectName("tester.answer")
        self.why = WordsLabel()
        self.why.setObjectName("tester.why")
        self.take = QPushButton(tr("Take the better deal as a package"))
        self.take.setObjectName("tester.take")
        self.take.clicked.connect(self._take)
        for label in (self.answer, self.why):
            self.body.addWidget(label)
        self.body.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_words("", ())

    def show_words(
        self,
        answer: str,
        why: Sequence[str],
        role: str = "said",
        better: Deal | None = None,
        *,
        writable: bool = False,
    ) -> None:
        """Show an answer with its reasons, and the deal that is better for both if there is one."""
        self.better = better
        self.answer.setText(answer)
        self.answer.setVisible(bool(answer))
        self.why.setText("\n".join(shortened(each) for each in why))
        self.take.setVisible(better is not None)
        self.take.setEnabled(writable)
        set_role(self, role)

    def _take(self) -> None:
        if self.better is not None:
            self.wanted.emit(self.better)
