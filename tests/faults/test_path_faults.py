"""FAULTS 35 and 36: whatever the path looks like, exactly that file is opened."""

import os
from pathlib import Path

import pytest

from negdesk.model.errors import Condition
from negdesk.store.backup import back_up
from negdesk.store.lock import lock_path
from negdesk.store.workbook_file import WorkbookFile
from negdesk.workbook import Workbook
from tests.faults.conftest import opens_for_writing, posix
from tests.store.rows import NOW, closed, raises_sentence, retitle, title_in

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
