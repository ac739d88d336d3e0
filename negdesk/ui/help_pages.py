"""Two small windows: the keyboard shortcuts, and what this program is."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from negdesk import __version__
from negdesk.i18n import tr
from negdesk.ui.labels import plain_label
from negdesk.ui.pages import scrolled


def show_keys(parent: QWidget, actions: Iterable[QAction]) -> QDialog:
    """Show which keys do what."""
    page = QWidget()
    grid = QGridLayout(page)
    grid.setHorizontalSpacing(32)
    shape = QKeySequence.SequenceFormat.NativeText
    pairs = [
        (action.text().replace("&&", "\0").replace("&", "").replace("\0", "&"), action.shortcuts())
        for action in actions
        if action.shortcuts()
    ]
    for row, (words, keys) in enumerate(pairs):
        grid.addWidget(plain_label(words.rstrip("…")), row, 0)
        said = tr(" or ").join(_plain(keys, shape))
        grid.addWidget(plain_label(said, "muted"), row, 1)
    grid.setRowStretch(len(pairs), 1)
    return _shown(parent, tr("Keyboard shortcuts"), scrolled(page))


def show_about(parent: QWidget) -> QDialog:
    """Show the name, the version, and the promise."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.addWidget(plain_label("negdesk", "title"))
    column.addWidget(plain_label(tr("Version {version}").format(version=__version__), "muted"))
    words = tr(
        "A private desk for preparing, holding and reviewing negotiations. It never goes "
        "online: everything is in your workbook, and the backups are on this computer."
    )
    column.addWidget(plain_label(words, wrap=True))
    column.addStretch(1)
    return _shown(parent, tr("About negdesk"), page)


def _shown(parent: QWidget, title: str, page: QWidget) -> QDialog:
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    column = QVBoxLayout(dialog)
    column.addWidget(page, 1)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column.addWidget(buttons)
    dialog.resize(460, 420)
    dialog.open()
    return dialog


def _plain(keys: list[QKeySequence], shape: QKeySequence.SequenceFormat) -> list[str]:
    """Return at most two ways to press it, without the special keys of some keyboards."""
    said = [key.toString(shape) for key in keys]
    return [text for text in said if "+" in text or (text[:1] == "F" and text[1:].isdigit())][:2]
