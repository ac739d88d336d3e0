"""Debrief: how good it was, on every scale, in numbers and in own words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from negdesk.model.actions import add, delete
from negdesk.model.rows import Rating
from tests.ui.debrief.evening import D
from tests.ui.fields import type_in

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_a_rating_is_added_with_its_first_number(qtbot, desk, car, open_tab):
    tab = open_tab(car)
    before, after, note = tab.ratings.dimensions.inputs["relationship"]
    type_in(qtbot, desk, before, "3")
    type_in(qtbot, desk, after, "4")
    type_in(qtbot, desk, note, "she waved")
    (row,) = desk.document.all(Rating, car)
    assert (row.dimension, row.before, row.after, row.note) == ("relationship", 3, 4, "she waved")
    assert after.editor.accessibleName() == "Relationship: after"
    for _ in range(3):
        desk.session.undo()
    assert desk.document.all(Rating, car) == []
    assert after.editor.text() == ""


@pytest.mark.parametrize("text", ["0", "6", "2.5", "-1", "x"])
def test_a_rating_off_the_scale_is_refused_and_says_why(qtbot, desk, car, open_tab, text):
    tab = open_tab(car)
    after = tab.ratings.content.after_of("satisfied_self")
    type_in(qtbot, desk, after, text)
    assert desk.document.all(Rating, car) == []
    assert tab.ratings.content.refusal.text().startswith("Not saved")
    qtbot.keyClick(after.editor, Qt.Key.Key_Escape)
    assert after.editor.text() == ""
    assert not tab.ratings.content.refusal.isVisible()


def test_ratings_in_own_words_are_shown_beside_ours(desk, car, open_tab):
    desk.apply(
        add(
            "x",
            Rating(id="r", negotiation_id=car, dimension="How we laughed", after=D(8)),
            Rating(id="s", negotiation_id=car, position=1, dimension="satisfied_self", after=D(4)),
        )
    )
    tab = open_tab(car)
    assert list(tab.ratings.content.inputs)[-1] == "How we laughed"
    assert tab.ratings.content.after_of("How we laughed").editor.text() == "8"
    desk.apply(delete(desk.document, "x", desk.document.find(Rating, "r")))
    assert "How we laughed" not in tab.ratings.content.inputs
