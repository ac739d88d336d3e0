"""Units of several words, as templates have them, leave the numbers their room."""

from __future__ import annotations

import pytest

from negdesk.model.actions import set_field
from tests.ui.issues.form_parts import issue, shown

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.mark.parametrize("unit", ["EUR", "EUR a month", "person-days", "Verpackungseinheiten"])
def test_an_amount_of_six_digits_is_seen_whole_beside_any_unit(unit, desk, bare, open_tab, qtbot):
    tab = open_tab(bare)
    tab.tree.select("d")
    desk.apply(set_field(issue(desk, "Date"), "unit", unit))
    made = shown(tab, "issue.limit")
    editor = made.editor
    needed = editor.fontMetrics().horizontalAdvance("250,000")
    qtbot.waitUntil(lambda: editor.width() >= needed)
    said = made._unit.text() if made._unit is not None else ""
    assert said in ("", unit)
    assert unit in made.toolTip()
