"""Workbooks, a window and the little things that tests of the screen share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from negdesk.model.rows import Row
    from negdesk.ui.desk import Desk
    from negdesk.ui.places import Places
    from negdesk.ui.theme import Theme
    from negdesk.ui.window import Window

NOW = datetime(2026, 5, 4, 14, 32)
MakeWorkbook = Callable[..., Path]


def new_id() -> str:
    return uuid4().hex


def now() -> datetime:
    return NOW


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
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
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
