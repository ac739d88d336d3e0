"""FAULTS 2 and 16: bringing an older workbook up to date is killed, or finds no room."""

import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from negdesk.store import schema
from negdesk.store.backup import back_up
from negdesk.store.errors import ReadOnly
from negdesk.store.lock import lock_path
from negdesk.workbook import Workbook
from tests.faults.conftest import posix
from tests.store.rows import NOW, raises_sentence, retitle

OLD = Path(__file__).parents[1] / "data" / "version_1.negdesk"


@pytest.fixture
def old(tmp_path):
    path = tmp_path / "old.negdesk"
    path.write_bytes(OLD.read_bytes())
    return path


def version_of(path):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA user_version").fetchone()[0]


# Forks once a round, so that all rounds import everything once. One round in two kills before
# a statement of the migration, the others at a moment, which may lie within the commit.
KILLED_WHILE_MIGRATING = """
import os, random, select, signal, sqlite3, sys, time
from contextlib import closing
from datetime import datetime
from pathlib import Path
import sqlite_utils
from negdesk.store import schema
from negdesk.store.backup import back_up, backups, verify
from negdesk.store.workbook_file import WorkbookFile

path, folder = Path(sys.argv[1]), Path(sys.argv[2])
old, chance = path.read_bytes(), random.Random(int(sys.argv[3]))
now = datetime(2026, 5, 14, 17, 0)

def kill(statements):
    statements -= 1
    if statements == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return statements

def migrate(say, statements):
    left = [statements]
    def count(_):
        left[0] = kill(left[0])
    def before(file):
        back_up(file, folder, now)
        if statements:
            file.connection.set_trace_callback(count)
        os.write(say, b"x")
    WorkbookFile.open(path, before_migration=before).close()
    os._exit(0)

def rows():
    file = WorkbookFile.open(path)
    try:
        assert not file.read_only, file.holder
        return [file.parts(row.id) for row in file.negotiations()]
    finally:
        file.close()

start = time.perf_counter()
wanted = rows()
span = time.perf_counter() - start
found = {}
for number in range(60):
    path.write_bytes(old)
    hear, say = os.pipe()
    child = os.fork()
    if child == 0:
        migrate(say, chance.randrange(1, 150) if number % 2 else 0)
    os.close(say)
    select.select([hear], [], [], 20)
    assert os.read(hear, 1), "the child failed before it migrated"
    if number % 2 == 0:
        time.sleep(chance.random() * span)
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(hear)
    with closing(sqlite3.connect(path)) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        assert schema.shape(connection) == schema.SHAPES[version]
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    found[version] = found.get(version, 0) + 1
    kept = backups(folder, path)[-1]
    verify(kept)
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    assert rows() == wanted
assert set(found) <= {1, schema.SCHEMA_VERSION}, found
print(found.get(1, 0))
"""


@posix
def test_row_2_a_kill_while_migrating_leaves_the_old_schema_or_the_new_and_a_backup(old, tmp_path):
    seed = random.randrange(2**32)
    command = [sys.executable, "-c", KILLED_WHILE_MIGRATING, old, tmp_path / "backups", str(seed)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=110)
    assert done.returncode == 0, (seed, done.stderr)
    assert int(done.stdout) > 10, "hardly any round was killed in the midst"
    assert is_brought_up_to_date(old)


def is_brought_up_to_date(path):
    book = Workbook.open(path)
    assert not book.file.read_only, book.file.holder
    retitle(book, "after", book.document.negotiations[0].id)
    book.close()
    return version_of(path) == schema.SCHEMA_VERSION


def no_room(file):
    pages = file.connection.execute("PRAGMA page_count").fetchone()[0]
    file.connection.execute(f"PRAGMA max_page_count = {pages}")


def test_row_16_without_room_an_older_workbook_is_read_and_left_as_it_is(old, tmp_path):
    before = old.read_bytes()
    book = Workbook.open(old, before_migration=no_room)
    assert book.file.read_only
    for words in ("older negdesk", "Disk full", "Make room and try again"):
        assert words in book.file.holder
    (head,) = book.document.negotiations
    book.load(head.id)
    assert head.title
    raises_sentence(lambda: retitle(book, "lost", head.id), ReadOnly, "Save a copy")
    book.file.copy_to(tmp_path / "copy.negdesk")
    assert not lock_path(old).exists()
    book.close()
    assert old.read_bytes() == before
    assert is_brought_up_to_date(old)
    assert is_brought_up_to_date(tmp_path / "copy.negdesk")


def test_row_16_an_older_workbook_that_cannot_be_backed_up_is_not_changed(old, tmp_path):
    before = old.read_bytes()
    (tmp_path / "backups").write_text("in the way")
    book = Workbook.open(
        old, before_migration=lambda file: back_up(file, tmp_path / "backups", NOW)
    )
    assert book.file.read_only
    assert "the backup" in book.file.holder
    assert book.document.negotiations
    book.close()
    assert old.read_bytes() == before
