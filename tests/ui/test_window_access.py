"""The window for every eye and hand: keys, names, schemes, sizes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from negdesk.ui.tabs import kinds
from negdesk.ui.window import Window
from tests.ui.screen_reader import nameless
from tests.ui.windows import focused, view_of

# Qt says so of every dialog on the offscreen platform.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.mark.parametrize("key", [kind.key for kind in kinds()])
def test_everything_that_takes_the_focus_has_a_name(sample_window: Window, key: str) -> None:
    preparation = view_of(sample_window).preparation
    preparation.show_tab(preparation._find(key))
    assert nameless(sample_window) == []


def test_parts_of_the_window_are_a_key_away(sample_window: Window, qtbot: QtBot) -> None:
    view = view_of(sample_window)
    view.sidebar.list.setFocus()
    parts = [view.preparation.bar, view.preparation.tab, view.sidebar]
    for part in parts:
        qtbot.keyClick(sample_window, Qt.Key.Key_F6)
        now = QApplication.focusWidget()
        assert now is part or part.isAncestorOf(now)
    qtbot.keyClick(sample_window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert view.preparation.pages.isAncestorOf(QApplication.focusWidget())


def test_the_content_is_entered_where_it_is_read_first(sample_window: Window) -> None:
    view = view_of(sample_window)
    preparation = view.preparation
    for key, first in (("situation", "negotiation.title"), ("walkaway", "negotiation.limit")):
        preparation.show_tab(preparation._find(key))
        view.leave_search()
        assert focused().objectName() == first


def test_nothing_slow_is_imported_for_the_first_tab(sample_window: Window) -> None:
    code = (
        "import sys, negdesk.app;"
        "print([m for m in ('reportlab','PySide6.QtPdf','numpy','jsonschema','sqlite_utils')"
        " if m in sys.modules])"
    )
    import subprocess

    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_scheme_can_be_chosen_while_running(sample_window: Window, scheme: str) -> None:
    sample_window.menus.actions[f"scheme.{scheme}"].trigger()
    assert sample_window.theme.dark is (scheme == "dark")
    assert sample_window.settings.scheme == scheme
    sample_window.choose_scheme("system")


def test_a_small_screen_cuts_nothing_off(sample_window: Window, qtbot: QtBot) -> None:
    sample_window.resize(1024, 600)
    qtbot.wait(20)
    assert sample_window.width() == 1024
    assert sample_window.height() == 600
    preparation = view_of(sample_window).preparation
    for pill in preparation.header.phases.values():
        right = pill.mapTo(sample_window, pill.rect().bottomRight())
        assert right.x() < 1024
    for phase in preparation.phases:
        preparation.show_phase(phase)
        tab = preparation.tab
        assert tab.widget().width() <= tab.viewport().width()


def test_help_lists_the_keys_without_stopping(sample_window: Window) -> None:
    sample_window.menus.actions["keys"].trigger()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert {"Ctrl+E", "Ctrl+P", "F6"} <= {label.text() for label in dialog.findChildren(QLabel)}


def test_no_tab_shows_a_window_of_its_own(
    sample_window: Window, qapp: QApplication, qtbot: QtBot
) -> None:
    """A widget that is shown before it has a parent takes the focus away from the window."""
    strays: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            shown = watched if event.type() == QEvent.Type.Show else None
            if isinstance(shown, QWidget) and shown.isWindow():
                strays.append(f"{type(watched).__name__} {watched.objectName()}")
            return False

    watch = Watch()
    qapp.installEventFilter(watch)
    preparation = view_of(sample_window).preparation
    for kind in kinds():
        preparation.show_tab(kind)
        qtbot.wait(1)
    view_of(sample_window).start_new()
    qapp.removeEventFilter(watch)
    assert not strays
