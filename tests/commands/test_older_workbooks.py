"""A command that writes to an older workbook keeps it as it was, like the window."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from negdesk import paths
from negdesk.cli import main

OLD = Path(__file__).parents[1] / "data" / "version_1.negdesk"


@pytest.fixture
def older(tmp_path):
    path = tmp_path / "older.negdesk"
    path.write_bytes(OLD.read_bytes())
    return path


def version(path):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA user_version").fetchone()[0]


def test_it_is_backed_up_before_it_is_brought_up_to_date(older, tmp_path):
    table = tmp_path / "issues.csv"
    table.write_text("issue,weight\nPrice,1\n", encoding="utf-8")
    assert main(["import", str(older), str(table)]) == 0
    [backup] = paths.backups().rglob("*.negdesk")
    assert version(backup) == 1 < version(older)


def test_reading_leaves_it_as_it_is(older, capsys):
    before = older.read_bytes()
    assert main(["list", str(older)]) == 0
    assert older.read_bytes() == before
    assert not list(paths.backups().rglob("*.negdesk"))
