"""Sealing in the window: the panel, what changed since, and the reason a limit moved."""

from __future__ import annotations

import time
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QScrollArea,
    QWidget,
)

from negdesk.analysis.audit import audit
from negdesk.analysis.lane_edits import set_number
from negdesk.analysis.lanes import HEADLINE
from negdesk.analysis.seal import seal_edit
from negdesk.model.actions import add, set_field
from negdesk.model.edits import Change, Edit
from negdesk.model.rows import Assumption, Execution, LimitChange, Negotiation, Seal, Trigger
from negdesk.ui.sealing.limit_question import limit_moved
from negdesk.workbook import Workbook

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

D = Decimal
HOSTILE = ("<b>bold</b>", "x<y and z>w", "AT&T", "&#0;", '<img src="/etc/hostname">', "R&D &File")


@pytest.fixture
def bare(desk, sample_window):
    head = Negotiation(
        id="bare", title="Boat", unit="EUR", better="lower", limit=D(100), created_at="2026-01-01"
    )
    desk.apply(add("x", head))
    sample_window.view.choose("bare", "walkaway")
    return "bare"


@pytest.fixture
def area(sample_window, bare):
    return sample_window.view.preparation.seal


@pytest.fixture
def header(sample_window, bare):
    return sample_window.view.preparation.header


@pytest.fixture
def sealed(desk, bare, area):
    desk.apply(seal_edit(desk.document, bare, desk.new_id, "2026-05-04T14:00"))
    area.state._compare()
    return desk.document.all(Seal, bare)[0]


def head(desk):
    return desk.document.negotiation("bare")


def changes(desk):
    return desk.document.all(LimitChange, "bare")


def tampering(seal, **values):
    return Edit("x", (Change(seal, seal.with_(**values)),))


def moved(desk, value, key=None):
    return desk.apply(set_field(head(desk), "limit", value, key))


def test_a_key_opens_the_panel_and_another_seals(qtbot, sample_window, desk, bare, area, header):
    assert header.seal.accessibleName() == "Seal before the meeting"
    sample_window.menus.actions["seal"].trigger()
    assert area.panel.isVisible()
    assert QApplication.focusWidget() is area.panel.button
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    (seal,) = desk.document.all(Seal, bare)
    assert (seal.at, head(desk).stage) == ("2026-05-04T14:32", "sealed")
    assert not area.panel.isVisible()
    assert QApplication.focusWidget() is header.seal
    assert header.seal.accessibleName() == "Sealed Mon 4 May"
    desk.session.undo()
    assert desk.document.all(Seal, bare) == []
    assert head(desk).stage == "preparing"
    assert header.seal.accessibleName() == "Seal before the meeting"


def test_what_is_typed_is_sealed_with_the_rest(qtbot, desk, sample_window, bare, area):
    limit = sample_window.view.preparation.tab.limit
    limit.editor.setFocus()
    limit.editor.selectAll()
    QTest.keyClicks(limit.editor, "90")
    area.toggle()
    area.panel.seal()
    assert '"limit":"90"' in desk.document.all(Seal, bare)[0].content
    assert changes(desk) == []


def test_the_panel_lists_what_is_missing_and_leads_there(qtbot, desk, bare, area):
    area.toggle()
    links = [one for one in area.panel.readiness.links.links if one.isVisible()]
    assert links
    asked = []
    desk.wanted.connect(lambda key, _row: asked.append(key))
    links[0].click()
    assert asked
    assert area.panel.isVisible()


def test_escape_closes_the_panel_and_gives_the_focus_back(qtbot, bare, area, header):
    area.toggle()
    qtbot.keyClick(area.panel.button, Qt.Key.Key_Escape)
    assert not area.panel.isVisible()
    assert QApplication.focusWidget() is header.seal


def test_the_same_key_closes_it_and_another_negotiation_does(desk, sample_window, bare, area):
    sample_window.menus.actions["seal"].trigger()
    sample_window.menus.actions["seal"].trigger()
    assert not area.panel.isVisible()
    area.toggle()
    sample_window.view.choose(desk.document.negotiations[0].id)
    assert not area.panel.isVisible()


def test_changes_since_the_seal_are_counted_and_told(qtbot, desk, bare, sealed, area, header):
    desk.apply(set_field(head(desk), "goal", "home by ten"))
    desk.apply(add("x", Trigger(id="t", negotiation_id=bare, condition="they shout")))
    moved(desk, D(95))
    qtbot.waitUntil(lambda: "3 changes" in header.seal.accessibleName())
    area.toggle()
    shown = [
        (link.place.text, then.text(), now.text())
        for link, then, now in area.panel.list.rows
        if link.isVisible()
    ]
    assert ("Goal", "–", "home by ten") in shown
    assert ("Walkaway limit", "100", "95") in shown
    assert ("Trigger", "–", "“they shout”") in shown


