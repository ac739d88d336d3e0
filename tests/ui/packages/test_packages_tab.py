"""Prepare / Packages: the published answers on screen, by mouse and by keys, in words."""

from __future__ import annotations

import json
from decimal import Decimal as D
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from negdesk.exchange.genius.files import read
from negdesk.model.actions import add, delete, set_field, set_fields
from negdesk.model.rows import Dependency, Issue, Negotiation, Option, Package, Term
from negdesk.ui.packages.glossary import TERMS, meanings
from negdesk.ui.tabs.packages import Packages
from tests.ui.conftest import new_id
from tests.ui.packages.package_rows import issues, laptop, opposed, package

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LEVELS = {"limit_points": D(55), "their_limit_points": D(40), "target_points": D(80)}
ITEX = Path(__file__).parents[2] / "data" / "itex_cypress"
HOSTILE = 'R&D <b>x</b> <img src="/etc/hostname"> "&#0;"'


def settled(tab):
    return not tab.finder.working and tab.finder.running == 0


@pytest.fixture
def open_tab(qtbot, desk, open_tab_of):
    def make(rows=None, scope=""):
        scope = scope or desk.document.negotiations[0].id
        if rows is not None:
            scope = rows[0].id
            desk.apply(add("x", *rows))
        tab = open_tab_of(Packages, scope)
        qtbot.waitUntil(lambda: settled(tab))
        return tab

    return make


@pytest.fixture
def laptops(open_tab):
    rows = [*laptop(**LEVELS), *package("Cash", [2, 1, 0])]
    return open_tab([*rows, *package("Plan", [0, 2, 1], position=1, kind="opening")])


@pytest.fixture
def itex(open_tab):
    imported = read([ITEX / f"{name}.xml" for name in ("domain", "itex", "cypress")], new_id)
    return open_tab(list(imported.rows))


def place(tab, index):
    chart = tab.view.chart
    return QPointF(*chart._plane().at(chart.picture.points[index])).toPoint()


def hover(chart, at):
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(at), chart.mapToGlobal(QPointF(at)),
        Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(chart, event)


def packages(desk, nid="n"):
    return desk.document.all(Package, nid)


def terms_of(desk, row):
    terms = [
        each for each in desk.document.all(Term, row.negotiation_id) if each.package_id == row.id
    ]
    return [desk.document.find(Option, each.option_id).label for each in terms]


def test_the_laptop_shows_its_published_frontier(laptops):
    points = [
        (round(each.us, 2), round(each.them, 2)) for each in laptops.view.chart.picture.points
    ]
    assert points == [
        (D("100.00"), D("81.51")), (D("87.40"), D("87.40")),
        (D("85.16"), D("94.11")), (D("72.56"), D("100.00")),
    ]  # fmt: skip
    assert "27 packages are possible" in laptops.view.summary.text()


def test_itex_and_cypress_shows_its_published_answers(qtbot, itex):
    answers = json.loads((ITEX / "answers.json").read_text())["answers"]
    assert len(itex.view.chart.picture.points) == answers["frontier_size"]
    chart = itex.view.chart
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_End)
    assert "100 points for you, 21.2 for them" in itex.view.deal.text()
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert all(term in itex.view.deal.text() for term in answers["cypress_best"]["terms"])
    nash = itex.view.study.solutions.nash
    chart.point(itex.view.study.frontier.points.index(nash[0]))
    said = itex.view.deal.text()
    assert "72.1 points for you, 67 for them; fair split of gains (Nash)" in said
    assert "the most equal" in said
    assert "most points together" in said
    assert all(term in said for term in answers["nash"]["terms"])


def test_hover_shows_a_deal_and_tells_it_to_a_screen_reader(laptops):
    hover(laptops.view.chart, place(laptops, 0))
    said = laptops.view.deal.text()
    assert "100 points for you, 81.5 for them" in said
    assert 'Laptop: HP, Disk: 60 GB, Monitor: 19"' in said
    assert laptops.view.chart.accessibleDescription() == said


def test_left_and_right_walk_along_the_frontier_and_stop_at_its_ends(qtbot, laptops):
    chart = laptops.view.chart
    chart.setFocus()
    seen = []
    for key in [Qt.Key.Key_Right] * 5 + [Qt.Key.Key_Left] * 5:
        qtbot.keyClick(chart, key)
        seen.append(chart.index)
    assert seen == [3, 2, 1, 0, 0, 1, 2, 3, 3, 3]


