"""Speed of the issue tree and the ZOPA tab, each in a process of its own; see `test_speed.py`."""

from __future__ import annotations

import json

import pytest

from tests.benchmarks.table import median, milliseconds, p95, show
from tests.benchmarks.test_speed import child
from tests.benchmarks.workbooks import make

pytestmark = pytest.mark.benchmark

BEGIN = """
import json, sys, time
from decimal import Decimal as D
from pathlib import Path
from negdesk.ui import immortal
immortal.protect()
from negdesk.app import application, make_window
from negdesk.model import tree
from negdesk.model.actions import add, set_field
from negdesk.model.rows import Issue
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
document = session.document
scope = document.negotiations[0].id
times = {}

def timed(name, work):
    start = time.perf_counter()
    work()
    app.processEvents()
    # What was painted may ask to be painted once more.
    app.processEvents()
    times.setdefault(name, []).append(time.perf_counter() - start)
"""

LANES = (
    BEGIN
    + """
for number in range(11):
    session.apply(add("x", Issue(
        id=f"i{number}", negotiation_id=scope, position=number, title=f"Issue {number}",
        unit="EUR", opening=D(90), target=D(80), limit=D(50),
        their_low=D(40), their_likely=D(60), their_high=D(75), their_opening=D(30))))
window.resize(1280, 3600)
window.view.choose(scope, "zopa")
for _ in range(10):
    app.processEvents()
tab = window.view.preparation.tab
charts = [card.chart for card in tab.cards.values() if card.key != "points"]
assert len(charts) == 12

def repaint():
    for chart in charts:
        chart.update()

def redraw():
    for chart in charts:
        chart.redraw()

for _ in range(60):
    timed("replayed", repaint)
    timed("drawn anew", redraw)
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
start = charts[0].handles["limit"].geometry().center()
QTest.mousePress(charts[0], Qt.MouseButton.LeftButton, pos=start)
for number in range(120):
    place = start + QPoint(number % 2 * 12 - number * 2, 0)
    timed("drag", lambda: QTest.mouseMove(charts[0], place))
QTest.mouseRelease(charts[0], Qt.MouseButton.LeftButton, pos=place)
print(json.dumps(times))
window.close()
"""
)

TREE = (
    BEGIN
    + """
from negdesk.model.actions import set_fields
from negdesk.model.edits import joined
height, group = int(sys.argv[3]), int(sys.argv[4])
all_issues = document.all(Issue, scope)
session.apply(joined("x", [
    set_fields("x", row, kind="group") if number % group == 0 else
    set_fields("x", row, parent_id=all_issues[number - number % group].id,
               weight=D(1 + number % 7), their_weight=D(1 + number % 5))
    for number, row in enumerate(all_issues) if group]))
window.resize(1280, height)
window.view.choose(scope, "issues")
for _ in range(10):
    app.processEvents()
issues = lambda: document.all(Issue, scope)
new_id = window.desk.new_id
for number in range(40):
    row = issues()[number * 7 + 1]
    timed("rename", lambda: session.apply(set_field(row, "title", f"Renamed {number}")))
    row = issues()[number * 11 + 2]
    timed("move", lambda: session.apply(tree.move_down(document, row)))
    row = issues()[number * 5 + 1]
    timed("add", lambda: session.apply(tree.add_issue(document, scope, new_id, None, row.id)))
    timed("undo", session.undo)
    row = issues()[number * 3 + 4]
    timed("delete", lambda: session.apply(tree.delete_issue(document, row)))
    timed("undo", session.undo)
print(json.dumps(times))
window.close()
"""
)


def test_twelve_lanes_and_a_drag(tmp_path):
    path = make(tmp_path / "lanes.negdesk", 1, 0, 0)
    times = json.loads("".join(child(LANES, path, tmp_path)))
    for name in ("replayed", "drawn anew"):
        show(f"12 lanes with densities, {name}, p95", milliseconds(p95(times[name])), "<= 8 ms")
    drag = times["drag"]
    show("a drag step, event to views refreshed, saved, painted, p95",
         milliseconds(p95(drag)), "<= 16 ms")  # fmt: skip
    show("  the same, median", milliseconds(median(drag)), "")


@pytest.mark.parametrize(
    ("what", "height", "group"),
    [("", 800, 0), ("bars in sight", 2400, 0), ("100 weighed groups", 800, 5)],
)
def test_edits_of_a_tree_of_500_issues(tmp_path, what, height, group):
    path = make(tmp_path / "tree.negdesk", 1, 500, 0)
    times = json.loads("".join(child(TREE, path, tmp_path, height, group)))
    for name, taken in times.items():
        said = f"500 issues, {what + ', ' if what else ''}{name}, saved and painted, p95"
        show(said, milliseconds(p95(taken)), "<= 16 ms")
        show("  the same, median", milliseconds(median(taken)), "")
