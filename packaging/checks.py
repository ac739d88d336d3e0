"""What test.py does once the Python is known to be new enough."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

import libraries
from environment import DEVELOPMENT_LOCK, ROOT, SetupError, prepare, say, site_packages

# The journeys drive a real window and look at printed pages; they skip where these are missing.
TEST_PROGRAMS = {"Xvfb": "xvfb", "xdotool": "xdotool", "pdftoppm": "poppler-utils"}

LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def main(arguments: Sequence[str]) -> int:
    """Set up, then run every check, or the benchmarks; 0 only when all went well."""
    try:
        python = prepare(ROOT, [DEVELOPMENT_LOCK])
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    if sys.platform == "linux":
        prepare_linux()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    results = {
        name: run(name, [str(python), *command]) for name, command in commands(arguments).items()
    }
    say(summary(results))
    return int(any(results.values()))


def prepare_linux() -> None:
    """Install what the window and the journeys need where allowed, else say what is missing."""
    if sentence := libraries.ensure(site_packages(ROOT)):
        say(sentence)
    wanted = [package for name, package in TEST_PROGRAMS.items() if shutil.which(name) is None]
    if not libraries.install(wanted):
        say(f"Some tests will be skipped for want of: {' '.join(wanted)}")


def commands(arguments: Sequence[str]) -> dict[str, list[str]]:
    """The checks in order, as arguments to the environment's Python.

    By module, not by script: a script's first line names the folder it was installed in.
    """
    passed_on = [argument for argument in arguments if argument != "--bench"]
    if len(passed_on) < len(arguments):
        bench = ["-m", "pytest", "-s", "-p", "no:randomly", "--timeout=1800", "tests/benchmarks"]
        return {"benchmarks": [*bench, *passed_on]}
    return {
        "format": ["-m", "ruff", "format", "--check", "."],
        "lint": ["-m", "ruff", "check", "."],
        "types": ["-m", "mypy"],
        "imports": ["-c", LINT_IMPORTS],
        "tests": ["-m", "pytest", "-n", "auto", "--dist", "loadfile", *passed_on],
    }


def run(name: str, command: Sequence[str]) -> int:
    """The exit status of one check, its output shown under its name."""
    say(f"== {name}")
    return subprocess.run(command, cwd=ROOT).returncode


def summary(results: dict[str, int]) -> str:
    """One line that says how each check went."""
    return " | ".join(f"{name} {'FAILED' if code else 'ok'}" for name, code in results.items())
