"""Workbooks, a window and the little things that tests of the screen share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from negdesk.model.rows import Row
    from negdesk.ui.desk import Desk
    from negdesk.ui.places import Places
    from negdesk.ui.tabs.base import Tab
    from negdesk.ui.theme import Theme
    from negdesk.ui.window import Window

NOW = datetime(2026, 5, 4, 14, 32)
MakeWorkbook = Callable[..., Path]


def new_id() -> str:
    return uuid4().hex


def now() -> datetime:
    return NOW


def bring_up(qtbot: QtBot, widget: QWidget) -> None:
    """Show a widget and wait until it can have the focus."""
    widget.show()
    qtbot.waitExposed(widget)
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


@pytest.fixture
def negotiation() -> Callable[..., list[Row]]:
    """Return what makes a negotiation with a counterpart, as rows."""

    def make(title: str, whom: str = "", **values: Any) -> list[Row]:
        from negdesk.model.rows import Negotiation, Party

        head = Negotiation(id=new_id(), title=title, **{"created_at": "2026-05-01", **values})
        rows: list[Row] = [head]
        if whom:
            rows.append(Party(id=new_id(), negotiation_id=head.id, name=whom))
        return rows

    return make


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """One theme for the session: a style sheet is set once."""
    from negdesk.ui.theme import Theme

    return Theme(qapp)


@pytest.fixture
def places(home: Path) -> Places:
    from negdesk.ui.places import Places

    return Places.of_user()


@pytest.fixture
def make_workbook(tmp_path: Path) -> MakeWorkbook:
    """Return what writes a closed workbook of some rows and gives its path."""

    def make(*rows: Row, name: str = "Work") -> Path:
        from negdesk.model.actions import add
        from negdesk.workbook import Workbook

        path = tmp_path / f"{name}.negdesk"
        workbook = Workbook.create(path)
        if rows:
            workbook.apply(add("begin", *rows))
        workbook.close()
        return path

    return make


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, places: Places) -> Iterator[Window]:
    """A window that is shown and empty, with a clock that stands still."""
    from negdesk.model.numbers import NumberStyle
    from negdesk.ui.window import Window

    made = Window(theme, places, NumberStyle(), new_id, now)
    qtbot.addWidget(made, before_close_func=lambda window: window.close_workbook())
    bring_up(qtbot, made)
    yield made
    made.close_workbook()


@pytest.fixture
def sample_window(window: Window) -> Window:
    """A window on the sample."""
    assert window.open_sample()
    return window


@pytest.fixture
def desk(sample_window: Window) -> Desk:
    """The desk of a window on the sample."""
    assert sample_window.desk is not None
    return sample_window.desk


@pytest.fixture
def sample_id(desk: Desk) -> str:
    """The first negotiation of the sample."""
    return desk.document.negotiations[0].id


@pytest.fixture
def bare(desk: Desk) -> str:
    """A negotiation of which nothing is known."""
    from negdesk.model.actions import add
    from negdesk.model.rows import Negotiation

    desk.apply(add("x", Negotiation(id="bare", better="lower", created_at="2026-01-01")))
    return "bare"


@pytest.fixture
def open_tab_of(qtbot: QtBot, desk: Desk) -> Iterator[Callable[..., Tab]]:
    """Return what opens a tab on a negotiation, shown, active, and following changes."""
    held = []

    def make(tab_class: type[Tab], scope: str, width: int = 1010, height: int = 800) -> Tab:
        tab = tab_class(desk)
        qtbot.addWidget(tab)
        tab.show_negotiation(scope)
        desk.session.changed.connect(tab.take)
        tab.resize(width, height)
        bring_up(qtbot, tab)
        # A tab outlives this function only as long as somebody holds it.
        held.append(tab)
        return tab

    yield make
    held.clear()
