"""The start page: begin, open, look around, go on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from negdesk.exchange.templates import templates
from negdesk.ui.start_page import StartPage
from negdesk.ui.window import Window

# Qt says so of every dialog on the offscreen platform.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Make = Callable[..., Path]


@pytest.fixture
def page(window: Window) -> StartPage:
    window.show_start()
    assert window.start is not None
    return window.start


def dialog_of(window: Window) -> QFileDialog:
    return window.findChildren(QFileDialog)[-1]


def test_every_template_is_offered_with_a_sentence(page: StartPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(page.templates.buttons))
    offered = {name: button.sentence for name, button in page.templates.buttons.items()}
    assert [name for name in offered if name] == [t.name for t in templates()]
    assert all(sentence.endswith(".") for sentence in offered.values())


def test_templates_are_read_after_the_page_is_shown(window: Window) -> None:
    window.show_start()
    assert window.start is not None
    assert not window.start.templates.buttons


def test_a_template_asks_for_a_place_and_begins_there(
    page: StartPage, window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    page.templates.fill()
    page.templates.buttons["lease"].click()
    place = tmp_path / "New.negdesk"
    dialog_of(window).fileSelected.emit(str(place))
    assert place.exists()
    assert window.view is not None
    head = window.view.desk.document.negotiation(window.view.negotiation_id)
    assert head.template == "lease"
    editor = QApplication.focusWidget()
    assert editor is not None
    assert editor.objectName() == "negotiation.title"


def test_a_new_workbook_never_replaces_a_file(
    page: StartPage, window: Window, tmp_path: Path
) -> None:
    taken = tmp_path / "Taken.negdesk"
    taken.write_text("mine")
    assert not window.begin_workbook(taken, "")
    assert taken.read_text() == "mine"
    assert page.banners.shown("open") is not None


def test_the_offered_name_is_free(page: StartPage, window: Window, home: Path) -> None:
    window.files.new_workbook("")
    assert "Negotiations.negdesk" in [Path(p).name for p in dialog_of(window).selectedFiles()]


def test_recent_workbooks_are_listed_latest_first(window: Window, make_workbook: Make) -> None:
    for name in ("One", "Two"):
        assert window.open(make_workbook(name=name))
    window.show_start()
    assert window.start is not None
    assert [path.stem for path in window.start.recent] == ["Two", "One"]


def test_a_missing_recent_workbook_is_grey_and_says_so(window: Window, make_workbook: Make) -> None:
    path = make_workbook(name="Gone")
    assert window.open(path)
    window.close_workbook()
    path.unlink()
    window.show_start()
    assert window.start is not None
    button = window.start.recent[path]
    assert not button.isEnabled()
    assert "not found" in button.sentence


def test_forgetting_a_recent_workbook_leaves_the_file(window: Window, make_workbook: Make) -> None:
    path = make_workbook()
    assert window.open(path)
    window.show_start()
    assert window.start is not None
    window.start.forget(path)
    assert not window.start.recent
    assert path.exists()


@pytest.mark.parametrize("content", [b"", b"<html></html>", b"PK\x03\x04"])
def test_what_is_no_workbook_is_refused_in_words(
    window: Window, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "Other.negdesk"
    path.write_bytes(content)
    assert not window.open(path)
    assert window.start is not None
    banner = window.start.banners.shown("open")
    assert banner is not None
    assert banner.text.endswith(".")
    assert path.read_bytes() == content


def test_a_missing_workbook_is_refused_in_words(window: Window, tmp_path: Path) -> None:
    assert not window.open(tmp_path / "nowhere.negdesk")
    assert window.start is not None
    assert window.start.banners.shown("open") is not None


def test_the_sample_is_a_fresh_copy_each_time(window: Window) -> None:
    assert window.open_sample()
    assert window.view is not None
    first = window.view.desk.session.workbook.file.path
    window.view.delete(window.view.negotiation_id)
    assert window.open_sample()
    assert window.view is not None
    assert window.view.desk.session.workbook.file.path != first
    assert len(window.view.desk.document.negotiations) == 2
    assert "copy to try things on" in window.windowTitle()


def test_the_sample_is_not_among_the_recent(sample_window: Window) -> None:
    sample_window.show_start()
    assert not sample_window.settings.recent


def test_a_kept_sample_becomes_a_workbook_of_its_own(sample_window: Window, tmp_path: Path) -> None:
    kept = tmp_path / "Mine.negdesk"
    sample_window.files.copy_to(kept)
    assert sample_window.workbook is not None
    assert sample_window.workbook.file.path == kept
    assert sample_window.settings.recent == [kept]
    assert sample_window.windowTitle().startswith("Mine")
