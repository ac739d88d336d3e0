"""What is typed into an input reaches the file by itself, and nothing else does."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QLayout,
    QLineEdit,
    QStyleOptionComboBox,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from negdesk.model.actions import set_field
from negdesk.model.rows import Negotiation, Trigger
from negdesk.ui.inputs.base import IDLE_MS
from negdesk.ui.inputs.choice import Combo
from negdesk.ui.inputs.make import make_input
from negdesk.ui.inputs.rows import Column, RowsEditor
from negdesk.ui.inputs.tick import Tick
from tests.yardstick import at_most

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def head(desk):
    return desk.document.negotiations[0]


@pytest.fixture
def page(qtbot):
    """A shown page that inputs are put on, so that the focus moves between them."""
    made = QWidget()
    QVBoxLayout(made).setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    qtbot.addWidget(made)
    made.resize(400, 600)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def place(desk, head, page):
    """Put an input for a field of the sample's negotiation on the page."""

    def put(key, **more):
        made = make_input(desk, key, **more)
        page.layout().addWidget(made)
        made.set_row(head)
        desk.session.changed.connect(
            lambda edit, _who: made.set_row(desk.document.find(Negotiation, head.id))
        )
        return made

    return put


def now_of(desk, head):
    return desk.document.negotiation(head.id)


def press_keys(qtbot, made, text):
    made.editor.setFocus()
    made.editor.selectAll()
    qtbot.keyClicks(made.editor, text)


def leave(made):
    made.editor.clearFocus()


def test_text_is_saved_after_a_rest(qtbot, desk, head, place):
    made = place("negotiation.place")
    press_keys(qtbot, made, "Showroom")
    assert now_of(desk, head).place != "Showroom"
    qtbot.waitUntil(lambda: now_of(desk, head).place == "Showroom", timeout=IDLE_MS * 5)


def test_text_is_saved_when_the_focus_leaves(qtbot, desk, head, place):
    made = place("negotiation.place")
    press_keys(qtbot, made, "Lobby")
    leave(made)
    assert now_of(desk, head).place == "Lobby"


def test_text_is_saved_when_the_desk_is_flushed(qtbot, desk, head, place):
    made = place("negotiation.purpose")
    press_keys(qtbot, made, "A car")
    desk.flush()
    assert now_of(desk, head).purpose == "A car"


def test_one_stay_of_the_focus_is_one_step_of_the_history(qtbot, desk, head, place):
    made = place("negotiation.place")
    before, steps = now_of(desk, head).place, desk.session.undo_stack.count()
    press_keys(qtbot, made, "One")
    desk.flush()
    qtbot.keyClicks(made.editor, " two")
    desk.flush()
    assert desk.session.undo_stack.count() == steps + 1
    leave(made)
    press_keys(qtbot, made, "Three")
    leave(made)
    assert desk.session.undo_stack.count() == steps + 2
    desk.session.undo()
    desk.session.undo()
    assert made.editor.text() == before


def test_saving_at_rest_leaves_the_cursor_where_it_is(qtbot, desk, head, place):
    made = place("negotiation.place")
    press_keys(qtbot, made, "Autohaus")
    made.editor.setCursorPosition(4)
    qtbot.keyClicks(made.editor, "X")
    desk.flush()
    assert (made.editor.text(), made.editor.cursorPosition()) == ("AutoXhaus", 5)
    qtbot.keyClicks(made.editor, "Y")
    assert made.editor.text() == "AutoXYhaus"


def test_a_number_is_not_rewritten_while_it_is_typed(qtbot, desk, head, place):
    made = place("negotiation.limit")
    press_keys(qtbot, made, "12000.")
    desk.flush()
    assert made.editor.text() == "12000."
    qtbot.keyClicks(made.editor, "50")
    leave(made)
    assert now_of(desk, head).limit == Decimal("12000.50")
    assert made.editor.text() == "12,000.50"


def test_a_refused_number_stays_with_the_reason_and_is_not_saved(qtbot, desk, head, place):
    made = place("negotiation.limit")
    before = now_of(desk, head).limit
    press_keys(qtbot, made, "a lot")
    leave(made)
    assert made.editor.text() == "a lot"
    assert "not a number" in made.said()
    assert made.editor.accessibleDescription() == made.said()
    assert now_of(desk, head).limit == before
    press_keys(qtbot, made, "23000")
    desk.flush()
    assert (made.said(), now_of(desk, head).limit) == ("", Decimal(23000))


