"""`--to -`: what a command makes goes on to another program, and nothing else with it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from negdesk.cli import main
from tests.report.reading import pages


@pytest.fixture
def workbook(tmp_path):
    path = tmp_path / "w.negdesk"
    assert main(["new", str(path), "--sample"]) == 0
    return path


def piped(workbook, *arguments):
    command = [sys.executable, "-m", "negdesk", *arguments]
    return subprocess.run(command, cwd=workbook.parent, capture_output=True, check=True)


@pytest.mark.parametrize("what", [["brief", "w.negdesk", "1"], ["record", "w.negdesk"], ["blank"]])
def test_a_print_is_the_pdf_and_nothing_else(what, workbook):
    done = piped(workbook, *what, "--to", "-")
    assert done.stdout.startswith(b"%PDF")
    assert pages(done.stdout)
    assert done.stderr == b""
    assert not (workbook.parent / "-").exists()


def test_an_export_can_be_read_by_the_next_program(workbook):
    done = piped(workbook, "export", "w.negdesk", "1", "--to", "-")
    assert json.loads(done.stdout)["negotiation"]["title"] == "Family car"


def test_a_terminal_is_spared_the_bytes_of_a_pdf(workbook, monkeypatch, capsys):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main(["brief", str(workbook), "1", "--to", "-"]) == 1
    assert "not to a terminal" in capsys.readouterr().err
