"""What every test gets: a home of its own, no network, and no widgets left over."""

from __future__ import annotations

import gc
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from negdesk.ui import immortal

immortal.protect()
# As in the window (ui/garbage.py): never in a thread; `no_widgets_left` collects.
gc.disable()
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LANGUAGE"] = "C"

_HOMES = {
    "HOME": ".",
    "USERPROFILE": ".",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    "XDG_DATA_HOME": "data",
    "XDG_CONFIG_HOME": "config",
    "XDG_STATE_HOME": "state",
    "XDG_CACHE_HOME": "cache",
    "XDG_DOCUMENTS_DIR": "documents",
}


def pytest_collection_finish() -> None:
    """Leave what has been imported out of every collection to come: it stays."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep every test away from the files of whoever runs it."""
    folder = tmp_path_factory.mktemp("home")
    for name, part in _HOMES.items():
        (folder / part).mkdir(exist_ok=True)
        monkeypatch.setenv(name, str(folder / part))
    return folder


@pytest.fixture(autouse=True)
def no_system_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Print the same on every computer, whatever fonts it has."""
    from negdesk.report import system_fonts

    monkeypatch.setattr(system_fonts, "files", tuple)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail the test that tries to reach a network."""
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def refuse(self: socket.socket) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            pytest.fail("a connection to a network was tried")

    def guarded(self: socket.socket, address: Any) -> None:
        refuse(self)
        connect(self, address)

    def guarded_ex(self: socket.socket, address: Any) -> int:
        refuse(self)
        return connect_ex(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_ex)


@pytest.fixture(autouse=True)
def no_widgets_left() -> Iterator[None]:
    """Delete what is marked for deletion, which pytest-qt leaves alive (known segfaults)."""
    yield
    widgets: Any = sys.modules.get("PySide6.QtWidgets")
    app = widgets.QApplication.instance() if widgets else None
    if app is None:
        return
    from PySide6.QtCore import QCoreApplication, QEvent

    for widget in app.topLevelWidgets():
        if widget.isModal():
            widget.close()
    for widget in app.topLevelWidgets():
        if widget.parent() is None:
            widget.close()
            widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    app.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
