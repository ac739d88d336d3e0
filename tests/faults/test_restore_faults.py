"""FAULTS 44, 45, 48 to 50, 54 to 57: damage is found, backups come back, the rest is salvaged."""

import random
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress

import pytest

from negdesk.model.actions import add, set_field
from negdesk.model.errors import Condition
from negdesk.model.rows import Issue, Negotiation, Question
from negdesk.store.backup import back_up, backups, verify
from negdesk.store.check import check, look_through
from negdesk.store.errors import Damaged, NotAWorkbook, Refused
from negdesk.store.restoring import proven, put_back, put_right
from negdesk.store.salvage import salvage
from negdesk.store.values import CODECS
from negdesk.store.workbook_file import WorkbookFile
from negdesk.workbook import Workbook
from tests.faults.conftest import opens_for_writing
from tests.store.rows import NOW, car, closed, every_table, raises_sentence, tampered, title_in
from tests.yardstick import at_most

PAGE = 4096
FLIPS = 1000


def pages_of(data):
    return [data[at : at + PAGE] for at in range(0, len(data), PAGE)]


def all_read(path):
    """Open a workbook as the window does and read all of it."""
    book = Workbook.open(path)
    try:
        for row in book.document.negotiations:
            book.load(row.id)
        return len(book.file.problems)
    finally:
        book.close()


# 44: flipped bits


def test_row_44_a_thousand_flipped_bits_never_crash_and_never_hang(tmp_path):
    whole = closed(tmp_path / "whole.negdesk", *every_table()).read_bytes()
    path = tmp_path / "w.negdesk"
    chance = random.Random(44)
    refused = 0
    for number in range(FLIPS):
        data = bytearray(whole)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        try:
            all_read(path)
        except Condition:
            refused += 1
        if number % 5 == 0:
            check(path)
    assert 0 < refused < FLIPS


def test_row_44_a_backup_notices_every_flipped_bit(path, tmp_path):
    book = Workbook.open(path)
    made = back_up(book.file, tmp_path / "backups", NOW)
    book.close()
    whole = made.read_bytes()
    chance = random.Random(44)
    for _ in range(100):
        data = bytearray(whole)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        made.write_bytes(data)
        raises_sentence(lambda: verify(made), Damaged, "another backup")
    made.write_bytes(whole)
    verify(made)


def test_row_44_what_a_flipped_bit_leaves_can_be_salvaged(tmp_path):
    whole = closed(tmp_path / "whole.negdesk", *every_table()).read_bytes()
    path, new = tmp_path / "w.negdesk", tmp_path / "new.negdesk"
    chance = random.Random(57)
    for _ in range(20):
        data = bytearray(whole)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        salvage(path, new, NOW)
        assert check(new) == []
        new.unlink()


# 45: pages zeroed or swapped


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """The bytes of a workbook whose every page holds something."""
    path = tmp_path_factory.mktemp("filled") / "w.negdesk"
    book = Workbook.create(path)
    for number in range(8):
        book.apply(add("add", *car(f"n{number}")))
    book.apply(add("add", *every_table("all")))
    book.close()
    return path.read_bytes()


