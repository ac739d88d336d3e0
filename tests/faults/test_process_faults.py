"""FAULTS 1, 6 and 33: the process is killed, and what it leaves is set right at the next start."""

import random
import signal
import sqlite3
import subprocess
import sys

from negdesk.model.rows import Negotiation
from negdesk.store.check import check
from negdesk.store.errors import ReadOnly
from negdesk.store.lock import lock_path
from negdesk.store.workbook_file import WorkbookFile
from tests.faults.conftest import opens_for_writing, posix
from tests.store.rows import closed, raises_sentence

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
