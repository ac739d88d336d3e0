"""The preview: the pages of this print and of no other, at the place that was looked at."""

from __future__ import annotations

from io import BytesIO

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from negdesk.ui.printing.pages_view import MOST
from negdesk.ui.printing.preview import Preview
from tests.ui.conftest import bring_up
from tests.ui.printing.window import settled

# The offscreen platform says this of every dialog that is opened.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def preview(qtbot, theme):
    """A preview of its own, wide enough for a page."""
    made = Preview(theme)
    qtbot.addWidget(made)
    made.resize(700, 700)
    bring_up(qtbot, made)
    return made


def sheet(shade, marks=1, sheets=1):
    """A PDF of pages in one shade of grey, painted over as often as there are marks."""
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for _ in range(sheets):
        canvas.setFillGray(shade)
        for _ in range(marks):
            canvas.circle(300, 420, 600, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def in_the_middle(preview):
    picture = preview.view.viewport().grab().toImage()
    return picture.pixelColor(picture.width() // 2, picture.height() // 2).lightness()


def test_a_page_that_is_drawn_late_never_shows_in_the_print_after_it(preview, qtbot):
    preview.show_pdf(sheet(0, marks=300))
    # The view asks its thread for the page, and the next print comes before that is done.
    preview.view.viewport().grab()
    QTest.qWait(20)
    preview.show_pdf(sheet(0.5))
    qtbot.waitUntil(lambda: 100 < in_the_middle(preview) < 160)
    QTest.qWait(600)
    assert 100 < in_the_middle(preview) < 160


def test_the_same_print_made_anew_is_shown_where_it_was_looked_at(preview):
    preview.show_pdf(sheet(0.5, sheets=9))
    preview.zoom(2)
    preview.view.verticalScrollBar().setValue(1234)
    preview.view.setFocus()
    zoom = preview.view.zoomFactor()
    preview.show_pdf(sheet(0.6, sheets=9))
    assert preview.view.verticalScrollBar().value() == 1234
    assert preview.view.zoomFactor() == zoom
    assert preview.view.hasFocus()


def test_tab_goes_through_the_pages_to_what_stands_below_them(preview):
    for _ in range(2):
        preview.show_pdf(sheet(0.5))
    preview.view.setFocus()
    QTest.keyClick(preview.view, Qt.Key.Key_Tab)
    assert preview.focusWidget().objectName() == "zoom.smaller"


def test_larger_keeps_what_is_in_the_middle_in_the_middle(preview):
    preview.show_pdf(sheet(0.5, sheets=9))
    bar = preview.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = (bar.value() + bar.pageStep() / 2) / (bar.maximum() + bar.pageStep())
    preview.zoom(2)
    after = (bar.value() + bar.pageStep() / 2) / (bar.maximum() + bar.pageStep())
    assert bar.maximum() > 0
    assert after == pytest.approx(before, abs=0.01)


def test_it_grows_no_larger_than_the_memory_bears(preview):
    preview.show_pdf(sheet(0.5))
    for _ in range(30):
        preview.zoom(1.25)
    assert preview.view.zoomFactor() == MOST


def test_the_wheel_with_ctrl_shows_it_larger_and_smaller(preview):
    preview.show_pdf(sheet(0.5))
    whole = preview.view.zoomFactor()
    turn(preview.view.viewport(), 120)
    assert preview.view.zoomFactor() == pytest.approx(whole * 1.25)
    turn(preview.view.viewport(), -120)
    assert preview.view.zoomFactor() == pytest.approx(whole)


def turn(widget, by):
    place, control = QPointF(widget.rect().center()), Qt.KeyboardModifier.ControlModifier
    button, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(
        place, place, QPoint(), QPoint(0, by), button, control, phase, False
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def test_home_and_end_lead_to_the_ends(preview):
    preview.show_pdf(sheet(0.5, sheets=9))
    bar = preview.view.verticalScrollBar()
    QTest.keyClick(preview.view, Qt.Key.Key_End)
    assert bar.value() == bar.maximum() > 0
    QTest.keyClick(preview.view, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_a_screen_reader_is_told_which_page_is_in_sight(preview):
    preview.show_pdf(sheet(0.5, sheets=9))
    assert preview.view.accessibleDescription() == "Page 1 of 9"
    QTest.keyClick(preview.view, Qt.Key.Key_End)
    assert preview.view.accessibleDescription() == "Page 9 of 9"


def test_a_print_in_another_colour_is_shown_at_once(printing, qtbot):
    view = printing.preview.view
    options = printing.options
    options.ink.setCurrentIndex(options.ink.findData("grey"))
    settled(qtbot, printing)
    assert printing.preview.view is not view
    assert printing.preview.findChildren(type(view)).count(printing.preview.view) == 1


def test_the_keys_of_every_viewer_show_it_larger_smaller_and_whole(printing, qtbot):
    bring_up(qtbot, printing)
    whole = printing.preview.view.zoomFactor()
    for keys, factor in (("Ctrl++", 1.25), ("Ctrl+=", 1.25**2), ("Ctrl+-", 1.25), ("Ctrl+0", 1)):
        QTest.keySequence(printing, keys)
        assert printing.preview.view.zoomFactor() == pytest.approx(whole * factor), keys
    assert "Ctrl+0" in printing.findChild(QWidget, "zoom.whole").toolTip()
