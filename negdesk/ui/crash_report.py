"""What would be reported of a crash, shown to whoever wants to see it; nothing is sent."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from negdesk.i18n import tr
from negdesk.ui.labels import plain_label


def show_report(parent: QWidget, text: str) -> QDialog:
    """Show a report in a small window, from which it can be copied."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(tr("What would be reported"))
    column = QVBoxLayout(dialog)
    words = tr(
        "This says where in the program it happened, and nothing of what you wrote. It stays on"
        " this computer; copy it if you want to tell the makers."
    )
    column.addWidget(plain_label(words, wrap=True))
    report = QPlainTextEdit(text)
    report.setObjectName("report")
    report.setReadOnly(True)
    report.setTabChangesFocus(True)
    report.setAccessibleName(dialog.windowTitle())
    column.addWidget(report, 1)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    copy = buttons.addButton(tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
    buttons.rejected.connect(dialog.reject)
    column.addWidget(buttons)
    dialog.resize(620, 420)
    dialog.open()
    return dialog
