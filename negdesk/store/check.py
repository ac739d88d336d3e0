"""A look through a whole workbook for damage, without changing it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from negdesk.i18n import tr
from negdesk.model.rows import ALL_ROWS
from negdesk.store import errors
from negdesk.store.errors import Condition, Missing
from negdesk.store.opening import open_file
from negdesk.store.values import CODECS

_MOST = 20


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