def test_escape_puts_the_stored_value_back_for_a_refused_one(qtbot, desk, head, place):
    made = place("negotiation.limit")
    stored = made.editor.text()
    press_keys(qtbot, made, "inf")
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
    press_keys(qtbot, made, "Mine")
    desk.apply(set_field(now_of(desk, head), "timing", "later"))
    assert made.editor.text() == "Mine"
    leave(made)
    assert now_of(desk, head).place == "Mine"


def test_undo_while_typing_takes_back_what_was_typed(qtbot, desk, head, place):
    made = place("negotiation.place")
    before = made.editor.text()
    press_keys(qtbot, made, "Wrong")
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
    press_keys(qtbot, made, "Kept")
    leave(made)
    assert made.editor.text() == "Kept"
    monkeypatch.setattr(desk.session.workbook, "apply", write)
    desk.flush()
    assert now_of(desk, head).place == "Kept"


def test_the_wheel_over_an_input_without_the_focus_changes_nothing(desk, head, place, page):
    for key in ("negotiation.stakes", "negotiation.limit", "negotiation.meeting_at"):
        made = place(key)
        made.editor.clearFocus()
        before = now_of(desk, head)
        at = QPointF(5, 5)
        for turn in (120, -120, 1200):
            event = QWheelEvent(
                at,
                made.editor.mapToGlobal(at),
                QPoint(),
                QPoint(0, turn),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
            QApplication.sendEvent(made.editor, event)
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


LONG = "Gewährleistungsausschlussvereinbarung vor der Vertragsunterzeichnung ansprechen"


def test_words_of_a_tick_wrap_where_they_are_longer_than_its_place(qtbot, desk, page):
    tick, once = Tick(desk.theme, LONG), Tick(desk.theme, "Kurz")
    for each in (tick, once):
        page.layout().addWidget(each)
    page.resize(300, 400)
    QApplication.processEvents()
    assert tick.width() <= 300 < tick.sizeHint().width()
    assert tick.height() >= 2 * tick.fontMetrics().height() > once.heightForWidth(300)
    assert tick.minimumSizeHint().width() <= tick.width()
    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(60, tick.height() - 4))
    assert tick.isChecked()


def test_a_tick_takes_the_width_of_its_words_where_there_is_room(qtbot, desk):
    tick = Tick(desk.theme, LONG)
    qtbot.addWidget(tick)
    tick.resize(tick.sizeHint())
    assert tick.heightForWidth(tick.width()) == tick.height()
    seen = tick.grab().toImage()
    last = seen.copy(seen.width() - 12, 0, 12, seen.height())
    ground = last.pixelColor(0, 0)
    dots = [last.pixelColor(x, y) for x in range(12) for y in range(last.height())]
    assert any(dot != ground for dot in dots)


def test_words_that_just_fit_stand_on_one_line(qtbot, desk):
    for count in range(1, 40):
        words = " ".join(("Unter", "dem", "Diagramm", "will", "Äpfel")[i % 5] for i in range(count))
        tick = Tick(desk.theme, words)
        qtbot.addWidget(tick)
        assert tick.heightForWidth(tick.sizeHint().width()) == tick.sizeHint().height(), words


def test_words_without_an_end_find_a_place_to_break_in_a_tick(desk):
    tick = Tick(desk.theme, "Ü" * 400)
    assert tick.minimumSizeHint().width() < 500
    assert tick.heightForWidth(300) > 10 * tick.fontMetrics().height() / 2


def test_a_combo_box_ends_long_words_with_a_mark_and_says_them_in_its_tool_tip(qtbot, desk, page):
    box = Combo(desk)
    box.setToolTip("What it is <for>")
    box.addItems(["Kurz", f"<b>{LONG}"])
    page.layout().addWidget(box)
    page.resize(250, 300)
    QApplication.processEvents()
    assert asked_for_its_tip(box) == "What it is <for>"
    box.setCurrentIndex(1)
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    assert option.currentText.endswith("…")
    assert asked_for_its_tip(box) == f"<qt>&lt;b&gt;{LONG}<br/>What it is &lt;for&gt;</qt>"


def asked_for_its_tip(widget):
    QToolTip.hideText()
    at = widget.rect().center()
    event = QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at))
    QApplication.sendEvent(widget, event)
    return QToolTip.text()
