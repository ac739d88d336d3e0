"""Less and more: a button held down is one gesture, presses with time between them are two."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from negdesk.ui import step_buttons
from negdesk.ui.step_buttons import StepButtons


@pytest.fixture
def clock(monkeypatch):
    """Return a clock that the test sets; it starts long after the machine did."""
    held = [1000.0]
    monkeypatch.setattr(step_buttons.time, "monotonic", lambda: held[0])
    return held


@pytest.fixture
def pressed(qtbot, theme):
    """Return the buttons and what they told, in its order."""
    owner = QWidget()
    qtbot.addWidget(owner)
    buttons = StepButtons(theme, owner)
    owner.setLayout(buttons.line)
    told = []
    buttons.stepped.connect(lambda by, gesture: told.append((by, gesture)))
    yield buttons, told
    owner.close()


def test_a_minus_goes_down_and_a_plus_up(pressed):
    buttons, told = pressed
    buttons.less.click()
    buttons.more.click()
    assert [by for by, _ in told] == [-1, 1]


def test_presses_close_together_are_one_gesture_and_others_are_not(pressed, clock):
    buttons, told = pressed
    for pause in (0.0, 0.1, 0.1, 2.0):
        clock[0] += pause
        buttons.more.click()
    first, second, third, last = (gesture for _, gesture in told)
    assert first == second == third != last
