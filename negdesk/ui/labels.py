"""Labels that show text as it was typed, in one of the theme's roles."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

_RUN = 24
_ENDLESS = re.compile(r"\S{40,}")


def plain_label(text: str, role: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label that never reads its text as markup or for a mnemonic."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if role:
        label.setProperty("role", role)
    return label


def breakable(text: str) -> str:
    """Return the text with places to break a line in words longer than a column."""
    return _ENDLESS.sub(lambda run: "\u200b".join(_pieces(run[0])), text)


class WordsLabel(QLabel):
    """A label for sentences that wraps anything, even words without an end."""

    def __init__(self, text: str = "", role: str = "") -> None:
        """Show a text in a role."""
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMinimumWidth(1)
        if role:
            self.setProperty("role", role)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(breakable(text))


def _pieces(run: str) -> list[str]:
    return [run[start : start + _RUN] for start in range(0, len(run), _RUN)]


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget another role in the style sheet, and its look with it."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
