"""FAULTS 29 to 31, 36 and 39: whose turn it is to write, and locks that are none."""

import errno
import json
import os
import signal
import subprocess
import sys

import pytest

from negdesk.store.lock import holder_of, lock_path
from negdesk.store.workbook_file import WorkbookFile
from negdesk.workbook import Workbook
from tests.faults.conftest import opens_for_writing, posix
from tests.store.rows import NOW, closed, retitle, title_in

ELSEWHERE = json.dumps({"host": "far-away", "pid": 7, "since": "2026-05-14 09:00"})


def opened(path, **more):
    return WorkbookFile.open(path, now=lambda: NOW, **more)


def test_row_30_a_lock_that_came_with_a_synced_folder_is_a_question(path):
    # Nobody holds it here: only the file was carried over.
    lock_path(path).write_text(ELSEWHERE)
    file = opened(path)
    assert file.read_only
    assert file.breakable
    assert "far-away" in file.holder
    assert "2026-05-14 09:00" in file.holder
    file.close()
    assert lock_path(path).read_text() == ELSEWHERE
    file = opened(path, break_lock=True)
    assert not file.read_only
    assert holder_of(path).here
    file.close()
    assert [entry.name for entry in path.parent.iterdir()] == ["w.negdesk"]


def test_row_30_a_lock_that_is_held_on_this_computer_is_no_question(path):
    first, second = opened(path), opened(path)
    assert second.read_only
    assert not second.breakable
    second.close()
    first.close()


@pytest.mark.parametrize("text", [b"", b"\xff\x00garbage", b"[]", b'{"host": 5}', b"\x00" * 5000])
def test_row_31_garbage_that_nobody_holds_is_no_lock(path, text):
    lock_path(path).write_bytes(text)
    assert opens_for_writing(path)
    assert not lock_path(path).exists()


def test_row_31_a_folder_in_its_place_is_a_question_and_is_set_aside_whole(path):
    lock_path(path).mkdir()
    (lock_path(path) / "kept").write_text("mine")
    file = opened(path)
    assert file.read_only
    assert file.breakable
    file.close()
    file = opened(path, break_lock=True)
    assert not file.read_only
    file.close()
    (aside,) = path.parent.glob(".*.aside")
    assert (aside / "kept").read_text() == "mine"


@posix
@pytest.mark.parametrize("text", [b"", b"garbage"])
def test_row_31_where_the_disk_knows_no_locks_garbage_is_a_question(path, monkeypatch, text):
    def unknown(*_):
        raise OSError(errno.ENOSYS, "no such lock here")

    monkeypatch.setattr("filelock._unix.fcntl.flock", unknown)
    lock_path(path).write_bytes(text)
    file = opened(path)
    assert file.read_only
    assert file.breakable
    file.close()
    file = opened(path, break_lock=True)
    assert not file.read_only
    file.close()
    assert opens_for_writing(path)


@posix
def test_row_1_the_next_start_knows_that_the_last_one_was_killed(path):
    code = (
        "import sys, time; from pathlib import Path; from negdesk.workbook import Workbook;"
        "book = Workbook.open(Path(sys.argv[1])); print('open', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code, path], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"open\n"
        process.send_signal(signal.SIGKILL)
    file = opened(path)
    assert not file.read_only
    assert file.left_open
    file.close()
    file = opened(path)
    assert not file.left_open
    file.close()


# 36, 39: one file, two names


def test_row_36_two_names_of_one_file_share_a_lock_and_a_journal(path):
    os.link(path, path.with_name("z second name.negdesk"))
    first, second = opened(path), opened(path.with_name("z second name.negdesk"))
    assert second.path == first.path
    assert second.read_only
    second.close()
    first.close()


def test_row_36_a_temporary_name_of_a_copy_in_the_making_is_never_the_one(path):
    os.link(path, path.with_name(".negdesk-abc.tmp"))
    file = opened(path.with_name(".negdesk-abc.tmp"))
    assert file.path == path
    file.close()


def spelled_otherwise(path):
    other = path.with_name(path.name.swapcase())
    if not other.exists():
        pytest.skip("this disk tells the two spellings apart")
    return other


def test_row_39_two_spellings_on_such_a_disk_are_one_lock_and_one_journal(tmp_path):
    path = closed(tmp_path / ("Große Verhandlung " * 7 + ".negdesk"))
    other = spelled_otherwise(path)
    first, second = opened(path), opened(other)
    assert second.path == first.path
    assert second.read_only
    second.close()
    first.close()


def test_row_39_a_disk_that_tells_no_spellings_apart_is_asked_for_the_name(path, monkeypatch):
    # Such a disk opens "W.NEGDESK" and lists "w.negdesk": here a link outside plays its part.
    listed = os.listdir
    os.link(path, path.with_name("W.NEGDESK"))
    monkeypatch.setattr(os, "listdir", lambda at: [n for n in listed(at) if n != "W.NEGDESK"])
    scanned = os.scandir

    class Scan:
        def __init__(self, at):
            self.found = scanned(at)

        def __enter__(self):
            return (entry for entry in self.found if entry.name != "W.NEGDESK")

        def __exit__(self, *_):
            self.found.close()

    monkeypatch.setattr(os, "scandir", Scan)
    file = opened(path.with_name("W.NEGDESK"))
    assert file.path == path
    file.close()


def test_row_29_what_one_writes_the_other_reads_and_cannot_change(path):
    book = Workbook.open(path)
    second = opened(path)
    retitle(book, "Van")
    assert second.negotiations()[0].title == "Van"
    second.close()
    book.close()
    assert title_in(path) == "Van"
