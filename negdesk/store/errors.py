"""What the world may do to a workbook, each in a sentence with a way out.

A sentence says what happened, what is safe and what to do next. SQLite errors that no
person can act on are not translated: they are our bugs.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from negdesk.i18n import tr
from negdesk.model.errors import Condition as Condition


class Missing(Condition):
    """There is no such file, or it cannot be reached."""


class NotAWorkbook(Condition):
    """The file is something else; it was not touched."""


class TooNew(Condition):
    """The file was made by a newer negdesk."""


class Damaged(Condition):
    """The file is a workbook and cannot be read whole."""


class Locked(Condition):
    """Another program is using the file."""


class ReadOnly(Condition):
    """The file is open for reading only, or its place cannot be written."""


class Full(Condition):
    """There is no room left."""


class Moved(Condition):
    """The open file was moved, deleted or replaced."""


class Refused(Condition):
    """What was asked for would overwrite or endanger something."""


class NotWritten(Condition):
    """The disk would not take what was to be saved."""


_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_RIGHT = {errno.EACCES, errno.EPERM, errno.EROFS}


def code_of(error: Exception) -> int:
    """Return SQLite's extended code of an error; 0 if it has none."""
    return getattr(error, "sqlite_errorcode", None) or 0


def of_sqlite(error: sqlite3.Error | UnicodeDecodeError, path: Path) -> Condition | None:
    """Return the condition of the world behind an SQLite error; None if it is a bug."""
    if isinstance(error, UnicodeDecodeError):
        # Python could not read SQLite's words, because they quote damaged bytes of the file.
        return damaged(path.name)
    code = code_of(error)
    name = path.name
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return Moved(
            tr(
                "“{name}” was moved, deleted or replaced while it was open. Your last change is"
                " not saved; all of it is still here. Save a copy under another name."
            ).format(name=name)
        )
    match code & 0xFF:
        case sqlite3.SQLITE_FULL:
            return full(name)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return Locked(
                tr(
                    "Another program is using “{name}”. What was saved before is safe."
                    " Close the other program and try again."
                ).format(name=name)
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return read_only(name)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return damaged(name)
        case sqlite3.SQLITE_IOERR | sqlite3.SQLITE_CANTOPEN:
            return NotWritten(
                tr(
                    "The disk could not read or write “{name}”. What was saved before is safe."
                    " Look whether the disk is connected and has room, then try again."
                ).format(name=name)
            )
    return None


def of_os(error: OSError, path: Path) -> Condition:
    """Return the condition of the world behind an error of the system."""
    name = path.name
    if error.errno in _NO_ROOM:
        return full(name)
    if error.errno in _NO_RIGHT:
        return Refused(
            tr("“{name}” cannot be used: permission is missing. Nothing was changed.").format(
                name=name
            )
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return missing(path)
    if isinstance(error, FileExistsError):
        return exists(name)
    return NotWritten(
        tr("“{name}” cannot be used: {reason}. Nothing was changed.").format(
            name=name, reason=error.strerror or type(error).__name__
        )
    )


@contextmanager
def conditions(path: Path) -> Iterator[None]:
    """Turn errors of SQLite and the system into conditions of the world."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        condition = of_sqlite(error, path)
        if condition is None:
            raise
        raise condition from error
    except OSError as error:
        raise of_os(error, path) from error


def full(name: str) -> Full:
    """Return what is said when the disk is full."""
    return Full(
        tr(
            "Disk full: the last change is not saved in “{name}”. What was saved before is safe."
            " Make room and try again."
        ).format(name=name)
    )


def read_only(name: str) -> ReadOnly:
    """Return what is said when a workbook takes no changes."""
    return ReadOnly(
        tr(
            "“{name}” is open for reading only, so the change is not saved. The file is as it"
            " was. Save a copy to work on."
        ).format(name=name)
    )


def damaged(name: str) -> Damaged:
    """Return what is said when a workbook cannot be read whole."""
    return Damaged(
        tr(
            "“{name}” is damaged and cannot be read whole. It was not changed. Restore the"
            " latest backup; keep the damaged file."
        ).format(name=name)
    )


def missing(path: Path) -> Missing:
    """Return what is said when there is no file."""
    if path.parent.is_dir():
        return Missing(
            tr("There is no file “{name}” in {folder}. It may have been moved or renamed.").format(
                name=path.name, folder=path.parent.absolute()
            )
        )
    return Missing(
        tr("There is no folder {folder}. Is the disk it lies on connected?").format(
            folder=path.parent.absolute()
        )
    )


def exists(name: str) -> Refused:
    """Return what is said rather than overwriting a file."""
    return Refused(
        tr("There is a file “{name}” already. It was not touched; choose another name.").format(
            name=name
        )
    )


def not_copied(error: Exception, name: str) -> Condition:
    """Return what is said when a copy could not be made; the workbook itself is untouched."""
    code = code_of(error)
    if getattr(error, "errno", None) in _NO_ROOM or code & 0xFF == sqlite3.SQLITE_FULL:
        return Full(
            tr(
                "Disk full: “{name}” was not made. The workbook and older copies are untouched."
                " Make room and try again."
            ).format(name=name)
        )
    if code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return damaged(name)
    reason = getattr(error, "strerror", None) or tr("the disk would not take it")
    return NotWritten(
        tr("“{name}” was not made: {reason}. The workbook and older copies are untouched.").format(
            name=name, reason=reason
        )
    )
