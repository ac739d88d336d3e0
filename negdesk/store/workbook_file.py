"""One open workbook file: opened with care, read by negotiation, written by edits."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from negdesk.i18n import tr
from negdesk.model.edits import Change, Edit
from negdesk.model.rows import PARTS, Negotiation, Part, Row
from negdesk.store import connection as connections
from negdesk.store import errors, schema
from negdesk.store.copies import copy_out
from negdesk.store.errors import Condition, Moved
from negdesk.store.opening import Opened, create_file, open_file
from negdesk.store.repair import mended
from negdesk.store.values import CODECS, Codec, stored
from negdesk.store.whereabouts import found_again, is_at

Clock = Callable[[], datetime]


class WorkbookFile:
    """A workbook file. While it is open nothing else in this process may open its path."""

    def __init__(self, opened: Opened) -> None:
        """Take over what `create` or `open` made."""
        self.path = opened.path
        self.read_only = opened.read_only
        self.holder = opened.why
        self.breakable = opened.breakable
        self.left_open = opened.left_open
        self._status = os.stat(opened.path)
        self._connection = opened.connection
        self._lock = opened.lock
        self._problems: dict[str, None] = {}

    @classmethod
    def create(cls, path: Path, *, now: Clock = datetime.now) -> Self:
        """Make an empty workbook, readable by its owner alone; an existing file is refused."""
        return cls(create_file(path, now()))

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        break_lock: bool = False,
        before_migration: Callable[[WorkbookFile], object] | None = None,
        now: Clock = datetime.now,
    ) -> Self:
        """Open a workbook; where it cannot be written it is `read_only`, `holder` says why.

        `breakable` says whether opening it again with `break_lock` may help: that sets aside
        the lock of another computer. `left_open` says that its last writer was killed.
        An older file is shown to `before_migration` and then brought to the newest schema;
        one that cannot be written is brought there in memory and stays as it is.
        """
        opened = open_file(path, now(), read_only=read_only, break_lock=break_lock)
        file = cls(opened)
        try:
            if opened.version < schema.SCHEMA_VERSION:
                file._migrate(before_migration)
        except BaseException:
            file.close()
            raise
        return file

    def _migrate(self, before: Callable[[WorkbookFile], object] | None) -> None:
        if not self.read_only:
            try:
                self._migrate_file(before)
            except Condition as condition:
                self._only_read(condition)
        if self.read_only:
            # For reading it is enough to bring a copy in memory up to date.
            with errors.conditions(self.path):
                self._connection = connections.in_memory(self._connection)
                schema.migrate(self._connection)

    def _migrate_file(self, before: Callable[[WorkbookFile], object] | None) -> None:
        if before is not None:
            before(self)
        with errors.conditions(self.path):
            schema.migrate(self._connection)

    def _only_read(self, why: Condition) -> None:
        """Leave an older file as it is: it could not be saved first, or not be changed."""
        text = tr(
            "It was made by an older negdesk and could not be brought up to date, so here it is"
            " for reading only. {why}"
        )
        self.read_only, self.holder = True, text.format(why=why)
        self._release()

    @property
    def connection(self) -> sqlite3.Connection:
        """Return the connection, for copies and checks in this package alone."""
        return self._connection

    @property
    def problems(self) -> list[str]:
        """Return a sentence for each thing that reading found and set right in memory."""
        return list(self._problems)

    def negotiations(self) -> list[Negotiation]:
        """Return all negotiations, without their parts."""
        codec: Codec[Negotiation] = CODECS["negotiation"]
        with errors.conditions(self.path):
            kept = self._select(codec.select)
        return [codec.row(values, self._problems) for values in kept]

    def parts(self, negotiation_id: str) -> list[Part]:
        """Return the parts of one negotiation, as of one moment."""
        parts: list[Part] = []
        with errors.conditions(self.path), self._transaction("BEGIN"):
            for cls in PARTS:
                codec = CODECS[cls.TABLE]
                sql = f"{codec.select} WHERE negotiation_id = ?"
                kept = self._select(sql, negotiation_id)
                parts += [codec.row(values, self._problems) for values in kept]
        return mended(parts, self._problems)

    def _select(self, sql: str, *values: str) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.OperationalError as error:
            if "decode" not in str(error):
                raise
        # Bytes that are no UTF-8: read what can be read of them.
        self._problems[tr("Some text in the workbook is damaged and shown with marks.")] = None
        self._connection.text_factory = _lenient
        try:
            return self._connection.execute(sql, values).fetchall()
        finally:
            self._connection.text_factory = str

    def write(self, edit: Edit) -> None:
        """Save an edit in one transaction; a Condition says why nothing was saved."""
        if self.read_only:
            raise errors.read_only(self.path.name)
        with errors.conditions(self.path), self._transaction("BEGIN IMMEDIATE"):
            # Within an edit the order of the rows must not matter.
            self._connection.execute("PRAGMA defer_foreign_keys = ON")
            for change in edit.changes:
                self._write(change)

    def _write(self, change: Change) -> None:
        before, after = change.before, change.after
        codec = CODECS[change.row.TABLE]
        if before is None:
            if after is not None:
                self._connection.execute(codec.insert, codec.values(after))
        elif after is None:
            self._expect_one(self._connection.execute(codec.delete, (before.id,)))
        elif before is not after:
            self._update(codec, before, after)

    def _update(self, codec: Codec[Any], before: Row, after: Row) -> None:
        names = tuple(
            name for name in codec.columns if getattr(before, name) != getattr(after, name)
        )
        if names:
            values = [stored(getattr(after, name)) for name in names]
            sql = codec.update(names)
            self._expect_one(self._connection.execute(sql, (*values, before.id)))

    def _expect_one(self, cursor: sqlite3.Cursor) -> None:
        if cursor.rowcount != 1:
            text = tr(
                "“{name}” was changed by another program, so the last change is not saved. All of"
                " it is still here. Save a copy under another name, then open the workbook again."
            )
            raise Moved(text.format(name=self.path.name))

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        self._connection.execute(begin)
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            # SQLite may have rolled back itself already, as it does when the disk is full.
            if self._connection.in_transaction:
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
            raise

    def setting(self, name: str) -> str:
        """Return a choice that goes with the workbook, such as how it is printed; "" for none."""
        with errors.conditions(self.path):
            kept = self._select("SELECT value FROM setting WHERE id = ?", name)
        return str(kept[0][0]) if kept else ""

    def keep_setting(self, name: str, value: str) -> None:
        """Keep a choice with the workbook; a Condition says why it was not kept."""
        if self.read_only:
            raise errors.read_only(self.path.name)
        with errors.conditions(self.path), self._transaction("BEGIN IMMEDIATE"):
            sql = (
                "INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value"
            )
            self._connection.execute(sql, (name, value))

    def is_at(self, path: Path) -> bool:
        """Say whether a path leads to this very file, by whatever spelling."""
        return is_at(path, self._status)

    def found_again(self) -> Path | None:
        """Return where the file stands now if it was moved, as far as that can be seen."""
        return found_again(self.path, self._status)

    def wait_at_most(self, milliseconds: int) -> None:
        """Wait no longer for another program that is writing; then say so."""
        self._connection.execute(f"PRAGMA busy_timeout = {milliseconds}")

    def busy(self) -> bool:
        """Say, without waiting, whether another program is writing just now."""
        patience = connections.number(self._connection, "busy_timeout")
        self.wait_at_most(0)
        try:
            with self._transaction("BEGIN IMMEDIATE"):
                return False
        except sqlite3.OperationalError as error:
            return errors.code_of(error) & 0xFF == sqlite3.SQLITE_BUSY
        finally:
            self.wait_at_most(patience)

    def copy_to(self, path: Path) -> None:
        """Put a copy at the path, whole or not at all; the open workbook stays the same."""
        copy_out(self._connection, self.path, path)

    def close(self) -> None:
        """Close the file and free its lock; safe to repeat."""
        self._connection.close()
        self._release()

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def _lenient(text: bytes) -> str:
    return text.decode("utf-8", "replace")
