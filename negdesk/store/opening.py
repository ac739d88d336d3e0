"""Making and opening a workbook file: what it is, who has it, whether we may write."""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from negdesk.i18n import tr
from negdesk.store import connection as connections
from negdesk.store import errors, schema
from negdesk.store.errors import Locked, NotAWorkbook, ReadOnly, Refused, TooNew
from negdesk.store.lock import Held, Lock, Unlockable, acquire, holder_of
from negdesk.store.sniff import APPLICATION_ID, foreign, sniff
from negdesk.store.whereabouts import resolved

_ALWAYS_CHECKED = 16 * 1024 * 1024
# What `integrity_check` says of a row that breaks a rule, not of the file.
OF_A_ROW = re.compile(r" value in |CHECK constraint failed")


@dataclass(slots=True)
class Opened:
    """What opening leads to; `why` says why it is for reading only.

    `breakable`: what looks like a lock may be set aside. `left_open`: whoever wrote to it last
    did not end properly.
    """

    path: Path
    connection: sqlite3.Connection
    lock: Lock | None = None
    read_only: bool = False
    why: str = ""
    version: int = schema.SCHEMA_VERSION
    breakable: bool = False

    @property
    def left_open(self) -> bool:
        """Say whether the last writer was killed or its computer went down."""
        return self.lock is not None and self.lock.left_over


def create_file(path: Path, now: datetime) -> Opened:
    """Make an empty workbook, open it and hold its lock."""
    path = resolved(path.parent) / path.name
    if too_long(path):
        raise Refused(_too_long_words().format(name=path.name))
    with errors.conditions(path):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    opened: Opened | None = None
    lock: Lock | None = None
    try:
        # The journal of a file that is gone would be played back into this one.
        clear_leftovers(path)
        lock = _lock_new(path, now)
        opened = Opened(path, connections.connect(path, read_only=False), lock)
        with errors.conditions(path):
            _fill(opened.connection)
    except BaseException:
        if opened is not None:
            opened.connection.close()
        if lock is not None:
            lock.release()
        with suppress(OSError):
            path.unlink()
        raise
    return opened


def _lock_new(path: Path, now: datetime) -> Lock:
    try:
        return acquire(path, now)
    except Held as held:
        raise Locked(held.holder.sentence()) from held
    except Unlockable as error:
        raise Refused(str(error)) from error


