"""Copies of an open workbook, made through SQLite and put in place whole or not at all."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import suppress
from pathlib import Path

from negdesk.i18n import tr
from negdesk.store import connection as connections
from negdesk.store import errors
from negdesk.store.errors import Refused
from negdesk.store.opening import clear_leftovers

TEMPORARY = ".negdesk-"


def copy_out(connection: sqlite3.Connection, source: Path, target: Path) -> None:
    """Put a compact copy of an open workbook at the target, replacing what is there.

    The workbook itself, and a workbook that is open elsewhere, are not replaced.
    """
    target = Path(os.path.realpath(target))
    _check_target(source, target)
    try:
        temporary = vacuum_into(connection, target.parent)
        try:
            put_in_place(temporary, target)
        except BaseException:
            discard(temporary)
            raise
    except (sqlite3.Error, UnicodeDecodeError, OSError) as error:
        raise errors.not_copied(error, target.name) from error


def _check_target(source: Path, target: Path) -> None:
    with suppress(OSError, ValueError):
        if os.path.samefile(source, target):
            raise Refused(
                tr("“{name}” is the open workbook itself; choose another name.").format(
                    name=target.name
                )
            )
    if target.is_dir():
        raise Refused(tr("“{name}” is a folder; choose another name.").format(name=target.name))


def vacuum_into(connection: sqlite3.Connection, folder: Path) -> Path:
    """Return a finished copy under a temporary name, on the disk, readable by its owner."""
    handle, name = tempfile.mkstemp(prefix=TEMPORARY, suffix=".tmp", dir=folder)
    os.close(handle)
    temporary = Path(name)
    try:
        # SQLite takes an empty file for a missing one; this one has the owner's rights.
        connection.execute("VACUUM INTO ?", (connections.uri(temporary, "mode=rwc"),))
        sync(temporary)
    except BaseException:
        discard(temporary)
        raise
    return temporary


def put_in_place(temporary: Path, target: Path) -> None:
    """Give a finished file its name, without the journals of what stood there."""
    clear_leftovers(target)
    os.replace(temporary, target)
    sync_folder(target.parent)


def discard(temporary: Path) -> None:
    """Take an unfinished file away."""
    for ending in ("", "-journal"):
        with suppress(OSError):
            temporary.with_name(temporary.name + ending).unlink()


def sync(path: Path) -> None:
    """Wait until a closed file is on the disk."""
    handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network disks cannot
            os.fsync(handle)
    finally:
        os.close(handle)
