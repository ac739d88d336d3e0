"""The reason why the limit moved is asked once, calmly, and kept."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from negdesk.model.actions import set_field
from negdesk.model.rows import LimitChange
from negdesk.ui.sealing.limit_question import limit_moved
from tests.ui.sealing.seals import changes, head, moved

D = Decimal

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


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
