"""FAULTS.md, rows A to C, as far as they are about the workbook file."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest

from negdesk.model.actions import add, set_field
from negdesk.model.errors import Condition
from negdesk.model.rows import Issue, Negotiation
from negdesk.store.backup import back_up
from negdesk.store.check import check
from negdesk.store.errors import Damaged, Full, Moved, NotAWorkbook, ReadOnly, TooNew
from negdesk.store.lock import lock_path
from negdesk.store.schema import SCHEMA_VERSION
from negdesk.store.workbook_file import WorkbookFile
from negdesk.workbook import Workbook
from tests.store.rows import (
    NOW,
    closed,
    every_table,
    raises_sentence,
    retitle,
    tampered,
    title_in,
    workbook,
)
from tests.yardstick import at_most

posix = pytest.mark.skipif(os.name == "nt", reason="fork, signals and file modes of Unix")


@pytest.fixture
def path(tmp_path):
    return closed(tmp_path / "w.negdesk")


def opens_for_writing(path):
    book = Workbook.open(path)
    try:
        assert not book.file.read_only, book.file.holder
        retitle(book, "after")
    finally:
        book.close()
    return title_in(path) == "after"


# 1, 6: the process is killed

# Forks once a round, so that 200 rounds import everything once. Each round's child edits for
# ever and says each edit's number when it is saved; the parent kills it at a random moment.
# Edit k titles the negotiation k, adds issue k, and deletes issue k - 1 when k % 3 is 0, so
# the title alone tells which issues there must be.
KILLED_200_TIMES = """
import os, random, select, signal, sys, time
from pathlib import Path
from negdesk.model.edits import Change, Edit
from negdesk.model.rows import Issue, Negotiation
from negdesk.store.workbook_file import WorkbookFile

path, chance = Path(sys.argv[1]), random.Random(int(sys.argv[2]))

def issue(k):
    return Issue(id=f"i{k}", negotiation_id="n", interest="x" * (k * 37 % 9000))

def edit_for_ever(say):
    file = WorkbookFile.open(path)
    assert not file.read_only, file.holder
    [head] = file.negotiations()
    while True:
        k = int(head.title) + 1
        changes = [Change(head, head.with_(title=str(k))), Change(None, issue(k))]
        if k % 3 == 0:
            changes.append(Change(issue(k - 1), None))
        file.write(Edit("edit", tuple(changes)))
        os.write(say, f"{k}\\n".encode())
        head = changes[0].after

last = rounds_with_edits = 0
for _ in range(200):
    hear, say = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(hear)
        edit_for_ever(say)
    os.close(say)
    if chance.random() < 0.9:  # else killed while it opens
        select.select([hear], [], [], 20)
    time.sleep(chance.random() * 0.03)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the child failed by itself"
    said = b""
    while piece := os.read(hear, 65536):
        said += piece
    os.close(hear)
    saved = [int(word) for word in said.split(b"\\n")[:-1]]
    rounds_with_edits += bool(saved)
    file = WorkbookFile.open(path)
    assert not file.read_only, file.holder
    title = int(file.negotiations()[0].title)
    assert title in (max([last, *saved]), max([last, *saved]) + 1), (title, last, saved)
    kept = {row.id: row for row in file.parts("n")}
    due = {f"i{k}": issue(k) for k in range(1, title + 1) if k % 3 != 2 or k == title}
    assert kept == due, set(kept) ^ set(due)
    answer = file.connection.execute("PRAGMA integrity_check").fetchone()
    assert answer == ("ok",), answer
    file.close()
    last = title
