"""Backups: whole copies that were checked, hashed and put in the user's data folder.

Each workbook has a folder of its own there. A backup is named by its sequence number and
its time; beside it stands its SHA-256 in the form that `sha256sum -c` reads. The number
gives the order: clocks are set back.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path

from negdesk.i18n import tr
from negdesk.store import connection as connections
from negdesk.store import errors
from negdesk.store.beside import Tell, copied_beside
from negdesk.store.check import check
from negdesk.store.copies import (
    TEMPORARY,
    discard,
    put_in_place,
    sync,
    sync_folder,
    vacuum_into,
)
from negdesk.store.errors import Condition, Damaged
from negdesk.store.opening import clear_leftovers
from negdesk.store.workbook_file import WorkbookFile

_NAME = re.compile(r"(\d{6,})-(\d{8}T\d{6})\.negdesk")
_STAMP = "%Y%m%dT%H%M%S"
_STALE_SECONDS = 24 * 60 * 60


def back_up(file: WorkbookFile, folder: Path, now: datetime) -> Path:
    """Add a backup of an open workbook, thin the older ones, and return the new one.

    A Condition says why there is none; older backups and the workbook are then untouched.
    """
    return _added(file.path, folder, now, lambda place: vacuum_into(file.connection, place))


def back_up_beside(path: Path, folder: Path, now: datetime, tell: Tell) -> Path:
    """Add a backup as `back_up` does, of a file that is written to meanwhile, in any thread.

    `tell` hears how far it is and may raise to end it.
    """
    return _added(path, folder, now, lambda place: copied_beside(path, place, tell))


def _added(path: Path, folder: Path, now: datetime, copied: Callable[[Path], Path]) -> Path:
    place = folder_of(folder, path)
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        _sweep(place)
        target = place / f"{_next_number(place):06d}-{now.strftime(_STAMP)}.negdesk"
        temporary = copied(place)
        try:
            _expect_sound(temporary, path.name)
            _record(target, _digest(temporary))
            put_in_place(temporary, target)
        except BaseException:
            discard(temporary)
            raise
        thin(folder, path, now)
    except (sqlite3.Error, UnicodeDecodeError, OSError) as error:
        raise errors.not_copied(error, tr("the backup")) from error
    return target


def folder_of(folder: Path, workbook: Path) -> Path:
    """Return the folder of one workbook's backups, which no other workbook shares."""
    path = os.path.realpath(workbook)
    digest = hashlib.sha256(os.fsencode(path)).hexdigest()[:12]
    stem = re.sub(r"[^\w-]+", "_", Path(path).stem, flags=re.ASCII)[:40].strip("_")
    return folder / f"{stem or 'workbook'}-{digest}"


def backups(folder: Path, workbook: Path) -> list[Path]:
    """Return the backups of a workbook, oldest first by number, never by clock."""
    return [path for _, path in _numbered(folder_of(folder, workbook))]


def made_at(backup: Path) -> datetime | None:
    """Return when a backup was made, as its name says; None for any other file."""
    named = _NAME.fullmatch(backup.name)
    try:
        return datetime.strptime(named[2], _STAMP) if named else None
    except ValueError:
        return None


def thin(folder: Path, workbook: Path, now: datetime) -> None:
    """Keep all of two days, then one a day, a week, a month; the newest always."""
    kept: set[str] = set()
    for index, path in enumerate(reversed(backups(folder, workbook))):
        slot = _slot(path, now)
        if index and slot in kept:
            with suppress(OSError):
                path.unlink()
                digest_path(path).unlink(missing_ok=True)
        kept.add(slot)


def _slot(path: Path, now: datetime) -> str:
    """Return the span of time of which one backup is enough."""
    at = made_at(path)
    if at is None or now - at < timedelta(days=2):
        return path.name
    if now - at < timedelta(days=31):
        return f"{at:%Y-%m-%d}"
    if now - at < timedelta(days=183):
        return "{}-{}".format(*at.isocalendar())
    return f"{at:%Y-%m} "


