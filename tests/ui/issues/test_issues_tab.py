"""Prepare / Issues: the form follows the selected issue and its kind; nothing typed is lost."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from negdesk.analysis.zone import latest_belief
from negdesk.model.actions import add, delete, set_field, set_fields
from negdesk.model.rows import Belief, Dependency, Issue, Negotiation, Option
from negdesk.ui.inputs.base import FieldInput
from negdesk.ui.issues.form import IssueForm
from negdesk.ui.tabs.issues import Issues
from tests.ui.fields import type_in

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def open_tab(open_tab_of):
    return partial(open_tab_of, Issues)


@pytest.fixture
def bare(desk):
    """A negotiation with a price, a date, and colours to choose from."""
    rows = [
        Negotiation(id="n", created_at="2026-01-01"),
        Issue(id="g", negotiation_id="n", position=0, title="Terms", kind="group"),
        Issue(id="p", negotiation_id="n", position=1, title="Price", unit="EUR"),
        Issue(id="d", negotiation_id="n", position=2, title="Date", unit="weeks"),
        Issue(id="c", negotiation_id="n", position=3, title="Colour", kind="choice"),
        Option(id="red", negotiation_id="n", position=0, issue_id="c", label="red"),
        Option(id="blue", negotiation_id="n", position=1, issue_id="c", label="blue"),
    ]
    desk.apply(add("x", *rows))
    return "n"


def issue(desk, title):
    """Return the issue of that title, in the bare negotiation or else in the sample's first."""
    heads = sorted(desk.document.negotiations, key=lambda head: head.id != "n")
    every = [row for head in heads for row in desk.document.all(Issue, head.id)]
    return next(row for row in every if row.title == title)


def shown(tab, key):
    """Return the input of a field that can be seen, or None."""
    inputs = [made for made in tab.findChildren(FieldInput) if made.field.key == key]
    return next((made for made in inputs if made.isVisibleTo(tab) and made.row), None)


def choose(made, value):
    made.editor.setCurrentIndex(made.editor.findData(value))
    made.editor.activated.emit(made.editor.currentIndex())


def steps(desk):
    return desk.session.undo_stack.count()


def options(desk, issue_id="c", scope="n"):
    return [row for row in desk.document.all(Option, scope) if row.issue_id == issue_id]


def test_the_form_follows_the_tree(desk, sample_id, open_tab):
    tab = open_tab(sample_id)
    assert tab.form.title.read_value() == "Price"
    tab.tree.select(issue(desk, "Delivery").id)
    assert tab.form.title.read_value() == "Delivery"
    assert shown(tab, "issue.limit").editor.text() == "6"
    assert shown(tab, "option.label") is None
    tab.tree.select(issue(desk, "Winter tyres").id)
    assert shown(tab, "issue.limit") is None
    assert shown(tab, "option.label").read_value() == "included"


def test_the_headline_shows_the_numbers_of_the_whole_deal(qtbot, desk, sample_id, open_tab):
    tab = open_tab(sample_id)
    kept = issue(desk, "Price").limit
    assert shown(tab, "issue.limit") is None
    type_in(qtbot, desk, shown(tab, "negotiation.limit"), "25500")
    assert desk.document.negotiation(sample_id).limit == 25500
    assert issue(desk, "Price").limit == kept
    desk.session.undo()
    assert shown(tab, "negotiation.limit").editor.text() == "26,000"


def test_the_estimate_of_the_headline_is_the_latest_belief(qtbot, desk, sample_id, open_tab):
    tab = open_tab(sample_id)
    assert shown(tab, "belief.likely").editor.text() == "24,500"
    type_in(qtbot, desk, shown(tab, "belief.likely"), "24600")
    assert latest_belief(desk.document, sample_id).likely == 24600
    assert len(desk.document.all(Belief, sample_id)) == 2


def test_the_first_estimate_of_the_headline_begins_a_belief(qtbot, desk, bare, open_tab):
    desk.apply(set_fields("x", issue(desk, "Price"), headline=True, their_high=Decimal(9)))
    tab = open_tab(bare)
    tab.tree.select("p")
    assert shown(tab, "belief.high").editor.text() == "9"
    before = steps(desk)
    type_in(qtbot, desk, shown(tab, "belief.low"), "7")
    row = latest_belief(desk.document, bare)
    assert (row.low, row.high, row.at) == (Decimal(7), Decimal(9), "2026-05-04T14:32")
    assert steps(desk) == before + 1
    desk.session.undo()
    assert latest_belief(desk.document, bare) is None


