"""Lessons of other negotiations, the nearest first; the rest on demand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from negdesk.analysis.lessons import Recalled
from negdesk.i18n import tr
from negdesk.model.text import shown
from negdesk.ui.cards import Card, Expander
from negdesk.ui.desk import Desk
from negdesk.ui.labels import WordsLabel
from negdesk.ui.tabs.say import shortened

FIRST, MOST = 3, 40


class LessonCard(Card):
    """One lesson with where it comes from."""

    def __init__(self, desk: Desk) -> None:
        """Make it without words."""
        super().__init__(desk.theme, "said")
        gap = desk.theme.quarter
        self.body.setContentsMargins(gap * 3, gap * 2, gap * 3, gap * 2)
        self.body.setSpacing(max(2, gap // 2))
        self.text = WordsLabel()
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.origin = WordsLabel("", "hint")
        self.body.addWidget(self.text)
        self.body.addWidget(self.origin)

    def show_lesson(self, one: Recalled) -> None:
        """Show a lesson."""
        self.text.setText(shortened(one.lesson.text))
        title = shown(one.origin.title, tr("(untitled)"))
        text = tr("{title}: {because}")
        self.origin.setText(shortened(text.format(title=title, because=one.because.words)))


class Lessons(QWidget):
    """The first lessons in the open, more of them in an expander."""

    def __init__(self, desk: Desk) -> None:
        """Start without lessons."""
        super().__init__()
        self.desk = desk
        self.cards: list[LessonCard] = []
        self._shown: Sequence[Recalled] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(desk.theme.quarter * 2)
        self._rest: QVBoxLayout | None = None
        self.more = Expander(desk.theme, tr("More lessons"), self._open)
        self._column.addWidget(self.more)

    def show_lessons(self, lessons: Sequence[Recalled]) -> None:
        """Show these lessons and no others."""
        self._shown = lessons[:MOST]
        self.more.setVisible(len(self._shown) > FIRST)
        self.setVisible(bool(self._shown))
        self._fill()

    def _open(self, column: QVBoxLayout) -> None:
        self._rest = column
        self._fill()

    def _fill(self) -> None:
        wanted = self._shown if self._rest is not None else self._shown[:FIRST]
        while len(self.cards) < len(wanted):
            self._add()
        for index, card in enumerate(self.cards):
            card.setVisible(index < len(wanted))
            if index < len(wanted):
                card.show_lesson(wanted[index])

    def _add(self) -> None:
        card, index = LessonCard(self.desk), len(self.cards)
        self.cards.append(card)
        if index < FIRST or self._rest is None:
            self._column.insertWidget(index, card)
        else:
            self._rest.addWidget(card)