def _numbered(place: Path) -> list[tuple[int, Path]]:
    try:
        names = os.listdir(place)
    except OSError:
        return []
    found = ((_NAME.fullmatch(name), place / name) for name in names)
    return sorted((int(named[1]), path) for named, path in found if named)


def _next_number(place: Path) -> int:
    return max((number for number, _ in _numbered(place)), default=0) + 1


def _sweep(place: Path) -> None:
    """Take away what a killed backup left; a young one may still be in the making."""
    for name in os.listdir(place):
        path = place / name
        with suppress(OSError):
            half = name.startswith(TEMPORARY) or _is_hash_of_nothing(path)
            # The clock may have been set back since.
            if half and abs(time.time() - path.stat().st_mtime) > _STALE_SECONDS:
                path.unlink()


def _is_hash_of_nothing(path: Path) -> bool:
    return path.suffix == ".sha256" and not path.with_suffix("").exists()


def _expect_sound(copy: Path, name: str) -> None:
    with closing(connections.connect(copy, read_only=True)) as connection:
        answer = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if answer is None or answer[0] != "ok":
        raise errors.damaged(name)


def digest_path(backup: Path) -> Path:
    """Return where the hash of a backup is recorded."""
    return backup.with_name(f"{backup.name}.sha256")


def _digest(path: Path) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _record(backup: Path, digest: str) -> None:
    """Write the hash before the backup gets its name: a backup without one proves nothing."""
    path = digest_path(backup)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="ascii", newline="\n") as file:
        file.write(f"{digest}  {backup.name}\n")
        file.flush()
        os.fsync(file.fileno())


def _recorded(backup: Path) -> str:
    """Return the recorded hash of a file; "" if none was recorded."""
    try:
        text = digest_path(backup).read_text(encoding="ascii", errors="replace")
    except FileNotFoundError:
        return ""
    return text.split()[0] if text.strip() else "?"


def verify(backup: Path) -> None:
    """Raise Damaged unless a backup is byte for byte what was made.

    A copy without a recorded hash is looked through instead, which proves less.
    """
    with errors.conditions(backup):
        recorded = _recorded(backup)
        if recorded and recorded != _digest(backup):
            raise _changed(backup.name)
    if not recorded and (problems := check(backup)):
        raise Damaged(" ".join(problems[:3]))


def restore(backup: Path, to: Path) -> None:
    """Make a workbook of a proven backup; an existing file is refused, never replaced."""
    to = Path(os.path.abspath(to))
    if os.path.lexists(to):
        raise errors.exists(to.name)
    if not to.parent.is_dir():
        raise errors.missing(to)
    verify(backup)
    try:
        _copy(backup, to)
    except OSError as error:
        raise errors.not_copied(error, to.name) from error


def _copy(backup: Path, to: Path) -> None:
    handle, name = tempfile.mkstemp(prefix=TEMPORARY, suffix=".tmp", dir=to.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        shutil.copyfile(backup, temporary)
        sync(temporary)
        recorded = _recorded(backup)
        if recorded and recorded != _digest(temporary):
            raise _changed(backup.name)
        clear_leftovers(to)
        _name_new(temporary, to)
        sync_folder(to.parent)
    finally:
        discard(temporary)


def _name_new(temporary: Path, to: Path) -> None:
    """Give a file its name unless something has taken that name meanwhile."""
    try:
        os.link(temporary, to)
    except FileExistsError:
        raise errors.exists(to.name) from None
    except OSError:  # a disk without hard links
        if os.path.lexists(to):
            raise errors.exists(to.name) from None
        os.replace(temporary, to)


def _changed(name: str) -> Condition:
    return Damaged(
        tr(
            "The backup “{name}” is no longer what was saved, so it was not used."
            " Nothing was changed; choose another backup."
        ).format(name=name)
    )
