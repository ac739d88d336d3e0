"""FAULTS 5, 69, 104: a PDF is written whole or not at all, and leaves nothing elsewhere."""

from __future__ import annotations

import os
import stat
import subprocess
import sys

import pytest

from negdesk.cli import main
from tests.report.reading import pages

OLD = b"%PDF-1.4 the old one"
CANARY = "Canary limit reason"


@pytest.fixture
def workbook(tmp_path):
    folder = tmp_path / "work"
    folder.mkdir()
    path = folder / "w.negdesk"
    assert main(["new", str(path), "--template", "car_purchase", "--title", CANARY]) == 0
    return path


@pytest.fixture
def target(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    return folder / "x.pdf"


def print_brief(workbook, target):
    return main(["brief", str(workbook), "1", "--to", str(target)])


def killed_at(step, workbook, target):
    """Print in a process of its own that is killed at a step of the writing."""
    code = (
        "import os, signal, sys\n"
        f"{step} = lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL)\n"
        "from negdesk.cli import main\n"
        "main(sys.argv[1:])\n"
    )
    command = [sys.executable, "-c", code, "brief", str(workbook), "1", "--to", str(target)]
    return subprocess.run(command, timeout=60, check=False).returncode


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("step", ["os.fsync", "os.replace"])
@pytest.mark.parametrize("there", [True, False])
def test_5_a_kill_during_the_export_keeps_the_old_pdf_whole(step, there, workbook, target):
    if there:
        target.write_bytes(OLD)
    assert killed_at(step, workbook, target) == -9
    assert target.exists() == there
    if there:
        assert target.read_bytes() == OLD
    assert not [
        path for path in target.parent.iterdir() if path.suffix == ".pdf" and path != target
    ]


@pytest.mark.parametrize("problem", ["folder", "gone", "read-only", "replace fails", "disk full"])
def test_104_where_it_cannot_be_written_one_sentence_says_why_and_the_old_stays(
    problem, workbook, target, capsys, monkeypatch
):
    target.write_bytes(OLD)
    if problem == "folder":
        target.unlink()
        target.mkdir()
    elif problem == "gone":
        target = target.parent / "gone" / "x.pdf"
    elif problem == "read-only":
        target.chmod(stat.S_IRUSR)
    elif problem == "replace fails":
        # As on Windows, while a viewer has the file open.
        monkeypatch.setattr(os, "replace", failing(PermissionError(13, "in use")))
    else:
        monkeypatch.setattr(os, "fsync", failing(OSError(28, "No space left on device")))
    assert print_brief(workbook, target) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "unchanged" in said
    if target.is_file():
        assert target.read_bytes() == OLD
    if target.parent.is_dir():
        assert [path.name for path in target.parent.iterdir()] == ["x.pdf"]


def failing(error):
    def fail(*args, **kwargs):
        raise error

    return fail


def test_104_one_that_may_be_replaced_is_replaced(workbook, target):
    target.write_bytes(OLD)
    assert print_brief(workbook, target) == 0
    assert pages(target.read_bytes()) == 1


@pytest.mark.parametrize("extra", [[], ["--password-file"]])
def test_69_a_print_leaves_nothing_but_the_file(extra, workbook, target, tmp_path, monkeypatch):
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(temporary))
    secret = tmp_path / "secret"
    secret.write_text("geheim")
    before = {path for path in tmp_path.rglob("*") if path.parent != target.parent}
    extra = [*extra, str(secret)] if extra else []
    command = [sys.executable, "-m", "negdesk", "brief", str(workbook), "1"]
    subprocess.run([*command, "--to", str(target), *extra], check=True, timeout=60)
    after = {path for path in tmp_path.rglob("*") if path.parent != target.parent}
    assert after == before
    assert list(target.parent.iterdir()) == [target]
