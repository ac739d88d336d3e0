"""The open file: rows go in and come out as they were, in one transaction or not at all."""

import os
import sqlite3
import stat
from decimal import Decimal

import pytest

from negdesk.model.actions import add, delete, set_field
from negdesk.model.edits import Change, Edit
from negdesk.model.rows import Issue, Negotiation, Option, Rating
from negdesk.store.errors import (
    Damaged,
    Locked,
    Missing,
    Moved,
    NotWritten,
    ReadOnly,
    Refused,
)
from negdesk.store.schema import SCHEMA_VERSION
from negdesk.store.workbook_file import WorkbookFile
from tests.store.rows import NOW, car, closed, every_table, raises_sentence, tampered, workbook


@pytest.fixture
def file(tmp_path):
    made = WorkbookFile.create(tmp_path / "w.negdesk", now=lambda: NOW)
    yield made
    made.close()


def kept(file, n="n"):
    return {row.id: row for row in [*file.negotiations(), *file.parts(n)]}


def by_id(rows):
    return {row.id: row for row in rows}


def test_a_row_of_every_table_comes_back_as_it_went_in(file):
    file.write(add("add", *every_table()))
    assert kept(file) == by_id(every_table())
    assert file.problems == []


def test_numbers_come_back_digit_by_digit(file):
    row = Rating(id="r", negotiation_id="n", before=Decimal("0.10"), after=Decimal("1E+3"))
    file.write(add("add", Negotiation(id="n"), row))
    found = kept(file)["r"]
    assert (str(found.before), str(found.after)) == ("0.10", "1000")


def test_only_the_columns_that_changed_are_written(file):
    file.write(add("add", Negotiation(id="n", title="Car", goal="Drive")))
    said = []
    file.connection.set_trace_callback(said.append)
    old = Negotiation(id="n", title="Car", goal="Drive")
    file.write(Edit("change", (Change(old, old.with_(title="Van")),)))
    file.connection.set_trace_callback(None)
    assert [words for words in said if words.startswith("UPDATE")] == [
        "UPDATE \"negotiation\" SET \"title\" = 'Van' WHERE id = 'n'"
    ]


def test_the_order_of_rows_within_an_edit_does_not_matter(file):
    rows = [
        *car(),
        Option(id="z", negotiation_id="n", issue_id="nx2"),
        Issue(id="nx2", negotiation_id="n"),
    ]
    file.write(add("add", *reversed(rows)))
    assert kept(file) == by_id(rows)
    file.write(Edit("delete", tuple(Change(row, None) for row in rows)))
    assert file.negotiations() == []


def test_an_edit_that_breaks_off_changes_nothing(file):
    file.write(add("add", *car()))
    lost = Issue(id="new", negotiation_id="n", parent_id="nobody")
    with pytest.raises(sqlite3.IntegrityError):
        file.write(add("add", Issue(id="first", negotiation_id="n"), lost))
    assert kept(file) == by_id(car())
    file.write(add("add", Issue(id="first", negotiation_id="n")))


def test_changing_a_row_that_another_program_deleted_is_noticed(file):
    gone = Negotiation(id="gone")
    edit = Edit("change", (Change(gone, gone.with_(title="x")),))
    raises_sentence(lambda: file.write(edit), Moved, "another program", "w.negdesk")


def test_negotiations_are_read_without_their_parts(file):
    file.write(add("add", *car("a"), *car("b")))
    assert {row.id for row in file.negotiations()} == {"a", "b"}
    assert {row.negotiation_id for row in file.parts("a")} == {"a"}


def test_the_settings_that_keep_the_file_safe_are_on(file):
    wanted = {
        "journal_mode": "delete",
        "synchronous": 3,
        "locking_mode": "normal",
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "temp_store": 2,
        "mmap_size": 0,
        "busy_timeout": 5000,
        "application_id": int.from_bytes(b"NEGD", "big"),
        "user_version": SCHEMA_VERSION,
    }
    found = {name: file.connection.execute(f"PRAGMA {name}").fetchone() for name in wanted}
    # Without mmap in SQLite the pragma answers nothing.
    assert {name: row[0] if row else 0 for name, row in found.items()} == wanted


