"""What is typed reaches the file by itself, one step a stay; what is refused stays, and why."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from negdesk.model.actions import set_field
from negdesk.model.rows import Trigger
from negdesk.ui.inputs.base import IDLE_MS
from negdesk.ui.inputs.rows import Column, RowsEditor
from tests.ui.fields import type_text
from tests.ui.inputs.place import leave, now_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_text_is_saved_after_a_rest(qtbot, desk, head, place):
    made = place("negotiation.place")
    type_text(qtbot, made, "Showroom")
    assert now_of(desk, head).place != "Showroom"
    qtbot.waitUntil(lambda: now_of(desk, head).place == "Showroom", timeout=IDLE_MS * 5)


def test_text_is_saved_when_the_focus_leaves(qtbot, desk, head, place):
    made = place("negotiation.place")
    type_text(qtbot, made, "Lobby")
    leave(made)
    assert now_of(desk, head).place == "Lobby"


def test_text_is_saved_when_the_desk_is_flushed(qtbot, desk, head, place):
    made = place("negotiation.purpose")
    type_text(qtbot, made, "A car")
    desk.flush()
    assert now_of(desk, head).purpose == "A car"


def test_one_stay_of_the_focus_is_one_step_of_the_history(qtbot, desk, head, place):
    made = place("negotiation.place")
    before, steps = now_of(desk, head).place, desk.session.undo_stack.count()
    type_text(qtbot, made, "One")
    desk.flush()
    qtbot.keyClicks(made.editor, " two")
    desk.flush()
    assert desk.session.undo_stack.count() == steps + 1
    leave(made)
    type_text(qtbot, made, "Three")
    leave(made)
    assert desk.session.undo_stack.count() == steps + 2
    desk.session.undo()
    desk.session.undo()
    assert made.editor.text() == before


def test_saving_at_rest_leaves_the_cursor_where_it_is(qtbot, desk, head, place):
    made = place("negotiation.place")
    type_text(qtbot, made, "Autohaus")
    made.editor.setCursorPosition(4)
    qtbot.keyClicks(made.editor, "X")
    desk.flush()
    assert (made.editor.text(), made.editor.cursorPosition()) == ("AutoXhaus", 5)
    qtbot.keyClicks(made.editor, "Y")
    assert made.editor.text() == "AutoXYhaus"


def test_a_number_is_not_rewritten_while_it_is_typed(qtbot, desk, head, place):
    made = place("negotiation.limit")
    type_text(qtbot, made, "12000.")
    desk.flush()
    assert made.editor.text() == "12000."
    qtbot.keyClicks(made.editor, "50")
    leave(made)
    assert now_of(desk, head).limit == Decimal("12000.50")
    assert made.editor.text() == "12,000.50"


def test_a_refused_number_stays_with_the_reason_and_is_not_saved(qtbot, desk, head, place):
    made = place("negotiation.limit")
    before = now_of(desk, head).limit
    type_text(qtbot, made, "a lot")
    leave(made)
    assert made.editor.text() == "a lot"
    assert "not a number" in made.said()
    assert made.editor.accessibleDescription() == made.said()
    assert now_of(desk, head).limit == before
    type_text(qtbot, made, "23000")
    desk.flush()
    assert (made.said(), now_of(desk, head).limit) == ("", Decimal(23000))


def test_escape_puts_the_stored_value_back_for_a_refused_one(qtbot, desk, head, place):
    made = place("negotiation.limit")
    stored = made.editor.text()
    type_text(qtbot, made, "inf")
    desk.flush()
    assert made.said()
    qtbot.keyClick(made.editor, Qt.Key.Key_Escape)
    assert (made.editor.text(), made.said()) == (stored, "")


def test_a_change_from_elsewhere_is_shown_even_under_the_cursor(desk, head, place):
    made = place("negotiation.place")
    made.editor.setFocus()
    desk.apply(set_field(now_of(desk, head), "place", "Elsewhere"))
    assert made.editor.text() == "Elsewhere"


def test_a_change_from_elsewhere_does_not_overwrite_what_is_being_typed(qtbot, desk, head, place):
    made = place("negotiation.place")
    type_text(qtbot, made, "Mine")
    desk.apply(set_field(now_of(desk, head), "timing", "later"))
    assert made.editor.text() == "Mine"
    leave(made)
    assert now_of(desk, head).place == "Mine"


def test_undo_while_typing_takes_back_what_was_typed(qtbot, desk, head, place):
    made = place("negotiation.place")
    before = made.editor.text()
    type_text(qtbot, made, "Wrong")
    desk.flush()
    desk.session.undo()
    assert made.editor.text() == before
    desk.session.redo()
    assert made.editor.text() == "Wrong"


def test_a_text_that_the_file_refuses_stays_and_is_tried_again(
    qtbot, desk, head, place, monkeypatch
):
    from negdesk.model.errors import Condition

    made = place("negotiation.place")
    write = desk.session.workbook.apply

    def fail(edit):
        raise Condition("full")

    monkeypatch.setattr(desk.session.workbook, "apply", fail)
    type_text(qtbot, made, "Kept")
    leave(made)
    assert made.editor.text() == "Kept"
    monkeypatch.setattr(desk.session.workbook, "apply", write)
    desk.flush()
    assert now_of(desk, head).place == "Kept"


def test_no_input_goes_to_a_row_that_is_gone(qtbot, desk, head, page):
    scope = head.id
    editor = RowsEditor(
        desk, Trigger, [Column("condition"), Column("response")], noun="trigger", empty="None."
    )
    page.layout().addWidget(editor)
    editor.show_negotiation(scope)
    desk.session.changed.connect(lambda *_: editor.show_negotiation(scope))
    count = len(desk.document.all(Trigger, scope))
    editor.add_row()
    qtbot.keyClicks(page.window().focusWidget(), "they shout")
    desk.flush()
    desk.session.undo()
    desk.session.undo()
    assert len(desk.document.all(Trigger, scope)) == count
    desk.flush()
    assert len(desk.document.all(Trigger, scope)) == count
