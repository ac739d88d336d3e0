"""Print window: files are whole, locked if wanted, and asked about."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QWidget

# The offscreen platform says this of every dialog that is opened.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_a_password_locks_the_export_and_nothing_else(printing, tmp_path):
    import pikepdf

    printing.password.setText("geheim")
    shown = printing.pdf
    target = tmp_path / "x.pdf"
    printing.export.write(target, printing.pdf)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(target)
    pikepdf.open(target, password="geheim").close()
    assert printing.pdf == shown
    assert "password" in printing.banners.shown("export").text
    assert "geheim" not in printing.banners.shown("export").text


def test_the_password_is_hidden_until_it_is_wanted(printing):
    echo = QLineEdit.EchoMode
    assert printing.password.echoMode() == echo.Password
    show = printing.findChild(QWidget, "print.show_password")
    assert not show.isVisible()
    printing.password.setText("geheim")
    assert show.isVisible()
    show.click()
    assert printing.password.echoMode() == echo.Normal


def test_a_password_that_cannot_lock_writes_nothing(printing, tmp_path):
    printing.password.setText("x" * 200)
    target = tmp_path / "x.pdf"
    printing.export.write(target, printing.pdf)
    assert not target.exists()
    assert "too long" in printing.banners.shown("export").text


@pytest.mark.parametrize("opens", [True, False])
def test_it_is_opened_in_the_viewer_from_where_it_was_exported(
    opens, printing, tmp_path, monkeypatch
):
    asked = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url) or opens)
    target = tmp_path / "x.pdf"
    printing.export.write(target, printing.pdf, then_open=True)
    assert [Path(url.toLocalFile()) for url in asked] == [target]
    words = printing.banners.shown("export").text
    assert (str(target) in words) is not opens


def test_an_export_that_fails_leaves_the_old_file(printing, tmp_path, monkeypatch):
    target = tmp_path / "x.pdf"
    target.write_bytes(b"old")
    target.chmod(0o444)
    printing.export.write(target, printing.pdf)
    assert target.read_bytes() == b"old"
    assert printing.banners.shown("export").kind == "warn"
    assert [path.name for path in tmp_path.glob(".*.tmp")] == []
