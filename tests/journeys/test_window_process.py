"""The whole program as a person meets it: a real process, a real window, real keys."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0

needs_xvfb = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")),
    reason="needs Xvfb and xdotool",
)
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


def negdesk(*arguments: str | Path) -> str:
    """Run one command and return what it says."""
    done = subprocess.run(
        [sys.executable, "-m", "negdesk", *map(str, arguments)],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    return done.stdout


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "car.negdesk"
    negdesk("new", path, "--template", "car_purchase", "--title", "Car")
    return path


@pytest.fixture
def display(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A screen of our own, with nobody else on it."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as said:
        number = said.readline().strip()
    monkeypatch.setenv("DISPLAY", f":{number}")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    # Else one is started for each screen, and where it hangs the window waits 25 seconds for it.
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
    yield f":{number}"
    server.terminate()
    server.wait(10)


def xdotool(*arguments: str) -> str:
    done = subprocess.run(["xdotool", *arguments], capture_output=True, text=True, timeout=20)
    return done.stdout.strip()


def wait_for_window(name: str) -> str:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        found = xdotool("search", "--onlyvisible", "--name", name).split()
        if found:
            return found[-1]
        time.sleep(0.1)
    pytest.fail(f"no window {name}")


@contextmanager
def started(*arguments: str | Path) -> Iterator[subprocess.Popen[str]]:
    """Run the program; at the end it must be gone and have complained of nothing."""
    command = [sys.executable, "-m", "negdesk", *map(str, arguments)]
    with subprocess.Popen(command, cwd=ROOT, text=True, stderr=subprocess.PIPE) as process:
        try:
            yield process
        finally:
            process.kill()
        assert process.stderr is not None
        assert process.stderr.read() == ""


def limit_of(workbook: Path) -> object:
    return json.loads(negdesk("analyse", workbook, "1", "--json"))["limit"]["stated"]


@needs_xvfb
@posix
@pytest.mark.timeout(120)
def test_a_limit_typed_into_the_window_is_there_after_quitting(
    display: str, workbook: Path
) -> None:
    with started(workbook) as process:
        window = wait_for_window("car")
        xdotool("windowfocus", "--sync", window)
        # From the first tab to the third, then past the list and the tabs: with keys only.
        for _ in range(2):
            xdotool("key", "--clearmodifiers", "ctrl+Tab")
        time.sleep(0.5)
        for _ in range(2):
            xdotool("key", "F6")
        time.sleep(0.3)
        xdotool("key", "ctrl+a")
        xdotool("type", "--delay", "20", "25750")
        xdotool("key", "ctrl+q")
        assert process.wait(PATIENCE) == 0
    assert limit_of(workbook) == 25750


@needs_xvfb
@posix
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_saves_and_ends_within_two_seconds(
    display: str, workbook: Path, number: signal.Signals
) -> None:
    with started(workbook) as process:
        window = wait_for_window("car")
        xdotool("windowfocus", "--sync", window)
        xdotool("key", "ctrl+n")
        time.sleep(0.6)
        xdotool("key", "space")
        time.sleep(0.8)
        xdotool("key", "ctrl+a")
        xdotool("type", "--delay", "5", "Zebra")
        time.sleep(0.15)
        asked = time.monotonic()
        process.send_signal(number)
        assert process.wait(PATIENCE) == 0
        assert time.monotonic() - asked < 2
    assert "Zebra" in negdesk("list", workbook)


@posix
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11 is asked for on Linux only")
@pytest.mark.parametrize("display", ["", ":987"])
def test_without_a_screen_there_is_one_sentence(
    workbook: Path, monkeypatch: pytest.MonkeyPatch, display: str
) -> None:
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    if display:
        monkeypatch.setenv("DISPLAY", display)
    done = subprocess.run(
        [sys.executable, "-m", "negdesk", str(workbook)],
        cwd=ROOT, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "no screen" in done.stderr


def test_the_sample_opens_from_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    with started("--sample") as process:
        time.sleep(2.5)
        assert process.poll() is None
        process.terminate()
        assert process.wait(PATIENCE) == 0
