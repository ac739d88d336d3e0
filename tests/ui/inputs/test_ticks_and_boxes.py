"""Long words wrap beside a tick, and end with a mark in a box to choose from."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QStyleOptionComboBox, QToolTip

from negdesk.ui.inputs.choice import Combo
from negdesk.ui.inputs.tick import Tick

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


LONG = "Gewährleistungsausschlussvereinbarung vor der Vertragsunterzeichnung ansprechen"


def test_words_of_a_tick_wrap_where_they_are_longer_than_its_place(qtbot, desk, page):
    tick, once = Tick(desk.theme, LONG), Tick(desk.theme, "Kurz")
    for each in (tick, once):
        page.layout().addWidget(each)
    page.resize(300, 400)
    QApplication.processEvents()
    assert tick.width() <= 300 < tick.sizeHint().width()
    assert tick.height() >= 2 * tick.fontMetrics().height() > once.heightForWidth(300)
    assert tick.minimumSizeHint().width() <= tick.width()
    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(60, tick.height() - 4))
    assert tick.isChecked()


def test_a_tick_takes_the_width_of_its_words_where_there_is_room(qtbot, desk):
    tick = Tick(desk.theme, LONG)
    qtbot.addWidget(tick)
    tick.resize(tick.sizeHint())
    assert tick.heightForWidth(tick.width()) == tick.height()
    seen = tick.grab().toImage()
    last = seen.copy(seen.width() - 12, 0, 12, seen.height())
    ground = last.pixelColor(0, 0)
    dots = [last.pixelColor(x, y) for x in range(12) for y in range(last.height())]
    assert any(dot != ground for dot in dots)


def test_words_that_just_fit_stand_on_one_line(qtbot, desk):
    for count in range(1, 40):
        words = " ".join(("Unter", "dem", "Diagramm", "will", "Äpfel")[i % 5] for i in range(count))
        tick = Tick(desk.theme, words)
        qtbot.addWidget(tick)
        assert tick.heightForWidth(tick.sizeHint().width()) == tick.sizeHint().height(), words


def test_words_without_an_end_find_a_place_to_break_in_a_tick(desk):
    tick = Tick(desk.theme, "Ü" * 400)
    assert tick.minimumSizeHint().width() < 500
    assert tick.heightForWidth(300) > 10 * tick.fontMetrics().height() / 2


def test_a_combo_box_ends_long_words_with_a_mark_and_says_them_in_its_tool_tip(qtbot, desk, page):
    box = Combo(desk)
    box.setToolTip("What it is <for>")
    box.addItems(["Kurz", f"<b>{LONG}"])
    page.layout().addWidget(box)
    page.resize(250, 300)
    QApplication.processEvents()
    assert asked_for_its_tip(box) == "What it is <for>"
    box.setCurrentIndex(1)
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    assert option.currentText.endswith("…")
    assert asked_for_its_tip(box) == f"<qt>&lt;b&gt;{LONG}<br/>What it is &lt;for&gt;</qt>"


def asked_for_its_tip(widget):
    QToolTip.hideText()
    at = widget.rect().center()
    event = QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at))
    QApplication.sendEvent(widget, event)
    return QToolTip.text()
