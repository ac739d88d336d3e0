"""`negdesk salvage`: a new workbook of what a damaged one still holds, and what it lost."""

from __future__ import annotations

import pytest

from negdesk.cli import main

PAGE = 4096


@pytest.fixture
def damaged(tmp_path):
    path = tmp_path / "damaged.negdesk"
    assert main(["new", str(path), "--sample"]) == 0
    data = bytearray(path.read_bytes())
    for number in (30, 31, 32):
        data[PAGE * number : PAGE * (number + 1)] = bytes(PAGE)
    path.write_bytes(data)
    return path


def test_what_can_be_read_is_kept_and_what_is_lost_is_said(damaged, tmp_path, capsys):
    before, new = damaged.read_bytes(), tmp_path / "new.negdesk"
    assert main(["list", str(damaged)]) in (0, 1)
    assert main(["salvage", str(damaged), "--to", str(new)]) == 0
    said = capsys.readouterr()
    assert "Saved 2 negotiations" in said.out
    assert "could not be read" in said.err
    assert main(["check", str(new)]) == 0
    assert damaged.read_bytes() == before


def test_a_file_that_is_there_is_left_alone(damaged, tmp_path, capsys):
    there = tmp_path / "there.negdesk"
    there.write_bytes(b"mine")
    assert main(["salvage", str(damaged), "--to", str(there)]) == 1
    assert there.read_bytes() == b"mine"


def test_of_a_file_without_any_negotiation_nothing_is_made(tmp_path, capsys):
    text, new = tmp_path / "text.negdesk", tmp_path / "new.negdesk"
    text.write_text("hello " * 2000, encoding="utf-8")
    assert main(["salvage", str(text), "--to", str(new)]) == 1
    assert "Nothing of a negotiation" in capsys.readouterr().err
    assert not new.exists()
