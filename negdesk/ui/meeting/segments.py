"""One of a few, chosen by a click or a key: the buttons stand side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from negdesk.i18n import tr
from negdesk.ui.theme import Theme


class Segments(QWidget):
    """Tells which value was chosen; with `optional` a second press takes the choice back."""

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        name: str,
        choices: Sequence[tuple[str, str, str]],
        *,
        optional: bool = False,
    ) -> None:
        """Offer (value, words, keys); `name` is the beginning of the buttons' object names."""
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        self._optional = optional
        self._per_row = 0
        self._all: list[QPushButton] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(max(1, theme.quarter // 2))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        for value, words, keys in choices:
            button = segment(theme, words, f"{name}.{value}", keys)
            button.setCheckable(True)
            button.clicked.connect(lambda on, value=value: self._pressed(value, on))
            self.buttons[value] = button
            self.add(button)

    def add(self, button: QPushButton) -> None:
        """Put a button behind the others, also one that is no choice."""
        self._all.append(button)
        self._arrange(len(self._all))

    def sizeHint(self) -> QSize:
        """Return the size of one row."""
        return QSize(self._wide(len(self._all)), self._high(super().sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the widest button: the others go below."""
        return QSize(self._wide(1), self._high(super().minimumSizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many buttons into a row as fit."""
        super().resizeEvent(event)
        counts = range(len(self._all), 0, -1)
        width = event.size().width()
        self._arrange(next((each for each in counts if self._wide(each) <= width), 1))

    def _high(self, known: int) -> int:
        """Return the height, of one row at least: a layout keeps what it knew before styling."""
        return max(known, *(button.sizeHint().height() for button in self._all))

    def _wide(self, per_row: int) -> int:
        """Return how wide it is with so many buttons in a row."""
        widths = [button.minimumWidth() for button in self._all]
        columns = [max(widths[at::per_row]) for at in range(min(per_row, len(widths)))]
        return sum(columns) + self._grid.spacing() * (len(columns) - 1)

    def _arrange(self, per_row: int) -> None:
        if per_row == self._per_row:
            return
        self._per_row = per_row
        left = Qt.AlignmentFlag.AlignLeft
        for index, button in enumerate(self._all):
            self._grid.addWidget(button, *divmod(index, per_row), left)
        self.updateGeometry()

    @property
    def value(self) -> str:
        """Return the value that is chosen, or ""."""
        checked = (value for value, button in self.buttons.items() if button.isChecked())
        return next(checked, "")

    def choose(self, value: str) -> None:
        """Choose a value, or none with "", without telling."""
        for each, button in self.buttons.items():
            button.setChecked(each == value)

    def _pressed(self, value: str, on: bool) -> None:
        self.choose("" if self._optional and not on else value)
        self.chosen.emit(self.value)


def segment(theme: Theme, words: str, name: str, keys: str = "") -> QPushButton:
    """Return a calm button; its keys are told in the tooltip."""
    button = QPushButton(words.replace("&", "&&"))
    button.setProperty("role", "place")
    button.setObjectName(name)
    button.setAccessibleName(words)
    # Chosen, its words are bold: room for them at once, or they would be cut.
    bold = QFont(theme.font)
    bold.setWeight(QFont.Weight.DemiBold)
    button.setFixedWidth(QFontMetrics(bold).horizontalAdvance(words) + theme.quarter * 5)
    if keys:
        button.setToolTip(tr("{words}: {keys}").format(words=words, keys=native(keys)))
    return button


def native(keys: str) -> str:
    """Return keys as this system writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