def test_other_issues_keep_their_estimate_until_there_is_a_belief(qtbot, desk, bare, open_tab):
    tab = open_tab(bare)
    tab.tree.select("d")
    type_in(qtbot, desk, shown(tab, "issue.their_likely"), "4")
    assert issue(desk, "Date").their_likely == 4
    assert desk.document.all(Belief, bare) == []
    desk.apply(add("x", Belief(id="b", negotiation_id=bare, issue_id="d", likely=Decimal(5))))
    assert shown(tab, "issue.their_likely") is None
    assert shown(tab, "belief.likely").editor.text() == "5"


def test_changing_the_kind_there_and_back_keeps_everything(qtbot, desk, bare, open_tab):
    tab = open_tab(bare)
    tab.tree.select("d")
    type_in(qtbot, desk, shown(tab, "issue.limit"), "6")
    type_in(qtbot, desk, shown(tab, "issue.interest"), "Before winter")
    for kind in ("choice", "group", "number"):
        choose(shown(tab, "issue.kind"), kind)
        assert issue(desk, "Date").kind == kind
        assert shown(tab, "issue.interest").read_value() == "Before winter"
    assert shown(tab, "issue.limit").editor.text() == "6"
    tab.tree.select("c")
    choose(shown(tab, "issue.kind"), "number")
    choose(shown(tab, "issue.kind"), "choice")
    assert [row.label for row in options(desk)] == ["red", "blue"]
    assert shown(tab, "option.label").read_value() == "red"


def test_a_group_asks_for_no_numbers(bare, open_tab):
    tab = open_tab(bare)
    tab.tree.select("g")
    for key in ("issue.unit", "issue.better", "issue.limit", "issue.stream", "issue.trade_for"):
        assert shown(tab, key) is None, key
    assert shown(tab, "issue.their_interest") is not None
    assert not tab.form.headline.isVisible()


def test_there_is_one_headline_in_one_step(desk, sample_id, open_tab):
    tab = open_tab(sample_id)
    tab.tree.select(issue(desk, "Delivery").id)
    before, limit = steps(desk), desk.document.negotiation(sample_id).limit
    tab.form.headline.editor.click()
    marked = [row.title for row in desk.document.all(Issue, sample_id) if row.headline]
    assert marked == ["Delivery"]
    assert steps(desk) == before + 1
    assert desk.document.negotiation(sample_id).limit == limit
    desk.session.undo()
    marked = [row.title for row in desk.document.all(Issue, sample_id) if row.headline]
    assert marked == ["Price"]
    assert not tab.form.headline.editor.isChecked()


def test_a_new_headline_gives_the_deal_what_it_lacks(desk, bare, open_tab):
    values = {"limit": Decimal(90), "target": Decimal(80), "better": "lower"}
    desk.apply(set_fields("x", issue(desk, "Price"), **values))
    tab = open_tab(bare)
    tab.tree.select("p")
    tab.form.headline.editor.click()
    head = desk.document.negotiation(bare)
    assert (head.limit, head.target, head.unit, head.better) == (90, 80, "EUR", "lower")
    assert issue(desk, "Price").limit == 90
    tab.form.headline.editor.click()
    assert not issue(desk, "Price").headline
    assert desk.document.negotiation(bare).limit == 90


def test_money_that_falls_due_again_is_told_as_worth_today(qtbot, desk, bare, open_tab):
    tab = open_tab(bare)
    tab.tree.select("p")
    assert shown(tab, "issue.periods") is None
    choose(shown(tab, "issue.stream"), "recurring")
    type_in(qtbot, desk, shown(tab, "issue.periods"), "2")
    type_in(qtbot, desk, shown(tab, "issue.discount"), "10")
    type_in(qtbot, desk, shown(tab, "issue.target"), "121")
    assert "210 EUR" in tab.form.worth.text()
    choose(shown(tab, "issue.stream"), "once")
    assert not tab.form.worth.isVisible()
    assert issue(desk, "Price").periods == 2


