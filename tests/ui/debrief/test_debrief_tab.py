"""Debrief: notes, printing, long words, read-only workbooks, negotiations that go."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from negdesk.model.actions import add, delete
from negdesk.model.rows import (
    Assumption,
    Deviation,
    Event,
    Issue,
    Lesson,
    LimitChange,
    Option,
    Rating,
)
from negdesk.ui.printing.window import PrintWindow
from negdesk.ui.tabs.situation import Situation
from negdesk.workbook import Workbook
from tests.ui.debrief.evening import D, change
from tests.ui.hostile import HOSTILE

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_notes_ask_for_what_was_agreed_whatever_the_template_wants_to_be_brought(desk, open_tab):
    scope = desk.document.negotiations[0].id
    assert desk.prompt(scope, "negotiation.notes").startswith("What to bring")
    tab = open_tab(scope)
    assert tab.notes.editor.placeholderText().startswith("Who does what by when")
    assert "Bring: both quotes" in tab.notes.read_value()


def test_what_is_noted_while_preparing_is_there_in_the_debrief(qtbot, desk, open_tab):
    scope = desk.document.negotiations[0].id
    debrief, situation = open_tab(scope), Situation(desk)
    qtbot.addWidget(situation)
    situation.show_negotiation(scope)
    situation.show()
    assert situation.focus_field("negotiation.notes", scope)
    qtbot.keyClicks(situation.focusWidget(), "And a pen. ")
    desk.flush()
    debrief.refresh()
    assert debrief.notes.read_value().startswith("And a pen. Bring: both quotes")


def test_the_debrief_is_printed_from_its_tab(sample_window, desk, qtbot):
    sample_window.view.choose(sample_window.view.any_id, "debrief")
    button = sample_window.view.preparation.tab.findChild(QPushButton, "debrief.print")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    found = sample_window.view.findChild(PrintWindow)
    qtbot.waitUntil(lambda: found.ready)
    assert found.order.kind == "debrief"


def test_long_words_in_a_narrow_column_find_a_place_to_break(desk, car, open_tab):
    word = "Verhandlungsatmosphärenzufriedenheit"
    desk.apply(add("x", Rating(id="r", negotiation_id=car, dimension=word, after=D(4))))
    tab = open_tab(car)
    (label,) = [
        one for one in tab.ratings.findChildren(QLabel) if one.text().replace("\u200b", "") == word
    ]
    metrics = label.fontMetrics()
    assert all(
        metrics.horizontalAdvance(piece) < label.width() for piece in label.text().split("\u200b")
    )
    assert "\u200b" in label.text()


def test_five_hundred_events_out_of_order_are_taken_in(desk, car, open_tab):
    tab = open_tab(car)
    rows = [
        Event(
            id=f"e{i}",
            negotiation_id=car,
            position=i,
            kind="offer",
            at=f"2026-05-14T{10 + (499 - i) // 60:02}:{(499 - i) % 60:02}",
            party_id="them" if i % 2 else "me",
            value=D(20000 + i),
        )
        for i in range(500)
    ]
    desk.apply(add("x", *rows))
    change(desk, car, stage="agreed", agreed_value=D(25000))
    assert tab.numbers.course.isVisible()
    assert "20,499" in tab.numbers.course.text()


def test_words_of_the_user_are_shown_as_they_are(desk, car, open_tab):
    part = {"negotiation_id": car}
    rows = [
        row
        for i, text in enumerate(HOSTILE)
        for row in (
            Assumption(id=f"h{i}", position=i + 1, text=text, learned=text, **part),
            Deviation(id=f"d{i}", topic=text, expected=text, actual=text, why=text, **part),
            Lesson(id=f"l{i}", text=text, topic=text, **part),
            Rating(id=f"r{i}", dimension=text, after=D(3), note=text, **part),
            LimitChange(id=f"c{i}", old=D(1), new=D(2), reason=text, **part),
        )
    ]
    desk.apply(add("x", *rows))
    change(desk, car, stage="no_deal", no_deal_reason=HOSTILE[0], timing=HOSTILE[1])
    tab = open_tab(car)
    labels = tab.findChildren(QLabel)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)
    words = [label.text() for label in labels]
    assert all(text in words for text in HOSTILE)


def test_a_workbook_that_is_only_read_can_be_read_and_not_written(
    window, make_workbook, negotiation
):
    rows = negotiation("Boat", "Weber", stage="agreed", limit=D(80), goal="out by noon")
    part = {"negotiation_id": rows[0].id}
    rows += [
        Assumption(id="a", text="x", **part),
        Deviation(id="d", topic="x", **part),
        Issue(id="i", kind="choice", title="Tyres", weight=D(1), **part),
        Option(id="o", issue_id="i", label="in", score=D(1), **part),
    ]
    path = make_workbook(*rows)
    workbook = Workbook.open(path)
    assert window.open(path)
    window.view.choose(rows[0].id, "debrief")
    tab = window.view.preparation.tab
    assert not tab.deviations.add_button.isEnabled()
    assert not tab.outcome.agreement.take.isEnabled()
    assert not tab.assumptions.cards.cards["a"].outcome.editor.isEnabled()
    assert tab.ratings.dimensions.after_of("learning").editor.isReadOnly()
    assert not tab.deviations.sheet.isVisible()
    workbook.close()


def test_deleting_the_negotiation_leaves_an_open_tab_quiet(desk, car, open_tab):
    tab = open_tab(car)
    desk.apply(delete(desk.document, "x", desk.document.negotiation(car)))
    tab.refresh()
