"""Beliefs over time in the window: kept in one step, told in words, laid under the chart."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal as D

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from negdesk.analysis.zone import latest_belief
from negdesk.model.actions import add, delete, set_field
from negdesk.model.rows import Belief, Issue, Negotiation
from negdesk.ui.tabs.base import Tab
from negdesk.ui.zopa.snapshots import SnapshotsCard
from tests.ui.fields import type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
MARKUP = "<b>R&D</b> x<y &#0; <img src='http://127.0.0.1:9/'>"


class Snapshots(Tab):
    TABLES = frozenset({"negotiation", "issue", "belief"})
    issue_id: str | None = None

    def build(self):
        self.card = SnapshotsCard(self.desk)
        self.column.addWidget(self.card)
        self.column.addStretch(1)

    def show_parts(self):
        self.card.show_negotiation(self.negotiation_id, self.issue_id)


@pytest.fixture
def bare(desk):
    head = Negotiation(
        id="bare", better="lower", unit="EUR", limit=D(26000), created_at="2026-01-01"
    )
    desk.apply(add("x", head))
    return "bare"


@pytest.fixture
def open_card(qtbot, desk):
    tabs = []

    def make(scope, issue_id=None):
        tab = Snapshots(desk)
        tab.issue_id = issue_id
        qtbot.addWidget(tab)
        tab.show_negotiation(scope)
        desk.session.changed.connect(tab.take)
        tab.resize(1010, 800)
        tab.show()
        qtbot.waitExposed(tab)
        tabs.append(tab)
        return tab.card

    yield make
    tabs.clear()


def believe(desk, scope, *numbers, **more):
    """Add estimates of (low, likely, high), a day apart."""
    for index, (low, likely, high) in enumerate(numbers, start=1):
        row = Belief(
            id=f"b{index}", negotiation_id=scope, position=index, at=f"2026-05-{index:02d}T10:00",
            low=D(low), likely=D(likely), high=D(high), **more,
        )  # fmt: skip
        desk.apply(add("x", row))


def beliefs(desk, scope):
    return desk.document.all(Belief, scope)


def test_keeping_freezes_what_was_and_begins_a_new_live_estimate(qtbot, desk, bare, open_card):
    believe(desk, bare, (23500, 25200, 27500))
    card = open_card(bare)
    steps = desk.session.undo_stack.count()
    type_text(qtbot, card.form.note, "They sold two last week")
    card.form.reason.editor.setCurrentIndex(card.form.reason.editor.findData("new_information"))
    card.form.reason.editor.activated.emit(card.form.reason.editor.currentIndex())
    card.form.keep_button.click()
    old, new = beliefs(desk, bare)
    assert desk.session.undo_stack.count() == steps + 1
    assert (new.low, new.likely, new.high) == (D(23500), D(25200), D(27500))
    assert (new.at, new.reason) == ("2026-05-04T14:32", "new_information")
    assert new.note == "They sold two last week"
    assert latest_belief(desk.document, bare) == new
    desk.apply(set_field(new, "likely", D(24500)))
    assert desk.document.find(Belief, old.id).likely == D(25200)
    assert card.change.text().startswith("The zone grew by 700 EUR.")


def test_what_is_typed_in_the_form_is_in_the_file_only_once_kept(qtbot, desk, bare, open_card):
    believe(desk, bare, (23500, 25200, 27500))
    card = open_card(bare)
    type_text(qtbot, card.form.numbers[1], "24,000")
    desk.flush()
    assert len(beliefs(desk, bare)) == 1
    card.form.keep_button.click()
    assert beliefs(desk, bare)[1].likely == D(24000)
    assert card.form.note.read_value() == ""


def test_one_undo_takes_a_kept_estimate_back(desk, bare, open_card):
    believe(desk, bare, (1, 2, 3))
    card = open_card(bare)
    card.form.keep_button.click()
    assert len(card.cards.cards) == 2
    desk.session.undo()
    assert list(card.cards.cards) == ["b1"]
    desk.session.redo()
    assert len(card.cards.cards) == 2


def test_the_form_follows_the_live_estimate_but_not_over_what_was_typed(
    qtbot, desk, bare, open_card
):
    believe(desk, bare, (1, 5, 9))
    card = open_card(bare)
    type_text(qtbot, card.form.numbers[0], "2")
    desk.flush()
    desk.apply(set_field(desk.document.find(Belief, "b1"), "likely", D(6)))
    desk.apply(set_field(desk.document.find(Belief, "b1"), "low", D(3)))
    assert [made.editor.text() for made in card.form.numbers] == ["2", "6", "9"]


@pytest.mark.parametrize(
    ("numbers", "words"),
    [(("9", "5", "7"), "must rise"), (("", "", ""), "Say at least what is likely.")],
)
def test_numbers_that_are_no_estimate_are_not_kept_and_the_reason_is_said(
    qtbot, desk, bare, open_card, numbers, words
):
    card = open_card(bare)
    for made, text in zip(card.form.numbers, numbers, strict=True):
        type_text(qtbot, made, text)
    card.form.keep_button.click()
    assert beliefs(desk, bare) == []
    assert words in card.form.said.text()


def test_text_that_is_no_number_keeps_the_cursor_and_its_reason(qtbot, desk, bare, open_card):
    believe(desk, bare, (1, 2, 3))
    card = open_card(bare)
    type_text(qtbot, card.form.numbers[2], "soon")
    card.form.keep_button.click()
    assert len(beliefs(desk, bare)) == 1
    assert card.form.numbers[2].said().startswith("Not saved:")
    assert card.window().focusWidget() is card.form.numbers[2].editor


def test_a_clock_set_back_still_keeps_the_newest_on_top(monkeypatch, desk, bare, open_card):
    believe(desk, bare, (1, 2, 3), (1, 2, 4))
    card = open_card(bare)
    monkeypatch.setattr(desk, "now", lambda: datetime(1969, 12, 31, 23, 59))
    card.form.keep_button.click()
    newest = latest_belief(desk.document, bare)
    assert newest.id not in ("b1", "b2")
    assert newest.at == "2026-05-02T10:00"
    assert next(iter(card.cards.cards)) == newest.id


def test_the_latest_stands_on_top_with_what_it_changed(desk, bare, open_card):
    believe(desk, bare, (24000, 26500, 29000), (23500, 25200, 27500))
    card = open_card(bare)
    top, below = card.cards.cards.values()
    assert top.day.text() == "Sat 2 May 2026, 10:00"
    assert top.numbers.text() == "likely 25,200, from 23,500 to 27,500 EUR"
    assert top.change.text().startswith("A zone of 800 EUR. A zone opened, 800 EUR wide.")
    assert (top.live.isHidden(), below.live.isHidden()) == (False, True)
    assert below.change.text() == "No zone: 500 EUR apart."


def test_one_at_a_time_is_laid_under_the_chart_and_never_the_live_one(qtbot, desk, bare, open_card):
    believe(desk, bare, (1, 2, 3), (1, 2, 4), (1, 2, 5))
    card = open_card(bare)
    laid = []
    card.ghost_wanted.connect(lambda row: laid.append(row and row.id))
    assert card.cards.cards["b3"].tick.isHidden()
    card.cards.cards["b2"].tick.click()
    card.cards.cards["b1"].tick.click()
    assert laid == ["b2", "b1"]
    assert not card.cards.cards["b2"].tick.isChecked()
    card.cards.cards["b1"].tick.click()
    assert laid == ["b2", "b1", None]


def test_a_ghost_follows_its_row_and_goes_with_it(desk, bare, open_card):
    believe(desk, bare, (1, 2, 3), (1, 2, 4))
    card = open_card(bare)
    laid = []
    card.ghost_wanted.connect(laid.append)
    card.cards.cards["b1"].tick.click()
    desk.apply(set_field(desk.document.find(Belief, "b1"), "note", "seen"))
    assert laid[-1].note == "seen"
    desk.apply(delete(desk.document, "x", desk.document.find(Belief, "b1")))
    assert laid[-1] is None
    desk.session.undo()
    assert card.ghost is None


def test_an_estimate_that_becomes_live_again_is_no_ghost(desk, bare, open_card):
    believe(desk, bare, (1, 2, 3), (1, 2, 4))
    card = open_card(bare)
    card.cards.cards["b1"].tick.click()
    desk.apply(delete(desk.document, "x", desk.document.find(Belief, "b2")))
    assert card.ghost is None


def test_deleting_is_one_step_and_the_cursor_goes_on(desk, bare, open_card):
    believe(desk, bare, (1, 2, 3), (1, 2, 4))
    card = open_card(bare)
    card.cards.cards["b1"].cross.click()
    assert [row.id for row in beliefs(desk, bare)] == ["b2"]
    assert card.cards.cards["b2"].isAncestorOf(card.window().focusWidget())
    card.cards.cards["b2"].cross.click()
    assert card.window().focusWidget() is card.form.numbers[0].editor
    desk.session.undo()
    desk.session.undo()
    assert list(card.cards.cards) == ["b2", "b1"]


def test_the_note_is_edited_in_place(qtbot, desk, bare, open_card):
    believe(desk, bare, (1, 2, 3))
    card = open_card(bare)
    type_text(qtbot, card.cards.cards["b1"].note, "from Jana")
    desk.flush()
    assert desk.document.find(Belief, "b1").note == "from Jana"


def test_an_issue_has_estimates_and_a_unit_of_its_own(desk, bare, open_card):
    issue = Issue(id="i", negotiation_id=bare, unit="weeks", limit=D(6), better="lower",
                  their_likely=D(4))  # fmt: skip
    desk.apply(add("x", issue))
    card = open_card(bare, "i")
    assert [made.editor.text() for made in card.form.numbers] == ["", "4", ""]
    assert [label.text() for label in card.form.findChildren(QLabel)].count("weeks") == 3
    card.form.keep_button.click()
    assert beliefs(desk, bare)[0].issue_id == "i"
    assert card.cards.cards[beliefs(desk, bare)[0].id].numbers.text().startswith("likely 4;")


def test_incomplete_and_dateless_estimates_are_listed(desk, bare, open_card):
    rows = [
        Belief(id="a", negotiation_id=bare, low=D(1), high=D(3)),
        Belief(id="b", negotiation_id=bare, at="2026-05-01", low=D(9), likely=D(5), high=D(7)),
    ]
    desk.apply(add("x", *rows))
    card = open_card(bare)
    assert card.cards.cards["a"].day.text() == "no date"
    assert card.cards.cards["a"].numbers.text() == "The likely value is missing."
    assert card.cards.cards["b"].change.isHidden()
    assert card.cards.cards["a"].tick.isHidden()


def test_only_the_latest_few_are_listed_until_asked(desk, bare, open_card):
    believe(desk, bare, *[(1, 2, 3 + index) for index in range(28)])
    card = open_card(bare)
    assert list(card.cards.cards) == ["b28", "b27", "b26", "b25"]
    assert card.more.text() == "Show 24 earlier estimates"
    card.more.click()
    assert len(card.cards.cards) == 28
    assert card.more.isHidden()


def test_markup_and_ampersands_are_shown_as_they_are(desk, bare, open_card):
    desk.apply(set_field(desk.document.negotiation(bare), "unit", MARKUP))
    believe(desk, bare, (23500, 25200, 27500), (23000, 24500, 26500), note=MARKUP)
    card = open_card(bare)
    top = card.cards.cards["b2"]
    assert top.note.read_value() == MARKUP
    assert MARKUP in top.numbers.text().replace("\u200b", "")
    assert MARKUP in card.change.text().replace("\u200b", "")
    plain = Qt.TextFormat.PlainText
    assert all(label.textFormat() == plain for label in card.findChildren(QLabel))


def test_a_note_of_spaces_is_kept_and_merged_with_no_other(desk, bare, open_card):
    believe(desk, bare, (1, 2, 3), (1, 2, 3), note="  ")
    card = open_card(bare)
    assert len(card.cards.cards) == 2
    assert card.cards.cards["b1"].note.read_value() == "  "


def test_a_workbook_that_is_read_only_can_be_looked_at(monkeypatch, desk, bare, open_card):
    believe(desk, bare, (1, 2, 3), (1, 2, 4))
    monkeypatch.setattr(desk.session.workbook.file, "read_only", True)
    card = open_card(bare)
    row = card.cards.cards["b1"]
    assert not card.form.keep_button.isEnabled()
    assert not row.cross.isEnabled()
    assert row.note.editor.isReadOnly()
    assert all(made.editor.isReadOnly() for made in card.form.numbers)
    row.tick.click()
    assert card.ghost.id == "b1"


def test_an_estimate_is_kept_and_laid_under_the_chart_by_keyboard_alone(
    qtbot, desk, bare, open_card
):
    believe(desk, bare, (23500, 25200, 27500))
    card = open_card(bare)
    card.window().activateWindow()
    card.form.numbers[0].editor.setFocus()
    for text in ("23000", "24500", "26500"):
        focused = card.window().focusWidget()
        focused.selectAll()
        qtbot.keyClicks(focused, text)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    while card.window().focusWidget() is not card.form.keep_button:
        qtbot.keyClick(card.window().focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(card.form.keep_button, Qt.Key.Key_Space)
    assert latest_belief(desk.document, bare).likely == D(24500)
    tick = card.cards.cards["b1"].tick
    for _ in range(40):
        if card.window().focusWidget() is tick:
            break
        qtbot.keyClick(card.window().focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert card.ghost.id == "b1"


def test_every_widget_that_takes_the_focus_has_a_name_of_its_own(desk, bare, open_card):
    believe(desk, bare, (23500, 25200, 27500), (23000, 24500, 26500))
    card = open_card(bare)
    names = [
        widget.accessibleName()
        for widget in card.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
        and widget.focusProxy() is None
    ]  # fmt: skip
    assert all(names)
    assert len(set(names)) == len(names)
    assert card.chart.accessibleName().startswith("2 estimates over time. The zone grew by 700")
