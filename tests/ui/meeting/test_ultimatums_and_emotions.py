"""Meet: an ultimatum finds its prepared answer, an emotion is told as data."""

from __future__ import annotations

from decimal import Decimal as D

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from negdesk.model.rows import Reply
from tests.ui.meeting.table import ENTER, alt, log_of, press, put, typed

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_an_ultimatum_shows_the_prepared_answer_and_keeps_it(qtbot, desk, tab):
    tab.entry.choose_kind("ultimatum")
    box = tab.entry.fields.reply.box
    assert [box.itemText(at) for at in range(box.count())] == ["none", "Today or never", "Too dear"]
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert "What changes tomorrow?" in tab.entry.fields.reply.words.text()
    typed(qtbot, "Sign now")
    press(qtbot, ENTER)
    (row,) = log_of(desk)
    assert row.reply_id == "r2"
    (line,) = tab.log.lines.values()
    assert "Answered with: What changes tomorrow?" in line.line.more


def test_the_bank_gives_an_answer_that_was_not_prepared(qtbot, desk, tab):
    before = len(desk.document.all(Reply, "n"))
    tab.entry.choose_kind("ultimatum")
    picker = tab.entry.fields.reply
    picker.toggle_bank()
    assert picker.panel is not None
    picker.panel.chosen.emit(next(iter(picker._bank.values)))
    assert len(desk.document.all(Reply, "n")) == before + 1
    assert picker.value == desk.document.all(Reply, "n")[-1].id
    assert picker.panel.isHidden()


def test_an_emotion_is_logged_with_what_set_it_off_and_what_it_may_mean(qtbot, desk, tab):
    tab.entry.fields.text.setFocus()
    alt(qtbot, Qt.Key.Key_T, Qt.Key.Key_3)
    typed(qtbot, "4")
    typed(qtbot, "silent")
    for text in ("our number", "it is close"):
        press(qtbot, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is tab.entry.fields.log:
            press(qtbot, Qt.Key.Key_Tab)
        typed(qtbot, text)
    press(qtbot, ENTER)
    (row,) = log_of(desk)
    said = row.whose, row.strength, row.text, row.trigger, row.meaning
    assert said == ("theirs", D(4), "silent", "our number", "it is close")
    assert tab.entry.fields.trigger.text() == tab.entry.fields.meaning.text() == ""
    tab.entry.choose_kind("note")
    assert not tab.entry.fields.trigger.isVisible()


def test_an_emotion_is_described_in_its_form(qtbot, desk, tab):
    put(desk, {"kind": "emotion", "party_id": "them", "whose": "theirs", "strength": D(3)})
    tab.log.toggle("e0")
    form = tab.log.editor
    for name, text in (("strength", "5"), ("trigger", "our number"), ("meaning", "pressure")):
        form.by_name[name].editor.setFocus()
        if isinstance(form.by_name[name].editor, QLineEdit):
            form.by_name[name].editor.selectAll()
        qtbot.keyClicks(form.by_name[name].editor, text)
    desk.flush()
    (row,) = log_of(desk)
    assert (row.strength, row.trigger, row.meaning) == (D(5), "our number", "pressure")
    assert tab.log.lines["e0"].line.sign == "5"


def test_a_strength_beyond_five_is_refused(qtbot, desk, tab):
    put(desk, {"kind": "emotion", "strength": D(3)})
    tab.log.toggle("e0")
    made = tab.log.editor.by_name["strength"]
    made.editor.selectAll()
    qtbot.keyClicks(made.editor, "6")
    made.commit()
    assert log_of(desk)[0].strength == D(3)
    assert made.said().startswith("Not saved")


@pytest.mark.parametrize(
    ("kind", "there", "missing"),
    [
        ("offer", {"value", "heard"}, {"strength", "trigger"}),
        ("emotion", {"strength", "trigger", "meaning", "whose"}, {"value", "heard"}),
        ("signal", {"heard", "interest"}, {"value", "strength"}),
    ],
)
def test_the_form_shows_the_fields_of_the_kind(desk, tab, kind, there, missing):
    put(desk, {"kind": kind})
    tab.log.toggle("e0")
    by_name = tab.log.editor.by_name
    assert not any(by_name[name].isHidden() for name in there)
    assert all(by_name[name].isHidden() for name in missing)