def test_the_amount_of_an_option_is_asked_for_when_it_recurs(qtbot, desk, bare, open_tab):
    tab = open_tab(bare)
    tab.tree.select("c")
    assert shown(tab, "option.amount") is None
    changed = {"stream": "recurring", "periods": Decimal(12)}
    desk.apply(set_fields("x", issue(desk, "Colour"), **changed))
    amount = shown(tab, "option.amount")
    type_in(qtbot, desk, amount, "50")
    assert desk.document.find(Option, "red").amount == 50
    assert amount.said() == "600 today"
    desk.apply(set_field(issue(desk, "Colour"), "periods", Decimal(10)))
    assert amount.said() == "500 today"


def test_enter_goes_to_the_next_option_and_adds_one_after_the_last(qtbot, desk, bare, open_tab):
    tab = open_tab(bare)
    tab.tree.select("c")
    first = shown(tab, "option.label")
    first.editor.setFocus()
    qtbot.keyClick(first.editor, Qt.Key.Key_Return)
    qtbot.keyClick(tab.focusWidget(), Qt.Key.Key_Return)
    assert [row.label for row in options(desk)] == ["red", "blue", ""]
    qtbot.keyClicks(tab.focusWidget(), "green")
    desk.flush()
    assert [row.label for row in options(desk)] == ["red", "blue", "green"]


