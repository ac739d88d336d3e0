"""The frontier is worked out beside the window, and nothing goes on when nobody looks."""

from __future__ import annotations

import threading
import time

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from negdesk.analysis.packages.space import space
from negdesk.model.document import Document
from negdesk.ui.background import PATIENCE_MS
from negdesk.ui.packages import worker
from negdesk.ui.packages.worker import Finder
from negdesk.ui.tabs import kinds
from tests.ui.packages.package_rows import laptop, opposed
from tests.yardstick import at_most

NAME = "negdesk-frontier"


def kind_of(key):
    return next(kind for kind in kinds() if kind.key == key)


def at_work():
    return [thread for thread in threading.enumerate() if thread.name == NAME]


@pytest.fixture
def finder(qapp):
    made = Finder()
    yield made
    made.stop()
    assert at_work() == []


def of(rows):
    return space(Document(rows), rows[0].id)


def test_a_study_comes_back_in_the_thread_of_the_window(qtbot, finder):
    threads = []
    finder.found.connect(lambda _study: threads.append(threading.current_thread()))
    with qtbot.waitSignal(finder.found) as found:
        finder.find(of(laptop()))
    assert found.args[0].frontier.size == 4
    assert found.args[0].count == 27
    assert threads == [threading.main_thread()]


def test_the_next_edit_supersedes_what_is_under_way(qtbot, finder, slow):
    heard = []
    finder.found.connect(heard.append)
    finder.find(of(laptop()))
    first = at_work()
    finder.find(of(opposed(2)))
    slow.set()
    qtbot.waitUntil(lambda: not finder.working)
    assert len(heard) == 1
    assert heard[0].count == 100
    qtbot.waitUntil(lambda: not first[0].is_alive())


def test_the_same_space_is_not_studied_twice(qtbot, finder):
    with qtbot.waitSignal(finder.found):
        finder.find(of(laptop()))
    finder.find(of(laptop()))
    assert not finder.working


def test_a_sign_of_progress_comes_only_after_a_moment(qtbot, finder, slow):
    said = []
    finder.busy.connect(said.append)
    finder.find(of(laptop()))
    qtbot.wait(100)
    assert True not in said
    qtbot.waitUntil(lambda: True in said, timeout=2000)
    slow.set()
    qtbot.waitUntil(lambda: not finder.working)
    assert said[-1] is False


def test_a_quick_study_shows_no_sign(qtbot, finder):
    said = []
    finder.busy.connect(said.append)
    with qtbot.waitSignal(finder.found):
        finder.find(of(laptop()))
    qtbot.wait(PATIENCE_MS + 50)
    assert True not in said


def test_stopping_leaves_no_thread(finder, slow):
    finder.find(of(laptop()))
    assert len(at_work()) == 1
    finder.stop()
    assert at_work() == []
    assert not finder.working


def test_a_finder_that_dies_leaves_no_thread(qapp, slow):
    made = Finder()
    made.find(of(laptop()))
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert at_work() == []


def test_a_long_study_stops_within_a_moment(finder):
    finder.find(of(opposed(20)))
    time.sleep(0.05)
    with at_most(50):
        finder.stop()
    assert at_work() == []


def test_what_was_stopped_is_studied_again(qtbot, finder, slow):
    finder.find(of(laptop()))
    finder.stop()
    slow.set()
    with qtbot.waitSignal(finder.found) as found:
        finder.find(of(laptop()))
    assert found.args[0].frontier is not None


def test_too_many_dependencies_are_a_sentence(qtbot, finder, monkeypatch):
    def tangled(_space):
        raise worker.TooTangled("Too many dependencies hang together to follow them all.")

    monkeypatch.setattr(worker, "count", tangled)
    with qtbot.waitSignal(finder.found) as found:
        finder.find(of(laptop()))
    assert found.args[0].problem.startswith("Too many dependencies")


def test_a_mistake_of_ours_is_a_calm_sentence_and_is_noted(qtbot, finder, monkeypatch):
    def broken(_space, _stopped):
        raise ZeroDivisionError

    monkeypatch.setattr(worker, "study", broken)
    with qtbot.captureExceptions() as noted, qtbot.waitSignal(finder.found) as found:
        finder.find(of(laptop()))
    assert "Your packages are safe" in found.args[0].problem
    assert noted[0][0] is ZeroDivisionError


def test_a_space_without_issues_needs_no_thread(finder):
    heard = []
    finder.found.connect(heard.append)
    finder.find(of(laptop()[:1]))
    assert "settles all issues" in heard[0].problem
    assert at_work() == []


def test_closing_the_workbook_leaves_no_thread(qtbot, window, make_workbook, slow):
    assert window.open(make_workbook(*laptop()))

    window.view.preparation.show_tab(kind_of("packages"))
    assert len(at_work()) == 1
    window.close_workbook()
    assert at_work() == []


def test_another_tab_leaves_no_thread_and_coming_back_goes_on(qtbot, window, make_workbook, slow):

    assert window.open(make_workbook(*laptop()))
    window.view.preparation.show_tab(kind_of("packages"))
    tab = window.view.preparation.tab
    window.view.preparation.show_tab(kind_of("situation"))
    assert at_work() == []
    slow.set()
    window.view.preparation.show_tab(kind_of("packages"))
    qtbot.waitUntil(lambda: len(tab.view.chart.picture.points) == 4)
