"""Garbage is collected in the window's thread only."""

from __future__ import annotations

import gc
from threading import Thread, get_ident

import pytest

from negdesk.ui.garbage import Garbage


class Circle:
    died_in: list[int] = []  # noqa: RUF012

    def __init__(self):
        self.itself = self

    def __del__(self):
        self.died_in.append(get_ident())


@pytest.fixture
def garbage(qapp):
    was = gc.isenabled()
    Circle.died_in.clear()
    gc.collect()
    made = Garbage()
    yield made
    made.stop()
    if not was:
        gc.disable()


def busy():
    """Return so much that Python would have collected on the way."""
    return [[number] for number in range(5 * gc.get_threshold()[0])]


def test_no_thread_but_the_windows_collects(garbage):
    Circle()
    kept = []
    thread = Thread(target=lambda: kept.append(busy()))
    thread.start()
    thread.join()
    assert kept
    assert Circle.died_in == []
    assert garbage.collect() > 0
    assert Circle.died_in == [get_ident()]


def test_it_collects_by_itself_while_events_are_handled(garbage, qtbot):
    Circle()
    kept = busy()
    qtbot.waitUntil(lambda: Circle.died_in == [get_ident()])
    assert kept


def test_python_collects_again_once_it_has_stopped(garbage):
    garbage.stop()
    assert gc.isenabled()