def _fill(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connections.settle(connection)
    connections.journal_mode(connection)
    schema.migrate(connection)


def clear_leftovers(path: Path) -> None:
    """Take away the journals of a file that stood here before."""
    for ending in ("-journal", "-wal", "-shm"):
        with suppress(OSError):
            path.with_name(path.name + ending).unlink()


def open_file(path: Path, now: datetime, *, read_only: bool, break_lock: bool) -> Opened:
    """Open a workbook to write, or to read only where it cannot be written."""
    path = resolved(path)
    lock: Lock | None = None
    why = "" if read_only else unwritable(path)
    breakable = False
    if not read_only and not why:
        try:
            lock = acquire(path, now, break_lock=break_lock)
        except Held as held:
            why, breakable = held.holder.sentence(), held.breakable
        except Unlockable as error:
            why, breakable = str(error), error.breakable
    try:
        opened = _connected(path, lock, read_only or bool(why), why)
        opened.breakable = breakable
        return opened
    except BaseException:
        if lock is not None:
            lock.release()
        raise


def unwritable(path: Path) -> str:
    """Return why a file cannot be written here, as far as can be seen from outside."""
    if too_long(path):
        return _too_long_words().format(name=path.name)
    try:
        protected = not path.stat().st_mode & 0o222 or not os.access(path, os.W_OK)
    except OSError as error:
        raise errors.of_os(error, path) from error
    if protected:
        return tr("The file is write-protected, so it is for reading only. Save a copy to edit.")
    if not os.access(path.parent, os.W_OK):
        return tr("Its folder cannot be written, so it is for reading only. Save a copy to edit.")
    return ""


def too_long(path: Path) -> bool:
    """Say whether the name leaves SQLite no room for its journal's name."""
    return len(os.fsencode(path.name)) > connections.LONGEST_NAME


def _too_long_words() -> str:
    return tr("The name “{name}” is too long to be saved safely. Give it a shorter one.")


def _connected(path: Path, lock: Lock | None, read_only: bool, why: str) -> Opened:
    # In our own hands already? Then reading its first bytes would drop SQLite's locks on it.
    ours = lock is None and holder_of(path).here
    wal = False if ours else sniff(path)
    opened = Opened(path, connections.connect(path, read_only=read_only), lock, read_only, why)
    try:
        if wal and read_only:
            _reach_wal(opened)
        opened.version = checked_version(opened.connection, path.name)
        if not wal:
            _expect_whole(opened)
        if not opened.read_only:
            _take_journal(opened)
        connections.settle(opened.connection)
        if not opened.read_only:
            _expect_sound(opened)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        opened.connection.close()
        raise _why_unopened(error, path) from error
    except BaseException:
        opened.connection.close()
        raise
    return opened


def _expect_whole(opened: Opened) -> None:
    """Notice a file that lacks its end, of which SQLite notices only whole pages."""
    pages = connections.number(opened.connection, "page_count")
    size = pages * connections.number(opened.connection, "page_size")
    with errors.conditions(opened.path):
        if opened.path.stat().st_size < size:
            raise errors.damaged(opened.path.name)


def _expect_sound(opened: Opened) -> None:
    """Notice torn pages before anything is written: a journal that was needed may be gone."""
    # Four milliseconds a megabyte; whoever has a huge file waits for it after a crash alone.
    if opened.path.stat().st_size > _ALWAYS_CHECKED and not opened.left_open:
        return
    for (answer,) in opened.connection.execute("PRAGMA integrity_check(20)"):
        # What is impossible in a row is set right when the row is read.
        if answer != "ok" and not OF_A_ROW.search(answer):
            raise errors.damaged(opened.path.name)


def _take_journal(opened: Opened) -> None:
    """Put back the rollback journal that another tool may have changed; else only read."""
    try:
        mode = connections.journal_mode(opened.connection)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        mode = ""
    if mode == "delete":
        return
    opened.connection.close()
    if opened.lock is not None:
        opened.lock.release()
    opened.lock, opened.read_only = None, True
    opened.why = tr("Another program has it open, so here it is for reading only.")
    opened.connection = connections.connect(opened.path, read_only=True)


def _reach_wal(opened: Opened) -> None:
    """Make a file in WAL mode readable where its companion files cannot be made."""
    try:
        connections.number(opened.connection, "schema_version")
    except sqlite3.OperationalError:
        log = opened.path.with_name(opened.path.name + "-wal")
        if log.exists() and log.stat().st_size:
            raise
        opened.connection.close()
        opened.connection = connections.connect(opened.path, read_only=True, immutable=True)


def checked_version(connection: sqlite3.Connection, name: str) -> int:
    """Return the version of a file whose schema is one of ours; else a Condition."""
    if connections.number(connection, "application_id") != APPLICATION_ID:
        raise foreign(name)
    version = connections.number(connection, "user_version")
    if not 1 <= version <= schema.SCHEMA_VERSION:
        raise TooNew(
            tr(
                "“{name}” has file version {theirs}; this negdesk reads up to version {ours}."
                " It was not changed. Install the newest negdesk to open it."
            ).format(name=name, theirs=version, ours=schema.SCHEMA_VERSION)
        )
    if schema.intruders(connection) or schema.shape(connection) != schema.SHAPES[version]:
        raise NotAWorkbook(
            tr(
                "“{name}” holds tables, views or triggers that are not negdesk's, so it was not"
                " opened and not changed. Ask whoever made it for an export as JSON."
            ).format(name=name)
        )
    return version


def _why_unopened(error: sqlite3.Error | UnicodeDecodeError, path: Path) -> errors.Condition:
    code = errors.code_of(error)
    if code & 0xFF == sqlite3.SQLITE_READONLY:
        return ReadOnly(
            tr(
                "“{name}” was left in the middle of a save and its place cannot be written."
                " Nothing is lost: copy it with its “-journal” file to where you may write."
            ).format(name=path.name)
        )
    return errors.of_sqlite(error, path) or errors.damaged(path.name)