def test_row_45_a_zeroed_page_is_found_when_the_workbook_is_opened(filled, tmp_path):
    path = tmp_path / "w.negdesk"
    for number in range(len(filled) // PAGE):
        pages = pages_of(filled)
        pages[number] = bytes(PAGE)
        path.write_bytes(b"".join(pages))
        with pytest.raises((Damaged, NotAWorkbook)):
            WorkbookFile.open(path)
        assert path.read_bytes() == b"".join(pages)


def test_row_45_swapped_pages_are_found_when_the_workbook_is_opened(filled, tmp_path):
    path = tmp_path / "w.negdesk"
    chance = random.Random(45)
    for _ in range(60):
        pages = pages_of(filled)
        one, other = chance.sample(range(len(pages)), 2)
        if pages[one] == pages[other]:
            continue
        pages[one], pages[other] = pages[other], pages[one]
        path.write_bytes(b"".join(pages))
        with pytest.raises((Damaged, NotAWorkbook)):
            WorkbookFile.open(path)


# 48: right schema, impossible data

IMPOSSIBLE = (
    "PRAGMA foreign_keys = OFF",
    "UPDATE negotiation SET \"limit\" = 'a lot'",
    "UPDATE question SET issue_id = 'nobody'",
    "UPDATE issue SET kind = 'riddle'",
    "INSERT INTO lesson (id, negotiation_id, text) VALUES ('orphan', 'gone', 'Wait.')",
)


def without_titles(path):
    """Take the titles away as only a hostile or broken program can."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        was = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'negotiation'")
        sql = was.fetchone()[0]
        loose = sql.replace("\"title\" TEXT NOT NULL DEFAULT ''", '"title" TEXT')
        assert loose != sql
        change = "UPDATE sqlite_master SET sql = ? WHERE name = 'negotiation'"
        connection.execute(change, (loose,))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE negotiation SET title = NULL")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(change, (sql,))


def test_row_48_impossible_rows_are_left_out_and_the_rest_works(path):
    tampered(path, *IMPOSSIBLE)
    without_titles(path)
    book = Workbook.open(path)
    assert not book.file.read_only
    book.load("n")
    assert book.document.negotiation("n").title == ""
    assert book.document.negotiation("n").limit is None
    said = " ".join(book.file.problems)
    for word in ("Title", "Walkaway limit", "question", "Kind"):
        assert word in said
    book.apply(set_field(book.document.negotiation("n"), "place", "Here"))
    book.close()
    assert any("lesson" in problem for problem in check(path))


def test_row_48_what_is_impossible_can_be_put_right_and_nothing_is_thrown_away(path):
    tampered(path, *IMPOSSIBLE)
    without_titles(path)
    before = path.read_bytes()
    aside = put_right(path, NOW, lambda _done, _total: None)
    assert check(path) == []
    assert aside.read_bytes() == before
    book = Workbook.open(path)
    book.load("n")
    assert book.file.problems == []
    assert {row.id for row in book.document.rows("n")} == {row.id for row in car()}
    book.load("gone")
    assert [row.id for row in book.document.rows("gone")] == ["gone", "orphan"]
    book.close()


# 49: an index that does not fit its table; a workbook has no index for full text


def test_row_49_an_index_that_lost_entries_costs_no_row(path, tmp_path):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        sql = "SELECT name, tbl_name, rootpage, sql FROM sqlite_master WHERE name = ?"
        index = connection.execute(sql, ("idx_issue_parent_id",)).fetchone()
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("DELETE FROM sqlite_master WHERE name = ?", index[:1])
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        issue = CODECS["issue"]
        connection.execute(issue.insert, issue.values(Issue(id="late", negotiation_id="n")))
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("INSERT INTO sqlite_master VALUES ('index', ?, ?, ?, ?)", index)
    raises_sentence(lambda: WorkbookFile.open(path), Damaged, "backup")
    found = salvage(path, tmp_path / "new.negdesk", NOW)
    assert found.sentences() == []
    assert "late" in {row.id for row in found.parts["n"]}
    assert check(tmp_path / "new.negdesk") == []


# 50, 54: huge


def test_row_50_looking_through_a_huge_file_can_be_stopped(path):
    book = Workbook.open(path)
    many = (Question(id=f"q{k}", negotiation_id="n", text="why " * 20) for k in range(20_000))
    book.apply(add("add", *many))
    book.close()
    asked = []

    def wanted():
        asked.append(True)
        return len(asked) < 3

    assert not look_through(path, wanted)
    assert len(asked) == 3
    assert look_through(path, lambda: True)
    assert opens_for_writing(path)


def test_row_50_damage_in_a_huge_file_is_found_before_it_is_opened(path):
    pages = pages_of(path.read_bytes())
    pages[-1] = bytes(PAGE)
    path.write_bytes(b"".join(pages))
    raises_sentence(lambda: look_through(path, lambda: True), Damaged, "backup")


def test_row_54_more_rows_than_can_be_worked_with_are_refused_with_their_number(path, monkeypatch):
    monkeypatch.setattr("negdesk.store.check.MOST_ENTRIES", 100)
    book = Workbook.open(path)
    book.apply(add("add", *(Issue(id=f"i{k}", negotiation_id="n") for k in range(200))))
    book.close()
    before = path.read_bytes()
    words = ("202 entries", "not opened", "smaller")
    raises_sentence(lambda: look_through(path, lambda: True), Refused, *words)
    assert path.read_bytes() == before


def test_row_54_a_text_longer_than_can_be_worked_with_is_refused(path):
    tampered(path, "UPDATE negotiation SET notes = printf('%.*c', 20000000, 'x')")
    words = ("20000000 characters", "not opened")
    raises_sentence(lambda: look_through(path, lambda: True), Refused, *words)


def test_row_54_a_blob_has_no_place_in_a_workbook(path):
    with pytest.raises(sqlite3.IntegrityError):
        tampered(path, "UPDATE negotiation SET notes = zeroblob(2000000)")
    assert title_in(path) == "Car"


def test_row_54_thousands_of_tables_are_refused_at_once(path):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        for number in range(3_000):
            connection.execute(f"CREATE TABLE t{number} (x)")
        connection.execute("COMMIT")
    before = path.stat().st_size
    with at_most(25):
        raises_sentence(lambda: WorkbookFile.open(path), NotAWorkbook, "not negdesk's")
    assert path.stat().st_size == before


# 55: the place of the backups


@pytest.mark.parametrize("place", ["deleted", "file", "full"])
def test_row_55_without_a_place_for_backups_the_workbook_goes_on(
    path, tmp_path, monkeypatch, place
):
    folder = tmp_path / "backups"
    book = Workbook.open(path)
    if place == "file":
        folder.write_text("in the way")
    if place == "full":

        def full(_):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("negdesk.store.copies.sync", full)
    with suppress(Condition):
        back_up(book.file, folder, NOW)
        assert place == "deleted"  # then it is made anew
    book.apply(set_field(book.document.negotiation("n"), "title", "after"))
    book.close()
    assert title_in(path) == "after"


# 56: back to an older state


def test_row_56_an_older_backup_is_restored_and_the_file_is_first_kept_aside(path, tmp_path):
    book = Workbook.open(path)
    backup = back_up(book.file, tmp_path / "backups", NOW)
    book.apply(add("add", Negotiation(id="new", title="Van")))
    book.close()
    assert proven(backup).negotiations == 1
    now = path.read_bytes()
    aside = put_back(backup, path, NOW)
    assert aside.read_bytes() == now
    assert opens_for_writing(path)
    assert backups(tmp_path / "backups", path) == [backup]


KILLED_WHILE_RESTORING = """
import os, random, signal, sys, time
from datetime import datetime
from pathlib import Path
from negdesk.store.restoring import put_back
from negdesk.store.values import CODECS
from negdesk.store.workbook_file import WorkbookFile

backup, path, chance = Path(sys.argv[1]), Path(sys.argv[2]), random.Random(int(sys.argv[3]))
for number in range(30):
    child = os.fork()
    if child == 0:
        while True:
            put_back(backup, path, datetime.now())
    time.sleep(0.005 + chance.random() * 0.03)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    whole = [p for p in path.parent.glob("w*.negdesk")]
    assert whole, "no file is left"
    for each in whole:
        WorkbookFile.open(each).close()
        if each != path and path.exists():
            each.unlink()
    if not path.exists():
        each.rename(path)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="forks and signals of Unix")
