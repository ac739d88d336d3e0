"""The offer tester: any offer is judged as it is typed, with what fails and what is better."""

from __future__ import annotations

from decimal import Decimal as D

import pytest
from PySide6.QtCore import Qt

from negdesk.model.actions import add, set_fields
from negdesk.model.rows import Negotiation, Option
from negdesk.ui.packages.offer_tester import OfferTester
from tests.ui.conftest import bring_up
from tests.ui.packages.package_rows import LEVELS, laptop, package

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def open_tester(qtbot, desk):
    def make(rows):
        desk.apply(add("x", *rows))
        tester = OfferTester(desk)
        qtbot.addWidget(tester)
        tester.show_negotiation(rows[0].id)
        tester.resize(900, 500)
        bring_up(qtbot, tester)
        qtbot.waitUntil(lambda: not tester.finder.working)
        return tester

    return make


@pytest.fixture
def tester(open_tester):
    return open_tester([*laptop(**LEVELS), *package("Cash", [2, 1, 0])])


def settle(tester, picks):
    tester.many.click()
    for editor, pick in zip(tester.form.editors.values(), picks, strict=True):
        editor.setCurrentIndex(pick + 1)


def test_a_value_is_held_against_limit_and_target(qtbot, open_tester):
    head = Negotiation(id="n", unit="EUR", better="lower", limit=D(26000), target=D(22000))
    tester = open_tester([head])
    for value, answer in (("27,000", "Reject"), ("25000", "below your target"), ("21k", "Accept")):
        tester.value.clear()
        qtbot.keyClicks(tester.value, value)
        assert answer in tester.sheet.answer.text()
    tester.value.setText("26000")
    assert "exactly your limit" in tester.sheet.why.text()


def test_what_is_no_number_says_so(qtbot, tester):
    tester.value.setText("about half")
    assert tester.sheet.why.text() == "This is not a number."
    assert not tester.sheet.answer.isVisible()


def test_terms_are_judged_and_a_better_deal_is_offered(qtbot, tester):
    settle(tester, (0, 1, 0))
    assert "points for you" in tester.sheet.why.text()
    assert "Better for both" in tester.sheet.why.text()
    with qtbot.waitSignal(tester.wanted) as taken:
        tester.sheet.take.click()
    assert taken.args[0].us > 0


def test_a_deal_on_the_frontier_has_nothing_better(tester):
    settle(tester, (2, 0, 0))
    assert "Accept" in tester.sheet.answer.text()
    assert not tester.sheet.take.isVisible()


def test_every_must_have_that_fails_is_named(desk, tester):
    for key in ("n.0.2", "n.1.0"):
        desk.apply(set_fields("x", desk.document.find(Option, key), acceptable=False))
    settle(tester, (2, 0, 0))
    assert "Reject" in tester.sheet.answer.text()
    assert "Laptop" in tester.sheet.why.text()
    assert "Disk" in tester.sheet.why.text()


def test_open_issues_are_named(tester):
    tester.many.click()
    next(iter(tester.form.editors.values())).setCurrentIndex(1)
    assert "Still open: “Disk”, “Monitor”" in tester.sheet.why.text()


def test_an_offer_may_begin_with_the_terms_of_a_package(tester):
    tester.many.click()
    tester.begin.setCurrentIndex(1)
    tester.begin.activated.emit(1)
    assert "87.4 points for you, 87.4 for them" in tester.sheet.why.text()


def test_typing_an_offer_changes_nothing_in_the_file(desk, tester):
    steps = desk.session.undo_stack.count()
    settle(tester, (0, 1, 2))
    tester.value.setText("5")
    assert desk.session.undo_stack.count() == steps


def test_a_change_of_the_limit_is_followed(qtbot, desk, tester):
    settle(tester, (2, 1, 0))
    assert "Accept" in tester.sheet.answer.text()
    desk.apply(set_fields("x", desk.document.negotiation("n"), limit_points=D(90)))
    assert "Reject" in tester.sheet.answer.text()


def test_hidden_it_leaves_no_work_behind(desk, tester, slow):
    desk.apply(set_fields("x", desk.document.find(Option, "n.0.2"), score=D(1)))
    assert tester.finder.running == 1
    tester.hide()
    assert tester.finder.running == 0


def test_keys_alone_test_an_offer(qtbot, tester):
    tester.one.setFocus()
    qtbot.keyClick(tester.one, Qt.Key.Key_Right)
    assert tester.many.isChecked()
    assert next(iter(tester.form.editors.values())).isVisible()
