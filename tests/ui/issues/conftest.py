"""The page with the issue tree, of the sample, empty, and of a workbook that is only read."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

import pytest

from negdesk.model.actions import add
from negdesk.model.rows import Issue, Negotiation, Option
from negdesk.ui.issues.weights import Weights
from negdesk.ui.tabs.issues import Issues
from tests.ui.conftest import bring_up
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


@pytest.fixture
def weigh(qtbot, desk, monkeypatch):
    """Return what shows the weights of some new issues, following changes."""

    def make(*weights, mode="shares", their=None, titles=None, read_only=False):
        rows = [
            Issue(
                id=f"i{at}",
                negotiation_id="n",
                position=at,
                title=titles[at] if titles else f"Issue {at}",
                weight=None if weight is None else Decimal(weight),
                their_weight=None if their is None else Decimal(their[at]),
            )
            for at, weight in enumerate(weights)
        ]
        head = Negotiation(id="n", weighting=mode, created_at="2026-01-01")
        desk.apply(add("begin", head, *rows))
        if read_only:
            monkeypatch.setattr(desk.session.workbook.file, "read_only", True)
        made = Weights(desk)
        qtbot.addWidget(made)
        made.show_negotiation("n")
        desk.session.changed.connect(lambda edit, who: made.show_negotiation("n"))
        made.resize(1000, 500)
        bring_up(qtbot, made)
        return made

    return make
