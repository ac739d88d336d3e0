"""What can be done with the pages: print them, or export them, locked if wanted."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from negdesk.i18n import tr
from negdesk.ui.inputs.tick import Tick
from negdesk.ui.theme import Theme


class Acts(QWidget):
    """The foot of the choices, which never scrolls away; the password belongs to the export."""

    print_wanted = Signal()
    export_wanted = Signal()
    open_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        """Make the buttons, the password hidden as it is typed."""
        super().__init__()
        self.password = QLineEdit()
        self.password.setObjectName("print.password")
        self.password.setPlaceholderText(tr("Password for the exported file"))
        self.password.setAccessibleName(self.password.placeholderText())
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.show_password = Tick(theme, tr("Show the password"))
        self.show_password.setObjectName("print.show_password")
        self.show_password.toggled.connect(self._show_password)
        self.show_password.hide()
        self.password.textChanged.connect(lambda text: self.show_password.setVisible(bool(text)))
        self._lay_out(theme.quarter)

    def _show_password(self, on: bool) -> None:
        echo = QLineEdit.EchoMode
        self.password.setEchoMode(echo.Normal if on else echo.Password)

    def _lay_out(self, gap: int) -> None:
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
        column.addSpacing(gap * 2)
        column.addWidget(self.password)
        column.addWidget(self.show_password)
        column.addWidget(self._button("export", tr("Export…"), self.export_wanted))
        column.addWidget(self._button("open", tr("Export and open…"), self.open_wanted))

    def _button(
        self, name: str, words: str, wanted: SignalInstance, *, main: bool = False
    ) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(f"print.{name}")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: wanted.emit())
        if main:
            button.setProperty("role", "main")
        return button
