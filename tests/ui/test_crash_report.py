"""FAULTS 9: after a fatal crash the next start offers what would be reported, and no more."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton

from negdesk import paths
from negdesk.ui.crash_report import show_report
from negdesk.ui.faults import crash_report
from negdesk.ui.window import Window

ROOT = Path(__file__).parents[2]
# Qt says so of every dialog on the offscreen platform.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
posix = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
CANARY = "Canary-26000"
# Fills a field, and crashes below Python while it is in memory and in the file.
CRASH = f"""
import ctypes, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from negdesk import app
from negdesk.model.actions import set_field
from negdesk.ui.window import Window

def crash():
    desk = found[0].desk
    head = desk.document.negotiations[0]
    assert desk.apply(set_field(head, "title", "{CANARY}"))
    ctypes.string_at(1)

found = []
made = app.make_window
app.make_window = lambda *all: found.append(made(*all)) or found[0]
app.application()
QTimer.singleShot(300, crash)
app.main(Path(sys.argv[1]))
"""
# Starts again and prints what the banner and the report say.
AGAIN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from negdesk import app

def look():
    banner = found[0].banners.shown("ended")
    print(banner.text if banner else "nothing")
    for button in banner.buttons.values() if banner else []:
        button.click()
        print(found[0].findChild(QPlainTextEdit, "text").toPlainText())
    QApplication.quit()

found = []
made = app.make_window
app.make_window = lambda *all: found.append(made(*all)) or found[0]
app.application()
QTimer.singleShot(300, look)
sys.exit(app.main(Path(sys.argv[1])))
"""


def run(code: str, path: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, str(path)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)


@posix
def test_row_9_a_crash_is_told_once_and_with_no_content(sample_window: Window) -> None:
    assert sample_window.workbook is not None
    path = sample_window.workbook.file.path.with_name("Work.negdesk")
    sample_window.workbook.file.copy_to(path)
    assert run(CRASH, path).returncode == -signal.SIGSEGV
    dump = (paths.logs() / "crash.log").read_text()
    assert "Segmentation fault" in dump
    assert CANARY not in dump
    first = run(AGAIN, path)
    assert first.returncode == 0, first.stderr
    assert "ended unexpectedly last time" in first.stdout
    assert "Segmentation fault" in first.stdout
    assert "in crash" in first.stdout
    assert CANARY not in first.stdout
    assert str(ROOT) not in first.stdout
    assert run(AGAIN, path).stdout == "nothing\n"


def test_row_9_a_report_names_files_and_no_folders() -> None:
    dump = (
        "Fatal Python error: Aborted\n\nCurrent thread 0x01 (most recent call first):\n"
        '  File "/home/ann/negdesk/ui/window.py", line 7 in show\n'
        '  File "C:\\\\Users\\\\ann\\\\app.py", line 8 in main\n'
        '  File "<string>", line 1 in <module>\n'
    )
    report = crash_report(dump)
    assert 'File "window.py", line 7 in show' in report
    assert 'File "app.py", line 8 in main' in report
    assert 'File "<string>"' in report
    assert "ann" not in report
    assert report.startswith("negdesk ")


def test_row_9_the_report_can_be_copied_and_closed(window: Window) -> None:
    dialog = show_report(window, "report <b>")
    assert isinstance(dialog, QDialog)
    shown = dialog.findChild(QPlainTextEdit)
    assert isinstance(shown, QPlainTextEdit)
    assert shown.toPlainText() == "report <b>"
    assert shown.isReadOnly()
    buttons = {
        button.text().replace("&", ""): button for button in dialog.findChildren(QPushButton)
    }
    buttons["Copy"].click()
    assert QGuiApplication.clipboard().text() == "report <b>"
    buttons["Close"].click()
    assert not dialog.isVisible()