def test_a_change_leads_to_its_field(qtbot, desk, sample_window, bare, sealed, area):
    moved(desk, D(95))
    sample_window.view.choose(bare, "situation")
    area.toggle()
    link = next(link for link, *_ in area.panel.list.rows if link.place.text == "Walkaway limit")
    link.click()
    assert sample_window.view.tab_key == "walkaway"
    assert QApplication.focusWidget().objectName() == "negotiation.limit"


def test_the_list_follows_what_is_undone(qtbot, desk, bare, sealed, area):
    moved(desk, D(95))
    area.toggle()
    assert area.panel.list.isVisible()
    desk.session.undo()
    assert not area.panel.list.isVisible()
    assert area.panel.since.text() == "Nothing has changed since."


def test_an_open_panel_grows_with_what_changes(qtbot, desk, sample_window):
    # The sample is ready: no list of what is missing takes the room.
    row = desk.document.negotiations[0]
    sample_window.view.choose(row.id, "walkaway")
    desk.apply(seal_edit(desk.document, row.id, desk.new_id, "2026-05-04T14:00"))
    area = sample_window.view.preparation.seal
    area.toggle()
    QTest.qWait(50)
    bar = area.panel.findChild(QScrollArea).verticalScrollBar()
    assert bar.maximum() == 0
    desk.apply(set_field(desk.document.negotiation(row.id), "limit", D(26500)))
    assert area.panel.list.isVisible()
    qtbot.waitUntil(lambda: bar.maximum() == 0)


def test_hundreds_of_changes_are_cut_with_a_mark(desk, bare, sealed, area):
    rows = [Trigger(id=f"t{i}", negotiation_id=bare, condition=f"c{i}") for i in range(300)]
    desk.apply(add("x", *rows))
    area.toggle()
    assert len(area.panel.list.rows) == 60
    assert area.panel.list.more.text() == "and 240 more"
    assert area.panel.height() < area.window().height() * 0.8


def test_a_second_seal_keeps_the_first_and_either_can_be_compared(desk, bare, sealed, area):
    desk.apply(set_field(head(desk), "goal", "home by ten"))
    area.toggle()
    assert area.panel.button.text() == "Seal again before the next meeting"
    area.panel.seal()
    assert desk.document.all(Seal, bare)[0] == sealed
    desk.apply(set_field(head(desk), "goal", "home by eleven"))
    area.toggle()
    which = area.panel.which
    assert which.count() == 2
    goal = area.panel.list.rows[0]
    assert (goal[1].text(), goal[2].text()) == ("home by ten", "home by eleven")
    which.setCurrentIndex(1)
    which.activated.emit(1)
    assert (goal[1].text(), goal[2].text()) == ("–", "home by eleven")


def test_a_seal_changed_from_outside_is_said_in_words(qtbot, desk, bare, sealed, area, header):
    desk.apply(tampering(sealed, content=sealed.content.replace("100", "120")))
    qtbot.waitUntil(lambda: header.seal.accessibleName() == "The seal was changed from outside")
    area.toggle()
    assert "changed from outside" in area.panel.problem.text()
    assert area.panel.since.text() == "What changed since cannot be told."
    assert not area.panel.list.isVisible()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"negotiation": 5}', "\ud7ff<b>"])
def test_a_seal_that_cannot_be_read_breaks_nothing(desk, bare, sealed, area, content):
    from negdesk.analysis.seal import digest

    desk.apply(tampering(sealed, content=content, hash=digest(content)))
    area.state._compare()
    area.toggle()
    assert area.panel.problem.text()
    moved(desk, D(95))
    assert len(changes(desk)) == 1


def test_a_clock_set_back_is_said_and_the_later_seal_still_counts(desk, bare, sealed, area):
    desk.apply(seal_edit(desk.document, bare, desk.new_id, "2026-05-03T09:00"))
    area.toggle()
    assert "clock was set back" in area.panel.problem.text()
    assert "3 May 2026" in area.panel.which.currentText()


def test_a_seal_keeps_its_hour_in_another_time_zone(desk, bare, sealed, area, monkeypatch):
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    try:
        area.toggle()
        assert area.panel.heading.text() == "Sealed Mon 4 May 2026, 14:00"
    finally:
        monkeypatch.delenv("TZ")
        time.tzset()


def test_what_has_ended_is_not_sealed(desk, bare, area, header):
    desk.apply(set_field(head(desk), "stage", "agreed"))
    assert not header.seal.isVisible()
    area.toggle()
    assert not area.panel.button.isVisible()
    assert not area.panel.readiness.isVisible()
    assert "has ended" in area.panel.words.text()


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


