"""What is still missing before the meeting, kindly, with a link to each field."""

from __future__ import annotations

from PySide6.QtCore import Qt

from negdesk.analysis.readiness import Item, readiness
from negdesk.i18n import tr, trn
from negdesk.ui.cards import Card, quiet_button
from negdesk.ui.desk import Desk
from negdesk.ui.labels import WordsLabel, plain_label, set_role
from negdesk.ui.tabs import kinds
from negdesk.ui.tabs.links import Links, Place


class ReadinessCard(Card):
    """Amber while something is missing, green when all is there."""

    def __init__(self, desk: Desk) -> None:
        """Start without an answer."""
        super().__init__(desk.theme, "warn-card")
        self.desk = desk
        self.setObjectName("readiness")
        self.heading = plain_label("", "heading", wrap=True)
        self.words = WordsLabel()
        self.links = Links(desk.theme)
        self.links.wanted.connect(desk.wanted)
        self.brief = quiet_button(tr("Export the brief…"), "readiness.brief")
        self.brief.clicked.connect(desk.brief_wanted)
        for widget in (self.heading, self.words, self.links):
            self.body.addWidget(widget)
        self.body.addWidget(self.brief, 0, Qt.AlignmentFlag.AlignLeft)

    def show_negotiation(self, negotiation_id: str) -> None:
        """Say what is missing now."""
        state = readiness(self.desk.document, negotiation_id)
        set_role(self, "zone-card" if state.ready else "warn-card")
        self.brief.setVisible(state.ready)
        if state.ready:
            self.heading.setText(tr("Ready"))
            words = tr("All {count} things that these stakes ask for are there.")
            self.words.setText(words.format(count=state.total))
        else:
            self.heading.setText(tr("Not ready yet"))
            missing = trn(
                "{count} thing is missing before the meeting.",
                "{count} things are missing before the meeting.",
                len(state.missing),
            )
            self.words.setText(missing.format(count=len(state.missing)))
        self.links.show_places([_place(item) for item in state.missing])


def _place(item: Item) -> Place:
    titles = _titles()
    if item.tab not in titles:
        return Place("•  " + item.text, role="ink")
    return Place("•  " + item.text, item.field, item.row_id, f"{titles[item.tab]} →")


def _titles() -> dict[str, str]:
    """Return the titles of the tabs that there are, by their keys."""
    return {kind.key: tr(kind.title) for kind in kinds()}
