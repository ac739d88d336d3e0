"""The ZOPA chart: our range above the axis, our belief about theirs below, the zone through both.

A limit is a thick upright bar, a target a filled dot, an opening an open dot; belief is a
hump whose height is likelihood; their asking price is a filled dot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from negdesk.analysis.lanes import Offer
from negdesk.chart import ours, overlap, theirs
from negdesk.chart.canvas import Canvas
from negdesk.chart.labels import cut, spread
from negdesk.chart.lane import LINE, Lane, Rows, rows_of
from negdesk.chart.picture import ZopaPicture, picture
from negdesk.chart.scale import Scale, labelled_ticks, scale_for
from negdesk.i18n import tr

__all__ = ["Offer", "ZopaPicture", "draw", "least_height", "picture"]


def draw(
    canvas: Canvas,
    picture: ZopaPicture,
    width: float,
    height: float,
    size: float = 12.0,
    small: float = 0.0,
) -> None:
    """Draw one lane into width × height; `size` is the body text, `small` that of labels."""
    _Drawing(canvas, picture, width, size, small or size * 0.85).draw(height)


def least_height(
    canvas: Canvas, picture: ZopaPicture, width: float, size: float = 12.0, small: float = 0.0
) -> float:
    """Return the height that the lane needs at least at this width."""
    return _Drawing(canvas, picture, width, size, small or size * 0.85).rows(0).end


@dataclass(frozen=True, slots=True)
class Places:
    """Where things stand in a drawn lane: for handles laid over it."""

    scale: Scale
    ours: tuple[float, float]
    theirs: tuple[float, float]


def places(
    canvas: Canvas,
    picture: ZopaPicture,
    width: float,
    height: float,
    size: float = 12.0,
    small: float = 0.0,
) -> Places:
    """Return the scale of a lane and, top and bottom, where our bar and their line stand."""
    drawing = _Drawing(canvas, picture, width, size, small or size * 0.85)
    rows, scale = drawing.rows(height), drawing.lane.scale
    reach = size * 0.6
    return Places(
        scale, (rows.bar, rows.bar + size * ours.BAR), (rows.base - reach, rows.base + reach)
    )


class _Drawing:
    def __init__(
        self, canvas: Canvas, picture: ZopaPicture, width: float, size: float, small: float
    ) -> None:
        self.canvas, self.picture, self.size, self.small = canvas, picture, size, small
        self.side = min(self._side_width(), width * 0.3)
        left, edge = self.side + size, small * 1.5
        ends = left + edge, width - edge
        held = picture.axis
        scale = Scale(*held, *ends) if held else scale_for(picture.values, *ends)
        self.lane = Lane(canvas, picture, size, small, scale, left, width)
        self.ours = self.lane.placed(ours.labels(self.lane))
        self.theirs = self.lane.placed(theirs.labels(self.lane))
        self.middle = self.lane.placed(overlap.middle_labels(self.lane), 2)

    def draw(self, height: float) -> None:
        """Draw everything, back to front."""
        rows, lane = self.rows(height), self.lane
        overlap.ground(lane, rows)
        ours.bar(lane, rows)
        theirs.hump(lane, rows)
        theirs.ghost(lane, rows)
        overlap.hatch(lane, rows, self.ours)
        self._axis(rows)
        overlap.middle(lane, rows, self.middle)
        ours.marks(lane, rows, self.ours)
        theirs.marks(lane, rows, self.theirs)
        overlap.words(lane, rows)
        self._sides(rows)
        self._offers(rows)

    def rows(self, height: float) -> Rows:
        """Return the places of the rows; what height is left goes to the hump."""
        size, small = self.size, self.small
        line = small * LINE
        name, labels = overlap.rows_above(self.lane, self.ours)
        bar = name + labels
        axis = bar + size * 2.0
        middle = axis + small * 1.55
        hump = middle + (rows_of(self.middle) * line if self.middle else small * 0.2)
        hump += line if self.picture.ghost else 0.0
        below = max(rows_of(self.theirs), 1) * line
        fixed = small * 0.7 + below + (size * 2.0 if self.picture.offers else 0.0)
        base = max(height - fixed, hump + size * 2.2)
        under = base + small * 0.7
        return Rows(
            0.0, name, bar, axis, middle, hump, base, under, under + below + size, base + fixed
        )

    def _side_words(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        shown = self.picture
        if not shown.money:
            mine, other = tr("we would accept"), tr("they would accept")
        elif shown.lower:
            mine, other = tr("we would pay"), tr("they would take")
        else:
            mine, other = tr("we would take"), tr("they would pay")
        return (tr("Ours"), mine), (tr("Theirs"), other, tr("(our belief)"))

    def _side_width(self) -> float:
        mine, other = self._side_words()
        heads = [self.canvas.text_width(word, self.size, True) for word in (mine[0], other[0])]
        lines = [self.canvas.text_width(word, self.small) for word in (*mine[1:], *other[1:])]
        return max(*heads, *lines) + 1

    def _sides(self, rows: Rows) -> None:
        mine, other = self._side_words()
        middle = rows.bar + self.size * ours.BAR / 2
        self._side(middle - self.small * 0.15, mine, "ours")
        lines = other if rows.base - rows.middle >= self.size + self.small * 2.6 else other[:2]
        self._side(rows.base - self.small * 1.25 * (len(lines) - 1), lines, "theirs")

    def _side(self, y: float, words: Sequence[str], ink: str) -> None:
        head, *rest = words
        self._aside(y, head, self.size, ink, True)
        for word in rest:
            y += self.small * 1.25
            self._aside(y, word, self.small, "muted", False)

    def _aside(self, y: float, word: str, size: float, ink: str, bold: bool) -> None:
        said = cut(word, self.side, lambda text: self.canvas.text_width(text, size, bold))
        self.canvas.text(0, y, said, size=size, ink=ink, bold=bold)

    def _axis(self, rows: Rows) -> None:
        lane, small = self.lane, self.small
        thin = self.size * 0.08
        self.canvas.line(lane.left, rows.axis, lane.right, rows.axis, "muted", thin)
        if not self.picture.values:
            return
        for value, said in labelled_ticks(lane.scale, self.picture.style, lane.wide, small * 1.5):
            x, half = lane.at(value), lane.wide(said) / 2
            tick = small * 0.3
            self.canvas.line(x, rows.axis - tick, x, rows.axis + tick, "muted", thin)
            if lane.left <= x - half and x + half <= lane.right:
                y = rows.axis + small * 1.3
                self.canvas.text(x, y, said, size=small, ink="muted", anchor="middle")

    def _offers(self, rows: Rows) -> None:
        offers, lane, size = self.picture.offers, self.lane, self.size
        if not offers:
            return
        radius, y = size * 0.6, rows.offers
        self.canvas.line(lane.left, y, lane.right, y, "line", size * 0.08)
        self._aside(y + size * 0.35, tr("Offers"), size, "ink", True)
        ordered = sorted(offers, key=lambda offer: (offer.value, offer.number))
        while True:
            centres = [lane.at(offer.value) for offer in ordered]
            widths = [2 * radius] * len(ordered)
            lefts = spread(centres, widths, lane.left, lane.right, size * 0.1)
            if lefts is not None:
                break
            # More than fit side by side: the latest say most.
            ordered.remove(min(ordered, key=lambda offer: offer.number))
        for offer, left in zip(ordered, lefts, strict=True):
            x, base = left + radius, y + self.small * 0.35
            self.canvas.dot(x, y, radius, fill="ours" if offer.ours else "theirs")
            said = str(offer.number)
            self.canvas.text(x, base, said, size=self.small, ink="surface", anchor="middle")
