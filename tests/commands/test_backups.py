"""Check, back up, restore: nothing is ever written over a workbook."""

from __future__ import annotations

from pathlib import Path

import pytest

from negdesk.cli import main
from tests.commands.running import listed, sentence


def test_a_sound_workbook_is_said_to_be_sound(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(workbook)]) == 0
    assert "is sound" in capsys.readouterr().out


def test_a_backup_restores_to_an_equal_workbook_and_never_over_another(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy, restored = tmp_path / "copy.backup", tmp_path / "restored.negdesk"
    assert main(["backup", str(workbook), "--to", str(copy)]) == 0
    assert main(["restore", str(copy), "--to", str(restored)]) == 0
    assert listed(restored, capsys) == listed(workbook, capsys)
    before = restored.read_bytes()
    capsys.readouterr()
    assert main(["restore", str(copy), "--to", str(restored)]) == 1
    assert restored.name in sentence(capsys)
    assert restored.read_bytes() == before


def test_a_backup_without_a_place_goes_to_the_data_folder_and_says_where(
    workbook: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["backup", str(workbook)]) == 0
    (made,) = home.rglob("*.negdesk")
    assert capsys.readouterr().out == f"Backed up to {made}.\n"
    assert listed(made, capsys) == listed(workbook, capsys)
    assert list(workbook.parent.iterdir()) == [workbook]


def test_a_backup_never_goes_over_the_workbook_itself(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = workbook.read_bytes()
    capsys.readouterr()
    assert main(["backup", str(workbook), "--to", str(workbook)]) == 1
    assert workbook.name in sentence(capsys)
    assert workbook.read_bytes() == before
