"""Calm messages above the content: what happened, what is safe, what can be done next."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from negdesk.i18n import tr
from negdesk.ui.labels import breakable, plain_label

Action = tuple[str, Callable[[], object]]
# Paths break at their slashes; only a longer name gets marks in it, which copying takes along.
_LONG_NAME = re.compile(r"[^\s/\\]{60,}")
_CARDS = {"note": "ours-card", "warn": "warn-card", "bad": "bad-card"}


class Banner(QFrame):
    """One message with its ways out. Red ("bad") is for what is not saved, and nothing else."""

    dismissed = Signal()

    def __init__(self, text: str, kind: str, actions: Sequence[Action], gap: int) -> None:
        """Show the text as it is; each action closes nothing by itself."""
        super().__init__()
        self.text = text
        self.kind = kind
        self.setProperty("role", _CARDS[kind])
        self.setAccessibleName(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(gap * 3, gap, gap, gap)
        row.setSpacing(gap * 2)
        label = plain_label(_LONG_NAME.sub(lambda name: breakable(name[0]), text), wrap=True)
        # A path without a space must not make the window wider than the screen.
        label.setMinimumWidth(1)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(label, 1)
        self.buttons: dict[str, QPushButton] = {}
        for words, act in actions:
            button = QPushButton(words.replace("&", "&&"))
            button.clicked.connect(lambda _checked=False, act=act: act())
            self.buttons[words] = button
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        cross = QToolButton()
        cross.setText("×")
        cross.setProperty("role", "cross")
        cross.setToolTip(tr("Close this message"))
        cross.setAccessibleName(cross.toolTip())
        cross.clicked.connect(self.dismissed)
        row.addWidget(cross, 0, Qt.AlignmentFlag.AlignVCenter)


class BannerArea(QWidget):
    """At most one banner a subject, so that a fault that repeats never makes a pile."""

    def __init__(self, gap: int) -> None:
        """Start empty, and take no room then."""
        super().__init__()
        self._gap = gap
        self._shown: dict[str, Banner] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(gap * 6, gap * 3, gap * 9, 0)
        self._column.setSpacing(gap * 2)
        self.hide()

    def say(self, subject: str, text: str, kind: str = "note", *actions: Action) -> Banner:
        """Show a message in place of an earlier one on the same subject."""
        self.clear(subject)
        banner = Banner(text, kind, actions, self._gap)
        banner.dismissed.connect(lambda: self.clear(subject))
        self._shown[subject] = banner
        # What is not saved stands above all else.
        self._column.insertWidget(0 if kind == "bad" else self._column.count(), banner)
        self.show()
        _announce(banner)
        return banner

    def clear(self, subject: str) -> None:
        """Take a message away, if it is there."""
        banner = self._shown.pop(subject, None)
        if banner is not None:
            banner.hide()
            self._column.removeWidget(banner)
            banner.deleteLater()
        self.setVisible(bool(self._shown))

    def shown(self, subject: str) -> Banner | None:
        """Return the message on a subject, or None."""
        return self._shown.get(subject)


def _announce(banner: Banner) -> None:
    """Have a screen reader say the message, if one is listening."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(banner, banner.text))
