"""Nothing is cut off on any tab: at every scale, with large fonts, on a small screen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CHILD = Path(__file__).with_name("clipped.py")
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("scale", "width", "height", "font"),
    [("1", 1280, 800, 1.0), ("1", 1024, 600, 1.0), ("1.25", 1280, 800, 1.0),
     ("2", 1280, 800, 1.0), ("3", 1280, 800, 1.0), ("1", 1280, 800, 2.0)],
)  # fmt: skip
@pytest.mark.timeout(120)
def test_no_words_are_cut_off(tmp_path, scale, width, height, font):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale,
                   "PYTHONPATH": str(ROOT)}  # fmt: skip
    command = [sys.executable, str(CHILD), str(tmp_path), str(width), str(height), str(font)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert len(found) >= 6
    assert {key: cut for key, cut in found.items() if cut} == {}
