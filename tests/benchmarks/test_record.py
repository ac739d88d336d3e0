"""The track record over a working life: a thousand debriefs. Nothing here asserts a time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from negdesk.analysis.forecast import _sealed
from negdesk.analysis.record import Filter, debriefs, record, record_of
from negdesk.model.actions import add
from negdesk.model.document import Document
from negdesk.model.rows import Negotiation
from negdesk.workbook import Workbook
from tests.benchmarks.table import median, milliseconds, p95, samples, show
from tests.ui.debrief.debriefed import ended

pytestmark = pytest.mark.benchmark
MANY = 1000

WINDOW = """
import json, sys, time
from pathlib import Path
from typing import Any
start = time.perf_counter()
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
painted = time.perf_counter() - start
begun = time.perf_counter()
window.view.show_record()
window.grab()
shown = time.perf_counter() - begun
page, steps = window.view.record_page, []
while page.debriefs.busy:
    step = time.perf_counter()
    app.processEvents()
    steps.append(time.perf_counter() - step)
whole = time.perf_counter() - begun
redraw = time.perf_counter()
page.filters.boxes["year"].setCurrentIndex(1)
window.grab()
filtered = time.perf_counter() - redraw
print(json.dumps([painted, shown, whole, filtered, steps]))
window.close()
"""


@pytest.fixture(scope="module")
def rows():
    return [row for number in range(MANY) for row in ended(number)]


def test_the_analysis_of_a_thousand_debriefs(rows):
    document = Document(rows)

    def cold() -> None:
        _sealed.cache_clear()
        record(document)

    once = samples(cold, 7)
    made = debriefs(document)
    again = samples(lambda: record_of(made, Filter(year="2021")), 20)
    show("track record over 1,000 debriefs, seals read afresh", milliseconds(median(once)),
         "<= 150 ms")  # fmt: skip
    show("the same filtered again", milliseconds(median(again)), "<= 16 ms")


def opened(path: Path, home: Path) -> Any:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", WINDOW, str(path), str(home)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def workbook(path: Path, rows: list[Any]) -> Path:
    made = Workbook.create(path)
    made.apply(add("add", Negotiation(id="now", title="Now"), *rows))
    made.close()
    return path


def test_the_window_with_a_thousand_debriefs(rows, tmp_path):
    few, many = workbook(tmp_path / "few.negdesk", []), workbook(tmp_path / "many.negdesk", rows)
    first = median([opened(few, tmp_path)[0] for _ in range(3)])
    runs = [opened(many, tmp_path) for _ in range(3)]
    painted = median([run[0] for run in runs])
    show("first paint with 1,000 ended / with none", f"{painted / first:.2f}", "<= 1.3")
    show("the page of the record, first shown", milliseconds(median([r[1] for r in runs])), "")
    show("all 1,000 read and drawn", milliseconds(median([r[2] for r in runs])), "in slices")
    steps = [step for run in runs for step in run[4]]
    show("one slice of reading, p95", milliseconds(p95(steps)), "<= 16 ms")
    show("the last, which draws all charts", milliseconds(median([r[4][-1] for r in runs])), "")
    show("another filter, drawn", milliseconds(median([r[3] for r in runs])), "<= 100 ms")
