"""A whole file in the place of another, which is kept beside it: all of it, or nothing."""

import os

import pytest

from negdesk.store.backup import back_up
from negdesk.store.errors import Damaged, Locked, Missing, NotWritten
from negdesk.store.lock import lock_path
from negdesk.store.restoring import Contents, contents, proven, put_back, put_right, set_aside
from tests.store.rows import (
    NOW,
    car,
    closed,
    raises_sentence,
    retitle,
    tampered,
    title_in,
    workbook,
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "w.negdesk"


@pytest.fixture
def made(path, tmp_path):
    """A backup of a workbook that was then retitled and closed."""
    book = workbook(path)
    backup = back_up(book.file, tmp_path / "backups", NOW)
    retitle(book, "Van")
    book.close()
    return backup


def test_what_a_file_holds_is_counted_while_it_is_open(path, tmp_path):
    book = workbook(path)
    assert contents(path) == Contents(1, len(car()) - 1)
    backup = back_up(book.file, tmp_path / "backups", NOW)
    assert proven(backup) == contents(path)
    book.close()


def test_a_backup_takes_the_place_and_the_file_is_kept_beside_it(path, made):
    aside = put_back(made, path, NOW)
    assert title_in(path) == "Car"
    assert title_in(aside) == "Van"
    assert aside.parent == path.parent
    assert "2026-05-14 17.00" in aside.name
    assert not lock_path(path).exists()


def test_a_file_that_is_gone_is_had_back(path, made):
    path.unlink()
    assert put_back(made, path, NOW) is None
    assert title_in(path) == "Car"


def test_a_link_stays_a_link(path, made, tmp_path):
    link = tmp_path / "link.negdesk"
    link.symlink_to(path)
    put_back(made, link, NOW)
    assert link.is_symlink()
    assert title_in(path) == "Car"


def test_a_damaged_backup_leaves_everything_where_it_was(path, made):
    made.write_bytes(made.read_bytes()[:-1] + b"x")
    raises_sentence(lambda: put_back(made, path, NOW), Damaged, "another backup")
    assert title_in(path) == "Van"
    assert sorted(p.name for p in path.parent.iterdir()) == ["backups", "w.negdesk"]


def test_a_workbook_that_somebody_has_open_is_not_replaced(path, made):
    book = workbook(path.with_name("other.negdesk"))
    raises_sentence(lambda: put_back(made, book.file.path, NOW), Locked, "Close it there")
    book.close()
    assert title_in(path.with_name("other.negdesk")) == "Car"


def test_if_the_last_step_fails_the_file_has_its_name_again(path, made, monkeypatch):
    rename = os.rename

    def fail(source, target):
        if str(source).endswith("-whole.tmp"):
            raise OSError(5, "Input/output error")
        rename(source, target)

    monkeypatch.setattr("negdesk.store.restoring.os.rename", fail)
    raises_sentence(lambda: put_back(made, path, NOW), NotWritten, "w.negdesk")
    assert title_in(path) == "Van"
    assert sorted(p.name for p in path.parent.iterdir()) == ["backups", "w.negdesk"]


def test_the_place_of_a_folder_that_is_gone_is_a_sentence(made, tmp_path):
    raises_sentence(lambda: put_back(made, tmp_path / "no" / "w.negdesk", NOW), Missing)


def test_a_file_is_set_aside_with_its_journal_and_never_over_another(path):
    for number in range(3):
        closed(path).with_name("w.negdesk-journal").write_bytes(b"x")
        aside = set_aside(path, NOW)
        assert aside.with_name(aside.name + "-journal").read_bytes() == b"x"
        assert len(list(path.parent.glob("*.negdesk"))) == number + 1


def test_what_is_impossible_is_put_right_and_the_file_as_it_was_is_kept(path):
    before = tampered(closed(path), "UPDATE negotiation SET \"limit\" = 'a lot'").read_bytes()
    aside = put_right(path, NOW, lambda _done, _total: None)
    assert aside.read_bytes() == before
    assert title_in(path) == "Car"
