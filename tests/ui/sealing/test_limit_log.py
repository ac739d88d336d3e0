"""After the seal each move of the limit is one line of its log, however it was made."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtTest import QTest

from negdesk.analysis.audit import audit
from negdesk.analysis.lane_edits import set_number
from negdesk.analysis.lanes import HEADLINE
from negdesk.model.actions import add, set_field
from negdesk.model.rows import LimitChange
from tests.ui.sealing.seals import changes, head, moved

D = Decimal

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_before_the_seal_a_limit_moves_freely(desk, bare, area):
    moved(desk, D(95))
    assert changes(desk) == []
    assert not area.question.isVisible()


def test_a_limit_typed_after_the_seal_is_logged_once_a_stay(
    qtbot, desk, sample_window, sealed, area
):
    limit = sample_window.view.preparation.tab.limit
    steps = desk.session.undo_stack.count()
    limit.editor.setFocus()
    limit.editor.selectAll()
    for text in ("9", "0"):
        QTest.keyClicks(limit.editor, text)
        desk.flush()
    (line,) = changes(desk)
    assert (line.old, line.new, line.reason) == (100, 90, "")
    assert line.at == "2026-05-04T14:32"
    assert desk.session.undo_stack.count() == steps + 1
    desk.session.undo()
    assert (head(desk).limit, changes(desk)) == (100, [])
    desk.session.redo()
    assert (head(desk).limit, changes(desk)) == (90, [line])


def test_a_drag_logs_one_change_and_one_that_comes_back_none(desk, sealed):
    for value in (99, 97, 96):
        moved(desk, D(value), "drag")
    (line,) = changes(desk)
    assert (line.old, line.new) == (100, 96)
    moved(desk, D(100), "drag")
    assert changes(desk) == []
    moved(desk, D(98), "drag")
    assert [(one.old, one.new) for one in changes(desk)] == [(100, 98)]


def test_each_gesture_has_its_own_line(desk, sealed):
    moved(desk, D(99), "one")
    moved(desk, D(98), "two")
    moved(desk, None)
    moved(desk, D(97))
    assert [(one.old, one.new) for one in changes(desk)] == [
        (100, 99),
        (99, 98),
        (98, None),
        (None, 97),
    ]


def test_the_handle_of_the_chart_is_logged_too(desk, bare, sealed):
    edit = set_number(
        desk.document, bare, HEADLINE, "limit", D(93), new_id=desk.new_id, now="2026-05-04T15:00"
    )
    desk.apply(edit)
    assert [(one.old, one.new) for one in changes(desk)] == [(100, 93)]


def test_a_change_that_waits_for_the_disk_is_logged_when_it_is_saved(desk, sealed, monkeypatch):
    from negdesk.model.errors import Condition

    write = desk.session.workbook.file.write
    full = {"disk": True}

    def refuse(edit):
        if full["disk"]:
            raise Condition("full")
        write(edit)

    monkeypatch.setattr(desk.session.workbook.file, "write", refuse)
    moved(desk, D(99), "drag")
    moved(desk, D(97), "drag")
    assert changes(desk) == []
    full["disk"] = False
    desk.session.retry()
    assert [(one.old, one.new) for one in changes(desk)] == [(100, 97)]
    assert head(desk).limit == 97


def test_an_edit_older_than_the_document_logs_what_stood_there(desk, sealed):
    old = head(desk)
    moved(desk, D(98))
    desk.apply(set_field(old, "limit", D(95)))
    assert [(one.old, one.new) for one in changes(desk)] == [(100, 98), (98, 95)]


def test_another_field_of_the_negotiation_logs_nothing(desk, sealed):
    desk.apply(set_field(head(desk), "target", D(80)))
    assert changes(desk) == []


def test_a_limit_changed_without_a_window_is_audited_all_the_same(desk, bare, sealed):
    desk.session.workbook.apply(set_field(head(desk), "limit", D(95)))
    found = audit(desk.document, bare)
    assert (found.limit_changes, found.measured.limit) == ((), 100)


def test_an_edit_that_brings_its_own_line_gets_no_second_one(desk, sealed):
    edit = add("x", LimitChange(id="own", negotiation_id="bare", old=D(100), new=D(90)))
    limit = set_field(head(desk), "limit", D(90))
    desk.apply(replace(edit, changes=(*limit.changes, *edit.changes)))
    assert [one.id for one in changes(desk)] == ["own"]
