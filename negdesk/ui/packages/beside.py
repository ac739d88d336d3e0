"""Offers side by side: their terms, what differs in bold, points for both, a button under each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from negdesk.analysis.packages.equivalent import WANTED
from negdesk.analysis.packages.space import Space
from negdesk.analysis.packages.words import choice_words, deal_words, points_words
from negdesk.i18n import tr
from negdesk.ui.desk import Desk
from negdesk.ui.labels import WordsLabel
from negdesk.ui.packages.put_down import Beside
from negdesk.ui.packages.said import short
from negdesk.ui.packages.side_by_side import SideBySide

_MOST_WORDS = 600


class BesideTable(QWidget):
    """A column for each offer; `chosen` carries the key of the one that they took."""

    chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Make the table without offers."""
        super().__init__()
        self.desk = desk
        self.buttons: list[QPushButton] = []
        self._offers: Sequence[Beside] = ()
        self.table = SideBySide(desk.theme)
        self.table.setObjectName("equivalent.table")
        self.table.setAccessibleName(tr("Equivalent offers side by side"))
        self._lay_out()

    def show_offers(
        self, space: Space, offers: Sequence[Beside], picked: str, *, choose: bool
    ) -> None:
        """Show offers of a space; `picked` is the key of the one that they chose."""
        self._offers = offers
        self.setVisible(bool(offers))
        titles = [short(each.title, 28) for each in space.dimensions]
        lines = [_terms(space, offers, index, self.desk) for index in range(len(titles))]
        style = self.desk.style
        titles += [tr("Points for you"), tr("Points for them")]
        lines.append([points_words(each.deal.us, style) for each in offers])
        lines.append([points_words(each.deal.them, style) for each in offers])
        self.table.setColumnCount(len(offers))
        self.table.setHorizontalHeaderLabels([_name(each) for each in offers])
        terms = len(space.dimensions)
        differ = [row < terms and len(set(texts)) > 1 for row, texts in enumerate(lines)]
        self.table.show_lines(titles, lines, differ)
        self._show_buttons(space, offers if choose else (), picked)

    def focus_picked(self) -> None:
        """Put the focus on the button of what they chose."""
        for button in self.buttons:
            if button.isChecked():
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_buttons(self, space: Space, offers: Sequence[Beside], picked: str) -> None:
        while len(self.buttons) < len(offers):
            self._add_button()
        self._before.setVisible(bool(offers))
        for index, button in enumerate(self.buttons):
            button.setVisible(index < len(offers))
        for button, offer in zip(self.buttons, offers, strict=False):
            words = tr("They chose this: {name}").format(name=_name(offer))
            button.setAccessibleName(words)
            terms = deal_words(space, offer.deal, self.desk.style)
            button.setAccessibleDescription(short(terms, _MOST_WORDS))
            button.setChecked(offer.key == picked)

    def _add_button(self) -> None:
        button = QPushButton(tr("this one"))
        button.setObjectName(f"equivalent.chosen.{len(self.buttons) + 1}")
        button.setProperty("role", "place")
        button.setCheckable(True)
        button.clicked.connect(partial(self._pressed, len(self.buttons)))
        self.buttons.append(button)
        self._line.addWidget(button, 1)

    def _pressed(self, index: int) -> None:
        self.chosen.emit(self._offers[index].key)

    def _lay_out(self) -> None:
        gap = self.desk.theme.quarter
        self._before = WordsLabel(tr("They chose"), "muted")
        self._before.setIndent(gap + 2)
        self.table.titled.connect(self._before.setFixedWidth)
        self._line = QHBoxLayout()
        self._line.setSpacing(gap)
        self._line.addWidget(self._before)
        # In place from the start, where Tab finds them in the order of reading.
        for _ in range(WANTED):
            self._add_button()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap * 2)
        column.addWidget(self.table)
        column.addLayout(self._line)


def _name(offer: Beside) -> str:
    return tr("{name} (probe)").format(name=offer.name) if offer.probe else offer.name


def _terms(space: Space, offers: Sequence[Beside], index: int, desk: Desk) -> list[str]:
    dimension = space.dimensions[index]
    choices = [dimension.choices[each.deal.picks[index]] for each in offers]
    return [short(choice_words(dimension, choice, desk.style)) for choice in choices]
