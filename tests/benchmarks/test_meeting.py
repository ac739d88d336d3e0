"""Speed of the log of the meeting, in a process of its own; see `test_speed.py`."""

from __future__ import annotations

import json

import pytest

from tests.benchmarks.table import median, milliseconds, p95, show
from tests.benchmarks.test_issues import BEGIN
from tests.benchmarks.test_speed import child
from tests.benchmarks.workbooks import make

pytestmark = pytest.mark.benchmark

LOG = (
    BEGIN
    + """
import sqlite3
from negdesk.model.rows import Event
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
session.apply(add("x", *(
    Event(id=f"e{number}", negotiation_id=scope, position=number, kind="offer",
          party_id=scope + "ut"[number % 2], value=D(20000 + 10 * number if number % 2 == 0
          else 32000 - 10 * number), text="said",
          at=f"2026-05-14T{17 + number // 250:02}:{number // 5 % 50:02}")
    for number in range(500))))
session.apply(set_field(document.negotiations[0], "limit", D(26000)))
window.view.choose(scope, "table")
for _ in range(20):
    app.processEvents()
tab = window.view.preparation.tab
value = tab.findChild(QLineEdit, "entry.value")
value.setFocus()

def typed(number):
    value.setText(str(24000 + number))
    QTest.keyClick(value, Qt.Key.Key_Return)

bare = sqlite3.connect(home / "bare.db", isolation_level=None)
for pragma in ("journal_mode=DELETE", "synchronous=EXTRA", "secure_delete=ON"):
    bare.execute(f"PRAGMA {pragma}")
bare.execute("CREATE TABLE t (id TEXT PRIMARY KEY, value TEXT) STRICT")
bare.execute("INSERT INTO t VALUES ('a', '0')")

def commit(number):
    bare.execute("BEGIN IMMEDIATE")
    bare.execute("UPDATE t SET value = ? WHERE id = 'a'", (str(number),))
    bare.execute("COMMIT")

for number in range(80):
    timed("typed", lambda: typed(number))
    timed("bare", lambda: commit(number))
    # What may wait until the hand rests, as the graph, is not part of it but must be done.
    QTest.qWait(60)
print(json.dumps(times))
window.close()
"""
)


def test_an_event_among_five_hundred(tmp_path):
    path = make(tmp_path / "log.negdesk", 1, 0, 0)
    times = json.loads("".join(child(LOG, path, tmp_path)))
    typed, bare = times["typed"], times["bare"]
    show("an event typed among 500, to saved and shown, p95", milliseconds(p95(typed)), "<= 16 ms")
    show("  the same, median", milliseconds(median(typed)), "")
    show("  the same / a bare sqlite3 one-row commit", f"{median(typed) / median(bare):.2f}", "")
