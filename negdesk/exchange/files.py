"""Files read with a limit, and written whole or not at all."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from negdesk.exchange.json_text import SIZE_LIMIT, InterchangeError, too_large
from negdesk.i18n import tr
from negdesk.model.errors import Condition


class NotWritten(Condition):
    """A file could not be written; what stood there before is untouched."""


class NotRead(Condition):
    """A file could not be read."""


def read_bytes(path: Path, limit: int) -> bytes:
    """Return the bytes of a file, at most one more than the limit; NotRead says why not."""
    try:
        with path.open("rb") as file:
            return file.read(limit + 1)
    except (OSError, ValueError) as error:
        text = tr("{path} cannot be read: {reason}.")
        raise NotRead(text.format(path=path, reason=reason(error, path))) from error


def read_text(path: Path) -> str:
    """Return the text of a JSON file, in whichever Unicode encoding; Condition says why not."""
    data = read_bytes(path, SIZE_LIMIT)
    if len(data) > SIZE_LIMIT:
        raise too_large()
    try:
        return data.decode(json.detect_encoding(data))
    except UnicodeDecodeError as error:
        raise InterchangeError(tr("This file is not text, so it is not a negotiation.")) from error


def write_bytes(path: Path, data: bytes) -> None:
    """Put the data at the path at once: all of it, or what stood there before."""
    try:
        _replace(path, data)
    except (OSError, ValueError) as error:
        text = tr("{path} was not written: {reason}. What was there is unchanged.")
        raise NotWritten(text.format(path=path, reason=reason(error, path))) from error


def same_file(path: Path, other: Path) -> bool:
    """Say whether two paths lead to one file, without opening either."""
    with suppress(OSError, ValueError):
        return os.path.samefile(path, other)
    return False


def refuse_reading(path: Path, workbook: Path) -> None:
    """Raise NotRead for the open workbook: a second open would drop our locks on it."""
    if same_file(path, workbook):
        raise NotRead(tr("{path} is the workbook itself.").format(path=path))


def refuse_overwriting(path: Path, workbook: Path) -> None:
    """Raise NotWritten for any workbook: an export never takes the place of one."""
    if path.suffix.lower() == ".negdesk" or same_file(path, workbook):
        text = tr("{path} is a workbook, so nothing was written over it.")
        if not os.path.lexists(path):
            text = tr("{path} would be the name of a workbook, so nothing was written there.")
        raise NotWritten(text.format(path=path))


def reason(error: Exception, path: Path) -> str:
    """Return in words why a file cannot be read or written."""
    if isinstance(error, ValueError):
        return tr("this is not a possible file name")
    if isinstance(error, IsADirectoryError):
        return tr("it is a folder")
    if isinstance(error, FileNotFoundError):
        if path.parent.is_dir():
            return tr("there is no such file")
        return tr("there is no folder {folder}").format(folder=path.parent)
    if isinstance(error, PermissionError):
        return tr("permission is missing")
    return (getattr(error, "strerror", None) or str(error)).rstrip(".")


def _replace(path: Path, data: bytes) -> None:
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise IsADirectoryError
    if target.exists() and not (target.stat().st_mode & 0o222 and os.access(target, os.W_OK)):
        # Replacing would get around the read-only mark that somebody put on the file.
        raise PermissionError
    handle, temporary = tempfile.mkstemp(prefix=".negdesk-", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a loss of power, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
