"""One writer a workbook: a lock file beside it that the system frees with the process.

The file is `.<name>.lock`. It says who writes (host, process, since when; no login name)
for the second opener to read. Only the system's lock counts: a file that was left over
is not a lock.
"""

from __future__ import annotations

import hashlib
import json
import os
import socket
import warnings
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from filelock import BaseFileLock, FileLock, SoftFileLock, Timeout

from negdesk.i18n import tr

_LONGEST_NAME = 255


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the lock, as far as the lock file says."""

    host: str = ""
    pid: int = 0
    since: str = ""

    @property
    def here(self) -> bool:
        """Say whether it is this very process."""
        return self.pid == os.getpid() and self.host == socket.gethostname()

    @property
    def elsewhere(self) -> bool:
        """Say whether it is known to be another computer."""
        return bool(self.host) and self.host != socket.gethostname()

    def sentence(self) -> str:
        """Return who is writing, for the second opener."""
        if not self.host:
            return tr("It is open in another window, so here it is for reading only.")
        if self.elsewhere:
            text = tr("It is open on {host} since {since}, so here it is for reading only.")
        else:
            text = tr(
                "It is open in another window (process {pid}) since {since}, so here it is for"
                " reading only."
            )
        return text.format(host=self.host, pid=self.pid, since=self.since)


class Held(Exception):
    """Somebody else has the lock, or seems to have it."""

    def __init__(self, holder: Holder, *, breakable: bool) -> None:
        """Say who, and whether the user may decide that nobody has it."""
        super().__init__(holder)
        self.holder = holder
        self.breakable = breakable


class Unlockable(Exception):
    """The lock file cannot be made; the text is a sentence that says why."""

    def __init__(self, text: str, *, breakable: bool = False) -> None:
        """Say whether what stands in its place may be set aside."""
        super().__init__(text)
        self.breakable = breakable


class Lock:
    """The held lock of one workbook; `left_over`: the last one was never let go."""

    def __init__(self, lock: BaseFileLock, path: Path, *, left_over: bool) -> None:
        """Keep a lock that is held."""
        self._lock = lock
        self._path = path
        self.left_over = left_over

    def release(self) -> None:
        """Let go and take the lock file away; safe to repeat."""
        if not self._lock.is_locked:
            return
        # While it is held: whoever waits for it notices that the file is gone and begins anew.
        with suppress(OSError):
            self._path.unlink()
        self._lock.release()
        if os.name == "nt":
            with suppress(OSError):
                self._path.unlink()


def lock_path(workbook: Path) -> Path:
    """Return where the lock file of a workbook stands."""
    name = f".{workbook.name}.lock"
    if len(os.fsencode(name)) > _LONGEST_NAME:
        digest = hashlib.sha256(os.fsencode(workbook.name)).hexdigest()
        name = f".negdesk-{digest[:16]}.lock"
    return workbook.parent / name


def holder_of(workbook: Path) -> Holder:
    """Return who signed the lock file of a workbook, whether or not it still counts."""
    return _read_holder(lock_path(workbook))


def acquire(workbook: Path, now: datetime, *, break_lock: bool = False) -> Lock:
    """Take the lock; `Held` says who has it, `Unlockable` why there can be none.

    `break_lock` sets aside the lock of another computer, and what is no lock of ours in its
    place. A lock that the system holds cannot be broken.
    """
    path = lock_path(workbook)
    if break_lock:
        _set_aside(path)
    left = _read_holder(path)
    if left.elsewhere:
        # Sync programs carry the file from one computer to the other, and not its lock.
        raise Held(left, breakable=True)
    left_over = path.is_file()
    lock = FileLock(path, timeout=0, mode=0o600, thread_local=False)
    try:
        with warnings.catch_warnings():
            # Some network disks know no such lock; then the file's existence has to do.
            warnings.simplefilter("ignore")
            lock.acquire()
    except Timeout:
        unsure = isinstance(lock, SoftFileLock)
        if unsure and break_lock:
            path.unlink(missing_ok=True)
            return acquire(workbook, now)
        raise Held(_read_holder(path), breakable=unsure) from None
    except OSError as error:
        raise _unlockable(path) from error
    _sign(path, now)
    return Lock(lock, path, left_over=left_over)


def _unlockable(path: Path) -> Unlockable:
    if path.is_dir() or path.is_symlink():
        text = tr(
            "Something that is no file, “{name}”, stands where its lock belongs, so here it is"
            " for reading only."
        )
        return Unlockable(text.format(name=path.name), breakable=True)
    return Unlockable(tr("Its folder cannot be written, so it is for reading only."))


def _sign(path: Path, now: datetime) -> None:
    holder = {
        "host": socket.gethostname(),
        "pid": os.getpid(),
        "since": now.isoformat(" ", "minutes"),
    }
    # Windows lets nobody write a locked file: there the holder stays unnamed.
    with suppress(OSError), open(path, "w", encoding="utf-8") as file:
        json.dump(holder, file)


def _read_holder(path: Path) -> Holder:
    try:
        if not path.is_file():
            return Holder()
        with open(path, "rb") as file:
            known = json.loads(file.read(4096))
        return Holder(str(known["host"])[:100], int(known["pid"]), str(known["since"])[:30])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return Holder()


def _set_aside(path: Path) -> None:
    with suppress(OSError):
        if path.is_symlink() or path.is_dir():
            path.rename(path.with_name(f"{path.name}.{os.getpid()}.aside"))
        elif _read_holder(path).elsewhere:
            path.unlink()
