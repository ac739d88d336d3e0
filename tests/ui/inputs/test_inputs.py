"""Inputs: nothing reaches the file that was not meant, rows come and go, each has its name."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from negdesk.model.rows import Trigger
from negdesk.ui.inputs.rows import Column, RowsEditor
from tests.ui.inputs.place import leave, now_of
from tests.ui.wheel import wheel
from tests.yardstick import at_most

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_the_wheel_over_an_input_without_the_focus_changes_nothing(desk, head, place, page):
    for key in ("negotiation.stakes", "negotiation.limit", "negotiation.meeting_at"):
        made = place(key)
        made.editor.clearFocus()
        before = now_of(desk, head)
        for turn in (120, -120, 1200):
            wheel(made.editor, turn)
        desk.flush()
        assert now_of(desk, head) == before


def test_a_paste_brings_plain_text_only(desk, head, place):
    made = place("negotiation.notes")
    made.editor.selectAll()
    rich = QMimeData()
    rich.setHtml("<b>bold</b> <img src='file:///etc/hostname'>")
    rich.setText("bold")
    made.editor.insertFromMimeData(rich)
    leave(made)
    desk.flush()
    assert now_of(desk, head).notes == "bold"


def test_a_megabyte_pasted_into_a_note_does_not_stall(qtbot, desk, head, place):
    made = place("negotiation.notes")
    made.editor.setFocus()
    made.editor.selectAll()
    data = QMimeData()
    text = "All the minutes of all the meetings we ever had. " * 21_000
    data.setText(text)
    # Generous: the point is that it is not minutes.
    with at_most(150):
        made.editor.insertFromMimeData(data)
        QApplication.processEvents()
    with at_most(50):
        qtbot.keyClicks(made.editor, "x")
    desk.flush()
    assert now_of(desk, head).notes == text + "x"


def test_a_read_only_workbook_can_be_read_and_not_changed(desk, head, place, monkeypatch):
    made, choice = place("negotiation.place"), place("negotiation.stakes")
    monkeypatch.setattr(desk.session.workbook.file, "read_only", True)
    for one in (made, choice):
        one.set_row(None)
        one.set_row(now_of(desk, head))
    assert made.editor.isReadOnly()
    assert made.editor.isEnabled()
    assert not choice.editor.isEnabled()


def test_enter_goes_down_and_adds_a_row_behind_the_last(qtbot, desk, head, page):
    scope = head.id
    editor = RowsEditor(desk, Trigger, [Column("condition")], noun="trigger", empty="None.")
    page.layout().addWidget(editor)
    editor.show_negotiation(scope)
    count = len(desk.document.all(Trigger, scope))
    assert editor.focus_first()
    for _ in range(count):
        qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Return)
    assert len(desk.document.all(Trigger, scope)) == count + 1
    qtbot.keyClicks(page.window().focusWidget(), "new one")
    desk.flush()
    assert desk.document.all(Trigger, scope)[-1].condition == "new one"


def test_deleting_a_row_moves_the_cursor_to_its_neighbour_and_can_be_undone(
    qtbot, desk, head, page
):
    scope = head.id
    editor = RowsEditor(desk, Trigger, [Column("condition")], noun="trigger", empty="None.")
    page.layout().addWidget(editor)
    editor.show_negotiation(scope)
    rows = desk.document.all(Trigger, scope)
    editor._delete(rows[0].id)
    assert desk.document.find(Trigger, rows[0].id) is None
    assert page.window().focusWidget().parent().row.id == rows[1].id
    desk.session.undo()
    assert desk.document.all(Trigger, scope) == rows


def test_every_label_names_its_input(desk, head, place):
    for key in ("negotiation.title", "negotiation.limit", "negotiation.stakes"):
        made = place(key)
        assert made.editor.accessibleName() == made.field.said_label
        assert made.editor.objectName() == key


def test_a_line_edit_keeps_fixed_spaces_and_a_note_does(desk, head, place):
    for key in ("negotiation.place", "negotiation.notes"):
        made = place(key)
        text = "10\u00a0000"
        if isinstance(made.editor, QLineEdit):
            made.editor.setText(text)
            made.touched()
        else:
            made.editor.setPlainText(text)
        desk.flush()
        assert getattr(now_of(desk, head), made.field.name) == text
