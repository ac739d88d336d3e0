"""A meeting logged by keyboard alone, in a real window with real keys."""

from __future__ import annotations

import time
from collections.abc import Iterator
from decimal import Decimal as D
from pathlib import Path

import pytest

from negdesk.model.rows import Event
from negdesk.workbook import Workbook
from tests.journeys.test_evening import Keyboard, at_work
from tests.journeys.test_window_process import display, needs_xvfb, negdesk, posix

__all__ = ["display"]
pytestmark = [needs_xvfb, posix, pytest.mark.timeout(180)]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "meeting.negdesk"
    negdesk("new", path, "--sample")
    return path


def events(path: Path) -> Iterator[Event]:
    opened = Workbook.open(path)
    nid = opened.document.negotiations[0].id
    opened.load(nid)
    yield from opened.document.all(Event, nid)
    opened.close()


def log(keys: Keyboard, kind: str, *parts: str) -> None:
    """Press the keys of a kind, type the parts of the line, and log it."""
    keys.press(*kind.split())
    for number, part in enumerate(parts):
        if number:
            keys.press("Tab")
        keys.type(part)
    keys.press("Return")
    time.sleep(0.1)


def test_two_rounds_are_logged_without_the_mouse(display: str, workbook: Path) -> None:
    before = {row.id for row in events(workbook)}
    with at_work(workbook) as keys:
        keys.press("ctrl+2")
        time.sleep(0.6)
        keys.tab_to("entry.value")
        log(keys, "alt+t alt+1", "28900")
        log(keys, "alt+o", "20000")
        log(keys, "alt+t alt+2", "looks at the clock")
        log(keys, "alt+3", "4silent")
        keys.press("alt+6")
        # Past our limit: it is said while it is typed, and logged all the same.
        log(keys, "alt+o alt+1", "26500")
        log(keys, "alt+t alt+4", "today or never")
    made = [row for row in events(workbook) if row.id not in before]
    assert [(row.kind, row.value, row.text) for row in made] == [
        ("offer", D(28900), ""),
        ("offer", D(20000), ""),
        ("signal", None, "looks at the clock"),
        ("emotion", None, "silent"),
        ("break", None, ""),
        ("offer", D(26500), ""),
        ("ultimatum", None, "today or never"),
    ]
    assert made[3].strength == 4
    assert made[3].whose == "theirs"
