"""A brief on its way to paper by keyboard alone: a real window, real keys, a file at the end."""

from __future__ import annotations

import time
from pathlib import Path

import pikepdf
import pytest

from tests.journeys.test_evening import Keyboard, at_work
from tests.journeys.test_window_process import (
    PATIENCE,
    display,
    needs_xvfb,
    negdesk,
    posix,
    wait_for_window,
    xdotool,
)
from tests.report.reading import paper, text_of

__all__ = ["display"]
pytestmark = [needs_xvfb, posix, pytest.mark.timeout(180)]


def turn_to(title: str) -> None:
    """Give a window the keys: there is no window manager here that would."""
    xdotool("windowfocus", "--sync", wait_for_window(title))
    time.sleep(0.5)


def export(keys: Keyboard, target: Path) -> None:
    """Press the button that exports, name the file, and wait until it is there."""
    keys.tab_to("print.export")
    keys.press("Return")
    turn_to("Export as PDF")
    keys.press("ctrl+a")
    keys.type(str(target))
    keys.press("Return")
    until = time.monotonic() + PATIENCE
    while not target.exists() and time.monotonic() < until:
        time.sleep(0.05)


def test_a_brief_is_chosen_looked_at_and_exported_without_the_mouse(
    display: str, tmp_path: Path
) -> None:
    workbook, brief, locked = (tmp_path / name for name in ("way.negdesk", "b.pdf", "l.pdf"))
    negdesk("new", workbook, "--sample")
    with at_work(workbook) as keys:
        keys.press("ctrl+p")
        turn_to("Print: Family car")
        keys.tab_to("print.paper")
        keys.press("End")
        export(keys, brief)
        turn_to("Print: Family car")
        keys.fill("print.password", "between us")
        export(keys, locked)
        turn_to("Print: Family car")
        keys.press("Escape")
        turn_to(workbook.stem)
    assert paper(brief.read_bytes()) == (612, 792)
    assert "26,000 EUR" in text_of(brief.read_bytes())
    assert brief.stat().st_mode & 0o777 == 0o600
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(locked)
    pikepdf.open(locked, password="between us").close()
