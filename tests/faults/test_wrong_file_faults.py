"""FAULTS 40 to 54: no workbook, a newer one, a damaged one, a hostile one."""

import os
import sqlite3
import zipfile

import pytest

from negdesk.model.actions import add
from negdesk.model.rows import Issue
from negdesk.store.errors import Damaged, NotAWorkbook, TooNew
from negdesk.store.lock import lock_path
from negdesk.store.schema import SCHEMA_VERSION
from negdesk.store.workbook_file import WorkbookFile
from negdesk.workbook import Workbook
from tests.faults.conftest import posix
from tests.store.rows import closed, every_table, raises_sentence, tampered
from tests.yardstick import at_most

# 40 to 43, 46, 51, 52: no workbook, newer, damaged, hostile


def xlsx(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")


def zipped(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("letter.txt", "Dear Sir")


def other_database(path):
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE negotiation (id TEXT)")
    connection.close()


NO_WORKBOOKS = {
    "empty": (lambda path: path.write_bytes(b""), "empty"),
    "text": (lambda path: path.write_text("Dear Sir, …"), "plain text|something else"),
    "plain": (lambda path: path.write_text("Dear Sir"), "plain text"),
    "html": (lambda path: path.write_text("\ufeff\n<!DOCTYPE html><p>x"), "web page"),
    "json": (lambda path: path.write_text('{"negdesk": 1}'), "import"),
    "pdf": (lambda path: path.write_bytes(b"%PDF-1.7\n"), "PDF"),
    "xlsx": (xlsx, "Excel"),
    "zip": (zipped, "ZIP"),
    "zeros": (lambda path: path.write_bytes(bytes(9000)), "not copied"),
    "noise": (lambda path: path.write_bytes(bytes(range(256)) * 40), "something else"),
    "folder": (lambda path: path.mkdir(), "folder"),
    "database": (other_database, "another program"),
}


@pytest.mark.parametrize("kind", NO_WORKBOOKS)
def test_what_is_no_workbook_is_named_and_not_touched(tmp_path, kind):
    make, words = NO_WORKBOOKS[kind]
    path = tmp_path / "w.negdesk"
    make(path)
    before = None if path.is_dir() else path.read_bytes()
    with pytest.raises(NotAWorkbook, match=words):
        WorkbookFile.open(path)
    assert before is None or path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["w.negdesk"]


@posix
def test_a_pipe_is_refused_without_waiting(tmp_path):
    os.mkfifo(tmp_path / "w.negdesk")
    raises_sentence(lambda: WorkbookFile.open(tmp_path / "w.negdesk"), NotAWorkbook)


def test_a_workbook_cut_off_anywhere_is_damaged_and_not_changed(tmp_path):
    whole = closed(tmp_path / "whole.negdesk", *every_table()).read_bytes()
    path = tmp_path / "w.negdesk"
    for length in [*range(4096, len(whole), 4096), 16, 99, 100, 5000, len(whole) - 1]:
        path.write_bytes(whole[:length])
        raises_sentence(lambda: WorkbookFile.open(path), Damaged, "w.negdesk", "backup")
        assert path.read_bytes() == whole[:length]
    assert not lock_path(path).exists()


@pytest.mark.parametrize("version", [SCHEMA_VERSION + 1, 2**31 - 1, -1, -(2**31), 0])
def test_a_newer_workbook_is_refused_with_both_numbers_and_the_lock_released(path, version):
    tampered(path, f"PRAGMA user_version = {version}")
    before = path.read_bytes()
    words = (str(version), str(SCHEMA_VERSION), "newest negdesk")
    raises_sentence(lambda: WorkbookFile.open(path), TooNew, *words)
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == ["w.negdesk"]


@pytest.mark.parametrize("number", [0, 1, 2**31 - 1, -1])
def test_another_applications_number_is_refused(path, number):
    tampered(path, f"PRAGMA application_id = {number}")
    before = path.read_bytes()
    raises_sentence(lambda: WorkbookFile.open(path), NotAWorkbook, "another program")
    assert path.read_bytes() == before


HOSTILE = {
    "trigger": "CREATE TRIGGER t AFTER UPDATE ON negotiation BEGIN"
    " UPDATE issue SET title = 'canary'; END",
    "view": "CREATE VIEW lessons AS SELECT * FROM lesson",
    "table": "CREATE TABLE more (x)",
    "index": 'CREATE INDEX more ON issue ("title" || 1)',
    "generated": "ALTER TABLE lesson ADD COLUMN x TEXT AS (upper(text)) VIRTUAL",
    "check": "ALTER TABLE lesson ADD COLUMN x TEXT CHECK (length(x) < 5)",
    "column": "ALTER TABLE lesson DROP COLUMN reusable",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_schema_that_is_not_ours_is_refused_and_never_runs(path, kind):
    tampered(path, HOSTILE[kind])
    before = path.read_bytes()
    with at_most(25):
        raises_sentence(lambda: WorkbookFile.open(path), NotAWorkbook, "not negdesk's")
    assert path.read_bytes() == before


def test_a_recursive_view_named_like_our_table_is_refused(path):
    tampered(
        path,
        "DROP TABLE lesson",
        "CREATE VIEW lesson AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n)"
        " SELECT x AS id FROM n",
    )
    raises_sentence(lambda: WorkbookFile.open(path), NotAWorkbook)


def test_many_impossible_rows_are_a_few_sentences(path):
    file = WorkbookFile.open(path)
    file.write(add("add", *(Issue(id=f"x{i}", negotiation_id="n") for i in range(500))))
    file.close()
    tampered(path, "UPDATE issue SET weight = 'heavy', kind = 'riddle'")
    book = Workbook.open(path)
    book.load("n")
    assert len(book.document.all(Issue, "n")) == 502
    assert len(book.file.problems) == 2
    book.close()
