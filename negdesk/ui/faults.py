"""What happens to our own mistakes: noted by type and place, never with anybody's words."""

from __future__ import annotations

import faulthandler
import logging
import platform
import re
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TextIO

from negdesk import __version__

_LIMIT = 256 * 1024


def describe(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return an exception's type and the places it came through, and nothing of its message."""
    places = [
        f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]
    return f"{kind.__module__}.{kind.__qualname__} at " + " > ".join(places[-12:])


def crash_report(dump: str) -> str:
    """Return what a crash left behind as it would be reported: no folders, no user's name."""
    places = re.sub(r'File "(?:[^"\n]*[/\\])?([^"\n]*)"', r'File "\1"', dump.strip())
    versions = f"negdesk {__version__}, Python {platform.python_version()}, {platform.platform()}"
    return f"{versions}\n\n{places}\n"


class FaultLog:
    """A log in the user's folder, opened when there is something to note."""

    def __init__(self, folder: Path, say: Callable[[], object]) -> None:
        """Call `say` after noting a fault, for a calm word to the user.

        `last_crash` is the report of the crash that ended the program last time, or "".
        """
        self.last_crash = ""
        self._folder = folder
        self._say = say
        self._logger: logging.Logger | None = None
        self._crashes: TextIO | None = None
        self._saying = False

    def install(self) -> None:
        """Take in what nobody caught, in Python and below it."""
        sys.excepthook = self.note
        threading.excepthook = self._note_in_thread
        try:
            crashes = self._folder / "crash.log"
            self.last_crash = _taken_from(crashes)
            self._crashes = crashes.open("a", encoding="utf-8")
            faulthandler.enable(self._crashes, all_threads=True)
        except OSError:
            self._crashes = None

    def close(self) -> None:
        """Let go of the files."""
        if self._crashes is not None:
            faulthandler.disable()
            self._crashes.close()
            self._crashes = None
        if self._logger is not None:
            for handler in self._logger.handlers[:]:
                self._logger.removeHandler(handler)
                handler.close()
            self._logger = None

    def note(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log one exception; the program goes on."""
        if issubclass(kind, KeyboardInterrupt):
            return
        with suppress(OSError):
            self._log().error("%s", describe(kind, trace))
        if not self._saying:
            # A fault while saying so must not go round in a circle.
            self._saying = True
            try:
                self._say()
            finally:
                self._saying = False

    def _note_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        with suppress(OSError):
            self._log().error("%s", describe(caught.exc_type, caught.exc_traceback))

    def _log(self) -> logging.Logger:
        if self._logger is None:
            from logging.handlers import RotatingFileHandler

            handler = RotatingFileHandler(
                self._folder / "negdesk.log", maxBytes=_LIMIT, backupCount=2, encoding="utf-8"
            )
            handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
            logger = logging.Logger("negdesk.window")
            logger.addHandler(handler)
            self._logger = logger
        return self._logger


def _taken_from(crashes: Path) -> str:
    """Return the report of the last crash, and put its dump where it is not met again."""
    if not crashes.exists() or not crashes.stat().st_size:
        return ""
    with crashes.open("rb") as file:
        dump = file.read(_LIMIT).decode("utf-8", "replace")
    crashes.replace(crashes.with_name("last-crash.log"))
    return crash_report(dump)
