"""Print window: seen whole, used with keys, called by what it prints."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.printing.window import settled

# The offscreen platform says this of every dialog that is opened.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_the_pages_are_made_larger_and_whole_again(printing):
    view = printing.preview.view
    whole = view.zoomFactor()
    printing.findChild(QWidget, "zoom.larger").click()
    assert view.zoomFactor() == pytest.approx(whole * 1.25)
    printing.findChild(QWidget, "zoom.whole").click()
    assert view.zoomFactor() == pytest.approx(whole)


def test_escape_puts_the_window_away(printing, qtbot):
    qtbot.keyClick(printing, Qt.Key.Key_Escape)
    assert not printing.isVisible()


def test_every_part_that_takes_the_focus_has_a_name(printing):
    for widget in printing.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            named = widget.accessibleName() or getattr(widget, "text", str)()
            assert named, widget


def test_the_window_is_called_by_what_it_prints(printing, qtbot):
    for kind, title in (("blank", "Blank sheets"), ("record", "Track record")):
        printing.options.choose(kind)
        settled(qtbot, printing)
        assert printing.windowTitle() == f"Print: {title}"
    printing.options.choose("brief")
    settled(qtbot, printing)
    assert printing.windowTitle() == "Print: Family car"


def test_a_whole_page_is_seen_without_scrolling_however_large_the_window(printing, qtbot):
    bar = printing.preview.view.verticalScrollBar()
    for size in ((1280, 800), (760, 560), (1024, 600)):
        printing.resize(*size)
        qtbot.waitUntil(lambda: bar.maximum() == 0)
        wide = (
            printing.preview.document.pagePointSize(0).width() * printing.preview.view.zoomFactor()
        )
        assert wide > 150


def test_return_presses_the_button_with_the_focus(printing, qtbot):
    printing.activateWindow()
    qtbot.waitUntil(printing.isActiveWindow)
    down = printing.options.sections.down
    before = printing.order.sections
    down.setFocus()
    QTest.keyClick(down, Qt.Key.Key_Return)
    assert printing.order.sections != before


def test_another_kind_begins_at_its_first_page(printing, qtbot):
    printing.options.choose("workbook")
    settled(qtbot, printing)
    bar = printing.preview.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    printing.options.choose("blank")
    settled(qtbot, printing)
    assert printing.preview.view.verticalScrollBar().value() == 0