def test_up_and_down_show_deals_with_the_same_points(qtbot, open_tab):
    twins = {"A": (1, 1, {"x": (1, 1), "y": (1, 1)}), "B": (1, 1, {"u": (2, 1), "v": (1, 2)})}
    tab = open_tab([Negotiation(id="n"), *issues(twins)])
    tab.view.chart.setFocus()
    qtbot.keyClick(tab.view.chart, Qt.Key.Key_End)
    first = tab.view.deal.text()
    assert "1 of 2 deals" in first
    qtbot.keyClick(tab.view.chart, Qt.Key.Key_Down)
    assert "2 of 2 deals" in tab.view.deal.text()
    qtbot.keyClick(tab.view.chart, Qt.Key.Key_Up)
    assert tab.view.deal.text() == first


def test_enter_takes_the_deal_as_one_step(qtbot, desk, laptops):
    steps = desk.session.undo_stack.count()
    laptops.view.chart.setFocus()
    qtbot.keyClick(laptops.view.chart, Qt.Key.Key_End)
    qtbot.keyClick(laptops.view.chart, Qt.Key.Key_Return)
    assert desk.session.undo_stack.count() == steps + 1
    taken = packages(desk)[-1]
    assert taken.kind == "offer"
    assert terms_of(desk, taken) == ["HP", "60 GB", '19"']
    assert laptops.editor.package_id == taken.id
    assert laptops.editor.worth.text().startswith("100 points for you, 81.5 for them")
    desk.session.undo()
    assert len(packages(desk)) == 2
    assert not [term for term in desk.document.all(Term, "n") if term.package_id == taken.id]


def test_a_click_takes_a_deal_and_one_on_a_package_shows_it(qtbot, desk, laptops):
    chart = laptops.view.chart
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place(laptops, 3))
    assert len(packages(desk)) == 3
    spot = next(each for each in chart.picture.packages if each.letter == "B")
    at = QPointF(*chart._plane().at(spot.at)).toPoint()
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=at)
    assert len(packages(desk)) == 3
    assert laptops.editor.package.title == "Plan"


