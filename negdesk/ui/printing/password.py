"""The password of the next export: hidden as it is typed, shown if wanted, kept nowhere."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from negdesk.i18n import tr
from negdesk.ui.inputs.tick import Tick
from negdesk.ui.theme import Theme


class Password(QWidget):
    """A line for the password, with a box to tick once something stands in it."""

    def __init__(self, theme: Theme) -> None:
        """Start empty: the export is not locked."""
        super().__init__()
        self.line = QLineEdit()
        self.line.setObjectName("print.password")
        self.line.setPlaceholderText(tr("Password for the exported file"))
        self.line.setAccessibleName(self.line.placeholderText())
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        show = Tick(theme, tr("Show the password"))
        show.setObjectName("print.show_password")
        show.toggled.connect(self._show)
        show.hide()
        self.line.textChanged.connect(lambda text: show.setVisible(bool(text)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.quarter)
        column.addWidget(self.line)
        column.addWidget(show)

    def _show(self, on: bool) -> None:
        echo = QLineEdit.EchoMode
        self.line.setEchoMode(echo.Normal if on else echo.Password)
