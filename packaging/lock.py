"""Remakes the lock files from pyproject.toml: python3 packaging/lock.py.

Resolves with uv, installed into a throwaway environment, for every platform and every Python from
3.11 on, with the hashes of all files of each version. The development lock is held to the versions
of the run-time lock, so either may be installed over the other. hatchling is in both: the project
itself is built with it, offline, from the checkout.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path
from typing import Any

from environment import DEVELOPMENT_LOCK, ROOT, RUN_TIME_LOCK, venv_python

HEADER = "# Made by packaging/lock.py from pyproject.toml. Do not edit by hand.\n"


def requirements(project: dict[str, Any], development: bool) -> list[str]:
    """Everything asked for by name: run time, build and, when wanted, development."""
    wanted = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    if development:
        wanted += project["project"]["optional-dependencies"]["dev"]
    return wanted


def compiled(python: Path, wanted: list[str], folder: Path, constraints: Path | None) -> str:
    """The lock text for these requirements."""
    source, target = folder / "wanted.in", folder / "made.lock"
    source.write_text("\n".join(wanted) + "\n", encoding="utf-8")
    target.unlink(missing_ok=True)
    command = [str(python), "-m", "uv", "pip", "compile", str(source), "--output-file", str(target)]
    command += ["--universal", "--python-version", "3.11", "--generate-hashes", "--quiet"]
    command += ["--no-emit-index-url", "--no-emit-find-links", "--no-header", "--no-annotate"]
    command += ["--no-config", "--native-tls", "--cache-dir", str(folder / "cache")]
    if constraints is not None:
        command += ["--constraints", str(constraints)]
    subprocess.run(command, check=True)
    return HEADER + target.read_text(encoding="utf-8")


def main() -> int:
    """Write both lock files."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        venv.create(folder / ".venv", with_pip=True)
        python = venv_python(folder)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", "uv"], check=True)
        run_time = ROOT / RUN_TIME_LOCK
        run_time.write_text(
            compiled(python, requirements(project, False), folder, None), encoding="utf-8"
        )
        development = compiled(python, requirements(project, True), folder, run_time)
        (ROOT / DEVELOPMENT_LOCK).write_text(development, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
