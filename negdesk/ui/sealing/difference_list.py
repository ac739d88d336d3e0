"""What changed since a seal: what, then, now, each leading to its field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from negdesk.analysis.differences import Difference
from negdesk.i18n import tr, trn
from negdesk.ui.labels import WordsLabel, plain_label
from negdesk.ui.narrow import narrow
from negdesk.ui.tabs.links import Link, Place
from negdesk.ui.tabs.say import shortened
from negdesk.ui.theme import Theme

MOST = 60
_LONGEST = 200


class DifferenceList(QWidget):
    """Three columns of words; `wanted` says which field was asked for."""

    wanted = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__()
        self._theme = theme
        self.rows: list[tuple[Link, WordsLabel, WordsLabel]] = []
        self.more = WordsLabel("", "hint")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.quarter * 4)
        self._grid.setVerticalSpacing(0)
        for column, (words, share) in enumerate(
            ((tr("What"), 4), (tr("At the seal"), 3), (tr("Now"), 3))
        ):
            self._grid.addWidget(plain_label(words, "hint"), 0, column)
            self._grid.setColumnStretch(column, share)

    def show_differences(self, found: Sequence[Difference]) -> None:
        """Show these differences, up to a number that can still be read."""
        shown = found[:MOST]
        while len(self.rows) < len(shown):
            self._add_row()
        for index, (link, then, now) in enumerate(self.rows):
            there = index < len(shown)
            for widget in (link, then, now):
                widget.setVisible(there)
            if there:
                one = shown[index]
                place = Place(shortened(one.what, _LONGEST), _field(one.key), one.row_id)
                link.show_place(place)
                then.setText(narrow(shortened(one.old, _LONGEST)) or "–")
                now.setText(narrow(shortened(one.new, _LONGEST)) or tr("gone"))
        left = len(found) - len(shown)
        words = trn("and {count} more", "and {count} more", left)
        self.more.setText(words.format(count=left))
        self.more.setVisible(left > 0)
        self._grid.addWidget(self.more, len(self.rows) + 1, 0, 1, 3)
        self.setVisible(bool(shown))

    def _add_row(self) -> None:
        link = Link(self._theme)
        link.clicked.connect(self._pressed)
        then, now = WordsLabel("", "muted"), WordsLabel()
        for words in (then, now):
            # As much air as a link has around its words, so that they stand on one line.
            words.setContentsMargins(0, self._theme.quarter, 0, self._theme.quarter)
        self.rows.append((link, then, now))
        for column, widget in enumerate((link, then, now)):
            self._grid.addWidget(widget, len(self.rows), column, Qt.AlignmentFlag.AlignTop)

    def _pressed(self) -> None:
        link = self.sender()
        if isinstance(link, Link):
            self.wanted.emit(link.place.field, link.place.row_id)


def _field(key: str) -> str:
    """Return the field to go to; a row that is new or gone as a whole leads to its table."""
    return key if "." in key else f"{key}."