def test_a_new_workbook_is_its_owners_alone_whatever_the_umask(tmp_path):
    old = os.umask(0)
    try:
        path = closed(tmp_path / "w.negdesk")
        file = WorkbookFile.open(path)
        file.copy_to(tmp_path / "copy.negdesk")
        file.close()
    finally:
        os.umask(old)
    modes = {entry.name: stat.S_IMODE(entry.stat().st_mode) for entry in tmp_path.iterdir()}
    assert modes == {"w.negdesk": 0o600, "copy.negdesk": 0o600}


def test_creating_over_an_existing_file_is_refused(tmp_path):
    path = tmp_path / "w.negdesk"
    path.write_text("mine")
    raises_sentence(lambda: WorkbookFile.create(path), Refused, "w.negdesk", "not touched")
    assert path.read_text() == "mine"


def test_creating_in_a_folder_that_is_not_there_is_one_sentence(tmp_path):
    raises_sentence(lambda: WorkbookFile.create(tmp_path / "no" / "w.negdesk"), Missing)


def test_creating_in_a_folder_is_not_disturbed_by_a_stale_journal(tmp_path):
    path = tmp_path / "w.negdesk"
    path.with_name("w.negdesk-journal").write_bytes(
        b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"x" * 2000
    )
    closed(path)
    file = WorkbookFile.open(path)
    assert len(file.negotiations()) == 1
    file.close()


def test_what_could_not_be_created_leaves_no_file(tmp_path, monkeypatch):
    def broken(_):
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr("negdesk.store.opening._fill", broken)
    with pytest.raises(sqlite3.OperationalError):
        WorkbookFile.create(tmp_path / "w.negdesk")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_workbook_is_not_made(tmp_path):
    raises_sentence(lambda: WorkbookFile.open(tmp_path / "w.negdesk"), Missing, "w.negdesk")
    raises_sentence(lambda: WorkbookFile.open(tmp_path / "no" / "w.negdesk"), Missing, "folder")
    assert list(tmp_path.iterdir()) == []


def test_a_copy_holds_the_same_rows_and_can_be_opened_beside(file, tmp_path):
    file.write(add("add", *car()))
    file.copy_to(tmp_path / "copy.negdesk")
    copy = WorkbookFile.open(tmp_path / "copy.negdesk")
    assert not copy.read_only
    assert kept(copy) == kept(file)
    copy.close()


def test_a_copy_replaces_the_file_at_its_place_and_its_journal(file, tmp_path):
    target = tmp_path / "copy.negdesk"
    target.write_bytes(b"old")
    target.with_name("copy.negdesk-journal").write_bytes(b"old")
    file.copy_to(target)
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        ".w.negdesk.lock", "copy.negdesk", "w.negdesk",
    ]  # fmt: skip


def test_a_copy_onto_itself_or_a_folder_is_refused(file, tmp_path):
    (tmp_path / "link.negdesk").symlink_to(file.path)
    (tmp_path / "folder").mkdir()
    raises_sentence(lambda: file.copy_to(file.path), Refused, "itself")
    raises_sentence(lambda: file.copy_to(tmp_path / "link.negdesk"), Refused, "itself")
    raises_sentence(lambda: file.copy_to(tmp_path / "folder"), Refused, "folder")
    file.write(add("add", Negotiation(id="n")))


def test_a_copy_that_could_not_be_made_leaves_what_was_there(file, tmp_path, monkeypatch):
    target = tmp_path / "copy.negdesk"
    target.write_bytes(b"old")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("negdesk.store.copies.sync", full)
    with pytest.raises(Exception, match="Disk full"):
        file.copy_to(target)
    assert target.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 3


def test_a_workbook_opened_for_reading_refuses_changes_and_takes_no_lock(tmp_path):
    path = closed(tmp_path / "w.negdesk")
    file = WorkbookFile.open(path, read_only=True)
    raises_sentence(lambda: file.write(add("add", Negotiation(id="x"))), ReadOnly, "reading only")
    file.copy_to(tmp_path / "copy.negdesk")
    assert not list(tmp_path.glob(".*"))
    file.close()


