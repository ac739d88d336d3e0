"""Trees of issues to test on, shown between two buttons, and what they show."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from negdesk.model.actions import add
from negdesk.model.outline import Outline
from negdesk.model.rows import Issue, Negotiation
from negdesk.ui.issues.tree_view import IssueTree
from tests.ui.conftest import bring_up

NID = "bare"


def issue(row_id, parent=None, **values):
    values.setdefault("title", row_id)
    return Issue(id=row_id, negotiation_id=NID, parent_id=parent, **values)


def some():
    return [
        issue("money", kind="group"),
        issue(
            "price", "money", target=Decimal(9000), limit=Decimal(5), unit="EUR", weight=Decimal(3)
        ),
        issue("terms", "money", kind="group"),
        issue("deposit", "terms", must_have=True, weight=Decimal(1)),
        issue("delivery", kind="choice"),
        issue("idea"),
    ]


class Page(QWidget):
    """A tree between two buttons, as on a tab."""

    def __init__(self, desk):
        super().__init__()
        self.before, self.tree, self.after = QPushButton("b"), IssueTree(desk), QPushButton("a")
        column = QVBoxLayout(self)
        for widget in (self.before, self.tree, self.after):
            column.addWidget(widget)


def begin(desk, rows, **head):
    numbered = [row.with_(position=place) for place, row in enumerate(rows)]
    head.setdefault("created_at", "2026-01-01")
    desk.apply(add("begin", Negotiation(id=NID, **head), *numbered))


def shown(qtbot, desk):
    page = Page(desk)
    qtbot.addWidget(page)
    page.tree.show_negotiation(NID)
    page.resize(520, 760)
    bring_up(qtbot, page)
    page.tree.view.setFocus(Qt.FocusReason.TabFocusReason)
    page.tester = QAbstractItemModelTester(
        page.tree.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    page.tree.held = page  # or it would be gone with the fixture
    return page


def lines(tree):
    """Return what the model shows: a line an issue, a dot a level."""
    model = tree.model

    def below(parent, level):
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            yield "." * level + index.data()
            yield from below(index, level + 1)

    return list(below(QModelIndex(), 0))


def of_document(tree):
    outline = Outline.of(tree._desk.document, NID)
    return [
        "." * (outline.depth(each) - 1) + (outline.rows[each].title or "(untitled)")
        for each in outline.walk()
    ]


def find(desk, row_id):
    return desk.document.find(Issue, row_id)
