"""Print window: long prints show their progress, can be stopped, and fail in words."""

from __future__ import annotations

import threading

import pytest

from negdesk.report.prints import made
from negdesk.report.workbook import Cancelled
from tests.report.reading import pages
from tests.ui.printing.window import said, settled

# The offscreen platform says this of every dialog that is opened.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_a_long_print_shows_its_progress_and_can_be_stopped(printing, qtbot, monkeypatch):
    going = threading.Event()

    def slow(*args, progress, **kwargs):
        done = 0
        while progress(min(done, 99), 100):
            done += 1
            going.set()
            threading.Event().wait(0.01)
        raise Cancelled

    before = printing.pdf
    monkeypatch.setattr("negdesk.report.prints.made", slow)
    printing.options.choose("workbook")
    qtbot.waitUntil(printing.progress.isVisible)
    qtbot.waitUntil(lambda: printing.progress.bar.value() > 10)
    assert going.is_set()
    printing.progress.cancel.click()
    assert not printing.progress.isVisible()
    assert printing.pdf == before
    monkeypatch.setattr("negdesk.report.prints.made", made)
    printing.banners.shown("make").buttons["Make it again"].click()
    settled(qtbot, printing)
    assert printing.preview.document.pageCount() > 2


def test_the_last_choice_wins_over_prints_that_are_still_being_made(printing, qtbot):
    for kind in ("workbook", "blank", "workbook", "table_copy"):
        printing.options.choose(kind)
    settled(qtbot, printing)
    assert "To be settled" in said(printing)


def test_what_is_asked_for_waits_until_the_pages_are_there(printing, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(printing.export, "ask", lambda: asked.append(printing.pdf))
    printing.options.choose("blank")
    printing.when_ready(printing.export.ask)
    assert asked == []
    qtbot.waitUntil(lambda: bool(asked))
    assert pages(asked[0]) == 6


def test_a_print_that_fails_is_a_sentence_and_the_mistake_is_noted(printing, qtbot, monkeypatch):
    def fail(*args, **kwargs):
        raise ValueError("a fault")

    monkeypatch.setattr("negdesk.report.prints.made", fail)
    with qtbot.captureExceptions() as raised:
        printing.options.choose("workbook")
        qtbot.waitUntil(lambda: printing.banners.shown("make") is not None)
    assert "safe" in printing.banners.shown("make").text
    assert [str(error[1]) for error in raised] == ["a fault"]


def test_a_negotiation_that_is_deleted_takes_its_print_away(printing, qtbot, sample_window):
    sample_window.view.delete(printing.negotiation_id)
    qtbot.waitUntil(lambda: not printing.isVisible())
