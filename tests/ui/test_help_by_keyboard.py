"""The list of keyboard shortcuts is itself of use without a mouse, at any size of type."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea

from negdesk.ui.help_pages import show_keys
from negdesk.ui.printing.keys import KEYS, native

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def dialog(qtbot, window):
    made = show_keys(window, window.menus.actions.values())
    qtbot.addWidget(made)
    return made


def words(dialog):
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_the_arrow_keys_scroll_it_from_the_start(dialog):
    area = dialog.findChild(QScrollArea)
    bar = area.verticalScrollBar()
    assert dialog.focusWidget() is area
    assert area.accessibleName() == "Keyboard shortcuts"
    assert bar.maximum() > 0
    QTest.keyClick(area, Qt.Key.Key_Down)
    assert bar.value() > 0


def test_it_names_the_keys_of_the_print_window(dialog):
    said = words(dialog)
    at = said.index("In the print window")
    assert {native(name) for name in KEYS} <= set(said[at:])


def test_keys_that_hardly_a_keyboard_has_are_not_named(dialog):
    assert not [said for said in words(dialog) if "F14" in said]
    assert "F6" in words(dialog)


def test_it_is_as_wide_as_its_longest_line(dialog):
    page = dialog.findChild(QScrollArea)
    assert page.widget().minimumSizeHint().width() <= page.viewport().width()
    assert dialog.height() >= QFontMetrics(dialog.font()).lineSpacing() * 20
