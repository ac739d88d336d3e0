"""A negotiation in the window, its header and seal, and the same after it was sealed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from negdesk.analysis.seal import seal_edit
from negdesk.model.actions import add
from negdesk.model.rows import Negotiation, Seal

D = Decimal


@pytest.fixture
def bare(desk, sample_window):
    head = Negotiation(
        id="bare", title="Boat", unit="EUR", better="lower", limit=D(100), created_at="2026-01-01"
    )
    desk.apply(add("x", head))
    sample_window.view.choose("bare", "walkaway")
    return "bare"


@pytest.fixture
def area(sample_window, bare):
    return sample_window.view.preparation.seal


@pytest.fixture
def header(sample_window, bare):
    return sample_window.view.preparation.header


@pytest.fixture
def sealed(desk, bare, area):
    desk.apply(seal_edit(desk.document, bare, desk.new_id, "2026-05-04T14:00"))
    area.state._compare()
    return desk.document.all(Seal, bare)[0]
