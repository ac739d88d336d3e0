"""Commands in the tests: run where there is no Qt, given a file, asked what they listed or said."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from negdesk.cli import main

ROOT = Path(__file__).parents[2]
HIDDEN = """
import sys
for name in ("PySide6", "shiboken6"):
    sys.modules[name] = None
from negdesk.cli import main
sys.exit(main(sys.argv[1:]))
"""


def interchange(tmp_path: Path, name: str = "in.json", **data: Any) -> Path:
    path = tmp_path / name
    path.write_text(json.dumps({"negdesk": 1, "negotiation": {"title": name}, **data}))
    return path


def listed(path: Path | str, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert main(["list", str(path), "--json"]) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


def sentence(capsys: pytest.CaptureFixture[str]) -> str:
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "Traceback" not in said
    assert "A fault in negdesk" not in said
    return said.strip()


def hidden(*arguments: str | Path, **more: Any) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process where PySide6 cannot be imported."""
    command = [sys.executable, "-W", "error", "-c", HIDDEN, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, cwd=ROOT, check=False, **more)
