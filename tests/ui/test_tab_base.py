"""All tabs: they follow changes, lead to a field, and can be walked with the keyboard."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit

from negdesk.model.actions import add, set_field
from negdesk.model.rows import Negotiation, Party, Trigger
from negdesk.ui.focus import stops
from negdesk.ui.inputs.base import FieldInput
from negdesk.ui.style_sheet import style_sheet
from negdesk.ui.tabs import kinds
from tests.ui.fields import by_key

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
TABS = [kind.load() for kind in kinds()]


@pytest.fixture
def open_tab(qtbot, desk):
    """Return what opens a tab on the sample's negotiation, shown, and following changes."""

    def make(tab_class, *, shown=True):
        tab = tab_class(desk)
        tab.setStyleSheet(style_sheet(desk.theme))
        qtbot.addWidget(tab)
        tab.show_negotiation(desk.document.negotiations[0].id)
        desk.session.changed.connect(tab.take)
        tab.resize(1010, 640)
        if shown:
            tab.show()
            qtbot.waitExposed(tab)
        return tab

    return make


def test_each_tab_has_its_own_key_and_title():
    assert len({tab.KEY for tab in TABS}) == len(TABS)
    assert [tab.KEY for tab in TABS] == [kind.key for kind in kinds()]
    assert all(kind.title and tab.TABLES for kind, tab in zip(kinds(), TABS, strict=True))


@pytest.mark.parametrize("tab_class", TABS)
def test_a_visible_tab_follows_a_change_at_once(desk, open_tab, tab_class):
    tab = open_tab(tab_class)
    refreshed = []
    tab.show_parts = lambda: refreshed.append(1)
    head = desk.document.negotiations[0]
    desk.apply(set_field(head, "timing", "now"))
    assert refreshed == [1]


def test_a_hidden_tab_catches_up_when_shown(qtbot, desk, open_tab):
    tab = open_tab(TABS[0], shown=False)
    head = desk.document.negotiations[0]
    desk.apply(set_field(head, "timing", "new words"))
    made = by_key(tab, "negotiation.timing")
    assert made.read_value() != "new words"
    tab.show()
    assert made.read_value() == "new words"


def test_a_change_of_another_table_leaves_a_tab_alone(desk, open_tab):
    tab = open_tab(TABS[0])
    refreshed = []
    tab.show_parts = lambda: refreshed.append(1)
    scope = desk.document.negotiations[0].id
    desk.apply(add("x", Trigger(id="t", negotiation_id=scope)))
    assert refreshed == []


@pytest.mark.parametrize(
    ("tab_key", "key"),
    [
        ("situation", "negotiation.title"),
        ("situation", "party.authority"),
        ("situation", "party.captures_value"),
        ("situation", "negotiation.notes"),
        ("alternatives", "alternative.title"),
        ("alternatives", "alternative.selected"),
        ("alternatives", "alternative.evidence"),
        ("walkaway", "negotiation.limit"),
        ("walkaway", "negotiation.limit_reason"),
        ("walkaway", "trigger.condition"),
        ("walkaway", "execution.words"),
        ("walkaway", "belief.likely"),
        ("walkaway", "adjustment.amount"),
        ("debrief", "negotiation.stage"),
        ("debrief", "negotiation.hours_spent"),
        ("debrief", "rating.after"),
        ("debrief", "assumption.outcome"),
    ],
)
def test_a_tab_leads_to_a_field(qtbot, open_tab, tab_key, key):
    tab = open_tab(next(tab for tab in TABS if tab_key == tab.KEY))
    tab.activateWindow()
    assert tab.focus_field(key, "")
    qtbot.waitUntil(lambda: tab.focusWidget().objectName() == key)
    focused = tab.focusWidget()
    at = focused.mapTo(tab.viewport(), focused.rect().center())
    assert tab.viewport().rect().contains(at)


def test_a_tab_leads_to_the_row_that_was_asked_for(desk, open_tab):
    tab = open_tab(TABS[0])
    last = desk.document.all(Party, desk.document.negotiations[0].id)[-1]
    assert tab.focus_field("party.style", last.id)
    assert tab.focusWidget().parent().row.id == last.id
    assert not tab.focus_field("party.style", "no such row")
    assert not tab.focus_field("question.text", "")


