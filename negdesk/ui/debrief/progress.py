"""How far the debrief is: every part a link, those that are done with a tick; and its print."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from negdesk.analysis.debriefing import Debriefing, Step, debriefing
from negdesk.analysis.seal import ENDED
from negdesk.i18n import tr
from negdesk.ui.cards import Card, Columns
from negdesk.ui.desk import Desk
from negdesk.ui.glance import long_moment
from negdesk.ui.labels import WordsLabel, plain_label
from negdesk.ui.tabs.links import Links, Place

_COLUMNS = 3


class ProgressCard(Card):
    """Says what is left and leads there."""

    wanted = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        """Start without a negotiation."""
        super().__init__(desk.theme)
        self.desk = desk
        self.setObjectName("debrief.progress")
        self._negotiation_id = ""
        self.heading = plain_label("", "heading", wrap=True)
        self.words = WordsLabel("", "muted")
        self.columns = Columns(desk.theme, (1,) * _COLUMNS, desk.theme.line * 30)
        self.columns.set_apart(desk.theme.quarter * 4)
        self.links = [Links(desk.theme) for _ in range(_COLUMNS)]
        for column, links in zip(self.columns.columns, self.links, strict=True):
            column.addWidget(links)
            links.wanted.connect(self.wanted)
        self.columns.close_up()
        self.print_button = QPushButton(tr("Print…"))
        self.print_button.setObjectName("debrief.print")
        self.print_button.setAccessibleName(tr("Print the debrief"))
        self.print_button.clicked.connect(desk.print_wanted)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addWidget(self.words)
        self.body.addWidget(self.columns)

    def show_negotiation(self, negotiation_id: str) -> None:
        """Show how far the debrief is now."""
        self._negotiation_id = negotiation_id
        state = debriefing(self.desk.document, negotiation_id)
        head = self.desk.document.negotiation(negotiation_id)
        total = len(state.steps)
        done = tr("{done} of {total} done")
        self.heading.setText(done.format(done=state.done_count, total=total))
        self.words.setText(self._said(state, head.stage in ENDED, head.debriefed_at))
        share = -(-total // _COLUMNS)
        for index, links in enumerate(self.links):
            steps = state.steps[index * share : (index + 1) * share]
            links.show_places([_place(step) for step in steps])
            for link, step in zip(links.links, steps, strict=False):
                link.setAccessibleName(_name(step))

    def _said(self, state: Debriefing, ended: bool, finished: str) -> str:
        if finished:
            day = long_moment(finished, self.desk.now().date())
            return tr("Finished on {day}. It can still be changed.").format(day=day)
        if state.complete:
            return tr("That is all. Finish it at the end of this page.")
        if not ended:
            return tr(
                "Ten minutes, best on the same day. Say first how it ended; the numbers fill "
                "themselves in. You can stop at any time and go on later."
            )
        return tr("You can stop at any time and go on later: everything is saved as you type.")


def _place(step: Step) -> Place:
    sign, role = ("✓", "zone") if step.done else ("○", "ours")
    return Place(f"{sign}  {step.text}", step.field, step.row_id, role=role)


def _name(step: Step) -> str:
    """Return what a screen reader says of a part: no sign tells it more than a word."""
    text = tr("{part}: done") if step.done else tr("{part}: left to do")
    return text.format(part=step.text)
