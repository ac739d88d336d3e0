"""Meet: what every tab owes: names, links, read-only workbooks, negotiations that go."""

from __future__ import annotations

from decimal import Decimal as D

import pytest

from negdesk.model.actions import delete, set_field
from tests.ui.meeting.table import log_of, offer, put
from tests.ui.screen_reader import nameless

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_everything_that_takes_the_focus_has_a_name(desk, tab):
    put(desk, {"kind": "ultimatum", "party_id": "them"}, {"kind": "offer", "value": D(3)})
    tab.testing.open()
    tab.log.toggle("e0")
    for kind in ("offer", "emotion", "ultimatum"):
        tab.entry.choose_kind(kind)
        assert nameless(tab) == []


def test_a_workbook_that_can_only_be_read_logs_nothing(qtbot, desk, tab, monkeypatch):
    put(desk, {"text": "kept"})
    monkeypatch.setattr(desk.session.workbook.file, "read_only", True)
    tab.refresh()
    assert not tab.entry.isEnabled()
    tab.log.toggle("e0")
    form = tab.log.editor
    assert not form.delete.isEnabled()
    for made in form.by_name.values():
        editor = made.editor
        assert not editor.isEnabled() or editor.isReadOnly()
    tab.log.delete("e0")
    tab.entry.log_break()
    assert len(log_of(desk)) == 1


def test_a_field_of_an_event_can_be_led_to(desk, tab):
    put(desk, {"kind": "signal"})
    assert tab.focus_field("event.heard", "e0")
    assert tab.log.editor.by_name["heard"].editor.hasFocus()


def test_what_is_typed_stays_when_something_else_changes(desk, tab):
    offer(tab, "us", "21000")
    desk.apply(set_field(desk.document.negotiation("n"), "goal", "new"))
    assert tab.entry.fields.value.text() == "21000"
    assert tab.entry.fields.value.hasFocus()


def test_the_negotiation_may_go_while_its_log_is_open(qtbot, desk, tab):
    put(desk, {"kind": "offer", "value": D(3)})
    tab.log.toggle("e0")
    desk.apply(delete(desk.document, "x", desk.document.negotiation("n")))
    tab.refresh()
    qtbot.wait(60)
