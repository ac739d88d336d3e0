"""Commands typed a little wrong: taken as they were meant, or told apart in their own words."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from negdesk.cli import main
from negdesk.exchange import templates
from tests.commands.running import ROOT
from tests.report.reading import paper


def usage(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    """Return what is said of arguments that cannot be understood."""
    assert main([str(argument) for argument in arguments]) == 2
    return capsys.readouterr().err


@pytest.mark.parametrize("size", ["Letter", "LETTER", "letter"])
def test_paper_is_known_however_it_is_written(size: str, workbook: Path, tmp_path: Path) -> None:
    target = tmp_path / "x.pdf"
    assert main(["brief", str(workbook), "1", "--to", str(target), "--paper", size]) == 0
    assert paper(target.read_bytes()) == (612, 792)


def test_sections_and_sheets_are_known_however_they_are_written(
    workbook: Path, tmp_path: Path
) -> None:
    small, large, sheet = (tmp_path / name for name in ("a.pdf", "b.pdf", "c.pdf"))
    for target, named in ((small, "limit,zopa"), (large, "Limit, ZOPA")):
        told = ["brief", str(workbook), "1", "--to", str(target), "--sections", named]
        assert main(told) == 0
    assert len(small.read_bytes()) == pytest.approx(len(large.read_bytes()), rel=0.01)
    assert main(["blank", "Walkaway", "--to", str(sheet)]) == 0


@pytest.mark.parametrize("option", ["--to", "--password-file"])
def test_a_name_that_is_empty_is_no_name_of_a_folder(
    option: str, workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = usage(capsys, "brief", workbook, "1", "--to", "x.pdf", option, "")
    assert f"{option}: the name of the file is empty" in said


def test_a_workbook_whose_name_is_empty_is_not_the_folder(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert "the name of the file is empty" in usage(capsys, "new", "")
    assert "the name of the file is empty" in usage(capsys, "")


def test_what_a_command_does_not_take_is_told_with_its_own_usage(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = usage(capsys, "record", workbook, "1", "--bright")
    assert said.startswith("usage: negdesk record ")
    assert "not understood: 1 --bright" in said


def test_a_command_that_does_not_exist_is_called_so(capsys: pytest.CaptureFixture[str]) -> None:
    said = usage(capsys, "breif", "a.negdesk", "1")
    assert "there is no command “breif”" in said
    assert "brief" in said


def test_two_workbooks_are_not_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert "not understood: b.negdesk" in usage(capsys, "a.negdesk", "b.negdesk")


def test_the_help_says_how_the_window_opens_and_what_a_negotiation_is_called(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--help"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "--sample" in said
    assert "--version" in said
    assert main(["brief", "--help"]) == 0
    assert "its number in `negdesk list`" in " ".join(capsys.readouterr().out.split())
    assert main(["new", "--help"]) == 0
    said = capsys.readouterr().out
    assert all(name in said for name in templates.names())


@pytest.mark.skipif(sys.platform == "win32", reason="a closed stream as a shell of POSIX gives it")
@pytest.mark.parametrize(("target", "status"), [("-", 1), ("x.pdf", 0)])
def test_with_the_standard_output_closed_there_is_a_sentence_or_a_file(
    target: str, status: int, workbook: Path, tmp_path: Path
) -> None:
    closed = ("sh", "-c", 'exec "$@" >&-', "sh")
    command = (sys.executable, "-m", "negdesk", "brief", workbook, "1", "--to", target)
    done = subprocess.run(
        [*closed, *map(str, command)],
        cwd=tmp_path, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == status
    assert done.stderr.count("\n") == status
    assert "fault" not in done.stderr
    assert (tmp_path / "x.pdf").exists() is (status == 0)
