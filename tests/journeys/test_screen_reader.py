"""The ZOPA tab as a screen reader meets it: over a live accessibility bus, in a real process."""

from __future__ import annotations

import ast
import os
import random
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.journeys.test_window_process import display, limit_of, negdesk, wait_for_window, xdotool

__all__ = ["display"]

ROOT = Path(__file__).parents[2]
A11Y = "org.a11y.atspi"
TOP = "/org/a11y/atspi/accessible/root"
MOST = 1500
NEEDED = ("Xvfb", "xdotool", "gdbus", "dbus-send", "dbus-daemon")

pytestmark = [
    pytest.mark.skipif(
        not all(map(shutil.which, NEEDED)) or not Path("/usr/libexec/at-spi-bus-launcher").exists(),
        reason=f"needs {', '.join(NEEDED)} and at-spi2-core",
    ),
    pytest.mark.timeout(240),
]


@dataclass(frozen=True)
class Seen:
    """Something on the accessibility bus."""

    bus: str
    path: str


class Reader:
    """What a screen reader asks, one call at a time."""

    def __init__(self, address: str) -> None:
        self.address = address

    def call(self, seen: Seen, method: str, *arguments: str) -> str:
        done = subprocess.run(
            ["gdbus", "call", "--address", self.address, "--dest", seen.bus, "--object-path",
             seen.path, "--method", method, *arguments],
            capture_output=True, text=True, timeout=20,
        )  # fmt: skip
        return done.stdout.strip()

    def children(self, seen: Seen) -> list[Seen]:
        said = self.call(seen, f"{A11Y}.Accessible.GetChildren")
        return [
            Seen(*pair) for pair in re.findall(r"\('(:[\d.]+)', (?:objectpath )?'([^']+)'\)", said)
        ]

    def name(self, seen: Seen) -> str:
        return str(self._get(seen, "Accessible", "Name") or "")

    def value(self, seen: Seen) -> float:
        return float(str(self._get(seen, "Value", "CurrentValue")))

    def role(self, seen: Seen) -> str:
        said = self.call(seen, f"{A11Y}.Accessible.GetRoleName")
        return str(ast.literal_eval(said)[0]) if said else ""

    def send(self, seen: Seen, method: str, *arguments: str) -> None:
        """Call without waiting for what is answered."""
        subprocess.run(
            ["dbus-send", f"--address={self.address}", f"--dest={seen.bus}", "--type=method_call",
             seen.path, method, *arguments],
            capture_output=True, timeout=20, check=True,
        )  # fmt: skip

    def set_value(self, seen: Seen, value: float) -> None:
        self.call(seen, "org.freedesktop.DBus.Properties.Set", f"{A11Y}.Value", "CurrentValue",
                  f"<double {value}>")  # fmt: skip

    def everything(self, top: Seen) -> list[Seen]:
        found: list[Seen] = []
        waiting = [top]
        while waiting and len(found) < MOST:
            seen = waiting.pop(0)
            found.append(seen)
            waiting += self.children(seen)
        return found

    def _get(self, seen: Seen, interface: str, name: str) -> object:
        said = self.call(seen, "org.freedesktop.DBus.Properties.Get", f"{A11Y}.{interface}", name)
        return ast.literal_eval(re.sub(r"^\(<(.*)>,\)$", r"\1", said)) if said else None


@contextmanager
def session_bus() -> Iterator[str]:
    """A session bus of our own."""
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert daemon.stdout is not None
    try:
        with daemon.stdout as said:
            yield said.readline().strip()
    finally:
        daemon.terminate()
        daemon.wait(10)


def reader_on(session: str) -> Reader:
    said = subprocess.run(
        ["gdbus", "call", "--address", session, "--dest", "org.a11y.Bus", "--object-path",
         "/org/a11y/bus", "--method", "org.a11y.Bus.GetAddress"],
        capture_output=True, text=True, timeout=20, check=True,
    )  # fmt: skip
    return Reader(ast.literal_eval(said.stdout)[0])


def application(reader: Reader) -> Seen:
    until = time.monotonic() + 20
    registry = Seen(f"{A11Y}.Registry", TOP)
    while time.monotonic() < until:
        found = reader.children(registry)
        if found:
            return found[0]
        time.sleep(0.2)
    pytest.fail("nothing on the accessibility bus")


@pytest.fixture
def reading(display: str, tmp_path: Path) -> Iterator[tuple[Reader, Path, subprocess.Popen[str]]]:
    workbook = tmp_path / "car.negdesk"
    negdesk("new", workbook, "--template", "car_purchase", "--title", "Car")
    with session_bus() as address:
        environment = {
            **os.environ,
            "DBUS_SESSION_BUS_ADDRESS": address,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "XDG_RUNTIME_DIR": str(tmp_path),
        }
        command = [sys.executable, "-m", "negdesk", str(workbook)]
        with subprocess.Popen(command, cwd=ROOT, env=environment, text=True) as process:
            try:
                window = wait_for_window("car")
                xdotool("windowfocus", "--sync", window)
                for _ in range(4):
                    xdotool("key", "--clearmodifiers", "ctrl+Tab")
                time.sleep(1)
                yield reader_on(address), workbook, process
            finally:
                process.kill()


def test_the_handles_are_read_and_moved_and_a_thousand_actions_do_no_harm(
    reading: tuple[Reader, Path, subprocess.Popen[str]],
) -> None:
    reader, workbook, process = reading
    everything = reader.everything(application(reader))
    sliders = [seen for seen in everything if reader.role(seen) == "slider"]
    named = {reader.name(seen): seen for seen in sliders}
    for name in (
        "Our opening, Price", "Our target, Price", "Our walkaway limit, Price",
        "Their limit at the lowest, Price", "Their limit, likely, Price",
        "Their limit at the highest, Price", "Their opening, Price",
    ):  # fmt: skip
        assert name in named
    assert "" not in named
    limit = named["Our walkaway limit, Price"]
    assert reader.value(limit) == 26000
    reader.set_value(limit, 25500)
    assert reader.value(limit) == 25500
    chance = random.Random(110)
    visible = [*named.values()]
    for _ in range(1000):
        seen = chance.choice(visible)
        if chance.random() < 0.5:
            value = f"variant:double:{chance.uniform(15000, 35000)}"
            what = [f"string:{A11Y}.Value", "string:CurrentValue", value]
            reader.send(seen, "org.freedesktop.DBus.Properties.Set", *what)
        else:
            reader.send(seen, f"{A11Y}.Action.DoAction", f"int32:{chance.randrange(3)}")
        assert process.poll() is None
    reader.set_value(limit, 25000)
    xdotool("key", "ctrl+q")
    assert process.wait(20) == 0
    assert limit_of(workbook) == 25000
