"""What can be done with the pages: print them, or export them."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from negdesk.i18n import tr
from negdesk.ui.printing.keys import KEYS, native, sequence
from negdesk.ui.theme import Theme


class Acts(QWidget):
    """The foot of the choices, which never scrolls away and so is kept low."""

    print_wanted = Signal()
    export_wanted = Signal()
    open_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        """Make the buttons."""
        super().__init__()
        gap = theme.quarter
        rule = QFrame()
        rule.setProperty("role", "rule")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(rule)
        column = QVBoxLayout()
        column.setContentsMargins(gap * 4, gap * 4, gap * 4, gap * 4)
        column.setSpacing(gap * 2)
        outer.addLayout(column)
        column.addWidget(self._button("print", tr("Print…"), self.print_wanted, main=True))
        column.addWidget(self._button("export", tr("Export…"), self.export_wanted))
        column.addWidget(self._button("open", tr("Export and open…"), self.open_wanted))

    def _button(
        self, name: str, words: str, wanted: SignalInstance, *, main: bool = False
    ) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(f"print.{name}")
        button.setAutoDefault(False)
        if name in KEYS:
            button.setShortcut(sequence(name))
            button.setToolTip(native(name))
        button.clicked.connect(lambda: wanted.emit())
        if main:
            button.setProperty("role", "main")
        return button
