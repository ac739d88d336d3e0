"""The Packages tab, on any rows and on the laptop."""

from __future__ import annotations

import threading
import time

import pytest

from negdesk.model.actions import add
from negdesk.ui.background import Superseded
from negdesk.ui.packages import worker
from negdesk.ui.tabs.packages import Packages
from tests.ui.packages.package_rows import LEVELS, laptop, package


def settled(tab):
    return not tab.finder.working and tab.finder.running == 0


@pytest.fixture
def open_tab(qtbot, desk, open_tab_of):
    def make(rows=None, scope=""):
        scope = scope or desk.document.negotiations[0].id
        if rows is not None:
            scope = rows[0].id
            desk.apply(add("x", *rows))
        tab = open_tab_of(Packages, scope)
        qtbot.waitUntil(lambda: settled(tab))
        return tab

    return make


@pytest.fixture
def laptops(open_tab):
    rows = [*laptop(**LEVELS), *package("Cash", [2, 1, 0])]
    return open_tab([*rows, *package("Plan", [0, 2, 1], position=1, kind="opening")])


@pytest.fixture
def slow(monkeypatch):
    """A study that goes on until it is stopped, or let go."""
    let_go = threading.Event()
    real = worker.study

    def wait(space, stopped):
        while not stopped.is_set() and not let_go.is_set():
            time.sleep(0.002)
        if stopped.is_set():
            raise Superseded
        return real(space, stopped)

    monkeypatch.setattr(worker, "study", wait)
    yield let_go
    let_go.set()
