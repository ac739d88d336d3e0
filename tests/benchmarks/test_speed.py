"""Speed, as ratios measured in one run. Nothing here asserts a time: read the table."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest

from negdesk.workbook import Workbook
from tests.benchmarks.table import median, milliseconds, p95, samples, show
from tests.benchmarks.workbooks import make
from tests.report.prints import brief

pytestmark = pytest.mark.benchmark
NOW = datetime(2026, 5, 13, 20, 0)

BARE = """
import sys, time
start = time.perf_counter()
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
app.processEvents()
window.grab()
with open("/proc/self/status") as status:
    # Of this program alone; getrusage would count in what started it.
    peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
print(time.perf_counter() - start, peak)
"""

FULL = """
import json, sys, time
start = time.perf_counter()
from pathlib import Path
from negdesk.ui import immortal
immortal.protect()
from negdesk.app import application, make_window
from negdesk.ui.garbage import Garbage
from negdesk.ui.places import Places
app = application()
home = Path(sys.argv[2])
window = make_window(app, Places(home / "data", home / "config", home / "logs"))
garbage = Garbage(window)
window.open(Path(sys.argv[1]))
window.resize(1280, 800)
window.show()
app.processEvents()
window.grab()
taken = time.perf_counter() - start
with open("/proc/self/status") as status:
    # Of this program alone; getrusage would count in what started it.
    peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
slow = [name for name in ("reportlab", "PySide6.QtPdf", "numpy") if name in sys.modules]
print(taken, peak, json.dumps(slow))
window.close()
"""


EDITS = """
import json, sqlite3, sys, time
from decimal import Decimal
from pathlib import Path
from negdesk.ui import immortal
immortal.protect()
from negdesk.app import application, make_window
from negdesk.model.actions import set_field
from negdesk.ui.garbage import Garbage
from negdesk.ui.places import Places
app = application()
home = Path(sys.argv[2])
window = make_window(app, Places(home / "data", home / "config", home / "logs"))
garbage = Garbage(window)
window.open(Path(sys.argv[1]))
window.resize(1280, 800)
window.show()
session = window.desk.session
window.view.choose(session.document.negotiations[0].id, "walkaway")
app.processEvents()
bare = sqlite3.connect(home / "bare.db", isolation_level=None)
for pragma in ("journal_mode=DELETE", "synchronous=EXTRA", "secure_delete=ON"):
    bare.execute(f"PRAGMA {pragma}")
bare.execute("CREATE TABLE t (id TEXT PRIMARY KEY, value TEXT) STRICT")
bare.execute("INSERT INTO t VALUES ('a', '0')")
times = {"told": [], "painted": [], "bare": []}
for number in range(220):
    value = 20000 + number
    row = session.document.negotiations[0]
    start = time.perf_counter()
    assert session.apply(set_field(row, "limit", Decimal(value)))
    told = time.perf_counter()
    app.processEvents()
    painted = time.perf_counter()
    bare.execute("BEGIN IMMEDIATE")
    bare.execute("UPDATE t SET value = ? WHERE id = 'a'", (str(value),))
    bare.execute("COMMIT")
    done = time.perf_counter()
    if number >= 20:
        times["told"].append(told - start)
        times["painted"].append(painted - start)
        times["bare"].append(done - painted)
print(json.dumps(times))
window.close()
"""


def child(code: str, *arguments: object) -> list[str]:
    """Run Python code in a process of its own and return the words it printed."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    # As on a user's machine, where Python keeps what it has compiled.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", code, *map(str, arguments)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.split(maxsplit=2)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "sample.negdesk"
    command = [sys.executable, "-m", "negdesk", "new", str(path), "--template", "car_purchase"]
    subprocess.run(command, check=True, capture_output=True)
    return path


def test_start_to_the_first_painted_tab(sample, tmp_path):
    bare, full, peaks = [], [], []
    for _ in range(9):
        seconds, peak = child(BARE)
        bare.append(float(seconds))
        seconds, window_peak, slow = child(FULL, sample, tmp_path)
        full.append(float(seconds))
        peaks.append(int(window_peak) / int(peak))
        assert json.loads(slow) == []
    ratio = median(full) / median(bare)
    show("start to first painted tab on the sample / bare window", f"{ratio:.2f}", "<= 1.8")
    show("  the same in time, with a bare window", milliseconds(median(full)), "")
    show("  bare window", milliseconds(median(bare)), "")
    show("peak memory on the sample / bare window", f"{median(peaks):.2f}", "<= 2")