@pytest.mark.parametrize("tab_class", TABS)
def test_tab_moves_through_the_inputs_as_they_are_read(qtbot, open_tab, tab_class):
    tab = open_tab(tab_class)
    # Narrow enough for one column.
    tab.resize(tab.desk.theme.line * 24, 4000)
    for _ in range(4):
        QApplication.processEvents()
    widgets = [
        widget
        for kind in (QLineEdit, QPlainTextEdit, QComboBox, QAbstractButton)
        for widget in tab.findChildren(kind)
        if widget.isVisibleTo(tab) and widget.isEnabledTo(tab)
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]  # fmt: skip
    chain = [widget for widget in stops(tab.page) if widget in widgets]
    assert len(chain) == len(widgets)
    tops = [one.mapTo(tab.page, one.rect().topLeft()).y() for one in chain]
    # One column: what stands clearly lower is never reached before what stands above it.
    assert all(below > above - 60 for above, below in pairwise(tops))


@pytest.mark.parametrize("tab_class", TABS)
def test_every_input_is_named_and_large_enough(open_tab, tab_class):
    tab = open_tab(tab_class)
    QApplication.processEvents()
    for made in tab.findChildren(FieldInput):
        assert made.editor.accessibleName(), made.field.key
    for kind in (QLineEdit, QPlainTextEdit, QComboBox, QAbstractButton):
        for widget in tab.findChildren(kind):
            if widget.isVisibleTo(tab) and not isinstance(widget.parent(), QLineEdit):
                assert widget.height() >= 24, widget.objectName()
                assert widget.accessibleName() or getattr(widget, "text", str)()


@pytest.mark.parametrize("tab_class", TABS)
@pytest.mark.parametrize("width", [420, 700, 1010, 1600])
def test_nothing_is_cut_at_the_right(open_tab, tab_class, width):
    tab = open_tab(tab_class)
    tab.resize(width, 600)
    QApplication.processEvents()
    assert tab.page.width() <= tab.viewport().width()
    for made in tab.findChildren(FieldInput):
        if made.isVisibleTo(tab):
            right = made.editor.mapTo(tab.page, made.editor.rect().topRight()).x()
            assert right < tab.page.width(), made.field.key


@pytest.mark.parametrize("tab_class", TABS)
def test_a_negotiation_without_rows_teaches(qtbot, desk, tab_class):
    desk.apply(add("x", Negotiation(id="bare", created_at="2026-01-01")))
    tab = tab_class(desk)
    qtbot.addWidget(tab)
    tab.show_negotiation("bare")
    tab.show()
    assert tab.focus_field("negotiation.title", "bare") is (tab.KEY == "situation")


@pytest.mark.parametrize("tab_class", TABS)
def test_the_prompts_of_a_template_go_with_its_negotiation(qtbot, desk, open_tab, tab_class):
    def prompts(tab):
        return {
            (made.field.key, made.editor.placeholderText())
            for made in tab.findChildren(FieldInput)
            if isinstance(made.editor, QLineEdit | QPlainTextEdit) and made.isVisibleTo(tab)
        }

    desk.apply(add("x", Negotiation(id="bare", created_at="2026-01-01")))
    fresh, used = tab_class(desk), open_tab(tab_class)
    qtbot.addWidget(fresh)
    for tab in (fresh, used):
        tab.show_negotiation("bare")
    assert prompts(used) == prompts(fresh)


@pytest.mark.parametrize("tab_class", TABS)
def test_undoing_everything_leaves_a_tab_in_order(qtbot, desk, open_tab, tab_class):
    tab = open_tab(tab_class)
    for button in tab.findChildren(QAbstractButton):
        if button.objectName().startswith("add."):
            button.click()
            qtbot.keyClicks(tab.focusWidget(), "7")
    desk.flush()
    while desk.session.undo_stack.canUndo():
        desk.session.undo()
    while desk.session.undo_stack.canRedo():
        desk.session.redo()
    tab.refresh()


def test_an_open_expander_stays_open_over_a_refresh(desk, open_tab):
    tab = open_tab(TABS[0])
    party = desk.document.all(Party, desk.document.negotiations[0].id)[0]
    assert tab.focus_field("party.rapport", party.id)
    desk.apply(set_field(party, "name", "New name"))
    assert by_key(tab, "party.rapport").isVisible()
    assert tab.focusWidget().objectName() == "party.rapport"
