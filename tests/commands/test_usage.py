"""The door: the window or a command, usage, faults, and who reads what is said."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from negdesk import __version__, cli
from negdesk.cli import main
from tests.commands.running import HIDDEN, ROOT, hidden, interchange


@pytest.mark.parametrize("arguments", [[], ["some.negdesk"], ["--sample"]])
def test_the_window_without_qt_is_one_sentence(arguments: list[str]) -> None:
    done = hidden(*arguments)
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert b"Qt" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], (None, False)),
        (["a.negdesk"], (Path("a.negdesk"), False)),
        (["./list"], (Path("./list"), False)),
        (["--sample"], (None, True)),
    ],
)
def test_what_is_no_command_opens_the_window(
    arguments: list[str],
    expected: tuple[Path | None, bool],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class App:
        @staticmethod
        def main(path: Path | None, sample: bool = False) -> int:
            assert (path, sample) == expected
            return 7

    monkeypatch.setitem(sys.modules, "negdesk.app", App)
    assert main(arguments) == 7


@pytest.mark.parametrize(
    "arguments",
    [
        ["new"],
        ["list"],
        ["import", "a.negdesk"],
        ["export", "a.negdesk", "1"],
        ["brief", "a.negdesk", "1", "--to", "x.pdf", "--paper", "a5"],
        ["restore", "a.backup"],
        ["salvage", "a.negdesk"],
        ["list", "a.negdesk", "extra"],
        ["a.negdesk", "b.negdesk"],
        ["--no-such"],
    ],
)
def test_wrong_usage_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "usage: negdesk" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--help"], "make a workbook with one negotiation"),
        (["--version"], f"negdesk {__version__}\n"),
        (["brief", "--help"], "--table-copy"),
    ],
    ids=["help", "version", "help of a command"],
)
def test_help_and_version_end_with_0(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 0
    assert told in capsys.readouterr().out


def test_a_fault_of_ours_is_a_sentence_without_values(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_: object) -> int:
        raise KeyError("walkaway 22000")

    monkeypatch.setitem(cli._COMMANDS, "list", broken)
    assert main(["list", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert said.startswith("A fault in negdesk, not in your data: KeyError at test_usage.py:")
    assert "22000" not in said


def test_a_reader_that_leaves_early_is_no_fault(workbook: Path) -> None:
    command = [sys.executable, "-c", HIDDEN, "list", str(workbook)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    with process.stderr:
        assert process.stderr.read() == b""
    assert process.wait() == 0


def test_a_terminal_of_few_letters_stops_nothing(
    workbook: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = interchange(tmp_path, negotiation={"title": "Žluť 😀"})
    assert main(["import", str(workbook), str(path)]) == 0
    out = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="ascii"))
    assert main(["list", str(workbook)]) == 0
    assert main(["list", str(workbook), "--json"]) == 0
    assert b"\\u017dlu\\u0165 \\ud83d\\ude00" in out.getvalue()
