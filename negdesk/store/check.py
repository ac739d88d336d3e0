"""A look through a whole workbook for damage, without changing it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from negdesk.i18n import tr
from negdesk.model.rows import ALL_ROWS
from negdesk.store import errors
from negdesk.store.errors import Condition, Missing, ReadOnly, Refused
from negdesk.store.opening import OF_A_ROW, open_file
from negdesk.store.values import CODECS

MOST_ENTRIES = 200_000
MOST_CHARACTERS = 10_000_000
_MOST = 20
_STEPS = 100_000


def check(path: Path) -> list[str]:
    """Return a sentence for each problem of a workbook; none means that it is sound.

    What is no workbook of ours is one problem; a file that is not there raises Missing.
    """
    try:
        opened = open_file(path, datetime.now(), read_only=True, break_lock=False)
    except Missing:
        raise
    except Condition as condition:
        return [str(condition)]
    try:
        return list(dict.fromkeys(_problems(opened.connection)))
    except (sqlite3.Error, UnicodeDecodeError) as error:
        condition_or_bug = errors.of_sqlite(error, path)
        if condition_or_bug is None:
            raise
        return [str(condition_or_bug)]
    finally:
        opened.connection.close()


def look_through(path: Path, wanted: Callable[[], bool]) -> bool:
    """Raise a Condition unless a huge file is whole and no larger than can be worked with.

    Return False if it ended early because it was not `wanted` any more.
    """
    try:
        opened = open_file(path, datetime.now(), read_only=True, break_lock=False)
    except ReadOnly:
        # Left in the middle of a save, which only who may write can take back.
        return True
    connection = opened.connection
    connection.set_progress_handler(lambda: not wanted(), _STEPS)
    try:
        with errors.conditions(opened.path):
            _expect_whole(connection, opened.path.name)
            _expect_bearable(connection, opened.path.name)
    except sqlite3.OperationalError as error:
        if errors.code_of(error) != sqlite3.SQLITE_INTERRUPT:
            raise
        return False
    finally:
        connection.close()
    return True


def _expect_whole(connection: sqlite3.Connection, name: str) -> None:
    # Without comparing each index with its table, which takes four times as long.
    for (answer,) in connection.execute(f"PRAGMA quick_check({_MOST})"):
        if answer != "ok" and not OF_A_ROW.search(answer):
            raise errors.damaged(name)


def _expect_bearable(connection: sqlite3.Connection, name: str) -> None:
    known = {table for (table,) in connection.execute("SELECT name FROM sqlite_master")}
    for table in known.intersection(CODECS):
        scope = "id" if table == "negotiation" else "negotiation_id"
        sql = f'SELECT count(*) FROM "{table}" GROUP BY "{scope}" ORDER BY 1 DESC LIMIT 1'
        found = connection.execute(sql).fetchone()
        if found is not None and found[0] > MOST_ENTRIES:
            raise _too_large(name, tr("a negotiation with {count} entries"), found[0])
        columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
        lengths = ", ".join(f'coalesce(max(length("{column}")), 0)' for column in columns)
        (longest,) = connection.execute(f'SELECT max({lengths}) FROM "{table}"').fetchone()
        if longest > MOST_CHARACTERS:
            raise _too_large(name, tr("a text of {count} characters"), longest)


def _too_large(name: str, what: str, count: int) -> Condition:
    text = tr(
        "“{name}” holds {what}, which is more than can be worked with. It was not opened and not"
        " changed. Ask whoever made it for a smaller one."
    )
    return Refused(text.format(name=name, what=what.format(count=count)))


def _problems(connection: sqlite3.Connection) -> Iterator[str]:
    for (answer,) in connection.execute(f"PRAGMA integrity_check({_MOST})"):
        if answer != "ok":
            yield tr("The file is damaged: {detail}.").format(detail=answer)
    for table, *_ in connection.execute("PRAGMA foreign_key_check"):
        yield tr("An entry in table {table} belongs to something that is gone.").format(table=table)
    connection.text_factory = _lenient
    for cls in ALL_ROWS:
        codec = CODECS[cls.TABLE]
        for kept in connection.execute(codec.select):
            found: dict[str, None] = {}
            row = codec.row(kept, found)
            yield from found or codec.faults(row)


def _lenient(text: bytes) -> str:
    # A byte that is no UTF-8 becomes a lone surrogate, which no field accepts.
    return text.decode("utf-8", "surrogateescape")
