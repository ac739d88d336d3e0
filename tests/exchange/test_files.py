from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from negdesk.exchange.files import NotRead, NotWritten, read_text, write_bytes


def test_a_file_is_replaced_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "out ?#%' 😀.pdf"
    write_bytes(path, b"one")
    write_bytes(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_folder_is_never_replaced(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match="it is a folder"):
        write_bytes(tmp_path, b"x")
    assert tmp_path.is_dir()


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match=r"there is no folder .*gone"):
        write_bytes(tmp_path / "gone" / "out.pdf", b"x")


def test_a_file_marked_read_only_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(NotWritten, match="permission is missing"):
        write_bytes(path, b"new")
    assert path.read_bytes() == b"old"


def test_a_link_stays_a_link_to_the_file_written(tmp_path: Path) -> None:
    (tmp_path / "real.pdf").write_bytes(b"old")
    (tmp_path / "link.pdf").symlink_to("real.pdf")
    write_bytes(tmp_path / "link.pdf", b"new")
    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "real.pdf").read_bytes() == b"new"


def test_a_full_disk_leaves_the_old_file_and_no_half_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.pdf"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotWritten, match="No space left on device"):
        write_bytes(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_an_impossible_name_is_said_to_be_one() -> None:
    with pytest.raises(NotWritten, match="not a possible file name"):
        write_bytes(Path("a\0b"), b"x")
    with pytest.raises(NotRead, match="not a possible file name"):
        read_text(Path("a\0b"))


def test_what_cannot_be_read_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotRead, match="there is no such file"):
        read_text(tmp_path / "gone.json")
    with pytest.raises(NotRead, match="it is a folder"):
        read_text(tmp_path)