def test_one_committed_edit(tmp_path):
    """In a process of its own: under pytest-qt every Qt call pays for the plugin's watching."""
    path = make(tmp_path / "large.negdesk", 200, 500, 20)
    times = json.loads("".join(child(EDITS, path, tmp_path)))
    told, painted, bare = times["told"], times["painted"], times["bare"]
    show("one edit, call to all visible views refreshed, p95", milliseconds(p95(told)), "<= 16 ms")
    show("one edit / a bare sqlite3 one-row commit", f"{median(told) / median(bare):.2f}", "<= 4")
    show("  the same, laid out and painted too, p95", milliseconds(p95(painted)), "<= 16 ms")
    show("  the same / a bare commit", f"{median(painted) / median(bare):.2f}", "")


def test_the_brief(sample, tmp_path, monkeypatch):
    """The minimal page draws the same strings in the same two embedded fonts, and no more."""
    from reportlab.pdfgen.canvas import Canvas

    from negdesk.report import fonts
    from negdesk.report.pdf import PdfCanvas

    workbook = Workbook.open(sample)
    row = workbook.document.negotiations[0]
    workbook.load(row.id)
    strings: list[tuple[str, bool]] = []
    drawn = PdfCanvas.text

    def noted(self, x, y, text, *, bold=False, **more):
        strings.append((text, bold))
        return drawn(self, x, y, text, bold=bold, **more)

    with monkeypatch.context() as patched:
        patched.setattr(PdfCanvas, "text", noted)
        brief(workbook.document, row.id, now=NOW)

    def minimal() -> None:
        canvas = Canvas(io.BytesIO(), invariant=1)
        for number, (text, bold) in enumerate(strings):
            canvas.setFont(fonts.BOLD if bold else fonts.REGULAR, 8)
            canvas.drawString(40, 820 - number * 5, text)
        canvas.save()

    ours = samples(lambda: brief(workbook.document, row.id, now=NOW), 40, warm=2)
    theirs = samples(minimal, 40, warm=2)
    workbook.close()
    ratio = median(ours) / median(theirs)
    show(f"brief, warm / minimal page with {len(strings)} strings", f"{ratio:.2f}", "<= 3")
    show("  brief, warm", milliseconds(median(ours)), "<= 60 ms")
    target = tmp_path / "brief.pdf"
    command = [sys.executable, "-m", "negdesk", "brief", str(sample), "1", "--to", str(target)]
    cold = samples(lambda: subprocess.run(command, check=True, capture_output=True), 7)
    show("negdesk brief, cold command", milliseconds(median(cold)), "<= 800 ms")


def test_opening_a_workbook_with_many_finished_negotiations(tmp_path, qapp):
    one = make(tmp_path / "one.negdesk", 1, 5, 0)
    many = make(tmp_path / "many.negdesk", 1000, 5, 91)

    def opened(path: Path) -> None:
        workbook = Workbook.open(path)
        workbook.load(workbook.document.negotiations[0].id)
        workbook.close()

    few, lots = samples(lambda: opened(one), 15), samples(lambda: opened(many), 15)
    show("opening 1,000 finished negotiations / 1 (file to document)",
         f"{median(lots) / median(few):.2f}", "<= 1.5")  # fmt: skip
    show("  1", milliseconds(median(few)), "")
    show("  1,000 (100,000 rows)", milliseconds(median(lots)), "")
    started, memory = {}, {}
    for name, path in (("one", one), ("many", many)):
        runs = [child(FULL, path, tmp_path) for _ in range(5)]
        started[name] = median([float(seconds) for seconds, *_ in runs])
        memory[name] = median([int(peak) for _, peak, _ in runs])
    bare = median([int(child(BARE)[1]) for _ in range(3)])
    show("start with 1,000 finished negotiations / with 1",
         f"{started['many'] / started['one']:.2f}", "<= 1.5")  # fmt: skip
    show("peak memory with 1,000 / bare window", f"{memory['many'] / bare:.2f}", "<= 2")


def test_clock_is_fine_enough():
    """The figures above are of milliseconds; the clock must tell them apart."""
    assert time.get_clock_info("perf_counter").resolution < 1e-6
