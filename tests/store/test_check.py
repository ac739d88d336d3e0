"""The look through a workbook names every problem and changes nothing."""

import pytest

from negdesk.store.check import check
from negdesk.store.errors import Missing
from tests.store.rows import closed, every_table, tampered, workbook


@pytest.fixture
def path(tmp_path):
    return closed(tmp_path / "w.negdesk")


def test_a_workbook_as_we_write_it_is_sound(path, tmp_path):
    assert check(path) == []
    assert check(closed(tmp_path / "all.negdesk", *every_table())) == []


@pytest.mark.parametrize(
    ("statement", "word"),
    [
        ("UPDATE negotiation SET \"limit\" = 'a lot'", "Walkaway limit"),
        ("UPDATE negotiation SET title = 'a' || char(10) || 'b'", "Title"),
        ("UPDATE negotiation SET title = CAST(x'41ff42' AS TEXT)", "Title"),
        ("UPDATE negotiation SET meeting_at = '2026-02-30T10:00'", "Meeting"),
        ("UPDATE outcome SET probability = '1.5'", "Probability"),
        ("UPDATE issue SET kind = 'riddle'", "Kind"),
        ("DELETE FROM party", "alternative"),
    ],
)
def test_what_another_program_put_in_is_named(path, statement, word):
    tampered(path, "PRAGMA foreign_keys = OFF", statement)
    before = path.read_bytes()
    problems = check(path)
    assert any(word in problem for problem in problems)
    assert path.read_bytes() == before


def test_damage_is_named(path):
    data = bytearray(path.read_bytes())
    for at in range(3 * 4096, len(data), 4096):
        data[at : at + 64] = bytes(64)
    path.write_bytes(data)
    assert check(path)


def test_what_is_no_workbook_is_one_problem(tmp_path):
    other = tmp_path / "letter.negdesk"
    other.write_text("Dear Sir")
    assert len(check(other)) == 1
    with pytest.raises(Missing):
        check(tmp_path / "none.negdesk")


def test_an_open_workbook_can_be_checked_and_goes_on(path, tmp_path):
    book = workbook(tmp_path / "open.negdesk")
    assert check(book.file.path) == []
    book.close()
