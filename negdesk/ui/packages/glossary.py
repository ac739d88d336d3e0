"""The words of the chart explained: quiet links that open what the glossary says of each."""

from __future__ import annotations

import json
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from negdesk import resources
from negdesk.i18n import mark, tr
from negdesk.ui.cards import Card, quiet_button
from negdesk.ui.labels import WordsLabel, plain_label
from negdesk.ui.theme import Theme

# The words of the chart by their terms in the glossary, in the order of their links.
TERMS = (
    ("points", mark("points")),
    ("no deal", mark("no deal")),
    ("frontier", mark("frontier")),
    ("Nash solution", mark("fair split (Nash)")),
    ("equal share", mark("equal share")),
    ("egalitarian", mark("the most equal")),
    ("joint points", mark("most points together")),
)

_ACROSS = 2


def meanings() -> dict[str, str]:
    """Return what the glossary says, by term."""
    entries = json.loads(resources.text("glossary.json"))
    return {entry["term"]: entry["text"] for entry in entries}


class GlossaryLinks(QWidget):
    """A line of words; each shows what it means, pressed again it hides it."""

    def __init__(self, theme: Theme, terms: tuple[tuple[str, str], ...] = TERMS) -> None:
        """Make the links; the glossary is read when the first is pressed."""
        super().__init__()
        self._texts: dict[str, str] = {}
        self.links: dict[str, QPushButton] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.quarter * 4)
        grid.setVerticalSpacing(0)
        for index, (term, words) in enumerate(terms):
            link = quiet_button(tr(words), f"glossary.{term}")
            link.setCheckable(True)
            link.setAccessibleName(tr("What is “{term}”?").format(term=tr(words)))
            link.clicked.connect(partial(self._toggle, term))
            self.links[term] = link
            grid.addWidget(link, index // _ACROSS, index % _ACROSS, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(_ACROSS, 1)
        self.meaning = WordsLabel("", "")
        self._sheet = Card(theme, "said")
        self._sheet.body.addWidget(self.meaning)
        self._sheet.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.quarter)
        column.addWidget(plain_label(tr("What these words mean"), "muted"))
        column.addLayout(grid)
        column.addWidget(self._sheet)

    def _toggle(self, term: str) -> None:
        wanted = self.links[term].isChecked()
        for other, link in self.links.items():
            link.setChecked(wanted and other == term)
        self._texts = self._texts or meanings()
        self.meaning.setText(tr(self._texts[term]))
        self.links[term].setAccessibleDescription(self.meaning.text() if wanted else "")
        self._sheet.setVisible(wanted)
