"""Keys for the issue tree in the tests, and what stands in its cells."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QLineEdit

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
Key = Qt.Key
MOVE = Qt.DropAction.MoveAction


def press(qtbot, tree, key, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget() or tree.view, key, modifiers)


def write(qtbot, text):
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit), editor
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    return editor


def drop(tree, ids, row, parent, action=MOVE):
    model = tree.model
    data = model.mimeData([model.index_of(each) for each in ids])
    parent = model.index_of(parent) if parent else QModelIndex()
    may = model.canDropMimeData(data, action, row, 0, parent)
    return may, model.dropMimeData(data, action, row, 0, parent)
