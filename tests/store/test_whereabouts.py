"""Which file a path means, and where an open one went."""

import os

import pytest

from negdesk.store import whereabouts
from negdesk.store.whereabouts import found_again, is_at
from negdesk.store.workbook_file import WorkbookFile
from tests.faults.conftest import posix
from tests.store.rows import closed


@pytest.fixture
def file(tmp_path):
    folder = tmp_path / "deals" / "2026"
    folder.mkdir(parents=True)
    made = WorkbookFile.open(closed(folder / "w.negdesk"))
    yield made
    made.close()


def test_a_file_is_at_whatever_leads_to_it(file, tmp_path):
    (tmp_path / "link").symlink_to(file.path)
    assert file.is_at(file.path)
    assert file.is_at(tmp_path / "link")
    assert not file.is_at(closed(tmp_path / "other.negdesk"))
    assert not file.is_at(tmp_path / "none")


@posix
@pytest.mark.parametrize(
    "place",
    ["deals/2026/new name.negdesk", "deals/w.negdesk", "deals/2026/old/w.negdesk", "w.negdesk"],
)
def test_a_moved_file_is_found_near_its_old_place(file, tmp_path, place):
    (tmp_path / place).parent.mkdir(exist_ok=True)
    file.path.rename(tmp_path / place)
    found = file.found_again()
    assert found == (None if place == "w.negdesk" else tmp_path / place)


@posix
def test_a_folder_that_was_renamed_is_found_too(file, tmp_path):
    file.path.parent.rename(tmp_path / "deals" / "done")
    assert file.found_again() == tmp_path / "deals" / "done" / "w.negdesk"


@posix
def test_a_deleted_or_replaced_file_is_not_found(file, tmp_path):
    os.replace(closed(tmp_path / "other.negdesk"), file.path)
    assert file.found_again() is None
    file.path.unlink()
    assert file.found_again() is None


@posix
def test_a_search_ends_in_a_folder_of_any_size(tmp_path, monkeypatch):
    monkeypatch.setattr(whereabouts, "_MOST_ENTRIES", 50)
    path = closed(tmp_path / "w.negdesk")
    status = path.stat()
    for number in range(200):
        (tmp_path / f"{number}.txt").touch()
    path.unlink()
    assert found_again(path, status) is None
    assert not is_at(path, status)