def test_row_56_a_kill_while_restoring_leaves_the_old_file_or_the_backup_whole(path, tmp_path):
    book = Workbook.open(path)
    backup = back_up(book.file, tmp_path / "backups", NOW)
    book.close()
    seed = random.randrange(2**32)
    command = [sys.executable, "-c", KILLED_WHILE_RESTORING, backup, path, str(seed)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, (seed, done.stderr)


# 57: no backup is left


def test_row_57_without_a_backup_all_that_can_be_read_comes_into_a_new_workbook(filled, tmp_path):
    path, new = tmp_path / "w.negdesk", tmp_path / "new.negdesk"
    for number in range(0, len(filled) // PAGE, 7):
        pages = pages_of(filled)
        pages[number] = bytes(PAGE)
        path.write_bytes(b"".join(pages))
        found = salvage(path, new, NOW)
        assert check(new) == []
        book = Workbook.open(new)
        assert not book.file.read_only
        assert {row.id for row in book.document.negotiations} == set(found.heads)
        book.close()
        assert path.read_bytes() == b"".join(pages)
        new.unlink()


def test_row_57_what_could_not_be_read_is_listed_with_its_negotiation(tmp_path):
    path = tmp_path / "w.negdesk"
    book = Workbook.create(path)
    book.apply(add("add", Negotiation(id="n", title="Car")))
    long = ("why " * 200 for _ in range(12))
    book.apply(
        add("add", *(Question(id=f"q{k}", negotiation_id="n", text=t) for k, t in enumerate(long)))
    )
    book.close()
    with closing(sqlite3.connect(path)) as connection:
        sql = "SELECT rootpage FROM sqlite_master WHERE name = 'question'"
        root = connection.execute(sql).fetchone()[0]
    data = bytearray(path.read_bytes())
    inner = data[(root - 1) * PAGE : root * PAGE]
    assert inner[0] == 5, "the questions fill more than one page"
    last = int.from_bytes(inner[8:12], "big")
    data[(last - 1) * PAGE : last * PAGE] = bytes(PAGE)
    path.write_bytes(data)
    raises_sentence(lambda: WorkbookFile.open(path), Damaged, "backup")
    found = salvage(path, tmp_path / "new.negdesk", NOW)
    lost = found.lost["question", "n"]
    assert lost + len(found.parts["n"]) == 12
    assert found.sentences() == [f"“Car”, table question: {lost} could not be read."]
