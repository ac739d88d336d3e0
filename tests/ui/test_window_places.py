"""The file of the open workbook: moved, synced, locked by others, left by a crash."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from negdesk.model.actions import set_field
from negdesk.model.rows import Row
from negdesk.store.lock import lock_path
from negdesk.ui.notices import PATIENCE_MS
from negdesk.ui.window import Window
from tests.ui.windows import banner_of

Make = Callable[..., Path]
Begin = Callable[..., list[Row]]
posix = pytest.mark.skipif(sys.platform == "win32", reason="an open file stays where it is")


@pytest.fixture
def path(make_workbook: Make, negotiation: Begin) -> Path:
    return make_workbook(*negotiation("Car"))


@pytest.fixture
def car(window: Window, path: Path) -> Window:
    assert window.open(path)
    return window


def change(window: Window, **values: Any) -> bool:
    assert window.view is not None
    head = window.view.desk.document.negotiations[0]
    return all(window.view.desk.apply(set_field(head, *one)) for one in values.items())


def kept(window: Window, name: str) -> Any:
    assert window.workbook is not None
    return getattr(window.workbook.document.negotiations[0], name)


@posix
def test_row_23_a_file_that_was_moved_is_found_and_gone_on_with(car: Window, path: Path) -> None:
    moved = path.with_name("Renamed.negdesk")
    path.rename(moved)
    assert not change(car, place="Here")
    assert "moved" in banner_of(car, "save").text
    place = banner_of(car, "place")
    assert str(moved) in place.text
    place.buttons["Go on there"].click()
    assert car.workbook is not None
    assert car.workbook.file.path == moved
    assert not car.workbook.file.read_only
    assert kept(car, "place") == "Here"
    assert car.banners.shown("place") is None
    assert not lock_path(path).exists()
    assert car.windowTitle() == "Renamed – negdesk"


@posix
def test_row_11_coming_back_to_the_window_notices_that_the_file_is_gone(
    car: Window, path: Path
) -> None:
    assert car.notices is not None
    away = path.with_name("away.negdesk")
    path.rename(away)
    elsewhere = away.rename(path.parent.parent.parent / "away.negdesk")
    car.notices.look()
    assert "Save a copy…" in banner_of(car, "place").buttons
    elsewhere.rename(path)
    car.notices.look()
    assert car.banners.shown("place") is None
    assert change(car, place="Here")


@posix
def test_row_22_a_file_that_a_sync_program_replaced_can_be_opened_beside_ours(
    car: Window, path: Path, make_workbook: Make, negotiation: Begin
) -> None:
    os.replace(make_workbook(*negotiation("Theirs"), name="Theirs"), path)
    assert not change(car, place="Here")
    assert car.banners.shown("place") is None
    copy = path.with_name("Ours.negdesk")
    car.files.copy_to(copy)
    assert kept(car, "place") == "Here"
    assert car.open(path)
    assert kept(car, "title") == "Theirs"


@posix
def test_row_20_a_folder_that_takes_no_more_files_is_said_and_tried_again(
    car: Window, path: Path
) -> None:
    # Where SQLite's journal belongs stands something else.
    journal = path.with_name(path.name + "-journal")
    journal.mkdir()
    assert not change(car, place="Here")
    assert "could not read or write" in banner_of(car, "save").text
    journal.rmdir()
    banner_of(car, "save").buttons["Try again"].click()
    assert car.banners.shown("save") is None
    assert kept(car, "place") == "Here"


def test_rows_25_32_another_program_that_writes_never_freezes_the_window(
    car: Window, path: Path, qtbot: QtBot
) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    start = time.monotonic()
    assert not change(car, place="Here")
    assert time.monotonic() - start < PATIENCE_MS / 1000 + 0.5
    assert "Another program is using" in banner_of(car, "save").text
    other.execute("ROLLBACK")
    other.close()
    qtbot.waitUntil(lambda: car.banners.shown("save") is None)
    assert kept(car, "place") == "Here"


def test_row_26_a_workbook_in_a_synced_folder_is_noticed_once(
    window: Window, path: Path, tmp_path: Path
) -> None:
    there = tmp_path / "Dropbox" / "Car.negdesk"
    there.parent.mkdir()
    path.rename(there)
    assert window.open(there)
    assert "Dropbox" in banner_of(window, "synced").text
    assert change(window, place="Here")
    window.show_start()
    assert window.open(there)
    assert window.banners.shown("synced") is None


def test_row_27_a_second_copy_is_shown_on_the_start_page_and_beside_the_first(
    car: Window, path: Path, make_workbook: Make, negotiation: Begin, qtbot: QtBot
) -> None:
    name = "Work (Ann's conflicted copy 2026-05-04)"
    second = make_workbook(*negotiation("Theirs"), name=name)
    car.show_start()
    page = car.start
    assert page is not None
    qtbot.waitUntil(lambda: list(page.second_copies) == [second])
    assert page.second_copies[second].title == name
    assert "Work" in page.second_copies[second].sentence
    page.second_copies[second].click()
    assert kept(car, "title") == "Theirs"
    car.show_start()
    # Now it is one of the recent workbooks.
    qtbot.waitUntil(lambda: page.second_copies == {})
    assert second in page.recent
    assert car.open(path)
    banner_of(car, "copies").buttons["Open it"].click()
    assert kept(car, "title") == "Theirs"


def test_row_27_without_such_copies_nothing_is_said(car: Window, qtbot: QtBot) -> None:
    assert car.banners.shown("copies") is None
    car.show_start()
    page = car.start
    assert page is not None
    qtbot.waitUntil(lambda: bool(page.templates.buttons))
    assert page.second_copies == {}


def test_row_30_the_lock_of_another_computer_is_a_question(window: Window, path: Path) -> None:
    held = {"host": "far-away", "pid": 7, "since": "2026-05-04 09:00"}
    lock_path(path).write_text(json.dumps(held))
    assert window.open(path)
    banner = banner_of(window, "read-only")
    assert "far-away since 2026-05-04 09:00" in banner.text
    banner.buttons["Edit here"].click()
    assert window.banners.shown("read-only") is None
    assert change(window, place="Here")


def test_row_31_a_folder_in_the_locks_place_is_a_question(window: Window, path: Path) -> None:
    lock_path(path).mkdir()
    assert window.open(path)
    banner_of(window, "read-only").buttons["Edit here"].click()
    assert change(window, place="Here")


def test_row_1_after_a_kill_one_line_says_so_and_only_once(window: Window, path: Path) -> None:
    lock_path(path).write_text("left by a process that was killed")
    assert window.open(path)
    assert "did not end properly" in banner_of(window, "ended").text
    assert change(window, place="Here")
    window.show_start()
    assert window.open(path)
    assert window.banners.shown("ended") is None


def test_row_14_what_is_not_saved_is_not_left_for_another_workbook_unasked(
    car: Window, path: Path, make_workbook: Make, negotiation: Begin, tmp_path: Path
) -> None:
    other = make_workbook(*negotiation("Other"), name="Other")
    path.with_name(path.name + "-journal").mkdir()
    assert not change(car, place="Here")
    for leave in (
        lambda: car.open(other),
        car.show_start,
        car.open_sample,
        lambda: car.begin_workbook(tmp_path / "New.negdesk", ""),
    ):
        leave()
        assert kept(car, "title") == "Car"
        banner_of(car, "leave")
    assert not (tmp_path / "New.negdesk").exists()
    assert not car.open(other)
    banner_of(car, "leave").buttons["Close without it"].click()
    assert kept(car, "title") == "Other"
    path.with_name(path.name + "-journal").rmdir()


def test_row_16_an_older_workbook_waits_until_it_can_be_backed_up(
    window: Window, tmp_path: Path
) -> None:
    old = tmp_path / "Old.negdesk"
    old.write_bytes((Path(__file__).parents[1] / "data" / "version_1.negdesk").read_bytes())
    before = old.read_bytes()
    window.places.backups.write_text("in the way")
    assert window.open(old)
    banner = banner_of(window, "read-only")
    assert "older negdesk" in banner.text
    assert old.read_bytes() == before
    window.places.backups.unlink()
    banner.buttons["Try again"].click()
    assert window.banners.shown("read-only") is None
    assert change(window, place="Here")
    assert list(window.places.backups.rglob("*.negdesk"))
