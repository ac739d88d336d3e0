"""A negotiation to look back on, and the tab that shows it."""

from __future__ import annotations

from functools import partial

import pytest

from negdesk.analysis.seal import seal_edit
from negdesk.model.actions import add
from negdesk.model.rows import Assumption, Belief, Negotiation, Party
from negdesk.ui.tabs.debrief import Debrief
from tests.ui.debrief.evening import D


@pytest.fixture
def bare(desk):
    desk.apply(add("x", Negotiation(id="bare", title="Choir", created_at="2026-01-01")))
    return "bare"


@pytest.fixture
def car(desk):
    """Return a purchase with their limit believed, an assumption and a sealed preparation."""
    head = Negotiation(
        id="car",
        title="Car",
        better="lower",
        unit="EUR",
        limit=D(26000),
        target=D(24000),
        opening=D(22000),
        hours_planned=D(4),
        created_at="2026-01-01",
    )
    part = {"negotiation_id": "car"}
    desk.apply(
        add(
            "x",
            head,
            Party(id="me", side="us", name="Mara", **part),
            Party(id="them", name="Nord", authority="decides", position=1, **part),
            Belief(id="b", at="2026-05-01", low=D(23000), likely=D(24500), high=D(26500), **part),
            Assumption(id="a", text="They need it gone by May", probability=D("0.7"), **part),
        )
    )
    desk.apply(seal_edit(desk.document, "car", desk.new_id, "2026-05-04T14:00"))
    return "car"


@pytest.fixture
def open_tab(open_tab_of):
    return partial(open_tab_of, Debrief)
