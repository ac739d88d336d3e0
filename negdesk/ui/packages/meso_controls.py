"""What the card of equivalent offers shows: a level to look at, or a group put down before."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from negdesk.analysis.packages.equivalent import Level
from negdesk.i18n import tr
from negdesk.ui.cards import Columns
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.reference import distinct
from negdesk.ui.labels import plain_label
from negdesk.ui.packages.combo import CalmCombo
from negdesk.ui.packages.level_input import LevelInput
from negdesk.ui.packages.said import short

_MOST_POINTS = 100
_MOST_TOLERANCE = 20


class MesoControls(QWidget):
    """Which offers, at which level; both signals say that the user wants others."""

    level_changed = Signal()
    group_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        """Make the box of groups, and the two sliders with their numbers."""
        super().__init__()
        self._desk = desk
        self._begun = False
        self.which = CalmCombo(desk)
        self.which.setObjectName("equivalent.which")
        self.which.setAccessibleName(tr("Which offers to show"))
        self.which.activated.connect(lambda _index: self.group_changed.emit())
        worth, apart = tr("What each is worth to you, in points"), tr("Give or take, in points")
        self.points = LevelInput(desk, "equivalent.level", worth, _MOST_POINTS)
        self.tolerance = LevelInput(desk, "equivalent.tolerance", apart, _MOST_TOLERANCE)
        for made in (self.points, self.tolerance):
            made.changed.connect(self._moved)
        self._lay_out()

    @property
    def group(self) -> str:
        """Return the group that is shown, "" for offers that are looked for."""
        return str(self.which.currentData() or "")

    @property
    def level(self) -> Level:
        """Return the level that is looked at."""
        return Level(self.points.value, self.tolerance.value)

    def begin(self) -> None:
        """Look for offers, at a level that is suggested."""
        self._begun = False
        self.which.setCurrentIndex(0)

    def suggest(self, level: Level) -> None:
        """Show a level, unless the user has chosen one."""
        if not self._begun:
            self.points.show_value(round(level.points, 1))
            self.tolerance.show_value(level.tolerance)

    def offer_groups(self, groups: Iterable[str]) -> None:
        """Offer to look for offers, and what was put down together before."""
        named = distinct((group, short(group)) for group in groups)
        offered = [("", tr("Three found at a level")), *named]
        box = self.which
        if offered != [(box.itemData(i), box.itemText(i)) for i in range(box.count())]:
            before = self.group
            box.clear()
            for group, words in offered:
                box.addItem(words, group)
            self.choose(before)
        self._choice.setVisible(bool(named))

    def choose(self, group: str) -> None:
        """Show a group, or look for offers where it is gone."""
        self.which.setCurrentIndex(max(self.which.findData(group), 0))

    def show_level(self, shown: bool) -> None:
        """Show or hide the sliders."""
        self._sliders.setVisible(shown)

    def _moved(self) -> None:
        self._begun = True
        self.level_changed.emit()

    def _lay_out(self) -> None:
        theme = self._desk.theme
        self._choice = QWidget()
        line = QHBoxLayout(self._choice)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.quarter * 3)
        line.addWidget(plain_label(tr("Show"), "label"))
        self.which.setMinimumWidth(theme.line * 12)
        line.addWidget(self.which, 0, Qt.AlignmentFlag.AlignLeft)
        line.addStretch(1)
        self._sliders = Columns(theme, (3, 2), theme.line * 30)
        self._sliders.set_apart(theme.quarter * 6)
        for column, made in zip(self._sliders.columns, (self.points, self.tolerance), strict=True):
            column.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.quarter * 3)
        column.addWidget(self._choice)
        column.addWidget(self._sliders)