def test_another_programs_lock_is_waited_for_and_then_said(file):
    file.write(add("add", *car()))
    other = sqlite3.connect(file.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    file.connection.execute("PRAGMA busy_timeout = 50")
    edit = add("add", Negotiation(id="x"))
    raises_sentence(lambda: file.write(edit), Locked, "Another program", "w.negdesk")
    other.execute("ROLLBACK")
    other.close()
    file.write(edit)
    assert {row.id for row in file.negotiations()} == {"n", "x"}


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_IOERR_FSYNC, NotWritten),
        (sqlite3.SQLITE_CORRUPT, Damaged),
        (sqlite3.SQLITE_READONLY, ReadOnly),
        (sqlite3.SQLITE_CANTOPEN, NotWritten),
    ],
)
def test_each_condition_of_the_disk_is_a_sentence(file, monkeypatch, code, kind):
    error = sqlite3.OperationalError("internal words")
    error.sqlite_errorcode = code

    def broken(_):
        raise error

    monkeypatch.setattr(file, "_write", broken)
    raises_sentence(lambda: file.write(add("add", Negotiation(id="x"))), kind, "w.negdesk")


def test_our_own_mistakes_are_not_taken_for_conditions_of_the_world(file, monkeypatch):
    file.write(add("add", *car()))
    with pytest.raises(sqlite3.IntegrityError):
        file.write(add("add", Negotiation(id="n")))


def test_closing_twice_is_fine(file, tmp_path):
    file.close()
    file.close()
    assert [p.name for p in tmp_path.iterdir()] == ["w.negdesk"]


def test_deleted_words_are_not_left_in_the_file(tmp_path):
    book = workbook(tmp_path / "w.negdesk")
    canary = "canary" * 40
    book.apply(set_field(book.document.negotiation("n"), "notes", canary))
    book.apply(set_field(book.document.negotiation("n"), "notes", ""))
    book.load("n")
    book.apply(delete(book.document, "delete", book.document.negotiation("n")))
    book.close()
    data = (tmp_path / "w.negdesk").read_bytes()
    assert b"canary" not in data
    assert b"Autohaus" not in data


# FAULTS 48: right schema, impossible values


def test_impossible_values_are_left_out_and_named_while_the_rest_is_shown(tmp_path):
    path = tampered(
        closed(tmp_path / "w.negdesk"),
        "UPDATE negotiation SET \"limit\" = 'a lot', stage = 'dreaming', deadline = 'soon'",
        "UPDATE alternative SET likely = 'NaN', selected = 7",
        "UPDATE outcome SET probability = ''",
    )
    file = WorkbookFile.open(path)
    rows = kept(file)
    assert rows["n"] == car()[0].with_(limit=None)
    assert rows["na"] == car()[2].with_(likely=None)
    assert rows["no"] == car()[3].with_(probability=None)
    said = " ".join(file.problems)
    for word in ("Walkaway limit", "Stage", "Deadline", "Worth", "Our BATNA", "Probability"):
        assert word in said
    assert "a lot" not in said
    file.write(Edit("mend", (Change(rows["n"], rows["n"].with_(limit=Decimal(5))),)))
    assert kept(file)["n"].limit == 5
    file.close()


def test_references_to_nothing_are_cleared_and_undone_deletes_still_save(tmp_path):
    path = tampered(
        closed(tmp_path / "w.negdesk"),
        "PRAGMA foreign_keys = OFF",
        "UPDATE question SET issue_id = 'nobody'",
        "UPDATE option SET issue_id = 'elsewhere'",
        "DELETE FROM party",
    )
    file = WorkbookFile.open(path)
    rows = kept(file)
    assert (rows["nq"].issue_id, rows["nx"].issue_id, rows["na"].party_id) == (None,) * 3
    assert any("question" in problem for problem in file.problems)
    edit = Edit("delete", (Change(rows["nq"], None),))
    file.write(edit)
    file.write(edit.inverse())
    assert kept(file) == rows
    file.close()


def test_issues_grouped_in_a_circle_are_cut_free(tmp_path):
    path = tampered(
        closed(tmp_path / "w.negdesk"), "UPDATE issue SET parent_id = 'ni' WHERE id = 'ng'"
    )
    file = WorkbookFile.open(path)
    rows = kept(file)
    assert {rows["ng"].parent_id, rows["ni"].parent_id} != {"ng", "ni"}
    assert any("circle" in problem for problem in file.problems)
    file.close()


def test_text_that_is_no_text_is_shown_with_marks(tmp_path):
    path = tampered(
        closed(tmp_path / "w.negdesk"), "UPDATE negotiation SET title = CAST(x'41ff42' AS TEXT)"
    )
    file = WorkbookFile.open(path)
    assert file.negotiations()[0].title == "A\ufffdB"
    assert len(file.problems) == 1
    file.close()
