"""A negotiation with something to ask, and the tab that shows it."""

from __future__ import annotations

from functools import partial

import pytest

from negdesk.model.actions import add
from negdesk.model.rows import Question
from negdesk.ui.tabs.questions import Questions


@pytest.fixture
def open_tab(open_tab_of):
    return partial(open_tab_of, Questions)


@pytest.fixture
def asked(desk, bare):
    """Return what adds a question to an otherwise bare negotiation."""

    def make(*rows, **values):
        question = Question(id="q", negotiation_id=bare, text="What is it worth?", **values)
        desk.apply(add("x", *rows, question))
        return question

    return make
