"""A list of sentences in a small window, from which it can be copied."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from negdesk.i18n import tr
from negdesk.ui.labels import plain_label


def show_list(parent: QWidget, title: str, words: str, lines: list[str]) -> QDialog:
    """Show sentences under a few words on what to do about them."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    column = QVBoxLayout(dialog)
    column.addWidget(plain_label(words, wrap=True))
    text = QPlainTextEdit("\n".join(lines))
    text.setObjectName("list")
    text.setReadOnly(True)
    text.setTabChangesFocus(True)
    text.setAccessibleName(title)
    column.addWidget(text, 1)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    copy = buttons.addButton(tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text.toPlainText()))
    buttons.rejected.connect(dialog.reject)
    column.addWidget(buttons)
    dialog.resize(620, 420)
    dialog.open()
    return dialog
