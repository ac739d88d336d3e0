"""FAULTS 14 to 23: no room, no right to write, or the file is gone while it is open."""

import os
import subprocess
import sys
from contextlib import suppress

import pytest

from negdesk.model.actions import add, set_field
from negdesk.model.errors import Condition
from negdesk.model.rows import Negotiation
from negdesk.store.check import check
from negdesk.store.errors import Full, Moved, ReadOnly
from negdesk.store.workbook_file import WorkbookFile
from negdesk.workbook import Workbook
from tests.faults.conftest import opens_for_writing, posix
from tests.store.rows import closed, raises_sentence, retitle, title_in

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
