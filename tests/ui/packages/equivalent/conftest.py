"""The card of equal offers: on six issues, and after its offers were put down."""

from __future__ import annotations

from decimal import Decimal as D

import pytest
from PySide6.QtCore import Qt

from tests.ui.packages.equivalent.offers import settled
from tests.ui.packages.package_rows import opposed


@pytest.fixture
def open_card(qtbot, open_tab):
    def make(rows=None):
        tab = open_tab(rows)
        qtbot.waitUntil(lambda: settled(tab.equivalent))
        tab.equivalent.page = tab
        return tab.equivalent

    return make


@pytest.fixture
def card(open_card):
    return open_card(opposed(6, limit_points=D(50), target_points=D(70)))


@pytest.fixture
def put(qtbot, card):
    """The card after its offers were put down."""
    card.down.setFocus()
    qtbot.keyClick(card.down, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: settled(card))
    return card
