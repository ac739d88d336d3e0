"""A whole file put in the place of a workbook, which is kept beside it under another name."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from negdesk.i18n import tr
from negdesk.model.rows import PARTS
from negdesk.store import connection as connections
from negdesk.store import errors
from negdesk.store.backup import restore, verify
from negdesk.store.copies import TEMPORARY, discard, sync_folder
from negdesk.store.errors import Locked, Refused
from negdesk.store.lock import Held, Lock, Unlockable, acquire
from negdesk.store.salvage import Tell, salvage
from negdesk.store.whereabouts import resolved


@dataclass(frozen=True, slots=True)
class Contents:
    """How much a workbook holds: negotiations, and the entries in all of them."""

    negotiations: int
    entries: int


def contents(path: Path) -> Contents:
    """Count what a workbook or a backup holds, open or not; a Condition if it cannot be read."""
    with errors.conditions(path), closing(connections.connect(path, read_only=True)) as connection:
        return counted(connection)


def counted(connection: sqlite3.Connection) -> Contents:
    """Count the rows behind a connection; a table that an older file lacks holds none."""
    known = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    parts = [_rows(connection, cls.TABLE) for cls in PARTS if cls.TABLE in known]
    return Contents(_rows(connection, "negotiation"), sum(parts))


def _rows(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])


def proven(backup: Path) -> Contents:
    """Return what a backup holds; Damaged unless it is byte for byte what was made."""
    verify(backup)
    return contents(backup)


def put_back(backup: Path, path: Path, now: datetime) -> Path | None:
    """Put a proven backup in the place of a closed workbook.

    Return where the workbook is kept that stood there, or None if there was none. On a Condition
    everything is where it was.
    """
    if os.path.lexists(path):
        return _replaced(path, now, lambda whole: restore(backup, whole))
    restore(backup, path)
    return None


def put_right(path: Path, now: datetime, tell: Tell) -> Path:
    """Put all that can be read of a closed workbook in its place; return where that is kept."""
    return _replaced(path, now, lambda whole: salvage(resolved(path), whole, now, tell))


def _replaced(path: Path, now: datetime, make: Callable[[Path], object]) -> Path:
    """Set a file aside for one that is made under another name first."""
    path = resolved(path)
    lock = _locked(path, now)
    whole = path.with_name(f"{TEMPORARY}{os.getpid()}-whole.tmp")
    discard(whole)
    try:
        make(whole)
        aside = set_aside(path, now)
        try:
            os.rename(whole, path)
        except OSError as error:
            os.rename(aside, path)
            raise errors.of_os(error, path) from error
        sync_folder(path.parent)
    finally:
        discard(whole)
        lock.release()
    return aside


def _locked(path: Path, now: datetime) -> Lock:
    try:
        return acquire(path, now)
    except Held as held:
        text = tr("“{name}” is open elsewhere. Close it there and try again. Nothing was changed.")
        raise Locked(text.format(name=path.name)) from held
    except Unlockable as error:
        raise Refused(str(error)) from error


def set_aside(path: Path, now: datetime) -> Path:
    """Rename a file and its journals out of the way, and return its new name."""
    aside = _free(path, now)
    with errors.conditions(path):
        for ending in ("-journal", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                os.rename(path.with_name(path.name + ending), aside.with_name(aside.name + ending))
        os.rename(path, aside)
    return aside


def _free(path: Path, now: datetime) -> Path:
    """Return a name that nothing has: with the day, and a number if that is taken."""
    stem = tr("{name} replaced {day}").format(name=path.stem, day=f"{now:%Y-%m-%d %H.%M}")
    aside, number = path.with_name(f"{stem}{path.suffix}"), 2
    while os.path.lexists(aside):
        aside = path.with_name(f"{stem} ({number}){path.suffix}")
        number += 1
    return aside
