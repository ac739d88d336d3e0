"""The session: history, merging, signals, and what happens when saving fails."""

import sqlite3
from datetime import datetime

import pytest

from negdesk.model.actions import add, delete, set_field
from negdesk.model.rows import Issue
from negdesk.session import Session
from negdesk.workbook import Workbook
from tests.store.rows import NOW, car, title_in, workbook


@pytest.fixture
def session(tmp_path, qapp):
    made = Session(workbook(tmp_path / "w.negdesk"), now=lambda: NOW)
    yield made
    made.close()


class Heard:
    """Everything a session says."""

    def __init__(self, session):
        self.changed = []
        self.failed = []
        self.saved = []
        session.changed.connect(lambda edit, initiator: self.changed.append((edit, initiator)))
        session.failed.connect(self.failed.append)
        session.saved.connect(self.saved.append)


@pytest.fixture
def heard(session):
    return Heard(session)


def rename(session, title, key=None, field="title"):
    return session.apply(set_field(session.document.negotiation("n"), field, title, key))


def title(session):
    return session.document.negotiation("n").title


def fill_disk(session):
    """Let the file grow no more, as on a full disk (FAULTS 14)."""
    connection = session.workbook.file.connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")


def free_disk(session):
    session.workbook.file.connection.execute("PRAGMA max_page_count = 1000000")


BIG = "long " * 20_000


def test_an_edit_is_saved_shown_announced_and_can_be_undone(session, heard):
    me = object()
    edit = set_field(session.document.negotiation("n"), "title", "Van")
    assert session.apply(edit, me)
    assert heard.changed == [(edit, me)]
    assert heard.saved == [NOW]
    assert session.undo_stack.undoText() == "change title"
    session.undo()
    assert title(session) == "Car"
    assert title_in(session.workbook.file.path) == "Car"
    assert heard.changed[1] == (edit.inverse(), None)
    session.redo()
    assert title_in(session.workbook.file.path) == "Van"
    assert heard.changed[2] == (edit, None)


def test_an_edit_is_written_once_when_it_is_pushed(session, monkeypatch):
    written = []
    write = session.workbook.file.write
    monkeypatch.setattr(session.workbook.file, "write", lambda e: (written.append(e), write(e)))
    rename(session, "Van")
    assert len(written) == 1


def test_nothing_changed_means_nothing_in_the_history(session, heard):
    assert rename(session, "Car")
    assert session.undo_stack.count() == 0
    assert heard.changed == []


def test_edits_of_one_gesture_are_one_step(session):
    for text in ("V", "Va", "Van"):
        rename(session, text, "focus 1")
    assert session.undo_stack.count() == 1
    session.undo()
    assert title(session) == "Car"
    session.redo()
    assert title(session) == "Van"


def test_different_gestures_are_different_steps(session):
    rename(session, "Van", "focus 1")
    rename(session, "Bus", "focus 2")
    assert session.undo_stack.count() == 2


def test_nothing_merges_without_a_key(session):
    rename(session, "Van")
    rename(session, "Bus")
    assert session.undo_stack.count() == 2
    session.undo()
    assert title(session) == "Van"


def test_a_gesture_that_ends_where_it_began_leaves_no_step(session):
    rename(session, "Van", "focus 1")
    rename(session, "Car", "focus 1")
    assert session.undo_stack.count() == 0
    assert title_in(session.workbook.file.path) == "Car"


def test_an_edit_after_an_undo_drops_what_could_be_redone(session):
    rename(session, "Van")
    session.undo()
    rename(session, "Bus")
    assert not session.undo_stack.canRedo()


def test_a_deleted_negotiation_comes_back_whole(session):
    session.workbook.load("n")
    document = session.document
    session.apply(delete(document, "delete", document.negotiation("n")))
    assert document.negotiations == []
    session.undo()
    assert {row.id: row for row in document.rows("n")} == {row.id: row for row in car()}


