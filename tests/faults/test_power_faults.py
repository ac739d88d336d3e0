"""FAULTS 7 and 34, as a model: what a disk may hold when the power goes in the middle of an edit.

SQLite's promise is an order: the journal is on the disk before any page that it can put back
is overwritten. So whatever was synced of the journal stands; what was not may be anything, and
of the pages written since each may have reached the disk or not, in any order.
"""

import random
import struct
from contextlib import suppress

import pytest

from negdesk.model.actions import add, set_field
from negdesk.model.edits import Edit
from negdesk.model.rows import Issue
from negdesk.store.check import check
from negdesk.store.errors import Damaged
from negdesk.store.workbook_file import WorkbookFile

PAGE = 4096
MAGIC = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"


def edit_of(file):
    """Return an edit far larger than the memory that the connection is given."""
    (head,) = file.negotiations()
    rows = [Issue(id=f"new{k}", negotiation_id="n", interest="x" * 9000) for k in range(40)]
    changes = set_field(head, "notes", "long " * 5000).changes
    return Edit("edit", (*add("add", *rows).changes, *changes))


@pytest.fixture
def moments(path):
    """Return the file before an edit, and file and journal at moments of the edit."""
    journal = path.with_name("w.negdesk-journal")
    before, seen = path.read_bytes(), []
    file = WorkbookFile.open(path)
    edit = edit_of(file)
    file.connection.execute("PRAGMA cache_size = 1")

    def look(_):
        # Read from within: that drops the locks, which nobody else wants here.
        if journal.exists():
            seen.append((path.read_bytes(), journal.read_bytes()))

    file.connection.set_trace_callback(look)
    file.write(edit)
    file.connection.set_trace_callback(None)
    file.close()
    return before, seen


def synced(journal):
    """Return how many bytes of a journal are surely on the disk."""
    at = 0
    while journal[at : at + 8] == MAGIC:
        records, _, _, sector, page = struct.unpack(">5I", journal[at + 8 : at + 28])
        if records == 0:
            return at
        at += sector + records * (page + 8)
        at += -at % sector
    return min(at, len(journal))


def torn(chance, before, during):
    """Return a file of which some pages were written and some were not."""
    pages = [during[at : at + PAGE] for at in range(0, len(during), PAGE)]
    pages = pages[: chance.randrange(len(before) // PAGE, len(pages) + 1)]
    for number in range(len(before) // PAGE):
        if chance.random() < 0.5:
            pages[number] = before[number * PAGE : (number + 1) * PAGE]
    return b"".join(pages)


def unsure(chance, journal):
    """Return a journal of which the end did not reach the disk, or reached it as noise."""
    sure = synced(journal)
    tail = journal[sure : chance.randrange(sure, len(journal) + 1)]
    if chance.random() < 0.5:
        tail = chance.randbytes(len(tail))
    return journal[:sure] + tail


def rows_in(path):
    file = WorkbookFile.open(path)
    try:
        assert not file.read_only, file.holder
        return [*file.negotiations(), *file.parts("n")]
    finally:
        file.close()


def test_row_7_after_a_power_cut_the_workbook_is_as_it_was_before_the_edit(moments, tmp_path):
    before, seen = moments
    path = tmp_path / "cut.negdesk"
    path.write_bytes(before)
    wanted = rows_in(path)
    chance = random.Random(7)
    hot = [(file, journal) for file, journal in seen if synced(journal)]
    assert len(hot) > 20, "the edit was not written in pieces"
    assert any(file[: len(before)] != before for file, _ in hot)
    for file, journal in hot:
        path.write_bytes(torn(chance, before, file))
        path.with_name("cut.negdesk-journal").write_bytes(unsure(chance, journal))
        assert rows_in(path) == wanted
        assert check(path) == []
        assert not path.with_name("cut.negdesk-journal").exists()


def test_row_7_a_journal_of_which_nothing_is_sure_belongs_to_an_untouched_file(moments, tmp_path):
    before, seen = moments
    path = tmp_path / "cut.negdesk"
    path.write_bytes(before)
    wanted = rows_in(path)
    chance = random.Random(7)
    for _, journal in seen[::4]:
        noise = chance.randbytes(chance.randrange(0, len(journal)))
        path.with_name("cut.negdesk-journal").write_bytes(noise)
        assert rows_in(path) == wanted
        assert check(path) == []
        assert path.read_bytes() == before


def test_row_7_no_page_is_overwritten_before_the_journal_is_on_the_disk(moments):
    before, seen = moments
    unsure_yet = [file for file, journal in seen if not synced(journal)]
    assert unsure_yet
    assert all(file == before for file in unsure_yet)


def test_row_34_a_file_whose_journal_was_cleaned_away_is_whole_or_refused(moments, path, tmp_path):
    before, _ = moments
    after = path.read_bytes()
    cut = tmp_path / "cut.negdesk"
    chance = random.Random(34)
    refused = 0
    for _ in range(60):
        content = torn(chance, before, after)
        cut.write_bytes(content)
        with suppress(Damaged):
            rows_in(cut)
            assert check(cut) == []
            continue
        refused += 1
        assert cut.read_bytes() == content
    assert refused > 20
