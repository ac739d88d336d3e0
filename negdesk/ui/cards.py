"""The shared shapes of a tab: sections with a teaching line, cards, and two columns that fold."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from negdesk.model.rows import Part
from negdesk.ui.inputs.base import FieldInput
from negdesk.ui.labels import WordsLabel, plain_label
from negdesk.ui.theme import Theme


class Section(QWidget):
    """A heading, one grey line that teaches, and what belongs under them."""

    def __init__(self, theme: Theme, heading: str, teaching: str = "") -> None:
        """Make an empty section; `body` takes its contents."""
        super().__init__()
        gap = theme.quarter
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(gap * 3)
        head = QVBoxLayout()
        head.setSpacing(max(2, gap // 2))
        self.heading = plain_label(heading, "heading", wrap=True)
        head.addWidget(self.heading)
        self.teaching = WordsLabel(teaching, "muted")
        if not teaching:
            # Shown before it has a parent, it would be a window of its own.
            self.teaching.hide()
        head.addWidget(self.teaching)
        self.body.addLayout(head)

    def add(self, *widgets: QWidget) -> None:
        """Add one widget, or several side by side in equal shares."""
        self.body.addLayout(side_by_side(self.body.spacing(), *widgets))


def side_by_side(gap: int, *widgets: QWidget) -> QBoxLayout:
    """Return a row of widgets with equal shares of the width."""
    row = QHBoxLayout()
    row.setSpacing(gap)
    for widget in widgets:
        row.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
    return row


class Card(QFrame):
    """A white sheet with a thin edge."""

    def __init__(self, theme: Theme, role: str = "card") -> None:
        """Make an empty card; `body` takes its contents."""
        super().__init__()
        gap = theme.quarter
        self.theme = theme
        self.setProperty("role", role)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(gap * 4, gap * 3, gap * 4, gap * 3)
        self.body.setSpacing(gap * 2)

    def add(self, *widgets: QWidget) -> None:
        """Add one widget, or several side by side in equal shares."""
        self.body.addLayout(side_by_side(self.theme.quarter * 4, *widgets))


class Columns(QWidget):
    """Columns side by side while there is room, else one under the other."""

    def __init__(self, theme: Theme, shares: Sequence[int], least: int) -> None:
        """Make empty columns; below `least` pixels of width they fold into one."""
        super().__init__()
        self._least = least
        self._shares = tuple(shares)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.quarter * 8)
        self.columns: list[QVBoxLayout] = []
        for share in shares:
            holder = QWidget()
            holder.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(theme.quarter * 7)
            self._row.addWidget(holder, share)
            self.columns.append(column)

    @property
    def folded(self) -> bool:
        """Say whether the columns stand one under the other."""
        return self._row.direction() == QBoxLayout.Direction.TopToBottom

    def set_apart(self, gap: int) -> None:
        """Put the columns so many pixels apart."""
        self._row.setSpacing(gap)

    def close_up(self) -> None:
        """Keep the contents of each column at its top."""
        for column in self.columns:
            column.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """Return any width: the columns fold rather than push."""
        return QSize(1, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        super().resizeEvent(event)
        self.fold(event.size().width() < self._least)

    def fold(self, folded: bool) -> None:
        """Put the columns under each other or side by side."""
        if folded != self.folded:
            way = QBoxLayout.Direction
            self._row.setDirection(way.TopToBottom if folded else way.LeftToRight)
            for index, share in enumerate(self._shares):
                self._row.setStretch(index, 0 if folded else share)


class Expander(QWidget):
    """A quiet line that shows or hides more; what it holds is made when first opened."""

    toggled = Signal(bool)

    def __init__(self, theme: Theme, words: str, fill: Callable[[QVBoxLayout], None]) -> None:
        """Start closed; `fill` makes the contents, once."""
        super().__init__()
        self._words = words
        self._fill: Callable[[QVBoxLayout], None] | None = fill
        self.button = QPushButton()
        self.button.setProperty("role", "quiet")
        self.button.setCheckable(True)
        self.button.clicked.connect(self.open)
        self.inner = QWidget()
        self._column = QVBoxLayout(self.inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.quarter * 3)
        self.inner.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.quarter * 2)
        outer.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(self.inner)
        self._say()

    @property
    def is_open(self) -> bool:
        """Say whether the contents are shown."""
        return self.button.isChecked()

    def open(self, wanted: bool = True) -> None:
        """Show or hide the contents."""
        if wanted and self._fill is not None:
            fill, self._fill = self._fill, None
            fill(self._column)
        self.button.setChecked(wanted)
        self.inner.setVisible(wanted)
        self._say()
        self.toggled.emit(wanted)

    def _say(self) -> None:
        self.button.setText(("▾  " if self.is_open else "▸  ") + self._words.replace("&", "&&"))
        self.button.setAccessibleName(self._words)


class RowCard(Card):
    """A card that edits one row; `inputs` are given the row whenever it is shown."""

    def __init__(self, theme: Theme) -> None:
        """Make an empty card."""
        super().__init__(theme)
        self.row: Part | None = None
        self.inputs: list[FieldInput] = []

    def show_row(self, row: Part | None) -> None:
        """Show a row, or let go of the one shown."""
        self.row = row
        for made in self.inputs:
            made.set_row(row)

    def focus_first(self) -> None:
        """Put the cursor into the first input."""
        self.inputs[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)


Dress = Callable[[RowCard, int], object]
_AT_ONCE, _AT_A_TIME = 12, 3


class RowCards(QWidget):
    """One card a row, kept by id, so that a refresh never takes the cursor away.

    A long list begins with as many cards as fill a screen; the others follow a few at a time,
    and the window stays alive meanwhile.
    """

    def __init__(
        self, theme: Theme, make: Callable[[Part], RowCard], gap: int | None = None
    ) -> None:
        """Start without cards; `make` makes the card of a row."""
        super().__init__()
        self._make = make
        self._rows: dict[str, Part] = {}
        self._dress: Dress = _plain
        self.made: dict[str, RowCard] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.quarter * 3 if gap is None else gap)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(lambda: self._grow(_AT_A_TIME))

    @property
    def cards(self) -> dict[str, RowCard]:
        """Return all cards by the ids of their rows; those still to come are made first."""
        self.finish()
        return self.made

    def finish(self) -> None:
        """Make the cards that are still to come."""
        if len(self.made) < len(self._rows):
            self._grow(len(self._rows))

    def show_rows(self, rows: Sequence[Part], dress: Dress | None = None) -> None:
        """Show the rows in their order; cards are not moved around under the cursor.

        `dress` is given each card with its place, 0 for the first, once it shows its row.
        """
        self._rows = {row.id: row for row in rows}
        self._dress = dress or _plain
        for row_id in [row_id for row_id in self.made if row_id not in self._rows]:
            card = self.made.pop(row_id)
            card.show_row(None)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, row in enumerate(rows):
            if row.id in self.made:
                self._show(self.made[row.id], row, place)
        self._grow(_AT_ONCE)
        self.setVisible(bool(rows))

    def neighbour(self, row_id: str) -> str:
        """Return the id of the card after a card, or before it, or ""."""
        ids = list(self.cards)
        index = ids.index(row_id)
        return next(iter([*ids[index + 1 : index + 2], *ids[max(0, index - 1) : index]]), "")

    def _grow(self, most: int) -> None:
        """Make cards that are still to come, up to some; the others soon."""
        coming = [each for each in enumerate(self._rows.values()) if each[1].id not in self.made]
        for place, row in coming[:most]:
            # Filled before it stands here: on screen, each part that shows or hides itself
            # would lay out the whole list anew.
            card = self._make(row)
            self._show(card, row, place)
            self.made[row.id] = card
            self._column.addWidget(card)
        if len(coming) > most:
            self._soon.start()
        else:
            self._soon.stop()
            self._put_in_order()

    def _show(self, card: RowCard, row: Part, place: int) -> None:
        card.show_row(row)
        self._dress(card, place)

    def _put_in_order(self) -> None:
        if list(self.made) != list(self._rows) and not self._holds_focus():
            self.made = {row_id: self.made[row_id] for row_id in self._rows}
            for card in self.made.values():
                self._column.removeWidget(card)
                self._column.addWidget(card)

    def _holds_focus(self) -> bool:
        focused: QWidget | None = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)


def _plain(card: RowCard, place: int) -> None:
    """Leave a card as it shows its row."""


def labelled_row(theme: Theme, made: FieldInput, words: str, width: int) -> QHBoxLayout:
    """Return an input with its label to the left, as on a form."""
    label = plain_label(words.replace("&", "&&"), "muted", wrap=True)
    label.setFixedWidth(width)
    label.setBuddy(made.editor)
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    label.setContentsMargins(0, theme.quarter + 2, 0, 0)
    row = QHBoxLayout()
    row.setSpacing(theme.quarter * 2)
    row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(made, 1, Qt.AlignmentFlag.AlignTop)
    return row


def cross_button(words: str) -> QToolButton:
    """Return the quiet cross that deletes one thing, which `words` name."""
    cross = QToolButton()
    cross.setText("×")
    cross.setProperty("role", "cross")
    cross.setToolTip(words)
    cross.setAccessibleName(words)
    return cross


def quiet_button(words: str, name: str = "") -> QPushButton:
    """Return a button that looks like a word in our colour."""
    button = QPushButton(words.replace("&", "&&"))
    button.setProperty("role", "quiet")
    button.setAccessibleName(words)
    if name:
        button.setObjectName(name)
    return button
