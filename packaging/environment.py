"""The environment in .venv: made, filled from a lock file, left alone while up to date."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUN_TIME_LOCK = "packaging/requirements.lock"
DEVELOPMENT_LOCK = "packaging/requirements-dev.lock"

NO_VENV = (
    "This Python lacks its venv module, which negdesk needs to set itself up; "
    "on Debian or Ubuntu install the package python3-venv, then run this again."
)
NETWORK_SIGNS = (
    "NewConnectionError",
    "NameResolutionError",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "ProxyError",
    "connection broken by",
    "Max retries exceeded",
    "Failed to connect",
    "Unable to connect",
    "Temporary failure in name resolution",
    "Network is unreachable",
)


class SetupError(Exception):
    """A condition of this machine that stops the set-up, said in one sentence."""


def venv_python(root: Path) -> Path:
    """Where the environment's own Python is, made already or not."""
    if os.name == "nt":
        return root / ".venv" / "Scripts" / "python.exe"
    return root / ".venv" / "bin" / "python"


def site_packages(root: Path) -> Path:
    """The folder of the environment's installed packages."""
    if os.name == "nt":
        return root / ".venv" / "Lib" / "site-packages"
    return next((root / ".venv" / "lib").glob("python3*/site-packages"))


def digest(root: Path, lock: str) -> str:
    """What an environment made from this lock depends on: change any part and it is out of date.

    The place counts too: an installed checkout is a path, so a moved folder must be set up again.
    """
    parts = hashlib.sha256(str(root).encode())
    for file in (root / lock, root / "pyproject.toml", root / ".venv" / "pyvenv.cfg"):
        parts.update(hashlib.sha256(file.read_bytes()).digest())
    return parts.hexdigest()


def stamp(root: Path, lock: str) -> Path:
    """The file that says which state of this lock .venv was last filled from."""
    return root / ".venv" / f"negdesk-{Path(lock).stem}.stamp"


def is_ready(root: Path, lock: str) -> bool:
    """Whether .venv holds all that this lock asks for, judged by its stamp alone."""
    note = stamp(root, lock)
    return (
        venv_python(root).exists()
        and note.is_file()
        and note.read_text(encoding="ascii") == digest(root, lock)
    )


def prepare(root: Path, locks: Sequence[str]) -> Path:
    """The environment's Python, once .venv holds the first lock.

    Any of the locks already in place will do: the development lock contains the run-time one.
    Raises SetupError when this machine lacks what that takes.
    """
    try:
        if not any(is_ready(root, lock) for lock in locks):
            with setup_log() as log:
                bring_up_to_date(root, locks[0], log)
    except KeyboardInterrupt:
        raise SetupError("Stopped before negdesk was set up; run this again.") from None
    except OSError as error:
        place = error.filename or root / ".venv"
        raise SetupError(f"Setting up .venv failed at {place}: {error.strerror}.") from error
    return venv_python(root)


def bring_up_to_date(root: Path, lock: str, log: Path) -> None:
    """Fill the .venv that is there, or a new one; a new one that cannot be filled is removed."""
    if is_usable(venv_python(root)):
        fill(root, lock, log)
        return
    if sentence := missing_module():
        raise SetupError(sentence)
    try:
        make(root, log)
        fill(root, lock, log)
    except BaseException:
        shutil.rmtree(root / ".venv", ignore_errors=True)
        raise


def is_usable(python: Path) -> bool:
    """Whether a .venv that is there already can be filled: it runs, is new enough and has pip."""
    question = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    try:
        return (
            subprocess.run([str(python), "-I", "-c", question], capture_output=True).returncode == 0
        )
    except OSError:
        return False


def missing_module() -> str:
    """The sentence about a Python that cannot make environments, empty when it can."""
    found = all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))
    return "" if found else NO_VENV


def make(root: Path, log: Path) -> None:
    """Make an empty .venv, in place of whatever is there."""
    say("Making .venv ...")
    run([sys.executable, "-m", "venv", "--clear", str(root / ".venv")], root, log)


def fill(root: Path, lock: str, log: Path) -> None:
    """Install the locked packages and this checkout, then note it; a failure leaves no note."""
    stamp(root, lock).unlink(missing_ok=True)
    say("Installing negdesk's packages into .venv (the first time takes a minute or two) ...")
    pip = [str(venv_python(root)), "-I", "-m", "pip", "install", "--no-input", "--retries", "2"]
    pip += ["--disable-pip-version-check"]
    run([*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(root / lock)], root, log)
    run([*pip, "--no-deps", "--no-index", "--no-build-isolation", "-e", str(root)], root, log)
    stamp(root, lock).write_text(digest(root, lock), encoding="ascii")


def run(command: Sequence[str], root: Path, log: Path) -> None:
    """Run one step with its output in the log; SetupError with one sentence when it fails."""
    start = log.stat().st_size
    with log.open("ab") as output:
        code = subprocess.run(command, stdout=output, stderr=subprocess.STDOUT, cwd=root).returncode
    if code:
        said = log.read_bytes()[start:].decode("utf-8", "replace")
        raise SetupError(f"{failure(said)} The details are in {log}.")


def failure(said: str) -> str:
    """What went wrong, in a sentence, judged by what pip or venv said."""
    if "ensurepip is not" in said or "No module named ensurepip" in said:
        return NO_VENV
    if "DO NOT MATCH THE HASHES" in said:
        return (
            "A downloaded package is not the one that was locked, so nothing of it was installed."
        )
    if any(sign in said for sign in NETWORK_SIGNS):
        return "The package index cannot be reached: connect to the network, then run this again."
    if match := re.search(r"No matching distribution found for ([^\s(]+)", said):
        return f"There is no ready-built {match[1]} for this system and Python."
    if "No space left on device" in said:
        return "The disk is full: free some space, then run this again."
    return "Setting up .venv failed."


@contextmanager
def setup_log() -> Iterator[Path]:
    """A log file that stays behind only when a step of the set-up fails and has said something."""
    handle, name = tempfile.mkstemp(prefix="negdesk-setup-", suffix=".log")
    os.close(handle)
    log, done = Path(name), False
    try:
        yield log
        done = True
    finally:
        if done or not log.stat().st_size:
            log.unlink()


def say(words: str) -> None:
    """Tell the person what is going on, at once and in order with other programs' output."""
    print(words, flush=True)