def test_a_click_beside_everything_changes_nothing(qtbot, desk, laptops):
    steps = desk.session.undo_stack.count()
    corner = QPoint(laptops.view.chart.width() // 2, laptops.view.chart.height() - 60)
    qtbot.mouseClick(laptops.view.chart, Qt.MouseButton.LeftButton, pos=corner)
    assert desk.session.undo_stack.count() == steps


def test_the_editor_says_how_a_package_stands(laptops):
    assert laptops.editor.worth.text() == "87.4 points for you, 87.4 for them as you estimate"
    assert "It is 32.4 points better than your limit." in laptops.editor.verdict.text()
    laptops.editor.choose("n.Plan")
    assert "short of your limit" in laptops.editor.verdict.text()
    assert "Better for both" in laptops.editor.verdict.text()


def test_a_choice_is_one_step_and_the_points_follow(qtbot, desk, laptops):
    steps = desk.session.undo_stack.count()
    box = laptops.editor.rows["n.1"].input.editor
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert desk.session.undo_stack.count() == steps + 1
    assert laptops.editor.worth.text().startswith("100 points for you, 81.5")
    desk.session.undo()
    assert laptops.editor.worth.text().startswith("87.4 points for you")


def test_each_issue_shows_the_price_of_one_step(laptops):
    assert laptops.editor.rows["n.1"].prices.text() == "Get 60 GB: you +12.6, they −5.9"
    assert laptops.editor.rows["n.2"].prices.text() == "Already the best for both."


def test_a_new_package_is_settled_issue_by_issue(qtbot, desk, laptops):
    laptops.editor.packages.add.click()
    made = packages(desk)[-1]
    assert laptops.editor.package_id == made.id
    assert QApplication.focusWidget() is laptops.editor.name.editor
    assert "35 to 100 points for you" in laptops.editor.worth.text()
    for key in ("n.0", "n.1", "n.2"):
        laptops.editor.rows[key].input.editor.setFocus()
        qtbot.keyClick(laptops.editor.rows[key].input.editor, Qt.Key.Key_Down)
    assert terms_of(desk, made) == ["Dell", "60 GB", '19"']


def test_a_package_is_renamed_duplicated_and_deleted(qtbot, desk, laptops):
    editor = laptops.editor
    editor.name.setFocus()
    editor.name.editor.selectAll()
    qtbot.keyClicks(editor.name.editor, "Cash now")
    desk.flush()
    assert packages(desk)[0].title == "Cash now"
    assert editor.packages.list.topLevelItem(0).text(0) == "A  Cash now"
    editor.packages.duplicate.click()
    assert [each.title for each in packages(desk)] == ["Cash now", "Plan", "Cash now (copy)"]
    assert terms_of(desk, packages(desk)[2]) == terms_of(desk, packages(desk)[0])
    editor.packages.remove.click()
    assert len(packages(desk)) == 2
    desk.session.undo()
    assert len(packages(desk)) == 3


def number_rows(**values):
    price = {"id": "p", "negotiation_id": "n", "title": "Price", "kind": "number", "unit": "EUR",
             "better": "higher", "lowest": D(100), "highest": D(200), "step": D(10),
             "weight": D(1), "their_weight": D(1)}  # fmt: skip
    rows = laptop(**LEVELS)
    return [*rows, Issue(**{**price, **values}), *package("Cash", [2, 1, 0])]


def test_a_number_is_moved_by_its_steps_and_a_held_button_is_one_step(desk, open_tab):
    tab = open_tab(number_rows())
    row = tab.editor.rows["p"]
    less, more = row.steps.less, row.steps.more
    steps = desk.session.undo_stack.count()
    more.click()
    more.click()
    more.click()
    term = next(each for each in desk.document.all(Term, "n") if each.issue_id == "p")
    assert term.number == 120
    assert desk.session.undo_stack.count() == steps + 1
    less.click()
    assert row.input.editor.text() == "110"
    assert "Give 100 EUR" in row.prices.text()


def test_a_number_can_be_typed_between_two_steps(qtbot, desk, open_tab):
    tab = open_tab(number_rows())
    row = tab.editor.rows["p"]
    row.input.editor.setFocus()
    qtbot.keyClicks(row.input.editor, "155")
    desk.flush()
    term = next(each for each in desk.document.all(Term, "n") if each.issue_id == "p")
    assert term.number == 155
    row.steps.more.click()
    assert row.input.editor.text() == "160"


def test_a_must_have_that_fails_is_named(desk, laptops):
    mac = desk.document.find(Option, "n.0.2")
    desk.apply(set_fields("x", mac, acceptable=False))
    assert "Laptop" in laptops.editor.verdict.text()
    assert "Reject" in laptops.editor.verdict.text()


def test_a_trade_is_said_in_words_and_made_as_one_step(qtbot, desk, open_tab):
    tab = open_tab([*opposed(3), *package("Middle", [5, 5, 5])])
    first = tab.trades.lines[0]
    assert first.words.text().startswith("Give on Issue 1")
    steps = desk.session.undo_stack.count()
    before = tab.editor.offer
    first.make.click()
    qtbot.waitUntil(lambda: settled(tab))
    after = tab.editor.offer
    assert desk.session.undo_stack.count() == steps + 1
    assert after.us.settled >= before.us.settled
    assert after.them.settled >= before.them.settled
    assert after.us.settled + after.them.settled > before.us.settled + before.them.settled


def test_issues_are_sorted_by_what_they_are_good_for(laptops):
    said = {kind.value: label.text() for kind, label in laptops.trades.lists.items()}
    assert said == {"compatible": "Monitor", "integrative": "Disk", "distributive": "Laptop"}


def test_packages_stand_side_by_side(laptops):
    table = laptops.compare.table
    heads = [table.verticalHeaderItem(row).text() for row in range(table.rowCount())]
    assert heads == [
        "Laptop", "Disk", "Monitor", "Points for you", "Points for them", "Verdict",
    ]  # fmt: skip
    cells = [[table.item(row, column).text() for row in range(6)] for column in (0, 1)]
    assert cells[0] == ["HP", "80 GB", '19"', "87.4", "87.4", "accept"]
    assert cells[1][:3] == ["Dell", "120 GB", '20"']
    assert cells[1][5] == "reject"
    assert table.isColumnHidden(2)


def test_any_package_can_be_put_into_a_column(laptops):
    box = laptops.compare.boxes[1]
    box.setCurrentIndex(box.findData("n.Cash"))
    box.activated.emit(box.currentIndex())
    assert laptops.compare.table.item(0, 1).text() == "HP"


def test_points_are_typed_above_the_chart_and_the_lines_follow(qtbot, desk, laptops):
    assert laptops.focus_field("negotiation.limit_points", "n")
    editor = QApplication.focusWidget()
    editor.selectAll()
    qtbot.keyClicks(editor, "60")
    desk.flush()
    qtbot.waitUntil(lambda: laptops.view.chart.picture.limit == 60)
    assert laptops.editor.verdict.text().count("27.4 points better") == 1


def test_a_field_of_a_package_or_a_term_is_found(laptops):
    assert laptops.focus_field("package.title", "n.Plan")
    assert laptops.editor.package.title == "Plan"
    assert laptops.focus_field("term.option_id", "n.Cash.1")
    assert laptops.editor.package.title == "Cash"
    assert QApplication.focusWidget() is laptops.editor.rows["n.1"].input.editor
    assert not laptops.focus_field("package.title", "nowhere") or laptops.editor.package


def test_every_word_of_the_chart_is_in_the_glossary(laptops):
    known = meanings()
    for term, _ in TERMS:
        laptops.view.words.links[term].click()
        assert laptops.view.words.meaning.text() == known[term]
    laptops.view.words.links[term].click()
    assert not laptops.view.words.meaning.isVisible()


# What is not there yet.


def test_without_issues_the_tab_says_what_packages_are_and_leads_on(qtbot, desk, open_tab):
    tab = open_tab([Negotiation(id="n", title="Empty")])
    assert "settles all issues" in tab.view.summary.text()
    assert not tab.view.chart.isVisible()
    link = tab.view.needed.links[0]
    with qtbot.waitSignal(desk.wanted) as asked:
        link.click()
    assert asked.args == ["issue.title", ""]


def test_weights_that_are_all_zero_are_asked_for(open_tab):
    tab = open_tab([Negotiation(id="n"), *issues({"A": (0, 0, {"x": (1, 2), "y": (2, 1)})})])
    texts = [link.place.text for link in tab.view.needed.links if link.isVisible()]
    assert any("weights" in text for text in texts)
    assert "weight" in tab.view.summary.text()
    assert not tab.view.chart.isVisible()


def test_one_issue_is_drawn_and_more_are_suggested(open_tab):
    tab = open_tab([Negotiation(id="n"), *issues({"A": (1, 1, {"x": (1, 2), "y": (2, 1)})})])
    assert len(tab.view.chart.picture.points) == 2
    assert "nothing to trade" in tab.view.needed.links[0].place.text


def test_dependencies_that_contradict_each_other_are_named(open_tab):
    table = {"A": (1, 1, {"x": (1, 2)}), "B": (1, 1, {"u": (2, 1)})}
    tie = Dependency(id="d", negotiation_id="n", option_id="n.0.0", kind="excludes",
                     other_option_id="n.1.0")  # fmt: skip
    tab = open_tab([Negotiation(id="n"), *issues(table), tie])
    assert "“A: x” excludes “B: u”" in tab.view.summary.text()
    assert not tab.view.chart.isVisible()


def test_must_haves_that_exclude_everything_are_named(desk, open_tab):
    rows = [Negotiation(id="n"), *issues({"A": (1, 1, {"x": (1, 2), "y": (2, 1)})})]
    rows = [row.with_(acceptable=False) if isinstance(row, Option) else row for row in rows]
    tab = open_tab(rows)
    assert "“A”" in tab.view.summary.text()


def test_no_zone_says_how_far_off_it_is(open_tab):
    tab = open_tab(laptop(limit_points=D(95), their_limit_points=D(92)))
    assert "No package reaches both limits" in tab.view.summary.text()
    assert tab.view.chart.picture.nearest is not None


def test_what_is_wrong_at_first_is_drawn_as_soon_as_it_is_right(qtbot, desk, open_tab):
    tab = open_tab([Negotiation(id="n"), *issues({"A": (0, 1, {"x": (1, 2), "y": (2, 1)})})])
    assert not tab.view.chart.isVisible()
    desk.apply(set_fields("x", desk.document.find(Issue, "n.0"), weight=D(1)))
    qtbot.waitUntil(tab.view.chart.isVisible)
    assert len(tab.view.chart.picture.points) == 2


# Whatever people type, whoever they are.


def test_titles_are_shown_as_they_were_typed(desk, laptops):
    desk.apply(set_fields("x", desk.document.find(Issue, "n.0"), title=HOSTILE))
    desk.apply(set_field(desk.document.find(Option, "n.0.2"), "label", "<i>H&P</i>"))
    desk.apply(set_fields("x", desk.document.find(Package, "n.Cash"), title="<b>A&B</b>"))
    assert laptops.editor.rows["n.0"].title.text() == HOSTILE[:39].rstrip() + "…"
    assert laptops.editor.packages.list.topLevelItem(0).text(0) == "A  <b>A&B</b>"
    assert laptops.compare.table.item(0, 0).text() == "<i>H&P</i>"
    for label in laptops.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText, label.text()


def test_a_name_of_10_000_characters_leaves_the_tab_alive(desk, laptops):
    for cls, key, name in (
        (Issue, "n.0", "title"), (Option, "n.0.2", "label"), (Package, "n.Cash", "title"),
    ):  # fmt: skip
        desk.apply(set_field(desk.document.find(cls, key), name, "W" * 10_000))
    laptops.view.chart.point(0)
    assert not laptops.grab().isNull()
    assert laptops.page.width() <= 1010
    assert all(len(label.text()) < 1_500 for label in laptops.findChildren(QLabel))


def test_untitled_and_equal_names_can_be_told_apart(open_tab):
    rows = [*laptop(), *package("Cash", [2, 1, 0]), *package("Twin", [0, 0, 0], position=1)]
    rows = [row.with_(title="Same") if isinstance(row, Package) else row for row in rows]
    rows += package(" ", [1, 1, 1], position=2)
    tab = open_tab(rows)
    listed = tab.editor.packages.list
    assert [listed.topLevelItem(row).text(0) for row in range(3)] == [
        "A  Same", "B  Same", "C  (untitled)",
    ]  # fmt: skip
    box = tab.compare.boxes[0]
    assert [box.itemText(row) for row in range(1, 4)] == ["Same (1)", "Same (2)", "(untitled)"]


def test_a_name_is_told_by_everything_that_takes_the_focus(laptops):
    laptops.tester.many.click()
    for widget in laptops.page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            seen = QAccessible.queryAccessibleInterface(widget)
            assert seen.text(QAccessible.Text.Name), widget


def test_the_keys_alone_reach_every_part(qtbot, laptops):
    seen = []
    laptops._heads[0].editor.setFocus()
    for _ in range(60):
        seen.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    for part in (
        laptops.view.chart, laptops.view.take, laptops.editor.packages.list,
        laptops.editor.packages.add, laptops.editor.name.editor,
        laptops.editor.rows["n.2"].input.editor, laptops.compare.table, laptops.tester.value,
    ):  # fmt: skip
        assert part in seen or not part.isEnabled(), part


def test_a_workbook_that_can_only_be_read_offers_no_change(open_tab, monkeypatch, desk):
    desk.apply(add("x", *laptop(**LEVELS), *package("Cash", [2, 1, 0])))
    monkeypatch.setattr(desk.session.workbook.file, "read_only", True)
    laptops = open_tab(scope="n")
    laptops.view.chart.point(0)
    steps = desk.session.undo_stack.count()
    assert not laptops.view.take.isEnabled()
    assert not laptops.editor.packages.add.isEnabled()
    assert not laptops.editor.packages.remove.isEnabled()
    assert not any(row.input.editor.isEnabled() for row in laptops.editor.rows.values())
    laptops.view.chart.taken.emit(0)
    assert desk.session.undo_stack.count() == steps


def test_a_deleted_issue_takes_its_row_with_it_and_undo_brings_it_back(desk, laptops):
    desk.apply(delete(desk.document, "x", desk.document.find(Issue, "n.0")))
    assert list(laptops.editor.rows) == ["n.1", "n.2"]
    desk.session.undo()
    assert list(laptops.editor.rows) == ["n.0", "n.1", "n.2"]


def test_forty_issues_are_shown(qtbot, open_tab):
    tab = open_tab([*opposed(40, 3), *package("All", [1] * 40)])
    assert len(tab.editor.rows) == 40
    assert "packages are possible" in tab.view.summary.text()


def test_the_sample_is_shown(open_tab):
    tab = open_tab()
    assert len(tab.view.chart.picture.packages) == 3
    assert [each.letter for each in tab.view.chart.picture.packages] == ["A", "B", "C"]
    assert tab.editor.packages.list.topLevelItem(0).text(0) == "A  Cash"
