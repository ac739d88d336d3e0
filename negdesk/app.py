"""The window's composition root: everything the window needs is made and joined here."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QLocale, QSocketNotifier, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from negdesk import __version__
from negdesk.i18n import tr
from negdesk.model.numbers import NumberStyle
from negdesk.ui.faults import FaultLog
from negdesk.ui.garbage import Garbage
from negdesk.ui.inputs.text import OneHistory
from negdesk.ui.places import Places
from negdesk.ui.theme import Theme
from negdesk.ui.window import Window


def main(path: Path | None = None, sample: bool = False) -> int:
    """Open the window, on a workbook, on the sample, or on the start page."""
    missing = _no_display()
    if missing:
        print(missing, file=sys.stderr)
        return 1
    app = application()
    places = Places.of_user()
    window = make_window(app, places)
    log = FaultLog(places.logs, lambda: _say_fault(window))
    log.install()
    app.commitDataRequest.connect(
        lambda _manager: window.flush(), Qt.ConnectionType.DirectConnection
    )
    garbage = Garbage(window)
    end = _on_signals(window)
    if sample:
        window.open_sample()
    elif path is not None:
        window.open(path)
    else:
        window.show_start()
    window.show()
    if log.last_crash:
        _say_crash(window, log.last_crash)
    try:
        return app.exec()
    finally:
        end()
        garbage.stop()
        window.flush()
        window.close_workbook()
        log.close()
        sys.excepthook = sys.__excepthook__


def application() -> QApplication:
    """Return the one QApplication, with its names."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(["negdesk"])
    app.setApplicationName("negdesk")
    app.setApplicationDisplayName("negdesk")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("negdesk")
    return app


def make_window(app: QApplication, places: Places) -> Window:
    """Return a window with the reader's ways, a clock and fresh ids."""
    locale = QLocale()
    style = NumberStyle(locale.decimalPoint(), locale.groupSeparator())
    window = Window(Theme(app), places, style, lambda: uuid4().hex, datetime.now)
    app.focusChanged.connect(HistoryKeys(window).follow)
    return window


class HistoryKeys(OneHistory):
    """Keeps undo and redo for the window, in whatever has the focus.

    As a filter on the application it would see every event of every object: a call into
    Python for each, and a wrapper for each kind of object (measured: a third of the start).
    """

    def follow(self, old: QWidget | None, new: QWidget | None) -> None:
        """Move from what had the focus to what has it now."""
        if old is not None:
            old.removeEventFilter(self)
        if new is not None:
            new.installEventFilter(self)


def _say_fault(window: Window) -> None:
    words = tr(
        "Something went wrong in negdesk, not in your data. What is marked as saved is safe, "
        "and you can go on."
    )
    window.banners.say("fault", words, "warn")


def _say_crash(window: Window, report: str) -> None:
    def show() -> None:
        from negdesk.ui.crash_report import show_report

        show_report(window, report)

    words = tr("negdesk ended unexpectedly last time. What was marked as saved is safe.")
    window.banners.say("ended", words, "warn", (tr("Show what would be reported"), show))


def _no_display() -> str:
    """Return a sentence when there is plainly no screen; Qt itself would abort."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return ""
    display = os.environ.get("DISPLAY", "")
    if os.environ.get("WAYLAND_DISPLAY") or (display and not _dead(display)):
        return ""
    return tr(
        "There is no screen to open a window on. The commands work without one: see negdesk --help."
    )


def _dead(display: str) -> bool:
    """Say whether a display of this machine has nobody behind it."""
    host, _, number = display.rpartition(":")
    if host not in ("", "unix") or not number:
        return False
    socket = f"/tmp/.X11-unix/X{number.partition('.')[0]}"
    if os.path.exists(socket):
        return False
    try:
        listed = Path("/proc/net/unix").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return f"@{socket}\n" not in listed


def _on_signals(window: Window) -> Callable[[], None]:
    """Leave in good order when the system asks for it; return what undoes this."""
    wanted = [signal.SIGTERM, signal.SIGINT]

    def leave(*_about: object) -> None:
        window.leave()
        QApplication.quit()

    if sys.platform == "win32":
        # No pipe can wake Qt there; an idle timer lets Python see its signals.
        timer = QTimer(window, interval=500)
        timer.timeout.connect(lambda: None)
        timer.start()
        before = {number: signal.signal(number, leave) for number in wanted}
        return lambda: _restore(before)
    # Python's own handlers only run between two lines of Python; the pipe wakes Qt at once.
    reading, writing = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
    woken = signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    notifier = QSocketNotifier(reading, QSocketNotifier.Type.Read, window)
    notifier.activated.connect(leave)
    before = {number: signal.signal(number, lambda *_: None) for number in wanted}

    def undo() -> None:
        notifier.setEnabled(False)
        signal.set_wakeup_fd(woken)
        _restore(before)
        os.close(reading)
        os.close(writing)

    return undo


def _restore(before: dict[signal.Signals, Any]) -> None:
    for number, handler in before.items():
        signal.signal(number, handler)
