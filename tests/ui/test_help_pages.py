"""The window of the keyboard shortcuts names the keys that the parts really have."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from negdesk.ui.help_pages import show_keys
from negdesk.ui.meeting.entry import KEYS

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_the_keys_of_the_meeting_are_named(qtbot, window):
    dialog = show_keys(window, window.actions())
    qtbot.addWidget(dialog)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    at = words.index("At the table")
    assert set(KEYS.values()) <= set(words[at:])


def test_the_window_closes_with_escape(qtbot, window):
    dialog = show_keys(window, window.actions())
    qtbot.addWidget(dialog)
    dialog.reject()
    assert not dialog.isVisible()