def test_alt_and_an_arrow_move_an_option(qtbot, desk, bare, open_tab):
    other = Option(id="x", negotiation_id=bare, position=1, issue_id="p", label="of another")
    desk.apply(add("x", other))
    tab = open_tab(bare)
    tab.tree.select("c")
    first = shown(tab, "option.label")
    first.editor.setFocus()
    qtbot.keyClick(first.editor, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [row.label for row in options(desk)] == ["blue", "red"]
    assert tab.focusWidget() is first.editor
    qtbot.keyClick(first.editor, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [row.label for row in options(desk)] == ["blue", "red"]
    desk.session.undo()
    assert [row.label for row in options(desk)] == ["red", "blue"]


def paste(qtbot, tab, made, text):
    QGuiApplication.clipboard().setText(text)
    made.editor.setFocus()
    qtbot.keyClick(made.editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_a_pasted_table_becomes_options_in_one_step(qtbot, desk, bare, open_tab):
    tab = open_tab(bare)
    tab.tree.select("c")
    before = steps(desk)
    paste(qtbot, tab, shown(tab, "option.label"), "Name\tUs\tThem\ngreen\t90\t10\ngrey\t1,5\t100\n")
    made = [(row.label, row.score, row.their_score) for row in options(desk)[2:]]
    assert made == [("green", 90, 10), ("grey", Decimal("1.5"), 100)]
    assert steps(desk) == before + 1
    desk.session.undo()
    assert len(options(desk)) == 2


def test_a_pasted_column_fills_the_empty_option_first(qtbot, desk, bare, open_tab):
    tab = open_tab(bare)
    desk.apply(delete(desk.document, "x", *options(desk)))
    tab.tree.select("c")
    tab.form.options.rows.add_row()
    paste(qtbot, tab, shown(tab, "option.label"), "one\r\ntwo\r\nthree")
    assert [row.label for row in options(desk)] == ["one", "two", "three"]


def test_cells_that_are_no_scores_are_left_empty_and_said(qtbot, desk, bare, open_tab):
    tab = open_tab(bare)
    tab.tree.select("c")
    paste(qtbot, tab, shown(tab, "option.label"), "a\t50\t101\nb\thigh\t20")
    assert [(row.score, row.their_score) for row in options(desk)[2:]] == [(50, None), (None, 20)]
    assert tab.form.options.rows.said.text().startswith("2 cells were not numbers")


def test_one_pasted_word_goes_into_the_input(qtbot, desk, bare, open_tab):
    tab = open_tab(bare)
    tab.tree.select("c")
    shown(tab, "option.label").editor.selectAll()
    paste(qtbot, tab, shown(tab, "option.label"), "crimson")
    desk.flush()
    assert [row.label for row in options(desk)] == ["crimson", "blue"]


def test_an_option_is_tied_to_one_of_another_issue(desk, sample_id, open_tab):
    tab = open_tab(sample_id)
    tyres = issue(desk, "Winter tyres").id
    tab.tree.select(tyres)
    tab.form.options.dependencies.rows.add_row()
    (tie,) = desk.document.all(Dependency, sample_id)
    own = [row.id for row in options(desk, tyres, sample_id)]
    assert tie.option_id == own[0]
    other = shown(tab, "dependency.other_option_id")
    offered = [other.editor.itemData(at) for at in range(other.editor.count())]
    assert not set(own) & set(offered)
    choose(other, offered[1])
    assert desk.document.all(Dependency, sample_id)[0].other_option_id == offered[1]
    one = shown(tab, "dependency.option_id")
    choose(one, "")
    assert desk.document.all(Dependency, sample_id)[0].option_id == own[0]
    desk.apply(delete(desk.document, "x", desk.document.find(Option, own[0])))
    assert desk.document.all(Dependency, sample_id) == []
    desk.session.undo()
    assert len(desk.document.all(Dependency, sample_id)) == 1


def test_ties_are_offered_only_where_there_are_two_issues_with_options(bare, open_tab):
    tab = open_tab(bare)
    tab.tree.select("c")
    assert not tab.form.options.dependencies.isVisible()


@pytest.mark.parametrize(
    ("title", "key", "found"),
    [
        ("Delivery", "issue.limit", "issue.limit"),
        ("Price", "issue.limit", "negotiation.limit"),
        ("Price", "issue.their_likely", "belief.likely"),
        ("Service plan", "issue.periods", "issue.periods"),
    ],
)
def test_a_link_selects_the_issue_and_lands_in_the_field(
    desk, sample_id, open_tab, title, key, found
):
    tab = open_tab(sample_id)
    tab.tree.select(issue(desk, "Trade-in").id)
    assert tab.focus_field(key, issue(desk, title).id)
    assert tab.tree.selected_id == issue(desk, title).id
    assert tab.focusWidget().objectName() == found


def test_a_link_to_an_option_opens_its_issue(desk, sample_id, open_tab):
    tab = open_tab(sample_id)
    plan = options(desk, issue(desk, "Service plan").id, sample_id)[1]
    assert tab.focus_field("option.score", plan.id)
    assert tab.focusWidget().parent().row == plan


def test_a_link_to_a_weight_lands_on_its_bar(desk, sample_id, open_tab):
    tab = open_tab(sample_id)
    delivery = issue(desk, "Delivery").id
    assert tab.focus_field("issue.their_weight", delivery)
    assert tab.focusWidget() is tab.weights.sides["them"].bars.rows[delivery].bar
    assert tab.focus_field("issue.weight", "")


def test_prompts_are_at_most_five_and_lead_to_the_field(qtbot, desk, bare, open_tab):
    tab = open_tab(bare)
    links = [link for link in tab.prompts.links if not link.isHidden()]
    assert 1 <= len(links) <= 5
    wanted = next(link for link in links if link.place.row_id)
    wanted.click()
    assert tab.tree.selected_id == wanted.place.row_id
    before = [link.place.text for link in links]
    desk.apply(delete(desk.document, "x", issue(desk, "Colour")))
    qtbot.waitUntil(
        lambda: [link.place.text for link in tab.prompts.links if not link.isHidden()] != before
    )


def test_without_issues_the_tab_teaches_in_two_sentences(desk, open_tab):
    desk.apply(add("x", Negotiation(id="none", created_at="2026-01-01")))
    tab = open_tab("none")
    assert tab.empty.isVisible()
    assert not tab.form.isVisible()
    assert not tab.weights.isVisible()
    texts = [label.text() for label in tab.empty.findChildren(QLabel)]
    assert texts[-1].count(". ") == 1
    desk.apply(add("x", Issue(id="i", negotiation_id="none", title="First")))
    tab.tree.select("i")
    assert tab.form.isVisible()
    assert not tab.empty.isVisible()
    desk.session.undo()
    assert tab.empty.isVisible()


def test_deleting_the_issue_that_is_shown_lets_go_of_it(qtbot, desk, bare, open_tab):
    tab = open_tab(bare)
    tab.tree.select("p")
    type_in(qtbot, desk, tab.form.title, "Money")
    desk.apply(delete(desk.document, "x", desk.document.find(Issue, "p")))
    assert tab.form.issue is None or tab.form.issue.id != "p"
    desk.session.undo()
    assert desk.document.find(Issue, "p").title == "Money"


HARD = ["<b>bold</b> & R&D", "x<y and z>w &#0;", "<img src=/etc/hostname>", "   ", "W" * 300]


@pytest.mark.parametrize("text", HARD)
def test_any_text_is_shown_as_it_was_typed(desk, bare, open_tab, text):
    desk.apply(set_fields("x", issue(desk, "Date"), title=text, unit=text, trade_for=text))
    desk.apply(set_field(desk.document.find(Option, "red"), "label", text))
    tab = open_tab(bare)
    tab.tree.select("d")
    assert tab.form.title.read_value() == text
    assert shown(tab, "issue.unit").read_value() == text
    for label in tab.form.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
    assert "<b>" not in shown(tab, "issue.limit").toolTip()
    tab.tree.select("c")
    assert shown(tab, "option.label").read_value() == text
    assert tab.page.width() <= tab.viewport().width()


def test_issues_of_one_name_keep_their_own_numbers(qtbot, desk, bare, open_tab):
    desk.apply(set_field(issue(desk, "Date"), "title", "Price"))
    tab = open_tab(bare)
    tab.tree.select("d")
    type_in(qtbot, desk, shown(tab, "issue.target"), "3")
    tab.tree.select("p")
    assert shown(tab, "issue.target").editor.text() == ""
    assert desk.document.find(Issue, "d").target == 3


@pytest.mark.parametrize("title", ["Price", "Delivery", "Service plan"])
def test_everything_that_takes_the_focus_has_a_name(desk, sample_id, open_tab, title):
    tab = open_tab(sample_id)
    tab.tree.select(issue(desk, title).id)
    QApplication.processEvents()
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in tab.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.focusProxy() is None
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert not nameless


def test_tab_walks_from_the_tree_through_the_form_to_the_weights(qtbot, sample_id, open_tab):
    tab = open_tab(sample_id)
    tab.tree.view.setFocus()
    seen = []
    for _ in range(60):
        qtbot.keyClick(tab.focusWidget(), Qt.Key.Key_Tab)
        seen.append(tab.focusWidget())
    names = [widget.objectName() for widget in seen]
    order = ["issue.title", "issue.kind", "negotiation.opening", "belief.high", "issue.stream"]
    assert sorted(order, key=names.index) == order
    rows = list(tab.weights.sides["them"].bars.rows.values())
    assert seen.index(rows[0].bar) > names.index("issue.stream")


@pytest.fixture
def scrolled_away(qtbot, desk, bare, open_tab):
    """Return the tab, its bars below what is in sight, after an issue came that has one."""
    tab = open_tab("n")
    tab.resize(1010, 300)
    qtbot.waitUntil(lambda: tab.weights.visibleRegion().isEmpty())
    desk.apply(add("x", Issue(id="late", negotiation_id="n", position=9, title="Late")))
    assert "late" not in tab.weights.sides["us"].bars.rows
    return tab


def test_bars_out_of_sight_follow_when_the_hands_rest(qtbot, scrolled_away):
    bars = scrolled_away.weights.sides["us"].bars
    qtbot.waitUntil(lambda: "late" in bars.rows)
    assert bars.rows["late"].title.text() == "Late"


def test_bars_that_come_in_sight_are_those_of_now(qtbot, scrolled_away):
    tab = scrolled_away
    tab._rest.stop()
    tab.verticalScrollBar().setValue(tab.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: "late" in tab.weights.sides["us"].bars.rows)
    assert not tab.weights.visibleRegion().isEmpty()


def test_a_bar_that_is_wanted_is_there_at_once(scrolled_away):
    assert scrolled_away.focus_field("issue.weight", "late")
    assert scrolled_away.focusWidget() is scrolled_away.weights.sides["us"].bars.rows["late"].bar


def test_a_read_only_workbook_shows_all_and_changes_nothing(
    qtbot, desk, sample_id, open_tab, monkeypatch
):
    monkeypatch.setattr(desk.session.workbook.file, "read_only", True)
    tab = open_tab(sample_id)
    plan = issue(desk, "Service plan")
    tab.tree.select(plan.id)
    assert not tab.form.must_have.editor.isEnabled()
    assert not shown(tab, "issue.kind").editor.isEnabled()
    label = shown(tab, "option.label")
    assert label.editor.isReadOnly()
    before = [row.label for row in options(desk, plan.id, sample_id)]
    paste(qtbot, tab, label, "a\nb")
    qtbot.keyClick(label.editor, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [row.label for row in options(desk, plan.id, sample_id)] == before


def test_the_form_stands_without_an_issue(qtbot, desk):
    form = IssueForm(desk)
    qtbot.addWidget(form)
    form.show_issue(None)
    assert shown(form, "issue.kind") is None
