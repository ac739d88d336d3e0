"""Their side of a ZOPA lane: our belief about their limit as a hump, below the axis."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from negdesk.chart.labels import Label, Placed
from negdesk.chart.lane import LINE, Lane, Rows
from negdesk.i18n import tr


def labels(lane: Lane) -> list[Label]:
    """Return the labels that stand below the hump; values that are equal say it once."""
    shown = lane.picture
    found = []
    if shown.belief is not None:
        low, likely, high = shown.belief.low, shown.belief.likely, shown.belief.high
        if low < likely:
            texts = lane.texts(tr("at the lowest {value}"), low)
            found.append(Label(lane.at(low), texts, "theirs"))
        words = tr("likely {value}") if low < high else tr("surely {value}")
        found.append(Label(lane.at(likely), lane.texts(words, likely), "theirs", True))
        if high > likely:
            texts = lane.texts(tr("at the highest {value}"), high)
            found.append(Label(lane.at(high), texts, "theirs"))
    elif shown.zone.theirs is not None:
        texts = lane.texts(tr("likely {value}"), shown.zone.theirs)
        found.append(Label(lane.at(shown.zone.theirs), texts, "theirs", True))
    if shown.their_opening is not None:
        words = tr("they ask {value}") if shown.lower else tr("they offer {value}")
        texts = lane.texts(words, shown.their_opening)
        found.append(Label(lane.at(shown.their_opening), texts, "theirs"))
    return found


def hump(lane: Lane, rows: Rows) -> None:
    """Draw the belief: a triangular density, its height being likelihood."""
    belief = lane.picture.belief
    if belief is None or belief.low >= belief.high:
        return
    corners = [
        (lane.at(belief.low), rows.base),
        (lane.at(belief.likely), rows.hump),
        (lane.at(belief.high), rows.base),
    ]
    lane.canvas.polygon(corners, fill="theirs_soft", stroke="theirs", line_width=lane.size * 0.09)


def ghost(lane: Lane, rows: Rows) -> None:
    """Outline an earlier belief under the one of today."""
    past = lane.picture.ghost
    if past is None:
        return
    thin, top = lane.size * 0.1, rows.hump
    ends = lane.at(past.belief.low), lane.at(past.belief.likely), lane.at(past.belief.high)
    corners = (ends[0], rows.base), (ends[1], top), (ends[2], rows.base)
    for (x1, y1), (x2, y2) in pairwise(corners):
        lane.canvas.line(x1, y1, x2, y2, "muted", thin, dashed=True)
    for each in lane.placed([Label(ends[1], (past.words,), "muted")], 1):
        lane.write(each, top - lane.small * 0.35)


def marks(lane: Lane, rows: Rows, placed: Sequence[Placed]) -> None:
    """Draw the line, the dots of the belief and of what they ask, with their labels."""
    shown, size = lane.picture, lane.size
    if not shown.theirs:
        lane.quiet(rows.base, tr("nothing is known of theirs yet"))
        return
    x1, x2 = lane.at(min(shown.theirs)), lane.at(max(shown.theirs))
    lane.canvas.line(x1, rows.base, x2, rows.base, "theirs", size * 0.12)
    belief, edge = shown.belief, size * 0.13
    if belief is not None:
        x = lane.at(belief.likely)
        # A belief without a width is certain: a spike instead of a hump.
        thick = size * (0.16 if belief.certain else 0.09)
        lane.canvas.line(x, rows.base, x, rows.hump, "theirs", thick, dashed=not belief.certain)
    for value in sorted(set(shown.believed)):
        x = lane.at(value)
        lane.canvas.dot(x, rows.base, size * 0.36, fill="surface", stroke="theirs", line_width=edge)
    if shown.their_opening is not None:
        lane.canvas.dot(lane.at(shown.their_opening), rows.base, size * 0.42, fill="theirs")
    for each in placed:
        lane.write(each, rows.theirs + lane.small * 0.85 + each.row * lane.small * LINE)