print(rounds_with_edits, last)
"""


@posix
def test_200_kills_lose_no_edit_that_was_said_to_be_saved(tmp_path):
    path = closed(tmp_path / "w.negdesk", Negotiation(id="n", title="0"))
    seed = random.randrange(2**32)
    command = [sys.executable, "-c", KILLED_200_TIMES, str(path), str(seed)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=110)
    assert done.returncode == 0, (seed, done.stderr)
    rounds, edits = map(int, done.stdout.split())
    assert rounds > 150
    assert edits > 200
    assert check(path) == []
    assert opens_for_writing(path)


@posix
def test_a_killed_process_leaves_no_lock(path):
    code = (
        "import sys, time; from pathlib import Path; from negdesk.workbook import Workbook;"
        "book = Workbook.open(Path(sys.argv[1])); print('open', flush=True); time.sleep(60)"
    )
    process = subprocess.Popen([sys.executable, "-c", code, path], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"open\n"
    second = WorkbookFile.open(path)
    assert str(process.pid) in second.holder
    second.close()
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert lock_path(path).exists()
    assert opens_for_writing(path)


@posix
def test_a_hot_journal_is_rolled_back_at_open(path):
    code = (
        "import os, sqlite3, sys;"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "c.execute('PRAGMA cache_size = 1'); c.execute('PRAGMA cache_spill = 1');"
        "c.execute('BEGIN IMMEDIATE');"
        "[c.execute('INSERT INTO negotiation (id, title) VALUES (?, ?)', (str(i), 'x' * 3000))"
        " for i in range(300)];"
        "os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code, path], check=False)
    assert path.with_name("w.negdesk-journal").stat().st_size
    assert check_ids(path) == ["n"]
    assert check(path) == []


def check_ids(path):
    file = WorkbookFile.open(path)
    try:
        return [row.id for row in file.negotiations()]
    finally:
        file.close()


def test_a_journal_left_on_a_disk_that_cannot_be_written_is_explained(path, monkeypatch):
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA cache_size = 1")
    other.execute("BEGIN IMMEDIATE")
    for number in range(300):
        other.execute(
            "INSERT INTO negotiation (id, title) VALUES (?, ?)", (str(number), "x" * 3000)
        )
    copy = path.with_name("copy.negdesk")
    copy.write_bytes(path.read_bytes())
    copy.with_name("copy.negdesk-journal").write_bytes(
        path.with_name("w.negdesk-journal").read_bytes()
    )
    other.execute("ROLLBACK")
    other.close()
    raises_sentence(
        lambda: WorkbookFile.open(copy, read_only=True), ReadOnly, "middle of a save", "-journal"
    )
    assert check_ids(copy) == ["n"]


# 14, 17: no room


def test_a_full_disk_is_said_and_once_there_is_room_the_same_edit_is_saved(path):
    file = WorkbookFile.open(path)
    pages = file.connection.execute("PRAGMA page_count").fetchone()[0]
    file.connection.execute(f"PRAGMA max_page_count = {pages}")
    row = file.negotiations()[0]
    edit = set_field(row, "notes", "long " * 20_000)
    raises_sentence(lambda: file.write(edit), Full, "Disk full", "w.negdesk", "safe", "again")
    assert file.negotiations() == [row]
    assert file.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    file.connection.execute("PRAGMA max_page_count = 1000000")
    file.write(edit)
    file.close()
    assert check(path) == []


@posix
def test_a_limit_on_file_sizes_is_said_and_leaves_the_workbook(path):
    code = (
        "import resource, sys; from pathlib import Path;"
        "from negdesk.workbook import Workbook; from negdesk.model.actions import set_field;"
        "from negdesk.model.errors import Condition;"
        "book = Workbook.open(Path(sys.argv[1])); size = Path(sys.argv[1]).stat().st_size;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (size, size));"
        "row = book.document.negotiations[0]\n"
        "try: book.apply(set_field(row, 'notes', 'long ' * 99999))\n"
        "except Condition as condition: print(type(condition).__name__, condition)\n"
        "assert book.document.negotiations[0] is row; book.close()"
    )
    command = [sys.executable, "-c", code, str(path)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(("NotWritten", "Full"))
    assert check(path) == []
    assert opens_for_writing(path)


# 18 to 20: may not be written


def test_a_write_protected_workbook_opens_for_reading_and_says_so(path, tmp_path):
    path.chmod(0o444)
    file = WorkbookFile.open(path)
    assert file.read_only
    assert "write-protected" in file.holder
    assert "Save a copy" in file.holder
    raises_sentence(lambda: file.write(add("add", Negotiation(id="x"))), ReadOnly)
    file.copy_to(tmp_path / "copy.negdesk")
    file.close()
    assert opens_for_writing(tmp_path / "copy.negdesk")


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() != 0, reason="needs to be root")
@pytest.mark.parametrize(("mode", "word"), [(0o555, "folder"), (0o000, "permission")])
def test_without_permission_it_is_read_only_or_one_sentence(path, mode, word):
    folder = path.parent / "closed"
    folder.mkdir()
    moved = path.rename(folder / "w.negdesk")
    os.chown(moved, 65534, 65534)
    if mode:
        folder.chmod(mode)
    else:
        moved.chmod(0o200)
    for parent in list(folder.parents)[:-1]:
        with suppress(PermissionError):
            parent.chmod(parent.stat().st_mode | 0o011)
    hear, say = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setgid(65534)
            os.setuid(65534)
            try:
                file = WorkbookFile.open(moved)
                said = f"{file.read_only} {file.holder}"
                file.close()
            except Condition as condition:
                said = str(condition)
            os.write(say, said.encode())
        finally:
            os._exit(0)
    os.close(say)
    os.waitpid(child, 0)
    said = os.read(hear, 65536).decode()
    os.close(hear)
    folder.chmod(0o755)
    assert word in said
    assert said.startswith("True" if mode else "“w.negdesk”")


# 21 to 23: moved, deleted, replaced while open


@posix
@pytest.mark.parametrize("fate", ["deleted", "moved", "replaced"])
def test_a_file_that_is_gone_takes_no_edit_and_all_can_be_saved_elsewhere(path, tmp_path, fate):
    book = Workbook.open(path)
    other = closed(tmp_path / "other.negdesk", Negotiation(id="n", title="theirs"))
    if fate == "deleted":
        path.unlink()
    elif fate == "moved":
        path.rename(tmp_path / "moved.negdesk")
    else:
        os.replace(other, path)
    raises_sentence(lambda: retitle(book, "lost"), Moved, "Save a copy")
    book.file.copy_to(tmp_path / "saved.negdesk")
    book.close()
    assert title_in(tmp_path / "saved.negdesk") == "Car"
    if fate == "replaced":
        assert title_in(path) == "theirs"


# 29: two at once is in tests/store/test_lock.py

# 32: held for a while by another program


def test_a_short_hold_by_another_program_is_waited_out(path):
    file = WorkbookFile.open(path)
    code = (
        "import sqlite3, sys, time; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "c.execute('BEGIN EXCLUSIVE'); print('held', flush=True); time.sleep(0.7)"
    )
    other = subprocess.Popen([sys.executable, "-c", code, path], stdout=subprocess.PIPE)
    assert other.stdout is not None
    other.stdout.readline()
    file.write(add("add", Negotiation(id="x")))
    other.wait()
    other.stdout.close()
    file.close()


# 35, 36: odd paths

ODD_NAMES = [
    "with spaces.negdesk",
    " leading and trailing .negdesk ",
    "what?mode=memory.negdesk",
    "a#fragment.negdesk",
    "100%25 %41 %.negdesk",
    "O'Brien's \"deal\".negdesk",
    "emoji 🤝 ümläut 交渉.negdesk",
    "file:x.negdesk",
    "new\nline & tab\t.negdesk",
    "back\\slash;semi.negdesk",
    "nfd-e\u0301.negdesk",
    "nfc-\u00e9.negdesk",
    "-rf.negdesk",
    "no suffix",
    ".hidden",
    "trailing dot.",
    "x" * 239 + ".negdesk",
]


@posix
@pytest.mark.parametrize("name", ODD_NAMES)
def test_an_odd_name_opens_exactly_that_file(tmp_path, name):
    path = tmp_path / name
    closed(path)
    assert [entry.name for entry in tmp_path.iterdir()] == [name]
    book = Workbook.open(path)
    retitle(book, "That one")
    book.file.copy_to(tmp_path / ("copy of " + name[:100]))
    made = back_up(book.file, tmp_path / "backups", NOW)
    book.close()
    for file in (path, tmp_path / ("copy of " + name[:100]), made):
        assert title_in(file) == "That one"
    assert len(list(tmp_path.iterdir())) == 3


@posix
def test_names_that_are_no_unicode_are_names_too(tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9 \xff.negdesk"))
    try:
        closed(path)
    except (Condition, OSError):
        pytest.skip("this disk takes only Unicode names")
    assert opens_for_writing(path)
    assert os.listdir(os.fsencode(tmp_path)) == [b"caf\xe9 \xff.negdesk"]
    book = Workbook.open(path)
    made = back_up(book.file, tmp_path / "backups", NOW)
    book.close()
    assert title_in(made) == "after"


@posix
def test_a_long_path_is_a_path(tmp_path):
    folder = tmp_path
    while len(str(folder)) < 400:
        folder /= "d" * 60
    folder.mkdir(parents=True)
    assert opens_for_writing(closed(folder / "w.negdesk"))


@posix
def test_a_name_without_room_for_the_journal_is_refused_or_read_only(tmp_path, path):
    name = "x" * 244 + ".negdesk"
    with pytest.raises(Condition, match="too long"):
        WorkbookFile.create(tmp_path / name)
    path.rename(tmp_path / name)
    file = WorkbookFile.open(tmp_path / name)
    assert file.read_only
    assert "too long" in file.holder
    file.close()


def test_a_relative_path_and_a_nul_are_understood(path, monkeypatch):
    monkeypatch.chdir(path.parent)
    assert opens_for_writing(Path("w.negdesk"))
    with pytest.raises(Condition):
        WorkbookFile.open(Path("w\0.negdesk"))


@posix
def test_links_are_followed_once_and_a_loop_is_a_sentence(path, tmp_path):
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "link.negdesk").symlink_to(path)
    book = Workbook.open(tmp_path / "far" / "link.negdesk")
    assert book.file.path == path.resolve()
    assert lock_path(path).exists()
    book.close()
    assert [p.name for p in (tmp_path / "far").iterdir()] == ["link.negdesk"]
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    raises_sentence(lambda: WorkbookFile.open(tmp_path / "loop"), Condition, "loop")


# 37: nothing opens the path of an open workbook

_watched: dict[str, list[str]] = {}


def _watch(event, arguments):
    if _watched and event in ("open", "sqlite3.connect") and isinstance(arguments[0], str | bytes):
        name = os.fsdecode(arguments[0])
        for path, seen in _watched.items():
            if path in name and not name.endswith(".lock"):
                seen.append(f"{event} {name}")


sys.addaudithook(_watch)


def test_nothing_opens_the_path_of_an_open_workbook(path, tmp_path):
    book = Workbook.open(path)
    _watched["w.negdesk"] = seen = []
    try:
        with open(path, "rb"):
            assert seen, "the watch does not watch"
        seen.clear()
        book.load("n")
        retitle(book, "Van")
        book.file.copy_to(tmp_path / "copy")
        with suppress(Condition):
            book.file.copy_to(path)
        back_up(book.file, tmp_path / "backups", datetime.now())
        book.close()
        assert seen == []
    finally:
        _watched.clear()


def test_opening_again_in_the_same_process_does_not_drop_the_locks(path):
    book = Workbook.open(path)
    connection = book.file.connection
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE negotiation SET title = 'halfway'")
    second = Workbook.open(path)
    second.close()
    code = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)\n"
        "try: c.execute('BEGIN IMMEDIATE'); print('stolen')\n"
        "except sqlite3.OperationalError as error: print(error)"
    )
    said = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True)
    assert said.stdout.strip() == "database is locked"
    connection.execute("COMMIT")
    book.close()


# 38: WAL


def test_a_workbook_that_another_tool_put_in_wal_mode_is_put_back(path):
    tampered(path, "PRAGMA journal_mode = WAL", "UPDATE negotiation SET title = 'by wal'")
    assert path.read_bytes()[18] == 2
    assert title_in(path) == "by wal"
    assert opens_for_writing(path)
    assert path.read_bytes()[18] == 1
    assert [entry.name for entry in path.parent.iterdir()] == ["w.negdesk"]


def test_a_wal_workbook_that_another_tool_keeps_open_is_read_only(path, monkeypatch):
    monkeypatch.setattr("negdesk.store.connection.BUSY_MILLISECONDS", 50)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("UPDATE negotiation SET title = 'by wal'")
    book = Workbook.open(path)
    assert book.file.read_only
    assert "Another program" in book.file.holder
    assert book.document.negotiation("n").title == "by wal"
    assert not lock_path(path).exists()
    book.close()
    other.close()


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


def test_single_flipped_bits_never_crash_and_a_backup_notices_them(tmp_path):
    whole = closed(tmp_path / "whole.negdesk", *every_table()).read_bytes()
    path = tmp_path / "w.negdesk"
    chance = random.Random(44)
    for _ in range(150):
        data = bytearray(whole)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        with suppress(Condition):
            book = Workbook.open(path)
            try:
                for row in book.document.negotiations:
                    book.load(row.id)
            finally:
                book.close()
        path.write_bytes(data)
        check(path)


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


def test_moments_before_1970_and_far_away_open_like_any_other(tmp_path):
    for moment in (datetime(1901, 1, 1), datetime(9999, 12, 31)):
        book = workbook(tmp_path / f"{moment.year}.negdesk")
        made = back_up(book.file, tmp_path / "backups", moment)
        book.close()
        assert title_in(made) == "Car"
