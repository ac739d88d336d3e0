"""A workbook to do things to, and what tests of faults ask of it."""

import os

import pytest

from negdesk.workbook import Workbook
from tests.store.rows import closed, retitle, title_in

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
