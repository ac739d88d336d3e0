"""Whatever is left of a workbook is read, and what is not is named, to the last row."""

import random

import pytest

from negdesk.model.actions import add
from negdesk.store import salvage as salvaging
from negdesk.store.check import check
from negdesk.store.errors import Missing, Refused
from negdesk.store.salvage import read, salvage
from negdesk.workbook import Workbook
from tests.store.rows import NOW, car, closed, every_table, raises_sentence, tampered

PAGE = 4096


def rows_in(path):
    book = Workbook.open(path, read_only=True)
    for head in book.document.negotiations:
        book.load(head.id)
    rows = {
        row.id: row for head in book.document.negotiations for row in book.document.rows(head.id)
    }
    book.close()
    return rows


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The bytes of a workbook with rows on many pages, and with texts longer than a page."""
    path = tmp_path_factory.mktemp("whole") / "w.negdesk"
    book = Workbook.create(path)
    for number in range(30):
        head, *parts = car(f"n{number}")
        book.apply(add("add", head.with_(notes=f"{number} " * 40, title=f"Car {number}"), *parts))
    head, *parts = every_table("all")
    book.apply(add("add", head.with_(notes="long " * 4000), *parts))
    book.file.keep_setting("sections", "a,b")
    book.close()
    return path.read_bytes(), rows_in(path)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "w.negdesk"


def test_of_a_sound_workbook_nothing_is_lost(whole, path, tmp_path):
    data, rows = whole
    path.write_bytes(data)
    found = salvage(path, tmp_path / "new.negdesk", NOW)
    assert rows_in(tmp_path / "new.negdesk") == rows
    assert found.sentences() == []
    assert found.settings == {"sections": "a,b"}
    assert path.read_bytes() == data


def test_whichever_page_is_zeroed_all_rows_are_read_or_named(whole, path):
    data, rows = whole
    gone = 0
    for number in range(len(data) // PAGE):
        path.write_bytes(data[: number * PAGE] + bytes(PAGE) + data[(number + 1) * PAGE :])
        found = read(path)
        got = {row.id: row for parts in found.parts.values() for row in parts} | found.heads
        missing = [row for row in rows if row not in got]
        assert len(missing) <= sum(found.lost.values()) or found.pages, number
        changed = [row for row in got if got[row] != rows[row]]
        assert not changed or found.sentences(), number
        gone += len(missing)
    # Each row stands on one page: it is lost with that, and with hardly any other.
    assert gone < len(rows) * 1.1


def test_without_its_first_page_which_leads_to_all_others_nothing_is_lost(whole, path, tmp_path):
    data, rows = whole
    path.write_bytes(bytes(PAGE) + data[PAGE:])
    found = salvage(path, tmp_path / "new.negdesk", NOW)
    assert rows_in(tmp_path / "new.negdesk") == rows
    assert found.sentences() == []


def test_swapped_pages_put_no_row_into_another_table(whole, path, tmp_path):
    data, rows = whole
    chance = random.Random(45)
    for _ in range(8):
        one, other = sorted(chance.sample(range(len(data) // PAGE), 2))
        pages = [data[at : at + PAGE] for at in range(0, len(data), PAGE)]
        pages[one], pages[other] = pages[other], pages[one]
        path.write_bytes(b"".join(pages))
        salvage(path, tmp_path / "new.negdesk", NOW)
        got = rows_in(tmp_path / "new.negdesk")
        assert [row for row in got if type(got[row]) is not type(rows[row])] == []
        assert check(tmp_path / "new.negdesk") == []
        (tmp_path / "new.negdesk").unlink()


def test_what_lost_its_negotiation_stands_under_one_that_takes_its_place(path, tmp_path):
    tampered(closed(path), "PRAGMA foreign_keys = OFF", "DELETE FROM negotiation")
    salvage(path, tmp_path / "new.negdesk", NOW)
    rows = rows_in(tmp_path / "new.negdesk")
    assert set(rows) == {row.id for row in car()}
    assert "lost" in rows["n"].title


def test_noise_is_read_to_its_end(path):
    chance = random.Random(57)
    for _ in range(20):
        data = bytearray(chance.randbytes(12 * PAGE))
        for at in range(0, len(data), PAGE):
            data[at] = chance.choice((2, 5, 10, 13))
        path.write_bytes(data)
        assert read(path).heads == {}
    path.write_bytes(b"")
    assert read(path).entries == 0


def test_a_tree_that_leads_back_to_itself_ends(whole, path):
    data, _ = whole
    pages = [bytearray(data[at : at + PAGE]) for at in range(0, len(data), PAGE)]
    for page in pages:
        if page[0] == 5:
            page[8:12] = (2).to_bytes(4, "big")
    path.write_bytes(b"".join(pages))
    assert read(path).heads


def test_salvaging_can_be_stopped_and_then_there_is_no_new_file(whole, path, tmp_path):
    path.write_bytes(whole[0])

    class Enough(Exception):
        pass

    def tell(done, total):
        if done > total * 3 // 4:
            raise Enough

    with pytest.raises(Enough):
        salvage(path, tmp_path / "new.negdesk", NOW, tell)
    assert [p.name for p in tmp_path.iterdir()] == ["w.negdesk"]


def test_salvaging_never_overwrites(whole, path):
    path.write_bytes(whole[0])
    raises_sentence(lambda: salvage(path, path, NOW), Refused, "not touched")
    assert path.read_bytes() == whole[0]
    raises_sentence(lambda: read(path.with_name("none.negdesk")), Missing)


def test_a_disk_that_cannot_read_a_page_costs_that_page_alone(whole, path, monkeypatch):
    data, rows = whole
    path.write_bytes(data)
    read_page = salvaging.Pages._read

    def failing(self, at, length):
        return bytes(length) if at == 40 * PAGE else read_page(self, at, length)

    monkeypatch.setattr(salvaging.Pages, "_read", failing)
    found = read(path)
    assert len(found.heads) + found.entries > len(rows) * 0.8
