"""The frontier on screen: published answers, walked by mouse and keys, taken as packages."""

from __future__ import annotations

import json
from decimal import Decimal as D
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from negdesk.exchange.genius.files import read
from negdesk.model.rows import Negotiation, Term
from negdesk.ui.packages.glossary import TERMS, meanings
from tests.ui.conftest import new_id
from tests.ui.packages.package_rows import issues, packages, terms_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


ITEX = Path(__file__).parents[2] / "data" / "itex_cypress"


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


def test_points_are_typed_above_the_chart_and_the_lines_follow(qtbot, desk, laptops):
    assert laptops.focus_field("negotiation.limit_points", "n")
    editor = QApplication.focusWidget()
    editor.selectAll()
    qtbot.keyClicks(editor, "60")
    desk.flush()
    qtbot.waitUntil(lambda: laptops.view.chart.picture.limit == 60)
    assert laptops.editor.verdict.text().count("27.4 points better") == 1


def test_every_word_of_the_chart_is_in_the_glossary(laptops):
    known = meanings()
    for term, _ in TERMS:
        laptops.view.words.links[term].click()
        assert laptops.view.words.meaning.text() == known[term]
    laptops.view.words.links[term].click()
    assert not laptops.view.words.meaning.isVisible()
