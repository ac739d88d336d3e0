"""What can be done in the tree of issues: words and keys, said once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from negdesk.i18n import mark, tr

_Key = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the tree; `writes` ones are not offered in a read-only workbook."""

    name: str
    words: str
    keys: QKeySequence.StandardKey | str
    writes: bool = True
    needs_one: bool = True

    @property
    def said(self) -> str:
        """Return its words in the reader's language."""
        return tr(self.words)

    @property
    def bindings(self) -> list[QKeySequence]:
        """Return the keys that do it."""
        if isinstance(self.keys, str):
            return [QKeySequence(self.keys)] if self.keys else []
        return QKeySequence.keyBindings(self.keys)

    @property
    def hint(self) -> str:
        """Return its first keys as the platform writes them, or ""."""
        native = QKeySequence.SequenceFormat.NativeText
        return next((keys.toString(native) for keys in self.bindings), "")


COMMANDS: tuple[Command | None, ...] = (
    Command("add", mark("Add an issue"), "Enter", needs_one=False),
    Command("group", mark("Add a group"), "Ctrl+Enter", needs_one=False),
    Command("rename", mark("Rename"), "F2"),
    Command("duplicate", mark("Duplicate"), "Ctrl+D"),
    Command("delete", mark("Delete"), _Key.Delete),
    None,
    Command("up", mark("Move up"), "Alt+Up"),
    Command("down", mark("Move down"), "Alt+Down"),
    Command("indent", mark("Put below the one above"), "Alt+Right"),
    Command("outdent", mark("Take one level out"), "Alt+Left"),
    None,
    Command("cut", mark("Cut"), _Key.Cut),
    Command("copy", mark("Copy"), _Key.Copy, writes=False),
    Command("paste", mark("Paste"), _Key.Paste, needs_one=False),
    None,
    Command("expand", mark("Open all groups"), "", writes=False, needs_one=False),
    Command("collapse", mark("Close all groups"), "", writes=False, needs_one=False),
)


def commands() -> Iterator[Command]:
    """Yield the commands without what parts them."""
    return (command for command in COMMANDS if command is not None)


def command_of(event: QKeyEvent) -> str:
    """Return the name of the command that the keys of an event do, or ""."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    # People call both keys Enter.
    key = Qt.Key.Key_Enter if event.key() == Qt.Key.Key_Return else Qt.Key(event.key())
    pressed = QKeySequence(modifiers.value | key.value)
    return next((c.name for c in commands() if pressed in c.bindings), "")
