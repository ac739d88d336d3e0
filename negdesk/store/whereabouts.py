"""Which file a path means, and where an open file went that is no longer there.

Nothing here opens a file: closing it again would drop SQLite's locks.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from negdesk.store import errors

# A folder of a hundred thousand files must not keep anybody waiting.
_MOST_ENTRIES = 20_000


def resolved(path: Path) -> Path:
    """Return the file itself, behind all links and as its folder spells it; Missing if none."""
    try:
        return _spelled(Path(os.path.realpath(path, strict=True)))
    except (OSError, ValueError) as error:
        # ValueError: a NUL, which no file name can hold.
        if isinstance(error, OSError) and not isinstance(error, FileNotFoundError):
            raise errors.of_os(error, path) from error
        raise errors.missing(path) from error


def _spelled(path: Path) -> Path:
    """Return one name for all that lead to this file within its folder.

    A disk may take two spellings for one, and a file may have two names. The lock and
    SQLite's journal go by the name, so two of them would be two locks and two journals.
    """
    status = path.stat()
    try:
        if status.st_nlink == 1 and path.name in os.listdir(path.parent):
            return path
        with os.scandir(path.parent) as entries:
            names = [entry.name for entry in entries if entry.inode() == status.st_ino]
    except OSError:
        return path  # a folder that may be entered and not be read
    # Hidden names last: they are somebody's work in progress.
    names.sort(key=lambda name: (name.startswith("."), name))
    return path.with_name(names[0]) if names else path


def is_at(path: Path, status: os.stat_result) -> bool:
    """Say whether a file still stands at its path."""
    try:
        return os.path.samestat(os.stat(path), status)
    except OSError:
        return False


def found_again(path: Path, status: os.stat_result) -> Path | None:
    """Return where a file stands now, if that is near the place where it was."""
    for entry in islice(_nearby(path.parent), _MOST_ENTRIES):
        with suppress(OSError):
            if entry.inode() == status.st_ino and os.path.samestat(entry.stat(), status):
                return Path(entry.path)
    return None


def _nearby(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Go through a folder, the folders in it, its parent, and the folders beside it."""
    for start in (folder, folder.parent):
        inner = []
        for entry in _entries(start):
            if entry.is_dir(follow_symlinks=False):
                inner.append(entry.path)
            else:
                yield entry
        for each in inner:
            yield from _entries(each)


def _entries(folder: Path | str) -> Iterator[os.DirEntry[str]]:
    with suppress(OSError), os.scandir(folder) as entries:
        yield from entries
