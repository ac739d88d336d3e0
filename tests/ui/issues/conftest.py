"""The page with the issue tree, of the sample, empty, and of a workbook that is only read."""

from __future__ import annotations

import pytest

from negdesk.model.rows import Negotiation
from tests.ui.issues.trees import NID, begin, shown, some


@pytest.fixture
def page(qtbot, desk):
    begin(desk, some())
    return shown(qtbot, desk)


@pytest.fixture
def tree(page):
    return page.tree


@pytest.fixture
def empty(qtbot, desk):
    begin(desk, [])
    return shown(qtbot, desk).tree


@pytest.fixture
def locked(qtbot, window, make_workbook):
    path = make_workbook(Negotiation(id=NID, created_at="2026-01-01"), *some())
    assert window.open(path)
    desk = window.desk
    desk.session.workbook.load(NID)
    desk.session.workbook.file.read_only = True
    return shown(qtbot, desk).tree