def test_a_full_disk_is_said_and_the_edit_kept_until_it_is_saved(session, heard):
    fill_disk(session)
    assert not rename(session, BIG, field="notes")
    assert "Disk full" in heard.failed[0]
    assert session.unsaved is not None
    assert session.document.negotiation("n").notes == ""
    assert session.undo_stack.count() == 0
    assert not session.retry()
    assert len(heard.failed) == 2
    free_disk(session)
    assert session.retry()
    assert session.unsaved is None
    assert session.document.negotiation("n").notes == BIG
    assert heard.saved == [NOW]
    session.undo()
    assert session.document.negotiation("n").notes == ""


def test_what_is_typed_on_in_the_same_field_takes_the_place_of_what_waits(session):
    fill_disk(session)
    rename(session, BIG, "focus 1", "notes")
    rename(session, BIG + "x", "focus 1", "notes")
    free_disk(session)
    assert session.retry()
    assert session.document.negotiation("n").notes == BIG + "x"
    assert session.undo_stack.count() == 1


def test_what_waits_is_saved_before_the_next_edit(session, heard):
    fill_disk(session)
    rename(session, BIG, "focus 1", "notes")
    rename(session, BIG, "focus 2", "context")
    assert len(heard.failed) == 2
    free_disk(session)
    assert rename(session, "short", "focus 3", "notes")
    assert session.unsaved is None
    row = session.document.negotiation("n")
    assert (row.notes, row.context) == ("short", BIG)
    assert session.undo_stack.count() == 3


def test_typing_back_to_what_is_saved_leaves_nothing_waiting(session):
    fill_disk(session)
    rename(session, BIG, "focus 1", "notes")
    assert rename(session, "", "focus 1", "notes")
    assert session.unsaved is None


def test_what_waits_about_a_row_that_is_gone_is_let_go(session):
    session.workbook.load("n")
    fill_disk(session)
    issue = session.document.find(Issue, "ni")
    session.apply(set_field(issue, "interest", BIG, "focus 1"))
    free_disk(session)
    session.workbook.apply(delete(session.document, "delete", issue))
    assert session.retry()
    assert session.unsaved is None


def test_an_undo_that_cannot_be_saved_keeps_the_text_and_ends_the_history(session, heard):
    session.apply(add("add", Issue(id="big", negotiation_id="n", interest=BIG)))
    session.workbook.load("n")
    session.apply(delete(session.document, "delete", session.document.find(Issue, "big")))
    session.workbook.file.connection.execute("VACUUM")
    fill_disk(session)
    session.undo()
    assert session.undo_stack.count() == 0
    assert "Disk full" in heard.failed[0]
    assert session.document.find(Issue, "big") is None
    free_disk(session)
    assert rename(session, "Van")
    session.undo()
    assert title(session) == "Car"


def test_a_redo_that_cannot_be_saved_ends_the_history(session, heard):
    rename(session, BIG, field="notes")
    session.undo()
    session.workbook.file.connection.execute("VACUUM")
    fill_disk(session)
    session.redo()
    assert session.undo_stack.count() == 0
    assert len(heard.failed) == 1
    assert session.document.negotiation("n").notes == ""


def test_our_own_mistake_in_an_edit_is_raised_and_leaves_no_step(session, heard):
    with pytest.raises(sqlite3.IntegrityError):
        session.apply(add("add", Issue(id="x", negotiation_id="n", parent_id="nobody")))
    assert session.undo_stack.count() == 0
    assert session.unsaved is None
    assert heard.changed == []


def test_closing_frees_the_lock_and_may_be_repeated(session):
    path = session.workbook.file.path
    session.close()
    session.close()
    again = Workbook.open(path)
    assert not again.file.read_only
    again.close()


def test_the_clock_is_the_systems_unless_another_is_given(tmp_path, qapp):
    session = Session(workbook(tmp_path / "w.negdesk"))
    heard = Heard(session)
    rename(session, "Van")
    assert abs((datetime.now() - heard.saved[0]).total_seconds()) < 60
    session.close()
