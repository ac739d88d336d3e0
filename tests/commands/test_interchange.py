"""Negotiations brought in and sent out: all of a file or nothing, and what went out comes in."""

from __future__ import annotations

from pathlib import Path

import pytest

from negdesk.cli import main
from tests.commands.running import interchange, listed, sentence


def test_every_file_of_an_import_comes_in_and_warnings_are_said(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = interchange(tmp_path, "one.json", alternatives=[{"title": "Wait", "likely": "0.1"}])
    two = interchange(tmp_path, "two.json", dreams=[])
    assert main(["import", str(workbook), str(one), str(two)]) == 0
    assert capsys.readouterr().err.strip() == f"{two}: dreams is not known here and was left out."
    assert {row["title"] for row in listed(workbook, capsys)} == {
        "Family car",
        "one.json",
        "two.json",
    }


def test_a_file_that_is_refused_leaves_nothing_of_itself_and_the_others_come_in(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [{"title": "a"}] * 50
    bad = interchange(tmp_path, "bad.json", alternatives=[*rows, {"feasibility": "much"}])
    good = interchange(tmp_path, "good.json")
    assert main(["import", str(workbook), str(bad), str(good)]) == 1
    said = sentence(capsys)
    assert 'alternatives[50].feasibility: "much" is not a number.' in said
    assert str(bad) in said
    assert {row["title"] for row in listed(workbook, capsys)} == {"Family car", "good.json"}


def test_the_workbook_is_never_opened_as_a_file_to_import(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(workbook)
    before = listed(workbook, capsys)
    assert main(["import", str(workbook), str(link)]) == 1
    assert "is the workbook itself" in sentence(capsys)
    assert listed(workbook, capsys) == before


def test_what_is_exported_comes_in_equal(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second, other = tmp_path / "1.json", tmp_path / "2.json", tmp_path / "b.negdesk"
    assert main(["export", str(workbook), "1", "--to", str(first)]) == 0
    assert main(["new", str(other), "--title", "Empty"]) == 0
    assert main(["import", str(other), str(first)]) == 0
    assert capsys.readouterr().err == ""
    assert main(["export", str(other), "Family car", "--to", str(second)]) == 0
    assert first.read_bytes() == second.read_bytes()


def test_the_same_import_twice_is_noticed(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = interchange(tmp_path, alternatives=[{"title": "Wait"}])
    assert main(["import", str(workbook), str(path)]) == 0
    assert capsys.readouterr().err == ""
    assert main(["import", str(workbook), str(path)]) == 0
    assert "already" in sentence(capsys)


@pytest.mark.parametrize("name", ["gone/out.json", "folder", "kept.json", "one.negdesk"])
def test_a_target_that_cannot_be_written_is_a_sentence_and_kept(
    name: str, workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "folder").mkdir()
    kept = tmp_path / "kept.json"
    kept.write_text("old")
    kept.chmod(0o444)
    before = workbook.read_bytes()
    capsys.readouterr()
    assert main(["export", str(workbook), "1", "--to", str(tmp_path / name)]) == 1
    assert name in sentence(capsys)
    assert kept.read_text() == "old"
    assert workbook.read_bytes() == before
