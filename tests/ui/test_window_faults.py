"""When the world or we ourselves fail: calm words, nothing lost, the program goes on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from negdesk.model.actions import set_field
from negdesk.model.edits import Edit
from negdesk.model.rows import Row
from negdesk.store import errors
from negdesk.store.workbook_file import WorkbookFile
from negdesk.ui.banner import Banner
from negdesk.ui.faults import FaultLog
from negdesk.ui.window import Window
from tests.ui.windows import banner_of

Make = Callable[..., Path]
Begin = Callable[..., list[Row]]


@pytest.fixture
def car(window: Window, make_workbook: Make, negotiation: Begin) -> Window:
    assert window.open(make_workbook(*negotiation("Car")))
    return window


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Fill the disk; call the result to make room again."""
    write = WorkbookFile.write

    def refuse(self: WorkbookFile, edit: Edit) -> None:
        raise errors.full(self.path.name)

    monkeypatch.setattr(WorkbookFile, "write", refuse)
    return lambda: monkeypatch.setattr(WorkbookFile, "write", write)


def change(window: Window, name: str, value: Any) -> bool:
    view = window.view
    assert view is not None
    head = view.desk.document.negotiation(view.negotiation_id)
    return view.desk.apply(set_field(head, name, value))


def value(window: Window, name: str) -> Any:
    view = window.view
    assert view is not None
    return getattr(view.desk.document.negotiation(view.negotiation_id), name)


def test_a_full_disk_is_said_in_red_and_saved_when_there_is_room(
    car: Window, full_disk: Callable[[], None]
) -> None:
    assert car.view is not None
    assert not change(car, "place", "Here")
    banner = banner_of(car, "save")
    assert banner.kind == "bad"
    assert "Disk full" in banner.text
    assert car.view.status.saved.text() == "Not saved"
    banner.buttons["Try again"].click()
    assert car.view.banners.shown("save") is not None
    full_disk()
    again = banner_of(car, "save")
    again.buttons["Try again"].click()
    assert car.view.banners.shown("save") is None
    assert value(car, "place") == "Here"


def test_what_failed_is_tried_again_with_the_next_change(
    car: Window, full_disk: Callable[[], None], qtbot: QtBot
) -> None:
    assert not change(car, "place", "Here")
    full_disk()
    assert change(car, "purpose", "Why")
    qtbot.waitUntil(lambda: value(car, "place") == "Here")
    assert car.view is not None
    assert car.view.banners.shown("save") is None


def test_closing_with_something_unsaved_asks_once(
    car: Window, full_disk: Callable[[], None]
) -> None:
    assert not change(car, "place", "Here")
    assert not car.close()
    assert car.view is not None
    banner = banner_of(car, "leave")
    banner.buttons["Close without it"].click()
    assert car.view is None


def test_a_copy_holds_what_could_not_be_saved(
    car: Window, full_disk: Callable[[], None], tmp_path: Path
) -> None:
    assert not change(car, "place", "Here")
    full_disk()
    copy = tmp_path / "Elsewhere.negdesk"
    car.files.copy_to(copy)
    assert car.workbook is not None
    assert car.workbook.file.path == copy
    assert value(car, "place") == "Here"


def test_a_deleted_file_offers_a_copy_with_all_data(car: Window, tmp_path: Path) -> None:
    assert car.workbook is not None
    car.workbook.file.path.unlink()
    assert not change(car, "place", "Here")
    assert car.view is not None
    banner = banner_of(car, "save")
    assert "Save a copy…" in banner.buttons
    copy = tmp_path / "Rescued.negdesk"
    car.files.copy_to(copy)
    assert value(car, "place") == "Here"
    assert value(car, "title") == "Car"


def test_a_second_window_reads_and_says_who_writes(
    car: Window, qtbot: QtBot, theme: Any, places: Any
) -> None:
    from negdesk.model.numbers import NumberStyle

    assert car.workbook is not None
    second = Window(theme, places, NumberStyle(), car.new_id, car.now)
    qtbot.addWidget(second)
    assert second.open(car.workbook.file.path)
    second.show()
    assert second.view is not None
    assert "(read-only)" in second.windowTitle()
    banner = banner_of(second, "read-only")
    assert "Save a copy…" in banner.buttons
    assert not second.view.sidebar.new.isEnabled()
    assert not second.menus.actions["delete"].isEnabled()
    car.close_workbook()
    banner.buttons["Try again"].click()
    assert second.view is not None
    assert "(read-only)" not in second.windowTitle()
    second.close()


def test_our_own_mistake_is_noted_without_anybodys_words(tmp_path: Path) -> None:
    said: list[bool] = []
    log = FaultLog(tmp_path, lambda: said.append(True))
    secret = "26,000 is my limit"
    try:
        raise ValueError(secret)
    except ValueError as error:
        log.note(type(error), error, error.__traceback__)
    log.close()
    text = (tmp_path / "negdesk.log").read_text(encoding="utf-8")
    assert "builtins.ValueError at test_window_faults.py:" in text
    assert secret not in text
    assert said == [True]


def test_a_fault_while_saying_so_ends_there(tmp_path: Path) -> None:
    def say() -> None:
        log.note(RuntimeError, RuntimeError(), None)

    log = FaultLog(tmp_path, say)
    log.note(ValueError, ValueError(), None)
    log.close()
    assert (tmp_path / "negdesk.log").read_text(encoding="utf-8").count("\n") == 2


def test_a_fault_is_a_calm_banner(car: Window) -> None:
    from negdesk.app import _say_fault

    _say_fault(car)
    banner = banner_of(car, "fault")
    assert banner.kind == "warn"


def test_banners_do_not_pile_up(car: Window, full_disk: Callable[[], None]) -> None:
    assert car.view is not None
    for _ in range(5):
        assert not change(car, "place", "Here")
    shown = [b for b in car.view.banners.findChildren(Banner) if b.isVisible()]
    assert len(shown) == 1


def test_the_end_of_the_session_writes(car: Window, qapp: QApplication) -> None:
    from PySide6.QtTest import QTest

    assert car.view is not None
    assert car.view.preparation.go_to("negotiation.title", "")
    line = QApplication.focusWidget()
    assert line is not None
    QTest.keyClicks(line, "X")
    car.flush()
    assert value(car, "title") == "XCar"


def test_leaving_is_prompt(car: Window) -> None:
    event = QCloseEvent()
    car.closeEvent(event)
    assert event.isAccepted()
    assert car.view is None
