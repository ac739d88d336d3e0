"""What changed since the seal is counted, told, and led to; a broken seal is said to be one."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from negdesk.analysis.seal import seal_edit
from negdesk.model.actions import add, set_field
from negdesk.model.rows import Seal, Trigger
from tests.ui.sealing.seals import changes, head, moved, tampering

D = Decimal

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


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
