"""Two small windows: the keyboard shortcuts, and what this program is."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
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
from negdesk.ui.issues.commands import commands
from negdesk.ui.labels import plain_label
from negdesk.ui.pages import scrolled

# Those that every keyboard has; on Linux, F14 and its like stand for keys of old workstations.
_FUNCTION_KEYS = tuple(f"F{number}" for number in range(1, 13))


def show_keys(parent: QWidget, actions: Iterable[QAction]) -> QDialog:
    """Show which keys do what, everywhere and in the parts that have keys of their own."""
    page = QWidget()
    grid = QGridLayout(page)
    grid.setHorizontalSpacing(32)
    parts = (
        (tr("Everywhere"), list(_of_actions(actions))),
        (tr("In the tree of issues"), [(each.said, each.hint) for each in commands() if each.hint]),
        (tr("On a handle of the ZOPA chart"), _of_handles()),
        (tr("On the chart of packages"), _of_frontier()),
        (tr("At the table"), _of_entry()),
        (tr("In the print window"), _of_printing()),
    )
    for heading, pairs in parts:
        title = plain_label(heading, "strong")
        title.setContentsMargins(0, 12 if grid.count() else 0, 0, 0)
        grid.addWidget(title, grid.rowCount(), 0, 1, 2)
        for words, keys in pairs:
            row = grid.rowCount()
            grid.addWidget(plain_label(words.rstrip("…")), row, 0)
            grid.addWidget(plain_label(keys, "muted"), row, 1)
    grid.setRowStretch(grid.rowCount(), 1)
    area, called = scrolled(page), tr("Keyboard shortcuts")
    # The list is longer than the window, and the arrow keys are what scrolls it.
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    area.setAccessibleName(called)
    return _shown(parent, called, area)


def _of_actions(actions: Iterable[QAction]) -> Iterable[tuple[str, str]]:
    shape = QKeySequence.SequenceFormat.NativeText
    for action in actions:
        if action.shortcuts():
            words = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
            yield words, tr(" or ").join(_plain(action.shortcuts(), shape))


def _of_handles() -> list[tuple[str, str]]:
    return [
        (tr("Move by a step"), tr("arrow keys")),
        (tr("Move by ten steps"), tr("Page up, Page down")),
        (tr("Move to an end of the axis"), tr("Home, End")),
    ]


def _of_frontier() -> list[tuple[str, str]]:
    return [
        (tr("Walk along the best deals"), tr("Left, Right")),
        (tr("Take the deal as a package"), tr("Enter")),
    ]


def _of_entry() -> list[tuple[str, str]]:
    from negdesk.ui.meeting.entry import KEYS

    said = {
        "us": tr("It was us"),
        "them": tr("It was them"),
        "offer": tr("An offer"),
        "signal": tr("A signal"),
        "emotion": tr("An emotion; then 1 to 5 for how strong"),
        "ultimatum": tr("An ultimatum"),
        "note": tr("A note"),
        "break": tr("A break, now"),
    }
    return [*((words, _native(KEYS[name])) for name, words in said.items()),
            (tr("Log it"), tr("Enter"))]  # fmt: skip


def _of_printing() -> list[tuple[str, str]]:
    from negdesk.ui.printing.keys import native

    said = {
        "print": tr("Print"),
        "export": tr("Export"),
        "larger": tr("Larger"),
        "smaller": tr("Smaller"),
        "whole": tr("Show the whole page"),
        "up": tr("Move the section up"),
        "down": tr("Move the section down"),
        "close": tr("Close the window"),
    }
    return [(words, native(name)) for name, words in said.items()]


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


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
    line = dialog.fontMetrics().lineSpacing()
    dialog.resize(QSize(line * 28, line * 32).boundedTo(parent.screen().availableSize() * 0.8))
    page.setFocus()
    dialog.open()
    return dialog


def _plain(keys: list[QKeySequence], shape: QKeySequence.SequenceFormat) -> list[str]:
    """Return at most two ways to press it, without the special keys of some keyboards."""
    said = [key.toString(shape) for key in keys]
    return [text for text in said if "+" in text or text in _FUNCTION_KEYS][:2]
