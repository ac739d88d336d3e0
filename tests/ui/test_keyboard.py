"""FAULTS 107: every tab by Tab alone, as it is read, out at its end and round again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from negdesk.ui.focus import stops
from negdesk.ui.tabs import kinds

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
# More stops than any tab of the sample has.
MOST = 400


@pytest.fixture(params=[kind.key for kind in kinds()])
def tab(request, window, qtbot):
    assert window.open_sample()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow())
    shown = window.desk.document.negotiations[0].id
    window.view.choose(shown, request.param)
    tab = window.view.preparation.tab
    finder = getattr(tab, "finder", None)
    qtbot.waitUntil(lambda: finder is None or not finder.running)
    return tab


def round_trip(begin, key):
    """Return where Tab stops from a widget on until it comes back to it."""
    begin.setFocus(Qt.FocusReason.TabFocusReason)
    seen = [QApplication.focusWidget()]
    while len(seen) < MOST:
        QTest.keyClick(seen[-1], key)
        now = QApplication.focusWidget()
        if now is seen[0]:
            return seen
        assert now not in seen, "caught in a circle that leaves out where it began"
        seen.append(now)
    pytest.fail("no way back")


def can_stop(widget):
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes and widget.focusProxy() is None and widget.isVisible() and widget.isEnabled()


def walked(tab):
    """Check a round forwards and one backwards."""
    # Of radio buttons only the chosen one is a stop, but Qt sees to that at the first focus.
    round_trip(next(stops(tab.page)), Qt.Key.Key_Tab)
    order = list(stops(tab.page))
    assert {*order} == {widget for widget in tab.page.findChildren(QWidget) if can_stop(widget)}
    forwards = round_trip(order[0], Qt.Key.Key_Tab)
    assert forwards[: len(order)] == order
    outside = forwards[len(order) :]
    assert outside
    assert not [widget for widget in outside if tab.isAncestorOf(widget)]
    backwards = round_trip(order[-1], Qt.Key.Key_Backtab)
    assert backwards[: len(order)] == order[::-1]


def test_tab_walks_the_page_as_it_is_read_and_leaves_it(tab):
    walked(tab)


def test_also_after_rows_were_added_and_taken_back(window, tab):
    adding = [
        button.objectName()
        for button in tab.page.findChildren(QPushButton)
        if button.objectName().startswith("add.") and button.isVisible() and button.isEnabled()
    ]
    for name in adding:
        tab.page.findChild(QPushButton, name).click()
    QApplication.processEvents()
    walked(tab)
    for _ in adding:
        window.desk.session.undo()
    QApplication.processEvents()
    walked(tab)


def test_a_page_is_entered_at_its_beginning_and_from_behind_at_its_end(tab):
    order = list(stops(tab.page))
    *_, before_it = round_trip(order[0], Qt.Key.Key_Tab)
    QTest.keyClick(before_it, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is order[0]
    *_, after_it = round_trip(order[-1], Qt.Key.Key_Backtab)
    QTest.keyClick(after_it, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is order[-1]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_return_and_space_press_the_button_with_the_focus(window, qtbot, key):
    assert window.open_sample()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    pill = window.view.preparation.header.phases["meet"]
    pill.setFocus()
    QTest.keyClick(pill, key)
    assert window.view.preparation.phase == "meet"


def test_return_in_a_line_of_text_presses_nothing(window, qtbot):
    assert window.open_sample()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    phase = window.view.preparation.phase
    title = window.findChild(QWidget, "negotiation.title")
    title.setFocus()
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert window.view.preparation.phase == phase
    assert len(window.desk.document.negotiations) == 2
