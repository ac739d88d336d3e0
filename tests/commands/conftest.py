"""A workbook made by a command."""

from __future__ import annotations

from pathlib import Path

import pytest

from negdesk.cli import main


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "one.negdesk"
    assert main(["new", str(path), "--template", "car_purchase", "--title", "Family car"]) == 0
    return path
