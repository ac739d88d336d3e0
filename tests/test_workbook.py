"""The one door: file and document change together or not at all."""

import pytest

from negdesk.model.actions import add, delete, set_field
from negdesk.model.edits import Change, Edit
from negdesk.model.rows import Issue, Negotiation, Party
from negdesk.store.errors import ReadOnly
from negdesk.workbook import Workbook
from tests.store.rows import car, closed, retitle, title_in, workbook


@pytest.fixture
def book(tmp_path):
    made = workbook(tmp_path / "w.negdesk")
    yield made
    made.close()


def test_an_edit_is_in_the_file_when_apply_returns(book):
    retitle(book, "Van")
    assert book.document.negotiation("n").title == "Van"
    assert title_in(book.file.path) == "Van"


def test_parts_are_read_when_a_negotiation_is_loaded_and_only_once(tmp_path):
    book = Workbook.open(closed(tmp_path / "w.negdesk"))
    assert [row.id for row in book.document.negotiations] == ["n"]
    assert book.document.rows("n") == [book.document.negotiation("n")]
    book.load("n")
    assert {row.id for row in book.document.rows("n")} == {row.id for row in car()}
    first = book.document.find(Party, "np")
    book.load("n")
    assert book.document.find(Party, "np") is first
    book.close()


def test_an_edit_that_changes_nothing_is_not_written(book, monkeypatch):
    monkeypatch.setattr(book.file, "write", pytest.fail)
    row = book.document.negotiation("n")
    assert book.apply(Edit("nothing", (Change(row, row),))).empty


def test_a_refused_edit_leaves_the_document(tmp_path):
    book = Workbook.open(closed(tmp_path / "w.negdesk"), read_only=True)
    with pytest.raises(ReadOnly):
        retitle(book, "Van")
    assert book.document.negotiation("n").title == "Car"
    book.close()


def test_an_edit_from_an_outdated_row_changes_only_what_it_is_about(book):
    outdated = book.document.negotiation("n")
    retitle(book, "Van")
    book.apply(set_field(outdated, "place", "Berlin"))
    row = book.document.negotiation("n")
    assert (row.title, row.place) == ("Van", "Berlin")
    assert title_in(book.file.path) == "Van"


def test_deleting_an_outdated_row_can_be_undone_to_what_it_was(book):
    book.apply(add("add", Negotiation(id="m", title="old")))
    outdated = book.document.negotiation("m")
    retitle(book, "new", "m")
    done = book.apply(delete(book.document, "delete", outdated))
    book.apply(done.inverse())
    assert book.document.negotiation("m").title == "new"


def test_an_edit_about_a_row_that_is_gone_is_our_mistake(book):
    row = Issue(id="gone", negotiation_id="n")
    with pytest.raises(ValueError, match="gone"):
        book.apply(set_field(row, "title", "x"))
    with pytest.raises(ValueError, match="come"):
        book.apply(add("again", *car()))


def test_a_file_that_cannot_be_listed_is_closed_again(tmp_path, monkeypatch):
    path = closed(tmp_path / "w.negdesk")
    with monkeypatch.context() as patched:
        patched.setattr("negdesk.store.workbook_file.WorkbookFile.negotiations", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            Workbook.open(path)
    again = Workbook.open(path)
    assert not again.file.read_only
    again.close()
    again.close()
