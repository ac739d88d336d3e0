"""FAULTS 3 and 15: a backup is killed, or finds no room; the workbook does not notice."""

import os
import random
import subprocess
import sys

import pytest

from negdesk.model.actions import set_field
from negdesk.store.backup import back_up, backups, digest_path, folder_of, verify
from negdesk.store.check import check
from negdesk.workbook import Workbook
from tests.faults.conftest import opens_for_writing, posix
from tests.store.rows import NOW, retitle, title_in


@pytest.fixture
def large(path):
    """A workbook of half a megabyte, so that a backup takes its time."""
    book = Workbook.open(path)
    book.apply(set_field(book.document.negotiation("n"), "notes", "long " * 100_000))
    book.close()
    return path


# Forks once a round; a child backs up and edits in turn, and is killed at a random moment.
KILLED_WHILE_BACKING_UP = """
import os, random, signal, sys, time
from datetime import datetime
from pathlib import Path
from negdesk.model.actions import set_field
from negdesk.store.backup import back_up, backups, verify
from negdesk.workbook import Workbook

path, folder = Path(sys.argv[1]), Path(sys.argv[2])
chance = random.Random(int(sys.argv[3]))
halves = 0
for number in range(40):
    child = os.fork()
    if child == 0:
        book = Workbook.open(path)
        while True:
            back_up(book.file, folder, datetime.now())
            row = book.document.negotiation("n")
            book.apply(set_field(row, "place", row.place + "."))
    time.sleep(0.01 + chance.random() * 0.1)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the child failed by itself"
    book = Workbook.open(path)
    assert not book.file.read_only, book.file.holder
    assert book.file.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    book.close()
    kept = backups(folder, path)
    for backup in kept[-3:]:
        verify(backup)
    if kept:
        halves = len(list(kept[0].parent.glob(".negdesk-*")))
print(halves, len(kept))
"""


@posix
def test_row_3_a_kill_while_backing_up_leaves_the_workbook_and_no_half_backup(large, tmp_path):
    seed = random.randrange(2**32)
    folder = tmp_path / "backups"
    command = [sys.executable, "-c", KILLED_WHILE_BACKING_UP, large, folder, str(seed)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=110)
    assert done.returncode == 0, (seed, done.stderr)
    halves, whole = map(int, done.stdout.split())
    assert halves > 0, "no round was killed in the midst"
    assert whole > 0
    assert check(large) == []
    assert opens_for_writing(large)


def test_row_3_what_a_kill_left_is_swept_a_day_later_and_not_before(path, tmp_path):
    folder = tmp_path / "backups"
    place = folder_of(folder, path)
    place.mkdir(parents=True)
    # A backup is recorded before it gets its name: a kill between leaves a hash of nothing.
    old = [place / ".negdesk-a.tmp", place / "000007-20260501T100000.negdesk.sha256"]
    young = [place / ".negdesk-b.tmp", place / "000008-20260501T100000.negdesk.sha256"]
    for each in old + young:
        each.write_bytes(b"half")
    for each in old:
        os.utime(each, (0, 0))
    book = Workbook.open(path)
    made = back_up(book.file, folder, NOW)
    book.close()
    assert {p.name for p in place.iterdir()} == {
        made.name, digest_path(made).name, *(each.name for each in young),
    }  # fmt: skip
    assert backups(folder, path) == [made]


BACKED_UP_WITHOUT_ROOM = """
import resource, sys
from datetime import datetime
from pathlib import Path
from negdesk.model.actions import set_field
from negdesk.model.errors import Condition
from negdesk.store.backup import back_up
from negdesk.workbook import Workbook

path, folder, room = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
book = Workbook.open(path)
limits = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (room, limits[1]))
try:
    back_up(book.file, folder, datetime.now())
except Condition as condition:
    print(condition)
resource.setrlimit(resource.RLIMIT_FSIZE, limits)
book.apply(set_field(book.document.negotiation("n"), "title", "after"))
book.close()
"""


@posix
@pytest.mark.parametrize("room", [0, 10, 4096, 300_000])
def test_row_15_a_backup_without_room_warns_and_keeps_the_older_ones(large, tmp_path, room):
    folder = tmp_path / "backups"
    book = Workbook.open(large)
    first = back_up(book.file, folder, NOW)
    book.close()
    command = [sys.executable, "-c", BACKED_UP_WITHOUT_ROOM, large, folder, str(room)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "was not made" in done.stdout
    assert "untouched" in done.stdout
    assert "Traceback" not in done.stderr
    assert backups(folder, large) == [first]
    assert {p.name for p in first.parent.iterdir()} == {first.name, digest_path(first).name}
    verify(first)
    assert title_in(large) == "after"
    assert check(large) == []


def test_row_15_once_there_is_room_the_next_backup_is_made(path, tmp_path, monkeypatch):
    book = Workbook.open(path)

    def full(_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("negdesk.store.copies.sync", full)
        with pytest.raises(Exception, match="Make room and try again"):
            back_up(book.file, tmp_path / "backups", NOW)
    retitle(book, "Van")
    made = back_up(book.file, tmp_path / "backups", NOW)
    book.close()
    assert title_in(made) == "Van"
    assert made.name.startswith("000001-")
