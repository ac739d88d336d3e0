"""What start.py does once the Python is known to be new enough."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import libraries
from environment import (
    DEVELOPMENT_LOCK,
    ROOT,
    RUN_TIME_LOCK,
    SetupError,
    prepare,
    say,
    site_packages,
)

SAMPLE = "negdesk-sample.negdesk"
BRIEF = "negdesk-sample-brief.pdf"


def main(arguments: Sequence[str]) -> int:
    """Set up, then open the sample in a window or, without a display, print its brief."""
    parser = argparse.ArgumentParser(prog="start.py", description="Set negdesk up and open it.")
    parser.add_argument("--no-window", action="store_true", help="make the sample's brief instead")
    options = parser.parse_args(arguments)
    windowed = not options.no_window and has_display(sys.platform, os.environ)
    try:
        python = prepare(ROOT, [RUN_TIME_LOCK, DEVELOPMENT_LOCK])
        check_libraries(windowed)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    if windowed:
        return open_window(python)
    return make_brief(python, Path.cwd())


def has_display(platform: str, variables: Mapping[str, str]) -> bool:
    """Whether a window could be seen."""
    if platform != "linux":
        return True
    return bool(variables.get("DISPLAY") or variables.get("WAYLAND_DISPLAY"))


def check_libraries(windowed: bool) -> None:
    """Install or name what Qt lacks; only a window cannot do without."""
    sentence = libraries.ensure(site_packages(ROOT)) if sys.platform == "linux" else ""
    if sentence and windowed:
        raise SetupError(sentence)
    if sentence:
        say(f"For the window later: {sentence}")


def open_window(python: Path) -> int:
    """Become the application, on a sample that cannot be spoiled."""
    command = [str(python), "-m", "negdesk", "--sample"]
    if os.name == "nt":
        # There exec would hand the console back while the window is still open.
        return subprocess.run(command).returncode
    os.execv(command[0], command)


def make_brief(python: Path, folder: Path) -> int:
    """Make the sample workbook and its printed brief; say where they are."""
    workbook, brief = free_workbook(folder), folder / BRIEF
    for step in (
        ["new", str(workbook), "--sample"],
        ["brief", str(workbook), "1", "--to", str(brief)],
    ):
        code = subprocess.run([str(python), "-m", "negdesk", *step], stdout=sys.stderr).returncode
        if code:
            return code
    say(f"No window here. The sample workbook is {workbook}\nand its printed brief is {brief}")
    return 0


def free_workbook(folder: Path) -> Path:
    """Where the sample can be made without writing over one that someone may have worked in."""
    if (folder / SAMPLE).exists():
        return Path(tempfile.mkdtemp(prefix="negdesk-")) / SAMPLE
    return folder / SAMPLE
