"""Replies, feelings and the outsider's view: written in place, or taken from a bank."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from negdesk.exchange import banks
from negdesk.model.actions import add, set_field
from negdesk.model.rows import Feeling, Reply
from negdesk.ui.questions.bank_panel import BankPanel, Entry, Facet
from negdesk.ui.questions.feelings import FeelingsCard
from negdesk.ui.questions.outsider import OutsiderCard
from negdesk.ui.questions.replies import RepliesCard
from negdesk.ui.tabs.base import Tab

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
MARKUP = "<b>R&D</b> x<y &#0; <img src='http://127.0.0.1:9/'>"


class Cards(Tab):
    TABLES = frozenset({"negotiation", "reply", "feeling"})

    def build(self):
        self.replies = RepliesCard(self.desk)
        self.feelings = FeelingsCard(self.desk)
        self.outsider = OutsiderCard(self.desk)
        for card in (self.replies, self.feelings, self.outsider):
            self.column.addWidget(card)
        self.column.addStretch(1)

    def show_parts(self):
        for card in (self.replies, self.feelings, self.outsider):
            card.show_negotiation(self.negotiation_id)


@pytest.fixture
def tab(open_tab_of, bare):
    return open_tab_of(Cards, bare, 800, 900)


@pytest.fixture
def bank(tab):
    """The bank of replies, open."""
    tab.replies.toggle_bank()
    return tab.replies.panel


def replies(desk):
    return desk.document.all(Reply, "bare")


def shown(panel):
    return [entry.id for entry in panel.list.entries]


def click(qtbot, panel, row):
    view = panel.list
    place = view.visualRect(view.model().index(row, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_an_empty_list_teaches_and_a_reply_is_written_in_place(qtbot, desk, tab):
    assert tab.replies.empty.isVisible()
    tab.replies.add_button.click()
    qtbot.keyClicks(tab.focusWidget(), "Take it or leave it")
    qtbot.keyClick(tab.focusWidget(), Qt.Key.Key_Return)
    qtbot.keyClicks(tab.focusWidget(), "Let us see")
    desk.flush()
    (row,) = replies(desk)
    assert (row.they_say, row.we_say, row.kind) == (
        "Take it or leave it",
        "Let us see",
        "objection",
    )
    assert not tab.replies.empty.isVisible()
    qtbot.keyClick(tab.focusWidget(), Qt.Key.Key_Return)
    assert tab.focusWidget() is tab.replies.add_button


def test_a_click_adds_from_the_bank_and_marks_it_in_one_step(qtbot, desk, tab, bank):
    steps = desk.session.undo_stack.count()
    first = banks.replies()[0]
    click(qtbot, bank, 0)
    (row,) = replies(desk)
    assert (row.they_say, row.we_say, row.kind) == (first.they_say, first.we_say, first.kind)
    assert bank.list.added == {first.id}
    click(qtbot, bank, 0)
    assert len(replies(desk)) == 1
    assert desk.session.undo_stack.count() == steps + 1
    desk.session.undo()
    assert replies(desk) == []
    assert bank.list.added == frozenset()


def test_the_bank_stays_under_the_mouse_while_entries_are_added(qtbot, tab, bank):
    tab.resize(800, 560)
    qtbot.wait(20)
    before = bank.mapToGlobal(QPoint()).y()
    for row in range(3):
        click(qtbot, bank, row)
        qtbot.wait(20)
    assert abs(bank.mapToGlobal(QPoint()).y() - before) <= 2


def test_a_filter_keeps_one_situation(bank):
    every = len(shown(bank))
    bank.choose("situation", "silence")
    wanted = [reply.id for reply in banks.replies() if reply.situation == "silence"]
    assert shown(bank) == wanted
    assert bank.count.text() == f"{len(wanted)} of {every}"
    bank.choose("situation", "")
    assert len(shown(bank)) == every == len(banks.replies())


@pytest.mark.parametrize("text", ["ultimátum", "ULTIMATUM", "  ultimatum leave "])
def test_a_search_is_blind_to_case_and_accents(qtbot, bank, text):
    bank.search.setText(text)
    assert banks.replies()[0].id in shown(bank)
    assert len(shown(bank)) < len(banks.replies())


@pytest.mark.parametrize("text", ['"', "AND", "C++", "*", "O'Brien", "%", "[a-z]", "x" * 1_000_000])
def test_a_search_takes_every_sign_as_itself(bank, text):
    bank.search.setText(text)
    words = text.casefold()
    assert all(words in entry.words.casefold() for entry in bank.list.entries)
    assert bank.none.isHidden() == bool(bank.list.entries)
    bank.search.setText("   ")
    assert len(shown(bank)) == len(banks.replies())


def test_the_bank_is_used_by_keyboard_alone(qtbot, desk, tab):
    tab.replies.bank_button.setFocus()
    qtbot.keyClick(tab.focusWidget(), Qt.Key.Key_Space)
    panel = tab.replies.panel
    assert tab.focusWidget() is panel.search
    qtbot.keyClicks(panel.search, "final offer")
    qtbot.keyClick(panel.search, Qt.Key.Key_Down)
    assert tab.focusWidget() is panel.list
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert [row.they_say for row in replies(desk)] == ["This is our final offer."]
    assert tab.focusWidget() is panel.list
    qtbot.keyClick(panel.list, Qt.Key.Key_Tab)
    assert tab.focusWidget() is panel.close_button
    qtbot.keyClick(panel.close_button, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert tab.focusWidget() is tab.replies.bank_button


def test_feelings_are_taken_from_their_bank_by_whose_they_are(qtbot, desk, tab):
    tab.feelings.toggle_bank()
    panel = tab.feelings.panel
    panel.choose("whose", "theirs")
    first = next(found for found in banks.feelings() if found.whose == "theirs")
    panel.list.begin()
    qtbot.keyClick(panel.list, Qt.Key.Key_Enter)
    (row,) = desk.document.all(Feeling, "bare")
    assert (row.whose, row.trigger, row.sign) == ("theirs", first.trigger, first.sign)
    assert (row.meaning, row.response) == (first.meaning, first.response)


def test_deleting_goes_on_to_the_neighbour_and_can_be_undone(desk, tab):
    desk.apply(add("x", *(Reply(id=f"r{i}", negotiation_id="bare", position=i) for i in range(2))))
    tab.replies.cards.cards["r0"].cross.click()
    assert [row.id for row in replies(desk)] == ["r1"]
    assert tab.replies.cards.cards["r1"].isAncestorOf(tab.focusWidget())
    tab.replies.cards.cards["r1"].cross.click()
    assert tab.focusWidget() is tab.replies.add_button
    desk.session.undo()
    desk.session.undo()
    assert list(tab.replies.cards.cards) == ["r0", "r1"]


def test_replies_of_spaces_stay_two_and_keep_their_spaces(desk, tab):
    rows = [Reply(id=f"r{i}", negotiation_id="bare", position=i, they_say="  ") for i in range(2)]
    desk.apply(add("x", *rows))
    cards = tab.replies.cards.cards
    assert [card.inputs[0].read_value() for card in cards.values()] == ["  ", "  "]


def test_markup_and_ampersands_are_shown_as_they_are(qtbot, desk, tab):
    texts = {"they_say": MARKUP, "we_say": MARKUP}
    desk.apply(add("x", Reply(id="r", negotiation_id="bare", **texts)))
    card = tab.replies.cards.cards["r"]
    assert [card.inputs[0].read_value(), card.inputs[2].read_value()] == [MARKUP, MARKUP]
    plain = Qt.TextFormat.PlainText
    assert all(label.textFormat() == plain for label in tab.findChildren(QLabel))


def test_a_bank_of_anything_shows_its_words_as_they_are(qtbot, desk):
    panel = BankPanel(desk, [Facet("kind", "R&D", [("a", MARKUP), ("b", "B")])], "R&D bank")
    qtbot.addWidget(panel)
    entries = [
        Entry("1", MARKUP, "x " * 500, MARKUP, {"kind": ("a",)}),
        Entry("2", "W" * 400, facets={"kind": ("a", "b")}),
        Entry("3", "in every kind"),
    ]
    panel.show_entries(entries)
    panel.resize(300, 600)
    panel.show()
    qtbot.waitExposed(panel)
    assert panel.combos["kind"].itemText(1) == MARKUP
    assert panel.list.model().index(0, 0).data() == MARKUP
    panel.choose("kind", "b")
    assert shown(panel) == ["2", "3"]
    panel.grab()
    panel.mark_added(["2"])
    said = panel.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.endswith("added")


def test_the_outsider_asks_what_fits_the_stakes_or_the_template(qtbot, desk, tab):
    card = tab.outsider
    routine = card.prompt.text()
    desk.apply(set_field(desk.document.negotiation("bare"), "stakes", "critical"))
    assert card.prompt.text() not in ("", routine)
    desk.apply(set_field(desk.document.negotiation("bare"), "template", "car_purchase"))
    assert card.prompt.text() == desk.prompt("bare", "negotiation.outsider")
    card.answer.editor.setFocus()
    qtbot.keyClicks(card.answer.editor, "Let it go")
    desk.flush()
    assert desk.document.negotiation("bare").outsider == "Let it go"


def test_a_workbook_that_is_read_only_can_be_read(monkeypatch, desk, tab):
    desk.apply(add("x", Reply(id="r", negotiation_id="bare", they_say="No")))
    monkeypatch.setattr(desk.session.workbook.file, "read_only", True)
    other = Cards(desk)
    other.show_negotiation("bare")
    card = other.replies.cards.cards["r"]
    assert card.inputs[0].editor.isReadOnly()
    assert other.outsider.answer.editor.isReadOnly()
    for button in (card.cross, other.replies.add_button, other.replies.bank_button):
        assert not button.isEnabled()


def test_thirty_replies_with_words_without_end_stay_within_the_page(qtbot, desk, tab):
    long = "Donaudampfschifffahrtsgesellschaftskapitänswitwe" * 4
    rows = [
        Reply(id=f"r{i}", negotiation_id="bare", position=i, they_say=long, we_say=long)
        for i in range(30)
    ]
    desk.apply(add("x", *rows))
    qtbot.wait(20)
    assert len(tab.replies.cards.cards) == 30
    assert tab.page.width() <= tab.viewport().width()
    card = tab.replies.cards.cards["r29"]
    for made in (card.inputs[0], card.inputs[2]):
        editor = made.editor
        assert editor.height() >= editor.heightForWidth(editor.width())


def test_every_widget_that_takes_the_focus_has_a_name(desk, tab):
    desk.apply(add("x", Reply(id="r", negotiation_id="bare")))
    desk.apply(add("x", Feeling(id="f", negotiation_id="bare")))
    tab.replies.toggle_bank()
    unnamed = [
        widget.objectName() or type(widget).__name__
        for widget in tab.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.focusProxy() is None
        and not (widget.accessibleName() or (isinstance(widget, QPushButton) and widget.text()))
    ]
    assert unnamed == []
