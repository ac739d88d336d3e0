"""Meet: once they have opened, the offer that puts our target in the middle is said."""

from __future__ import annotations

from decimal import Decimal as D

import pytest
from PySide6.QtWidgets import QLabel

from negdesk.model.actions import add, set_field
from negdesk.model.rows import Event, Negotiation, Party
from negdesk.ui.tabs.at_the_table import AtTheTable

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
PROPOSED = "An offer of 22,000 EUR would put your target in the middle."


def said(tab, qtbot):
    label = tab.findChild(QLabel, "concessions.sentence")
    qtbot.waitUntil(lambda: bool(label.text()))
    return label.text()


@pytest.fixture
def nid(desk):
    rows = [
        Negotiation(
            id="n", better="lower", limit=D(26000), target=D(24000), unit="EUR", created_at="2026"
        ),
        Party(id="them", negotiation_id="n", side="them", name="Berger"),
        Event(
            id="e", negotiation_id="n", at="2026-05-14T17:10", kind="offer", party_id="them",
            value=D(26000),
        ),
    ]  # fmt: skip
    assert desk.apply(add("x", *rows))
    return "n"


def test_it_is_said_while_another_offer_can_be_made(desk, nid, open_tab_of, qtbot):
    assert PROPOSED in said(open_tab_of(AtTheTable, nid), qtbot)


def test_once_it_is_over_it_is_not(desk, nid, open_tab_of, qtbot):
    desk.apply(set_field(desk.document.negotiation(nid), "stage", "agreed"))
    assert PROPOSED not in said(open_tab_of(AtTheTable, nid), qtbot)
