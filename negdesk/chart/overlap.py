"""The zone of a ZOPA lane, shaded and hatched through both sides, or the gap instead of it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from negdesk.chart.labels import Label, Placed, arrange
from negdesk.chart.lane import LINE, Lane, Rows, rows_of
from negdesk.chart.scale import short
from negdesk.i18n import tr


def has_words(lane: Lane) -> bool:
    """Say whether there is a zone or a gap to name above the lane."""
    zone = lane.picture.zone
    return has_zone(lane) or (zone.exists is False and zone.gap is not None)


def has_zone(lane: Lane) -> bool:
    """Say whether there is a zone to draw; one point is a zone."""
    zone = lane.picture.zone
    return bool(zone.exists) and zone.low is not None and zone.high is not None


def has_middle(lane: Lane) -> bool:
    """Say whether the zone is wide enough to have a midpoint of its own."""
    zone = lane.picture.zone
    return has_zone(lane) and zone.low != zone.high and zone.midpoint is not None


def ground(lane: Lane, rows: Rows) -> None:
    """Shade the zone behind everything else."""
    if has_zone(lane):
        x1, x2 = _span(lane)
        top, bottom = _ends(lane, rows)
        lane.canvas.rect(x1, top, x2 - x1, bottom - top, fill="zone_soft")


def hatch(lane: Lane, rows: Rows, ours: Sequence[Placed]) -> None:
    """Hatch the zone over both ranges, but not where words stand."""
    if not has_zone(lane):
        return
    x1, x2 = _span(lane)
    top, bottom = _ends(lane, rows)
    crossed = [each for each in ours if each.left < x2 and each.left + each.width > x1]
    start = max(top, rows.bar - lane.small * 0.2) if crossed else top
    gap, thin = lane.size * 0.7, lane.size * 0.045
    for y1, y2 in ((start, rows.axis), (rows.hump, bottom)):
        lane.canvas.hatch(x1, y1, x2 - x1, y2 - y1, "zone", gap, thin)
        for x in (x1, x2):
            lane.canvas.line(x, y1, x, y2, "zone", lane.size * 0.06)


def words(lane: Lane, rows: Rows) -> None:
    """Name the zone, or the gap."""
    zone = lane.picture.zone
    y = rows.zone + lane.size * 0.95
    if has_zone(lane) and zone.low is not None and zone.high is not None:
        x1, x2 = _span(lane)
        _headline(lane, _zone_texts(lane, zone.low, zone.high), (x1 + x2) / 2, y, "zone")
    elif has_words(lane) and zone.gap is not None:
        _gap(lane, rows, y, zone.gap)


def _span(lane: Lane) -> tuple[float, float]:
    zone = lane.picture.zone
    x1, x2 = lane.at(zone.low or Decimal(0)), lane.at(zone.high or Decimal(0))
    # A zone of one point is still a zone: never thinner than the eye can see.
    thin = max(lane.size * 0.25 - (x2 - x1), 0) / 2
    return x1 - thin, x2 + thin


def _ends(lane: Lane, rows: Rows) -> tuple[float, float]:
    return rows.zone + lane.size * 1.35, rows.base + lane.small * 0.5


def _zone_texts(lane: Lane, low: Decimal, high: Decimal) -> tuple[str, ...]:
    style = lane.picture.style
    if low == high:
        whole = tr("Zone: exactly {value}")
        return whole.format(value=lane.said(low)), whole.format(value=short(low, style))
    whole = tr("Zone {low} – {high}")
    return (
        whole.format(low=lane.said(low), high=lane.said(high)),
        whole.format(low=short(low, style), high=short(high, style)),
    )


def _headline(lane: Lane, texts: Sequence[str], x: float, y: float, ink: str) -> None:
    label = Label(x, tuple(texts), ink, True)

    def wide(text: str, bold: bool) -> float:
        return lane.canvas.text_width(text, lane.size, bold)

    for each in arrange([label], lane.left, lane.right, wide, 0, 1):
        lane.canvas.text(each.left, y, each.text, size=lane.size, ink=ink, bold=True)


def _gap(lane: Lane, rows: Rows, y: float, gap: Decimal) -> None:
    """Draw how far the limits are apart: a brace between them, no green anywhere."""
    zone, size = lane.picture.zone, lane.size
    if zone.ours is None or zone.theirs is None:
        return
    x1, x2 = sorted((lane.at(zone.ours), lane.at(zone.theirs)))
    style = lane.picture.style
    texts = (
        tr("No zone: {gap} apart").format(gap=lane.said(gap)),
        tr("No zone: {gap} apart").format(gap=short(gap, style)),
    )
    _headline(lane, texts, (x1 + x2) / 2, y, "warn")
    top = rows.zone + size * 1.45
    lane.canvas.line(x1, top, x2, top, "warn", size * 0.12)
    for x in (x1, x2):
        lane.canvas.line(x, top, x, top + size * 0.4, "warn", size * 0.12)
    theirs = lane.at(zone.theirs)
    # Without a belief there is no hump that it could lead to.
    foot = rows.hump if lane.picture.belief is not None else rows.base
    lane.canvas.line(theirs, rows.middle, theirs, foot, "warn", size * 0.08, dashed=True)


def middle_labels(lane: Lane) -> list[Label]:
    """Return the labels of the midpoint and of the best single offer, below the axis."""
    shown, found = lane.picture, []
    if has_middle(lane) and shown.zone.midpoint is not None:
        # Halfway is a guide and not a number to keep: no more digits than the eye can use.
        value = shown.zone.midpoint
        value = round(value, 2).normalize() if abs(value) >= 1 else value
        texts = lane.texts(tr("midpoint {value}"), value)
        found.append(Label(lane.at(shown.zone.midpoint), texts, "zone"))
    if shown.best_offer is not None:
        texts = lane.texts(tr("best single offer {value}"), shown.best_offer)
        found.append(Label(lane.at(shown.best_offer), texts, "zone", True))
    return found


def middle(lane: Lane, rows: Rows, placed: Sequence[Placed]) -> None:
    """Mark the midpoint by a wedge onto the axis, the best single offer by a diamond on it."""
    shown, size = lane.picture, lane.size
    if has_middle(lane) and shown.zone.midpoint is not None:
        x, top, half = lane.at(shown.zone.midpoint), rows.axis - size * 0.55, size * 0.36
        corners = [(x - half, top), (x + half, top), (x, rows.axis)]
        lane.canvas.polygon(corners, fill="zone", stroke="zone_soft", line_width=size * 0.08)
    if shown.best_offer is not None:
        x, y, half = lane.at(shown.best_offer), rows.axis, size * 0.42
        corners = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)]
        lane.canvas.polygon(corners, fill="surface", stroke="zone", line_width=size * 0.13)
    for each in placed:
        lane.write(each, rows.middle + lane.small * 0.75 + each.row * lane.small * LINE)


def rows_above(lane: Lane, ours: Sequence[Placed]) -> tuple[float, float]:
    """Return the height of the zone's name and of our labels."""
    name = lane.size * (1.5 if has_zone(lane) else 2.0) if has_words(lane) else 0.0
    return name, rows_of(ours) * lane.small * LINE + lane.small * 0.35
