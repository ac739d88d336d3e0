"""A connection to one file with the settings that keep it safe."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

# DESIGN.md, "The file", says why each.
_PRAGMAS = (
    "locking_mode = NORMAL",
    "synchronous = EXTRA",
    "foreign_keys = ON",
    "secure_delete = ON",
    "cell_size_check = ON",
    "temp_store = MEMORY",
    "mmap_size = 0",
)
BUSY_MILLISECONDS = 5000
# SQLite writes beside the file under its name and "-journal".
LONGEST_NAME = 255 - len("-journal")


def uri(path: Path, mode: str) -> str:
    """Return the address of exactly this file: every odd byte percent-encoded.

    A plain path would make a missing file, and a `?` in one would open a different file.
    """
    plain = os.fsencode(path.absolute())
    if os.sep == "\\":
        plain = b"/" + plain.replace(b"\\", b"/")
    return f"file://{quote(plain)}?{mode}"


def connect(path: Path, *, read_only: bool, immutable: bool = False) -> sqlite3.Connection:
    """Return a connection to an existing file, its schema not trusted; nothing is read yet."""
    mode = "mode=ro" if read_only else "mode=rw"
    if immutable:
        mode += "&immutable=1"
    connection = sqlite3.connect(
        uri(path, mode),
        uri=True,
        timeout=BUSY_MILLISECONDS / 1000,
        isolation_level=None,
        cached_statements=256,
    )
    try:
        # Before anything is read: what a foreign schema holds must not run.
        connection.execute("PRAGMA trusted_schema = OFF")
    except BaseException:
        connection.close()
        raise
    return connection


def in_memory(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Return a connection to a copy in memory, and close the one to the file."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    try:
        copy.execute("PRAGMA trusted_schema = OFF")
        connection.backup(copy)
        settle(copy)
    except BaseException:
        copy.close()
        raise
    connection.close()
    return copy


def settle(connection: sqlite3.Connection) -> None:
    """Apply the settings of an open workbook."""
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def journal_mode(connection: sqlite3.Connection) -> str:
    """Ask for the rollback journal and return what we got."""
    return str(connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]).lower()


def number(connection: sqlite3.Connection, pragma: str) -> int:
    """Return the value of a pragma that is a number."""
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])
