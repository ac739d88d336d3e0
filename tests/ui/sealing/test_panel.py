"""The panel that seals: opened and closed by keys, what is missing, what has ended."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from negdesk.analysis.seal import seal_edit
from negdesk.model.actions import add, set_field
from negdesk.model.rows import Assumption, Execution, LimitChange, Seal
from negdesk.workbook import Workbook
from tests.ui.hostile import HOSTILE
from tests.ui.screen_reader import nameless
from tests.ui.sealing.seals import changes, head, moved

D = Decimal

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


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


def test_what_has_ended_is_not_sealed(desk, bare, area, header):
    desk.apply(set_field(head(desk), "stage", "agreed"))
    assert not header.seal.isVisible()
    area.toggle()
    assert not area.panel.button.isVisible()
    assert not area.panel.readiness.isVisible()
    assert "has ended" in area.panel.words.text()


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
    assert nameless(area) == []


def test_deleting_the_negotiation_closes_it_all(desk, sample_window, bare, sealed, area):
    moved(desk, D(95))
    area.toggle()
    sample_window.view.delete(bare)
    assert not area.panel.isVisible()
    assert not area.question.isVisible()
