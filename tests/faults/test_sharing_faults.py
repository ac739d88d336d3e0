"""FAULTS 32, 37 and 38: other programs use the file, and we ourselves open it once."""

import os
import sqlite3
import subprocess
import sys
from contextlib import suppress
from datetime import datetime

from negdesk.model.actions import add
from negdesk.model.errors import Condition
from negdesk.model.rows import Negotiation
from negdesk.store.backup import back_up
from negdesk.store.lock import lock_path
from negdesk.store.workbook_file import WorkbookFile
from negdesk.workbook import Workbook
from tests.faults.conftest import opens_for_writing
from tests.store.rows import retitle, tampered, title_in

# 29: two at once is in tests/store/test_lock.py

# 32: held for a while by another program


def test_a_short_hold_by_another_program_is_waited_out(path):
    file = WorkbookFile.open(path)
    code = (
        "import sqlite3, sys, time; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "c.execute('BEGIN EXCLUSIVE'); print('held', flush=True); time.sleep(0.7)"
    )
    other = subprocess.Popen([sys.executable, "-c", code, path], stdout=subprocess.PIPE)
    assert other.stdout is not None
    other.stdout.readline()
    file.write(add("add", Negotiation(id="x")))
    other.wait()
    other.stdout.close()
    file.close()


# 37: nothing opens the path of an open workbook

_watched: dict[str, list[str]] = {}


def _watch(event, arguments):
    if _watched and event in ("open", "sqlite3.connect") and isinstance(arguments[0], str | bytes):
        name = os.fsdecode(arguments[0])
        for path, seen in _watched.items():
            if path in name and not name.endswith(".lock"):
                seen.append(f"{event} {name}")


sys.addaudithook(_watch)


def test_nothing_opens_the_path_of_an_open_workbook(path, tmp_path):
    book = Workbook.open(path)
    _watched["w.negdesk"] = seen = []
    try:
        with open(path, "rb"):
            assert seen, "the watch does not watch"
        seen.clear()
        book.load("n")
        retitle(book, "Van")
        book.file.copy_to(tmp_path / "copy")
        with suppress(Condition):
            book.file.copy_to(path)
        back_up(book.file, tmp_path / "backups", datetime.now())
        book.close()
        assert seen == []
    finally:
        _watched.clear()


def test_opening_again_in_the_same_process_does_not_drop_the_locks(path):
    book = Workbook.open(path)
    connection = book.file.connection
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE negotiation SET title = 'halfway'")
    second = Workbook.open(path)
    second.close()
    code = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)\n"
        "try: c.execute('BEGIN IMMEDIATE'); print('stolen')\n"
        "except sqlite3.OperationalError as error: print(error)"
    )
    said = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True)
    assert said.stdout.strip() == "database is locked"
    connection.execute("COMMIT")
    book.close()


# 38: WAL


def test_a_workbook_that_another_tool_put_in_wal_mode_is_put_back(path):
    tampered(path, "PRAGMA journal_mode = WAL", "UPDATE negotiation SET title = 'by wal'")
    assert path.read_bytes()[18] == 2
    assert title_in(path) == "by wal"
    assert opens_for_writing(path)
    assert path.read_bytes()[18] == 1
    assert [entry.name for entry in path.parent.iterdir()] == ["w.negdesk"]


def test_a_wal_workbook_that_another_tool_keeps_open_is_read_only(path, monkeypatch):
    monkeypatch.setattr("negdesk.store.connection.BUSY_MILLISECONDS", 50)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("UPDATE negotiation SET title = 'by wal'")
    book = Workbook.open(path)
    assert book.file.read_only
    assert "Another program" in book.file.holder
    assert book.document.negotiation("n").title == "by wal"
    assert not lock_path(path).exists()
    book.close()
    other.close()
