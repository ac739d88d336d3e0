"""The keys of the print window, written once for what they do and for what is said of them."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

KEYS = {
    "print": "Ctrl+P",
    "export": "Ctrl+E",
    "close": "Ctrl+W",
    "larger": "Ctrl++",
    "smaller": "Ctrl+-",
    "whole": "Ctrl+0",
    "up": "Alt+Up",
    "down": "Alt+Down",
}


def sequence(name: str) -> QKeySequence:
    """Return the keys of an act."""
    return QKeySequence(KEYS[name])


def native(name: str) -> str:
    """Return the keys of an act as they are written on this system."""
    return sequence(name).toString(QKeySequence.SequenceFormat.NativeText)
