"""The ZOPA tab on the sample, and its first chart."""

from __future__ import annotations

from functools import partial

import pytest

from negdesk.ui.tabs.zopa import Zopa


@pytest.fixture
def open_tab(open_tab_of):
    return partial(open_tab_of, Zopa)


@pytest.fixture
def tab(open_tab, sample_id):
    return open_tab(sample_id)


@pytest.fixture
def chart(tab):
    return tab.card("").chart
