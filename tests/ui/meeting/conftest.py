"""A negotiation to meet about, and the tab that shows it."""

from __future__ import annotations

from decimal import Decimal as D
from functools import partial

import pytest

from negdesk.model.actions import add
from negdesk.model.rows import Execution, Issue, Negotiation, Package, Party, Reply, Term
from negdesk.ui.tabs.at_the_table import AtTheTable


@pytest.fixture
def nid(desk):
    rows = [
        Negotiation(
            id="n", better="lower", limit=D(26000), target=D(22000), unit="EUR", created_at="2026"
        ),
        Party(id="us", negotiation_id="n", side="us", name="Jana"),
        Party(id="them", negotiation_id="n", side="them", name="Berger", position=1),
        Execution(id="x", negotiation_id="n", words="Thank you. We pass for today."),
        Reply(id="r1", negotiation_id="n", they_say="Too dear", we_say="Compared to what?"),
        Reply(
            id="r2", negotiation_id="n", kind="ultimatum", position=1,
            they_say="Today or never", we_say="What changes tomorrow?",
        ),
    ]  # fmt: skip
    assert desk.apply(add("x", *rows))
    return "n"


@pytest.fixture
def open_tab(open_tab_of):
    return partial(open_tab_of, AtTheTable)


@pytest.fixture
def tab(open_tab, nid):
    return open_tab(nid)


@pytest.fixture
def package(desk, nid):
    rows = [
        Issue(id="i", negotiation_id="n", title="Price", headline=True, better="lower"),
        Package(id="p", negotiation_id="n", title="With tyres"),
        Term(id="t", negotiation_id="n", package_id="p", issue_id="i", number=D(27000)),
    ]
    assert desk.apply(add("x", *rows))
    return rows[1]
