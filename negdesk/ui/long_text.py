"""A long text in a small window, from which it can be copied."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from negdesk.i18n import tr
from negdesk.ui.labels import plain_label


def show_text(parent: QWidget, title: str, words: str, text: str) -> QDialog:
    """Show a text, as it is, under a few words on what to do about it."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    column = QVBoxLayout(dialog)
    column.addWidget(plain_label(words, wrap=True))
    shown = QPlainTextEdit(text)
    shown.setObjectName("text")
    shown.setReadOnly(True)
    shown.setTabChangesFocus(True)
    shown.setAccessibleName(title)
    column.addWidget(shown, 1)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    copy = buttons.addButton(tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
    buttons.rejected.connect(dialog.reject)
    column.addWidget(buttons)
    dialog.resize(620, 420)
    dialog.open()
    return dialog
