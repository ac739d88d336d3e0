"""The two buttons that move a number, less and more: one held down is one step of the history."""

from __future__ import annotations

import time
from functools import partial
from uuid import uuid4

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from negdesk.ui.theme import Theme

_HELD_SECONDS = 0.7


class StepButtons(QObject):
    """A minus and a plus in one line; `stepped` says the way and the gesture."""

    stepped = Signal(int, str)

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        """Make both buttons; the number goes between them, at 1 of `line`."""
        super().__init__(owner)
        self._gesture, self._last = "", 0.0
        self.less, self.more = self._button("−", -1), self._button("+", 1)
        self.line = QHBoxLayout()
        self.line.setSpacing(theme.quarter // 2)
        self.line.addWidget(self.less, 0, Qt.AlignmentFlag.AlignTop)
        self.line.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)

    def _button(self, sign: str, by: int) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setProperty("role", "step")
        button.setAutoRepeat(True)
        button.clicked.connect(partial(self._step, by))
        return button

    def _step(self, by: int) -> None:
        # Two presses with time between them are two steps.
        now = time.monotonic()
        if now - self._last > _HELD_SECONDS:
            self._gesture = uuid4().hex
        self._last = now
        self.stepped.emit(by, self._gesture)