def test_the_reason_is_asked_under_the_header_and_kept(qtbot, desk, sealed, area):
    moved(desk, D(95))
    question = area.question
    assert question.isVisible()
    assert question.words.text() == "The limit moved from 100 to 95 EUR. Why?"
    assert not question.isAncestorOf(QApplication.focusWidget())
    question.reason.editor.setFocus()
    qtbot.keyClicks(question.reason.editor, "They fix the mast")
    desk.flush()
    assert question.isVisible()
    qtbot.keyClick(question.reason.editor, Qt.Key.Key_Return)
    assert changes(desk)[0].reason == "They fix the mast"
    assert not question.isVisible()
    assert not question.isAncestorOf(QApplication.focusWidget())


def test_the_question_can_be_put_away_and_comes_with_the_next_change(desk, sealed, area):
    moved(desk, D(95))
    area.question.cross.click()
    assert not area.question.isVisible()
    desk.apply(set_field(head(desk), "goal", "x"))
    assert not area.question.isVisible()
    moved(desk, D(94))
    assert area.question.isVisible()
    desk.session.undo()
    assert not area.question.isVisible()


def test_leaving_a_half_answer_keeps_it(qtbot, desk, sample_window, sealed, area):
    moved(desk, D(95))
    area.question.reason.editor.setFocus()
    qtbot.keyClicks(area.question.reason.editor, "tide")
    sample_window.view.preparation.tab.limit.editor.setFocus()
    assert changes(desk)[0].reason == "tide"
    assert not area.question.isVisible()


def test_another_negotiation_is_not_asked(desk, sample_window, bare, sealed, area):
    moved(desk, D(95))
    sample_window.view.choose(desk.document.negotiations[0].id)
    assert not area.question.isVisible()
    sample_window.view.choose(bare)
    assert area.question.isVisible()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (D(0), D(-5), "The limit moved from 0 to −5 EUR"),
        (None, D("10.5"), "The limit was set to 10.5 EUR"),
        (D(7), None, "The limit of 7 EUR was taken away"),
        (D(10) ** 9, D(1), "The limit moved from 1,000,000,000 to 1 EUR"),
    ],
)
def test_any_move_of_the_limit_reads_well(desk, bare, old, new, said):
    line = LimitChange(id="l", negotiation_id=bare, old=old, new=new)
    assert limit_moved(desk.document, line, desk.style) == said


def test_a_workbook_that_is_only_read_shows_and_asks_nothing(
    qtbot, window, make_workbook, negotiation
):
    rows = negotiation("Boat", limit=D(100), stage="sealed")
    path = make_workbook(*rows)
    workbook = Workbook.open(path)
    nid = rows[0].id
    workbook.load(nid)
    workbook.apply(seal_edit(workbook.document, nid, lambda: "s", "2026-05-04T10:00"))
    workbook.apply(add("x", LimitChange(id="c", negotiation_id=nid, old=D(100), new=D(90))))
    assert window.open(path)
    area = window.view.preparation.seal
    assert area.desk.session.workbook.file.read_only
    assert not area.question.isVisible()
    area.toggle()
    assert area.panel.isVisible()
    assert not area.panel.button.isEnabled()
    assert area.panel.since.text() == "Nothing has changed since."
    workbook.close()


def test_words_of_the_user_are_shown_as_they_are(desk, bare, sealed, area):
    rows = [
        Assumption(id=f"a{i}", negotiation_id=bare, text=text) for i, text in enumerate(HOSTILE)
    ]
    desk.apply(add("x", *rows, Execution(id="e", negotiation_id=bare, words=HOSTILE[0])))
    area.toggle()
    labels = area.panel.findChildren(QLabel)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)
    shown = " ".join(label.text() for label in labels).replace("\u200b", "")
    assert all(text in shown for text in HOSTILE)


def test_everything_in_the_panel_has_a_name(desk, bare, sealed, area):
    moved(desk, D(95))
    desk.apply(seal_edit(desk.document, bare, desk.new_id, "2026-05-04T15:00"))
    moved(desk, D(94))
    area.toggle()
    nameless = [
        widget.objectName() or type(widget).__name__
        for kind in (QAbstractButton, QComboBox, QWidget)
        for widget in area.findChildren(kind)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.focusProxy() is None
        and not _name(widget)
    ]
    assert not nameless


def _name(widget):
    text = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    return text or (widget.text() if isinstance(widget, QAbstractButton) else "")


def test_deleting_the_negotiation_closes_it_all(desk, sample_window, bare, sealed, area):
    moved(desk, D(95))
    area.toggle()
    sample_window.view.delete(bare)
    assert not area.panel.isVisible()
    assert not area.question.isVisible()


def test_an_edit_that_brings_its_own_line_gets_no_second_one(desk, sealed):
    edit = add("x", LimitChange(id="own", negotiation_id="bare", old=D(100), new=D(90)))
    limit = set_field(head(desk), "limit", D(90))
    desk.apply(replace(edit, changes=(*limit.changes, *edit.changes)))
    assert [one.id for one in changes(desk)] == ["own"]
