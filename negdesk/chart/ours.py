"""Our side of a ZOPA lane: a bar from opening to limit, above the axis."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from negdesk.chart.labels import Label, Placed
from negdesk.chart.lane import LINE, Lane, Rows
from negdesk.i18n import tr

BAR = 1.3


def limit_is_beside(lane: Lane) -> bool:
    """Say whether the limit ends our range and its words fit on its outer side."""
    shown = lane.picture
    limit, values = shown.limit, shown.ours
    if limit is None or limit != (max(values) if shown.lower else min(values)):
        return False
    wide = max(lane.wide(_limit_texts(lane)[0], True), lane.wide(shown.limit_note))
    wide += lane.small * 1.25
    place = lane.at(limit)
    return place + wide <= lane.right if shown.lower else place - wide >= lane.left


def labels(lane: Lane) -> list[Label]:
    """Return the labels that stand above the bar; values that are equal say it once."""
    shown = lane.picture
    found = []
    if shown.opening is not None and shown.opening == shown.target:
        texts = lane.texts(tr("opening and target {value}"), shown.opening)
        return [Label(lane.at(shown.opening), texts, "ours", True), *_limit(lane)]
    if shown.opening is not None:
        texts = lane.texts(tr("opening {value}"), shown.opening)
        found.append(Label(lane.at(shown.opening), texts, "ours"))
    if shown.target is not None:
        texts = lane.texts(tr("target {value}"), shown.target)
        found.append(Label(lane.at(shown.target), texts, "ours", True))
    return [*found, *_limit(lane)]


def _limit(lane: Lane) -> list[Label]:
    limit = lane.picture.limit
    if limit is None or limit_is_beside(lane):
        return []
    return [Label(lane.at(limit), _limit_texts(lane), "ours", True)]


def bar(lane: Lane, rows: Rows) -> None:
    """Draw the ground of our range, darker where we would settle: from target to limit."""
    shown, values = lane.picture, lane.picture.ours
    if len(set(values)) < 2:
        return
    x1, x2 = lane.at(min(values)), lane.at(max(values))
    radius = min(lane.size * 0.25, (x2 - x1) / 2)
    lane.canvas.rect(
        x1,
        rows.bar,
        x2 - x1,
        lane.size * BAR,
        fill="ours_soft",
        stroke="ours",
        line_width=lane.size * 0.06,
        radius=radius,
    )
    if shown.target is not None and shown.limit is not None and len(set(values)) > 2:
        x1, x2 = sorted((lane.at(shown.target), lane.at(shown.limit)))
        edge = lane.size * 0.06
        lane.canvas.rect(x1, rows.bar + edge / 2, x2 - x1, lane.size * BAR - edge, fill="ours_mid")


def marks(lane: Lane, rows: Rows, placed: Sequence[Placed]) -> None:
    """Draw limit, opening and target with their labels."""
    shown, size = lane.picture, lane.size
    middle = rows.bar + size * BAR / 2
    if not shown.ours:
        lane.quiet(middle + lane.small * 0.35, tr("no numbers of ours yet"))
        return
    if shown.limit is not None:
        wide = size * 0.32
        x = lane.at(shown.limit) - wide / 2
        top = rows.bar - size * 0.3
        lane.canvas.rect(x, top, wide, size * (BAR + 0.6), fill="ours")
    if shown.opening is not None:
        x, edge = lane.at(shown.opening), size * 0.13
        lane.canvas.dot(x, middle, size * 0.4, fill="surface", stroke="ours", line_width=edge)
    if shown.target is not None:
        lane.canvas.dot(lane.at(shown.target), middle, size * 0.42, fill="ours")
    for each in placed:
        lane.write(each, rows.bar - lane.small * 0.65 - each.row * lane.small * LINE)
    if shown.limit is not None and limit_is_beside(lane):
        _limit_words(lane, shown.limit, middle)


def _limit_texts(lane: Lane) -> tuple[str, ...]:
    return lane.texts(tr("walkaway {value}"), lane.picture.limit or Decimal(0))


def _limit_words(lane: Lane, limit: Decimal, middle: float) -> None:
    shown, small = lane.picture, lane.small
    side, anchor = (1, "start") if shown.lower else (-1, "end")
    x = lane.at(limit) + side * small * 0.85
    y = middle + small * (-0.15 if shown.limit_note else 0.35)
    said = _limit_texts(lane)[0]
    lane.canvas.text(x, y, said, size=small, ink="ours", bold=True, anchor=anchor)
    if shown.limit_note:
        y += small * 1.15
        lane.canvas.text(x, y, shown.limit_note, size=small, ink="muted", anchor=anchor)
