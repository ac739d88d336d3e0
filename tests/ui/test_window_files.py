"""The File menu: exports, imports, copies, backups, and what is remembered."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from negdesk.model.rows import Row
from negdesk.ui.places import Places
from negdesk.ui.window import Window
from tests.ui.windows import banner_of

# Qt says so of every dialog on the offscreen platform.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Make = Callable[..., Path]
Begin = Callable[..., list[Row]]


def choose(window: Window, path: Path) -> None:
    dialog = window.findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(str(path))
    dialog.close()


def test_the_brief_is_written_as_a_pdf(sample_window: Window, tmp_path: Path) -> None:
    sample_window.menus.actions["brief"].trigger()
    target = tmp_path / "brief.pdf"
    choose(sample_window, target)
    assert target.read_bytes().startswith(b"%PDF")
    banner = banner_of(sample_window, "export")
    assert "brief.pdf" in banner.text


def test_json_goes_out_and_comes_in_as_one_step(sample_window: Window, tmp_path: Path) -> None:
    target = tmp_path / "car.json"
    sample_window.menus.actions["export"].trigger()
    choose(sample_window, target)
    assert json.loads(target.read_text(encoding="utf-8"))
    view = sample_window.view
    assert view is not None
    before = view.negotiation_id
    sample_window.menus.actions["import"].trigger()
    choose(sample_window, target)
    assert len(view.desk.document.negotiations) == 3
    assert view.negotiation_id != before
    view.undo()
    assert len(view.desk.document.negotiations) == 2


def test_a_bad_import_changes_nothing_and_says_why(sample_window: Window, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('{"NaN": NaN')
    sample_window.imports.take(bad)
    view = sample_window.view
    assert view is not None
    assert len(view.desk.document.negotiations) == 2
    assert "line 1, column 12" in banner_of(sample_window, "import").text


def test_an_export_into_a_folder_that_is_gone_says_so(
    sample_window: Window, tmp_path: Path
) -> None:
    sample_window.files.write_to(tmp_path / "gone" / "x.pdf", lambda: b"x")
    banner = banner_of(sample_window, "export")
    assert banner.kind == "warn"


def test_a_copy_leaves_the_workbook_open(
    window: Window, make_workbook: Make, negotiation: Begin, tmp_path: Path
) -> None:
    path = make_workbook(*negotiation("Car"))
    assert window.open(path)
    window.menus.actions["copy_as"].trigger()
    copy = tmp_path / "Copy.negdesk"
    choose(window, copy)
    assert copy.exists()
    assert window.workbook is not None
    assert window.workbook.file.path == path
    banner = banner_of(window, "copy")
    banner.buttons["Open it"].click()
    assert window.workbook is not None
    assert window.workbook.file.path == copy


def test_the_workbook_itself_is_no_place_for_its_copy(
    window: Window, make_workbook: Make, negotiation: Begin
) -> None:
    path = make_workbook(*negotiation("Car"))
    assert window.open(path)
    window.files.copy_to(path)
    banner = banner_of(window, "copy")
    assert banner.kind == "warn"


def test_a_backup_is_made_once_a_day(
    window: Window, make_workbook: Make, negotiation: Begin, places: Places
) -> None:
    assert window.open(make_workbook(*negotiation("Car")))
    assert window.backups is not None
    made = window.backups.daily()
    assert made is not None
    assert places.backups in made.parents
    assert window.backups.daily() is None
    assert window.backups.regular() is None


def test_a_change_is_in_the_next_regular_backup(sample_window: Window, make_workbook: Make) -> None:
    assert sample_window.open(make_workbook())
    view = sample_window.view
    assert view is not None
    view.begin_negotiation("")
    assert sample_window.backups is not None
    assert sample_window.backups.regular() is not None
    assert sample_window.backups.regular() is None


def test_a_backup_that_cannot_be_made_warns_once(
    window: Window, make_workbook: Make, places: Places
) -> None:
    assert window.open(make_workbook())
    shutil.rmtree(places.backups, ignore_errors=True)
    places.backups.write_text("in the way")
    assert window.backups is not None
    assert window.backups.now() is None
    assert window.banners.shown("backup") is not None
    window.banners.clear("backup")
    assert window.backups.now() is None
    assert window.banners.shown("backup") is None


def test_a_backup_is_restored_beside_the_workbook(
    window: Window, make_workbook: Make, negotiation: Begin, tmp_path: Path
) -> None:
    assert window.open(make_workbook(*negotiation("Car")))
    assert window.backups is not None
    made = window.backups.now()
    assert made is not None
    to = tmp_path / "Restored.negdesk"
    window.files.restore_to(made, to)
    assert window.workbook is not None
    assert window.workbook.file.path == to
    assert window.view is not None
    assert window.view.preparation.header.title.text() == "Car"


def test_place_is_remembered_by_workbook(
    window: Window, make_workbook: Make, negotiation: Begin
) -> None:
    path = make_workbook(*negotiation("One"), *negotiation("Two"))
    assert window.open(path)
    view = window.view
    assert view is not None
    second = view.sidebar.model.id_at(1)
    view.choose(second)
    view.preparation.show_phase("debrief")
    window.show_start()
    assert window.open(path)
    assert window.view is not None
    assert window.view.negotiation_id == second
    assert window.view.tab_key == "debrief"


def test_settings_hold_no_words_of_the_user(
    window: Window, make_workbook: Make, negotiation: Begin, places: Places
) -> None:
    assert window.open(make_workbook(*negotiation("Canary-26000", "Canary-whom")))
    window.close()
    kept = places.settings.read_text(encoding="utf-8")
    assert "Canary" not in kept
    assert "Work.negdesk" in kept


def test_the_window_comes_back_onto_the_screen(
    window: Window, theme: object, places: Places, qtbot: QtBot
) -> None:
    window.setGeometry(QRect(-9000, -9000, 900, 500))
    window.close()
    again = Window(window.theme, places, window.style_of_numbers, window.new_id, window.now)
    qtbot.addWidget(again)
    again.show()
    screen = again.screen().availableGeometry()
    assert screen.intersects(again.geometry())


def test_recent_in_the_menu_can_be_opened(window: Window, make_workbook: Make) -> None:
    path = make_workbook(name="R&D")
    assert window.open(path)
    window.show_start()
    menus = window.menus
    recent = menus.recent
    recent.aboutToShow.emit()
    action = recent.actions()[0]
    assert action.text() == "R&&D"
    action.trigger()
    assert window.workbook is not None
    assert window.workbook.file.path == path


def test_the_open_workbook_is_never_read_or_written_as_another_file(
    sample_window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = sample_window
    assert window.workbook is not None
    path = window.workbook.file.path
    before = path.stat()

    def opened(*_arguments: object, **_more: object) -> None:
        raise AssertionError("the workbook's path was opened")

    monkeypatch.setattr("pathlib.Path.open", opened)
    monkeypatch.setattr("negdesk.exchange.files._replace", opened)
    window.imports.take(path)
    window.files.write_to(path, lambda: b"other")
    assert path.stat().st_ino == before.st_ino
