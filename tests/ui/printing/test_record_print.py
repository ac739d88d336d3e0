"""Print window: the track record and the debrief, from where they are shown."""

from __future__ import annotations

import pytest

from negdesk.model.actions import set_field
from negdesk.ui.printing.window import PrintWindow
from tests.ui.printing.window import said, settled

# The offscreen platform says this of every dialog that is opened.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_the_track_record_is_printed_from_its_page_as_it_is_filtered(sample_window, qtbot):
    sample_window.view.show_record()
    page = sample_window.view.record_page
    qtbot.waitUntil(lambda: bool(page.debriefs.made) and not page.debriefs.busy)
    box = page.filters.boxes["counterpart"]
    box.setCurrentIndex(1)
    page.print_button.click()
    found = sample_window.view.findChild(PrintWindow)
    settled(qtbot, found)
    assert found.windowTitle() == "Print: Track record"
    assert box.currentText() in said(found)


def test_the_printed_record_follows_what_is_changed(printing, sample_window, desk, qtbot):
    printing.options.choose("record")
    before = settled(qtbot, printing)
    row = next(row for row in desk.document.negotiations if row.stage == "agreed")
    desk.apply(set_field(row, "title", "A quite different title"))
    qtbot.waitUntil(lambda: printing.pdf != before)
    settled(qtbot, printing)
    assert "A quite different title" in said(printing)


def test_the_key_prints_the_record_where_the_record_is_shown(sample_window, qtbot):
    sample_window.view.show_record()
    action = sample_window.menus.actions["print"]
    assert action.isEnabled()
    action.trigger()
    found = sample_window.view.findChild(PrintWindow)
    settled(qtbot, found)
    assert found.order.kind == "record"


def test_from_a_negotiation_the_record_is_not_limited_any_more(sample_window, qtbot):
    sample_window.view.show_record()
    page = sample_window.view.record_page
    qtbot.waitUntil(lambda: bool(page.debriefs.made) and not page.debriefs.busy)
    page.filters.boxes["counterpart"].setCurrentIndex(1)
    page.print_button.click()
    found = sample_window.view.findChild(PrintWindow)
    settled(qtbot, found)
    assert found.options.limited.isVisible()
    assert "Only " in said(found)
    sample_window.view.choose(sample_window.view.any_id)
    sample_window.menus.actions["print"].trigger()
    settled(qtbot, found)
    assert found.order.kind == "brief"
    found.options.choose("record")
    settled(qtbot, found)
    assert not found.options.limited.isVisible()
    assert "Everything that has ended" in said(found)


def test_on_the_debrief_tab_the_key_prints_the_debrief(sample_window, qtbot):
    sample_window.view.choose(sample_window.view.any_id, "debrief")
    sample_window.menus.actions["print"].trigger()
    found = sample_window.view.findChild(PrintWindow)
    settled(qtbot, found)
    assert found.order.kind == "debrief"
    sample_window.view.choose(sample_window.view.any_id, "walkaway")
    sample_window.menus.actions["print"].trigger()
    settled(qtbot, found)
    assert found.order.kind == "brief"
