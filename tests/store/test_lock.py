"""One writer a workbook, and the second opener is told who."""

import json
import os
import socket
import subprocess
import sys

import pytest

from negdesk.store.lock import holder_of, lock_path
from negdesk.store.workbook_file import WorkbookFile
from tests.store.rows import NOW, closed


@pytest.fixture
def path(tmp_path):
    return closed(tmp_path / "w.negdesk")


def opened(path, **more):
    return WorkbookFile.open(path, now=lambda: NOW, **more)


def test_the_second_opener_reads_only_and_is_told_who_writes(path):
    first, second = opened(path), opened(path)
    assert not first.read_only
    assert first.holder == ""
    assert second.read_only
    assert str(os.getpid()) in second.holder
    assert "2026-05-14 17:00" in second.holder
    second.close()
    first.close()


def test_a_second_opener_in_another_process_reads_only(path):
    first = opened(path)
    code = (
        "import sys; from pathlib import Path; from negdesk.store.workbook_file import *;"
        "f = WorkbookFile.open(Path(sys.argv[1]));"
        "print(f.read_only, len(f.negotiations()), f.holder); f.close()"
    )
    command = [sys.executable, "-c", code, str(path)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert said.startswith("True 1 ")
    assert str(os.getpid()) in said
    first.close()


def test_the_lock_is_free_again_after_closing(path):
    opened(path).close()
    assert not lock_path(path).exists()
    second = opened(path)
    assert not second.read_only
    second.close()


def test_the_lock_names_no_user(path):
    file = opened(path)
    assert json.loads(lock_path(path).read_text()) == {
        "host": socket.gethostname(), "pid": os.getpid(), "since": "2026-05-14 17:00",
    }  # fmt: skip
    file.close()


def test_two_spellings_of_one_file_share_one_lock(path, tmp_path):
    (tmp_path / "link.negdesk").symlink_to(path)
    first = opened(tmp_path / "link.negdesk")
    assert first.path == path.resolve()
    second = opened(tmp_path / "." / "w.negdesk")
    assert second.read_only
    second.close()
    first.close()


@pytest.mark.parametrize("text", [b"", b"\xff\x00garbage", b"[]", b'{"host": 5}', b"[" * 9000])
def test_a_lock_file_left_over_is_no_lock(path, text):
    lock_path(path).write_bytes(text)
    file = opened(path)
    assert not file.read_only
    assert holder_of(path).here
    file.close()


def test_a_folder_in_the_locks_place_makes_it_read_only_until_set_aside(path):
    lock_path(path).mkdir()
    (lock_path(path) / "kept").write_text("mine")
    file = opened(path)
    assert file.read_only
    assert lock_path(path).name in file.holder
    file.close()
    file = opened(path, break_lock=True)
    assert not file.read_only
    file.close()
    aside = next(path.parent.glob(".*.aside"))
    assert (aside / "kept").read_text() == "mine"


def test_a_link_in_the_locks_place_is_not_written_through(path, tmp_path):
    other = tmp_path / "other"
    other.write_text("mine")
    lock_path(path).symlink_to(other)
    file = opened(path)
    assert file.read_only
    file.close()
    assert other.read_text() == "mine"


def test_only_the_lock_of_another_computer_can_be_set_aside(path):
    first = opened(path)
    second = opened(path, break_lock=True)
    assert second.read_only
    second.close()
    held = {"host": "elsewhere", "pid": 7, "since": "2026-05-14 09:00"}
    lock_path(path).write_text(json.dumps(held))
    second = opened(path)
    assert "elsewhere" in second.holder
    second.close()
    second = opened(path, break_lock=True)
    assert not second.read_only
    second.close()
    first.close()


def test_the_lock_of_a_long_name_fits_the_disk(tmp_path):
    path = closed(tmp_path / ("ä" * 119 + ".negdesk"))
    first, second = opened(path), opened(path)
    assert not first.read_only
    assert second.read_only
    second.close()
    first.close()
