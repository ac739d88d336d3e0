"""Offers are searched beside the window, for the latest wish only, and only while one looks."""

from __future__ import annotations

import threading
import time

import pytest

from negdesk.ui.packages import meso_finder
from tests.ui.packages.equivalent.offers import settled, type_level

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_an_edit_while_searching_is_answered_by_the_later_one(qtbot, desk, card, monkeypatch):
    let_go, real, begun = threading.Event(), meso_finder.equivalent_offers, []

    def slow(frontier, level, style):
        begun.append(level.points)
        let_go.wait(5)
        return real(frontier, level, style)

    monkeypatch.setattr(meso_finder, "equivalent_offers", slow)
    for points in ("60", "65", "75"):
        type_level(qtbot, card.controls.points, points)
    assert not card.progress.isVisible()
    qtbot.waitUntil(card.progress.isVisible, timeout=2000)
    let_go.set()
    qtbot.waitUntil(lambda: settled(card))
    assert (begun[0], begun[-1]) == (6, 75)
    assert len(begun) == 2
    assert not card.progress.isVisible()
    assert all(abs(each.deal.us - 75) <= 2 for each in card.offers)


def test_nothing_goes_on_when_nobody_looks(qtbot, card, monkeypatch):
    def slow(*_wanted):
        time.sleep(0.1)
        return real(*_wanted)

    real = meso_finder.equivalent_offers
    monkeypatch.setattr(meso_finder, "equivalent_offers", slow)
    card.controls.points.slider.setValue(60)
    card.page.hide()
    assert not [each for each in threading.enumerate() if each.name == "negdesk-offers"]
    card.page.show()
    qtbot.waitUntil(lambda: settled(card) and bool(card.offers))
    assert all(abs(each.deal.us - 60) <= 2 for each in card.offers)


def test_a_mistake_of_ours_is_a_calm_sentence_and_is_noted(qtbot, card, monkeypatch):
    def broken(*_wanted):
        raise ZeroDivisionError

    monkeypatch.setattr(meso_finder, "equivalent_offers", broken)
    with qtbot.captureExceptions() as noted:
        card.controls.points.slider.setValue(60)
        qtbot.waitUntil(lambda: settled(card))
    assert "Your packages are safe" in card.why.text()
    assert noted[0][0] is ZeroDivisionError
