"""What every command keeps to: other files, a workbook open elsewhere, no Qt, a quick start."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from negdesk import cli
from negdesk.cli import main
from tests.commands.running import ROOT, hidden, interchange, sentence

COMMANDS = {
    "list": [],
    "import": ["IN"],
    "export": ["1", "--to", "OUT"],
    "analyse": ["1"],
    "brief": ["1", "--to", "OUT"],
    "workbook": ["1", "--to", "OUT"],
    "debrief": ["1", "--to", "OUT"],
    "record": ["--to", "OUT"],
    "check": [],
    "backup": ["--to", "OUT"],
}


def filled(name: str, folder: Path) -> list[str]:
    words = {"IN": str(interchange(folder)), "OUT": str(folder / "out")}
    return [words.get(word, word) for word in COMMANDS[name]]


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize(
    "content",
    [None, b"", b"%PDF-1.7 not ours", b"SQLite format 3\0" + b"\0" * 84],
    ids=["missing", "empty", "pdf", "sqlite"],
)
def test_a_file_that_is_no_workbook_is_a_sentence_and_untouched(
    name: str, content: bytes | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "other.negdesk"
    if content is not None:
        path.write_bytes(content)
    assert main([name, str(path), *filled(name, tmp_path)]) == 1
    assert path.name in sentence(capsys)
    assert (path.read_bytes() if path.exists() else None) == content
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "name", ["list", "export", "analyse", "brief", "workbook", "debrief", "record"]
)
def test_reading_works_while_the_workbook_is_open_elsewhere_and_leaves_it_as_it_was(
    name: str, workbook: Path, tmp_path: Path
) -> None:
    from negdesk.workbook import Workbook

    before = workbook.read_bytes()
    held = Workbook.open(workbook)
    try:
        done = hidden(name, workbook, *filled(name, tmp_path))
    finally:
        held.close()
    assert (done.returncode, done.stderr) == (0, b"")
    assert workbook.read_bytes() == before


def test_an_import_into_a_workbook_open_elsewhere_is_refused(
    workbook: Path, tmp_path: Path
) -> None:
    from negdesk.workbook import Workbook

    held = Workbook.open(workbook)
    try:
        done = hidden("import", workbook, interchange(tmp_path))
    finally:
        held.close()
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert str(workbook).encode() in done.stderr


def test_every_command_works_where_there_is_no_qt(tmp_path: Path) -> None:
    path, out = tmp_path / "a.negdesk", tmp_path / "out"
    assert hidden("new", path, "--template", "car_purchase").returncode == 0
    for name in COMMANDS:
        done = hidden(name, path, *filled(name, tmp_path))
        assert (done.returncode, done.stderr) == (0, b""), name
        if name != "backup":
            out.unlink(missing_ok=True)
    restored = hidden("restore", out, "--to", tmp_path / "b.negdesk")
    assert (restored.returncode, restored.stderr) == (0, b"")
    salvaged = hidden("salvage", out, "--to", tmp_path / "c.negdesk")
    assert (salvaged.returncode, salvaged.stderr) == (0, b"")
    blank = hidden("blank", "--to", tmp_path / "blank.pdf")
    assert (blank.returncode, blank.stderr) == (0, b"")
    assert {*COMMANDS, "new", "restore", "salvage", "blank"} == {*cli._COMMANDS}


def test_quick_commands_load_no_pdf_library() -> None:
    probe = (
        "import sys, negdesk.cli;"
        "print({'reportlab', 'sqlite_utils', 'sqlite3', 'PySide6'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.strip() == "set()"
