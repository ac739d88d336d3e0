"""A damaged workbook in the window: its backups, what can be salvaged, what is put right."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from negdesk.model.actions import add, set_field
from negdesk.model.rows import Lesson, Negotiation, Row
from negdesk.store.backup import backups
from negdesk.store.check import check
from negdesk.ui.places import Places
from negdesk.ui.restoring.dialog import BackupsDialog
from negdesk.ui.window import Window
from tests.ui.conftest import NOW

# Qt says so of every dialog on the offscreen platform.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Make = Callable[..., Path]
Begin = Callable[..., list[Row]]
PAGE = 4096


def damage(path: Path) -> bytes:
    """Zero the pages that hold the lessons."""
    with closing(sqlite3.connect(path)) as connection:
        sql = "SELECT rootpage FROM sqlite_master WHERE name IN ('lesson', 'rating')"
        roots = [root for (root,) in connection.execute(sql)]
    data = bytearray(path.read_bytes())
    for root in roots:
        data[(root - 1) * PAGE : root * PAGE] = bytes(PAGE)
    path.write_bytes(data)
    return bytes(data)


def spoil(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)


@pytest.fixture
def path(window: Window, make_workbook: Make, negotiation: Begin) -> Path:
    """A workbook with two backups, the older without its second negotiation; closed."""
    rows = negotiation("Car")
    made = make_workbook(*rows, Lesson(id="l", negotiation_id=rows[0].id, text="Wait."))
    assert window.open(made)
    assert window.backups is not None
    assert window.backups.now() is not None
    assert window.desk is not None
    window.desk.apply(add("add", Negotiation(id="van", title="Van", created_at="2026-05-01")))
    window.now = window.backups._now = lambda: NOW + timedelta(hours=1)
    assert window.backups.now() is not None
    window.show_start()
    return made


def shown(window: Window, qtbot: QtBot, path: Path) -> BackupsDialog:
    """Open a workbook that is damaged, follow its banner, and wait for all to be looked at."""
    assert not window.open(path)
    banner = window.banners.shown("open")
    assert banner is not None
    banner.buttons["Backups…"].click()
    return looked(window, qtbot)


def looked(window: Window, qtbot: QtBot) -> BackupsDialog:
    dialog = window.restoring.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: not dialog.looker.working)
    return dialog


def opened(window: Window, qtbot: QtBot, path: Path) -> str:
    """Wait until a workbook is open, and return what is said of it."""
    qtbot.waitUntil(
        lambda: window.workbook is not None and window.workbook.file.path == path
        and window.banners.shown("restore") is not None
    )  # fmt: skip
    banner = window.banners.shown("restore")
    assert banner is not None
    return banner.text


def words_of(dialog: BackupsDialog) -> list[list[str]]:
    model = dialog.list.model()
    return [
        [model.index(row, column).data() for column in range(4)] for row in range(model.rowCount())
    ]


def titles(window: Window) -> list[str]:
    assert window.workbook is not None
    return [row.title for row in window.workbook.document.negotiations]


def test_row_43_a_damaged_workbook_leads_to_its_backups(
    window: Window, qtbot: QtBot, path: Path
) -> None:
    damage(path)
    dialog = shown(window, qtbot, path)
    assert words_of(dialog) == [
        ["Mon 4 May 2026, 15:32", "2", "1", "whole"],
        ["Mon 4 May 2026, 14:32", "1", "1", "whole"],
    ]
    assert "damaged" in dialog.file_words.text()
    assert "2 negotiations" in dialog.file_words.text()
    assert dialog.chosen == backups(window.places.backups, path)[-1]
    assert dialog.restore.isEnabled()


def test_row_43_the_backup_takes_the_place_and_the_damaged_file_is_kept(
    window: Window, qtbot: QtBot, path: Path
) -> None:
    before = damage(path)
    shown(window, qtbot, path).restore.click()
    said = opened(window, qtbot, path)
    assert titles(window) == ["Car", "Van"]
    assert "4 May 2026, 15:32" in said
    kept = [each for each in path.parent.glob("*.negdesk") if each != path]
    assert [each.read_bytes() for each in kept] == [before]
    assert kept[0].name in said
    assert window.restoring.dialog is None


def test_row_56_dates_and_counts_of_both_are_shown_before_going_back(
    window: Window, qtbot: QtBot, path: Path
) -> None:
    assert window.open(path)
    window.menus.actions["restore"].trigger()
    dialog = looked(window, qtbot)
    assert "2 negotiations with 1 entries" in dialog.file_words.text()
    assert "damaged" not in dialog.file_words.text()
    assert dialog.salvage.isHidden()
    oldest = backups(window.places.backups, path)[0]
    dialog.choose(oldest)
    assert "changed after this backup" in dialog.comparison.text()


def test_row_56_going_back_keeps_the_newer_file_beside_it(
    window: Window, qtbot: QtBot, path: Path
) -> None:
    assert window.open(path)
    window.menus.actions["restore"].trigger()
    dialog = looked(window, qtbot)
    dialog.choose(backups(window.places.backups, path)[0])
    dialog.restore.click()
    opened(window, qtbot, path)
    assert titles(window) == ["Car"]
    (kept,) = (each for each in path.parent.glob("*.negdesk") if each != path)
    assert window.open(kept)
    assert titles(window) == ["Car", "Van"]


def test_a_backup_that_has_changed_meanwhile_is_not_restored_and_the_workbook_is_open_again(
    window: Window, qtbot: QtBot, path: Path
) -> None:
    assert window.open(path)
    window.menus.actions["restore"].trigger()
    dialog = looked(window, qtbot)
    chosen = dialog.chosen
    assert chosen is not None
    spoil(chosen)
    dialog.restore.click()
    assert "no longer what was saved" in opened(window, qtbot, path)
    assert titles(window) == ["Car", "Van"]
    assert list(path.parent.glob("*.negdesk")) == [path]


def test_row_57_where_no_backup_is_left_the_rest_is_saved_and_the_loss_listed(
    window: Window, qtbot: QtBot, path: Path, tmp_path: Path
) -> None:
    before = damage(path)
    for backup in backups(window.places.backups, path):
        spoil(backup)
    dialog = shown(window, qtbot, path)
    assert [words[3] for words in words_of(dialog)] == ["damaged, cannot be used"] * 2
    assert "None of these backups" in dialog.comparison.text()
    assert not dialog.restore.isEnabled()
    assert dialog.salvage.isVisible()
    dialog.salvage.click()
    new = tmp_path / "Salvaged.negdesk"
    asked = window.findChildren(QFileDialog)[-1]
    asked.fileSelected.emit(str(new))
    asked.close()
    opened(window, qtbot, new)
    assert titles(window) == ["Car", "Van"]
    (listed,) = (each for each in window.findChildren(QPlainTextEdit, "text") if each.isVisible())
    assert listed.toPlainText() == "“Car”, table lesson: 1 could not be read."
    assert path.read_bytes() == before


def test_row_57_salvaging_that_loses_nothing_says_so(
    window: Window, qtbot: QtBot, path: Path, tmp_path: Path
) -> None:
    data = path.read_bytes()
    path.write_bytes(bytes(PAGE) + data[PAGE:])
    dialog = shown(window, qtbot, path)
    assert dialog.salvage.isVisible()
    window.restoring.salvage(path, tmp_path / "New.negdesk")
    assert "All of" in opened(window, qtbot, tmp_path / "New.negdesk")
    assert titles(window) == ["Car", "Van"]


def test_salvaging_over_a_file_says_so_and_touches_nothing(
    window: Window, qtbot: QtBot, path: Path
) -> None:
    before = damage(path)
    shown(window, qtbot, path)
    window.restoring.salvage(path, path)
    qtbot.waitUntil(lambda: window.banners.shown("restore") is not None)
    assert path.read_bytes() == before


def test_without_any_backup_what_can_be_read_is_all_there_is(
    window: Window, qtbot: QtBot, make_workbook: Make, negotiation: Begin
) -> None:
    path = make_workbook(*negotiation("Car"))
    damage(path)
    dialog = shown(window, qtbot, path)
    assert dialog.list.isHidden()
    assert "no backup" in dialog.comparison.text()
    assert dialog.salvage.isVisible()


def test_a_file_overwritten_with_something_else_leads_to_its_backups(
    window: Window, qtbot: QtBot, path: Path
) -> None:
    path.write_bytes(bytes(9000))
    dialog = shown(window, qtbot, path)
    assert dialog.salvage.isHidden()
    dialog.restore.click()
    opened(window, qtbot, path)
    assert titles(window) == ["Car", "Van"]


def test_a_deleted_workbook_is_had_back_from_its_backup(
    window: Window, qtbot: QtBot, path: Path
) -> None:
    path.unlink()
    dialog = shown(window, qtbot, path)
    assert "no such file" in dialog.file_words.text()
    dialog.restore.click()
    opened(window, qtbot, path)
    assert titles(window) == ["Car", "Van"]


def test_what_never_was_a_workbook_offers_no_backups(window: Window, tmp_path: Path) -> None:
    other = tmp_path / "letter.negdesk"
    other.write_text("Dear Sir")
    assert not window.open(other)
    banner = window.banners.shown("open")
    assert banner is not None
    assert not banner.buttons


def test_the_dialog_is_used_with_the_keyboard_alone(
    window: Window, qtbot: QtBot, path: Path
) -> None:
    from PySide6.QtCore import Qt

    damage(path)
    dialog = shown(window, qtbot, path)
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.chosen == backups(window.places.backups, path)[0]
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    opened(window, qtbot, path)
    assert titles(window) == ["Car"]


# 48: impossible rows


@pytest.fixture
def impossible(make_workbook: Make, negotiation: Begin) -> Path:
    path = make_workbook(*negotiation("Car"))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE negotiation SET \"limit\" = 'a lot'")
    return path


def test_row_48_what_is_impossible_is_said_and_listed(window: Window, impossible: Path) -> None:
    assert window.open(impossible)
    banner = window.banners.shown("problems")
    assert banner is not None
    banner.buttons["Show the list"].click()
    (listed,) = window.findChildren(QPlainTextEdit, "text")
    assert "Walkaway limit" in listed.toPlainText()
    assert "a lot" not in listed.toPlainText()
    assert titles(window) == ["Car"]


def test_row_48_it_is_put_right_and_the_file_as_it_was_is_kept(
    window: Window, qtbot: QtBot, impossible: Path
) -> None:
    before = impossible.read_bytes()
    assert window.open(impossible)
    banner = window.banners.shown("problems")
    assert banner is not None
    banner.buttons["Put it right"].click()
    opened(window, qtbot, impossible)
    assert window.banners.shown("problems") is None
    assert titles(window) == ["Car"]
    kept = [each for each in impossible.parent.glob("*.negdesk") if each != impossible]
    assert [each.read_bytes() for each in kept] == [before]
    window.show_start()
    assert check(impossible) == []


def test_row_48_a_sound_workbook_says_nothing(window: Window, path: Path) -> None:
    assert window.open(path)
    assert window.banners.shown("problems") is None


# 50, 55: huge files, and backups beside the window


@pytest.fixture
def all_are_huge(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("negdesk.ui.restoring.opening.HUGE", 0)


@pytest.mark.usefixtures("all_are_huge")
def test_row_50_a_huge_file_is_looked_through_and_then_opened(
    window: Window, qtbot: QtBot, make_workbook: Make, negotiation: Begin
) -> None:
    path = make_workbook(*negotiation("Car"))
    assert not window.open(path)
    assert window.restoring.opening.dialog is not None
    qtbot.waitUntil(lambda: window.workbook is not None)
    assert titles(window) == ["Car"]
    assert window.restoring.opening.dialog is None


@pytest.mark.usefixtures("all_are_huge")
def test_row_50_opening_a_huge_file_can_be_stopped(
    window: Window, qtbot: QtBot, make_workbook: Make, negotiation: Begin
) -> None:
    window.open(make_workbook(*negotiation("Car")))
    dialog = window.restoring.opening.dialog
    assert dialog is not None
    stop = dialog.findChild(QPushButton)
    assert stop is not None
    stop.click()
    qtbot.waitUntil(lambda: not window.restoring.opening.running)
    assert window.workbook is None
    assert window.start is not None
    assert window.pages.currentWidget() is window.start


@pytest.mark.usefixtures("all_are_huge")
def test_row_45_damage_in_a_huge_file_is_found_before_it_is_opened(
    window: Window, qtbot: QtBot, make_workbook: Make, negotiation: Begin
) -> None:
    path = make_workbook(*negotiation("Car"))
    damage(path)
    window.open(path)
    qtbot.waitUntil(lambda: window.banners.shown("open") is not None)
    banner = window.banners.shown("open")
    assert banner is not None
    assert "damaged" in banner.text
    assert "Backups…" in banner.buttons


def test_row_50_a_huge_file_is_backed_up_beside_the_window(
    window: Window, qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.open(path)
    monkeypatch.setattr("negdesk.ui.restoring.opening.HUGE", 0)
    before = len(backups(window.places.backups, path))
    window.files.back_up()
    # What comes by itself meanwhile does not begin it anew.
    assert window.backups is not None
    window.backups.now()
    qtbot.waitUntil(lambda: window.banners.shown("backup") is not None)
    assert len(backups(window.places.backups, path)) == before + 1


def test_row_55_a_backup_beside_the_window_warns_once_and_work_goes_on(
    window: Window, qtbot: QtBot, make_workbook: Make, negotiation: Begin, places: Places,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    assert window.open(make_workbook(*negotiation("Car")))
    places.backups.write_text("in the way")
    monkeypatch.setattr("negdesk.ui.restoring.opening.HUGE", 0)
    window.files.back_up()
    qtbot.waitUntil(lambda: window.banners.shown("backup") is not None)
    banner = window.banners.shown("backup")
    assert banner is not None
    assert "workbook itself is fine" in banner.text
    window.banners.clear("backup")
    assert window.backups is not None
    window.files.back_up()
    qtbot.waitUntil(lambda: not window.backups.working)  # type: ignore[union-attr]
    assert window.banners.shown("backup") is None
    assert window.desk is not None
    head = window.desk.document.negotiations[0]
    assert window.desk.apply(set_field(head, "title", "Van"))


def test_row_55_a_folder_that_was_deleted_is_made_anew(
    window: Window, path: Path, places: Places
) -> None:
    import shutil

    assert window.open(path)
    shutil.rmtree(places.backups)
    assert window.backups is not None
    made = window.backups.now()
    assert made is not None
    assert made.exists()
    assert window.banners.shown("backup") is None
