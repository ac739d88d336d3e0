"""The sheets for the table and afterwards: meeting log, debrief."""

from __future__ import annotations

from negdesk.i18n import tr
from negdesk.model.numbers import NumberStyle
from negdesk.report.blank.parts import Blank, Maker, Part

_MOST_STARS = 5


def meeting(make: Maker, style: NumberStyle) -> list[Part]:
    """Return the parts for what is said and offered."""
    columns = [
        Blank(tr("Time"), 9),
        Blank(tr("Who"), 12),
        Blank(tr("Said, offered, felt"), 44),
        Blank(tr("The interest behind it"), 35),
    ]
    return [
        make.fields(("present", tr("Present"), 3), ("place", tr("Place"), 2)),
        make.heading(
            tr("What happens"), tr("Their words rather than yours. An offer is written in full.")
        ),
        make.table("log", tr("Log"), columns, 15, lines=1.4),
        make.heading(tr("Agreed, and still open"), tr("Read it out before you part.")),
        make.ruled("agreed", tr("Agreed, and still open"), 3, headed=True),
        make.fields(("next", tr("Next step"), 3), ("who", tr("Who"), 1), ("by", tr("By"), 1)),
    ]


def debrief(make: Maker, style: NumberStyle) -> list[Part]:
    """Return the parts for what came of it and what is learnt."""
    columns = [
        Blank(tr("Topic"), 18),
        Blank(tr("Expected"), 24),
        Blank(tr("Happened"), 24),
        Blank(tr("Why"), 24),
        Blank(tr("Keep"), 8, tick=True),
    ]
    return [
        make.heading(
            tr("What came of it"),
            tr("A deal past your limit is a loss; no deal may be a win."),
        ),
        make.fields(
            ("agreed", tr("Agreed value, or no deal"), 2),
            ("limit", tr("Our limit"), 1),
            ("target", tr("Our target"), 1),
            ("theirs", tr("Their limit, as learnt"), 2),
        ),
        make.ruled("why", tr("Why it came so"), 2),
        make.heading(tr("Expected and happened"), tr("Look it up in the preparation first.")),
        make.table("deviation", tr("Deviations"), columns, 5, lines=1.6),
        make.heading(tr("What never came up"), tr("What could have made it better for both?")),
        make.ruled("unraised", tr("What never came up"), 2, headed=True),
        make.heading(tr("How it went"), tr("From 1, badly, to 5, very well.")),
        _ratings(make),
        make.heading(tr("Lessons"), tr("What you will do again, and what you will change.")),
        make.ruled("lessons", tr("Lessons"), 4, headed=True),
    ]


def _ratings(make: Maker) -> Part:
    """Return four dimensions with boxes from 1 to 5, two beside each other."""
    sheet = make.sheet
    names = (
        ("economic", tr("Economic")),
        ("relationship", tr("Relationship")),
        ("learning", tr("Learning")),
        ("efficiency", tr("Efficiency")),
    )

    def draw(y: float, pitch: float) -> None:
        half = make.width / 2
        for index, (key, name) in enumerate(names):
            x, at = make.left + half * (index % 2), y + pitch * (index // 2 + 0.5)
            base = at + sheet.body * 0.35
            with make.canvas.tag("P"):
                make.canvas.text(x, base, name, size=sheet.body)
            for mark in range(1, _MOST_STARS + 1):
                left = x + half * (0.32 + 0.12 * (mark - 1))
                label = tr("{dimension}: {mark}").format(dimension=name, mark=mark)
                make.canvas.text(left, base, str(mark), size=sheet.small, ink="muted")
                make.tick(f"{key}_{mark}", label, left + sheet.body * 1.5, at)

    return Part(0.0, 2.0, draw)
