"""Prepare / Packages: whatever people type, by keys alone, read only, few packages and many."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from negdesk.model.actions import add, set_field, set_fields
from negdesk.model.rows import Issue, Option, Package
from tests.ui.packages.package_rows import LEVELS, laptop, opposed, package
from tests.ui.screen_reader import nameless

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


HOSTILE = 'R&D <b>x</b> <img src="/etc/hostname"> "&#0;"'


def test_a_field_of_a_package_or_a_term_is_found(laptops):
    assert laptops.focus_field("package.title", "n.Plan")
    assert laptops.editor.package.title == "Plan"
    assert laptops.focus_field("term.option_id", "n.Cash.1")
    assert laptops.editor.package.title == "Cash"
    assert QApplication.focusWidget() is laptops.editor.rows["n.1"].input.editor
    assert not laptops.focus_field("package.title", "nowhere")
    assert laptops.editor.package.title == "Cash"


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
    assert nameless(laptops.page) == []


def test_the_keys_alone_reach_every_part(qtbot, laptops):
    seen = []
    laptops.view.chart.point(0)
    laptops._heads[0].editor.setFocus()
    for _ in range(60):
        seen.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    for part in (
        laptops.view.chart, laptops.view.take, laptops.editor.packages.list,
        laptops.editor.packages.add, laptops.editor.name.editor,
        laptops.editor.rows["n.2"].input.editor, laptops.compare.table, laptops.tester.value,
    ):  # fmt: skip
        assert part in seen, part


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


def test_forty_issues_are_shown(qtbot, open_tab):
    tab = open_tab([*opposed(40, 3), *package("All", [1] * 40)])
    assert len(tab.editor.rows) == 40
    assert "packages are possible" in tab.view.summary.text()


def test_the_sample_is_shown(open_tab):
    tab = open_tab()
    assert len(tab.view.chart.picture.packages) == 3
    assert [each.letter for each in tab.view.chart.picture.packages] == ["A", "B", "C"]
    assert tab.editor.packages.list.topLevelItem(0).text(0) == "A  Cash"
