"""The concession graph: both sides' offers over rounds or time, our lines, the zone, the middle.

Our offers are filled dots on a solid line, theirs open dots on a dashed one, numbered as made.
Beside each line stands how far its offers moved, the largest steps first; at the right the
last offers are named.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from negdesk.analysis.concessions import Offer
from negdesk.chart.canvas import Canvas
from negdesk.chart.concession_names import names_of
from negdesk.chart.concession_picture import ConcessionPicture, picture
from negdesk.chart.concession_sizes import Room, Step, free_line, sizes
from negdesk.chart.concession_strip import KEY, ROW, Strip
from negdesk.chart.ends import write_ends
from negdesk.chart.heights import draw_heights
from negdesk.chart.labels import spread
from negdesk.chart.message import draw_message
from negdesk.chart.scale import labelled_ticks, scale_for
from negdesk.chart.side_names import write_names
from negdesk.chart.tags import Box
from negdesk.i18n import tr

__all__ = ["ConcessionPicture", "draw", "picture"]

LINE = 1.3
_INKS = {"third": "muted", "them": "theirs", "us": "ours"}
_NEAR_ZONE = 24
_GAP = 1.1


def draw(
    canvas: Canvas,
    picture: ConcessionPicture,
    width: float,
    height: float,
    size: float = 12.0,
    small: float = 0.0,
) -> None:
    """Draw the graph into width × height; `size` is the body text, `small` that of labels."""
    small = small or size * 0.85
    if picture.course.offers:
        _Drawing(canvas, picture, width, height, size, small).draw()
    else:
        draw_message(canvas, tr("No offer with a value was made yet."), width, small)


class _Drawing:
    def __init__(
        self,
        canvas: Canvas,
        picture: ConcessionPicture,
        width: float,
        height: float,
        size: float,
        small: float,
    ) -> None:
        self.canvas, self.picture, self.size, self.small = canvas, picture, size, small
        self.width, self.course = width, picture.course
        self.top = small * 0.6
        # A line below for when it began and ended, or for which offers these are.
        self.foot = bool(picture.shares) or self._too_many(width)
        foot = small * (LINE if self.foot else 0.4)
        foot += size * ROW + small * KEY if picture.marks else 0.0
        self.bottom = max(height - foot, self.top + small * 6)
        room = self.bottom - self.top
        self.scale = scale_for(picture.values, small * 0.7, room - small * 0.7)
        ticks = labelled_ticks(self.scale, picture.style, lambda _: small, small * 0.9)
        # A number that is cut would be another number: without room it is left out.
        self.ticks = [tick for tick in ticks if self._wide(tick[1]) <= width * 0.25]
        self.names = names_of(canvas, picture, small, width)
        wide = max((self._wide(said) for _, said in self.ticks), default=0.0)
        named = max(self._wide(name.said, name.bold) for name in self.names)
        self.left = wide + small * 0.6
        self.right = max(width - named - small * _GAP, self.left + size)
        self.all_sizes = True
        self._set_places()

    def draw(self) -> None:
        """Draw everything, back to front."""
        self._zone()
        self._axis()
        self._name_zone()
        self._rules()
        for side, ink in _INKS.items():
            self._path(side, ink)
        latest = [self.course.last(side) for side in _INKS]
        for index, offer in enumerate(self.course.offers):
            if not self.crowded or offer.past_limit or offer in latest:
                self._dot(index, offer)
        self._sizes()
        write_names(
            self.canvas, self.names, self._y, self.right + self.small * _GAP, self.width,
            self.top - self.small * 0.4, self.bottom + self.small * 0.2, self.small,
        )  # fmt: skip
        self._ends()
        self._strip()

    def _too_many(self, width: float) -> bool:
        return len(self.course.offers) * self.size * 1.3 > width * 0.6

    def _set_places(self) -> None:
        """Find where the offers stand; side by side where they do, else small and close."""
        offers = self.course.offers
        radius, left, right = self.size * 0.58, self.left, self.right
        places = [self._x(index) for index in range(len(offers))]
        found = spread(places, [2 * radius] * len(offers), left, right, self.size * 0.08)
        self.dense = found is None
        close = (right - left) / len(offers) * 0.4
        self.radius = radius if found is not None else min(max(close, self.size * 0.13), radius / 2)
        # With less than a dash between two offers the lines alone say how it went.
        self.crowded = found is None and close < self.size * 0.13
        self.xs = places if found is None else [x + radius for x in found]
        self.ys = [self._y(offer.value) for offer in offers]
        self.edges = self._dot_boxes()
        self.named_zone = self._zone_name()

    def _x(self, index: int) -> float:
        edge = self.size * 0.6
        left, right = self.left + edge, max(self.right - edge, self.left + edge)
        return left + self.picture.place(index) * (right - left)

    def _y(self, value: Decimal) -> float:
        return self.bottom - self.scale.at(value)

    def _wide(self, text: str, bold: bool = False) -> float:
        return self.canvas.text_width(text, self.small, bold)

    def _zone(self) -> None:
        if self.picture.zone is None:
            return
        low, high = self.picture.zone
        top, bottom = self._y(high), self._y(low)
        # A zone of one point is still a zone: never thinner than the eye can see.
        thin = max(self.size * 0.4 - (bottom - top), 0) / 2
        y, tall, wide = top - thin, bottom - top + 2 * thin, self.right - self.left
        self.canvas.rect(self.left, y, wide, tall, fill="zone_soft")
        for edge in (y, y + tall):
            self.canvas.line(self.left, edge, self.right, edge, "zone", self.size * 0.05)

    def _name_zone(self) -> None:
        box = self.named_zone
        if box is not None:
            # The lines of round numbers end at the word.
            wide, tall = box.right - box.left, box.bottom - box.top
            self.canvas.rect(box.left - 2, box.top, wide + 4, tall, fill="zone_soft")
            base, said = box.top + self.small * 0.8, tr("zone")
            self.canvas.text(box.left, base, said, size=self.small, ink="zone", bold=True)

    def _zone_name(self) -> Box | None:
        """Return where the zone is named: inside it at the right, where no line or dot is."""
        if self.picture.zone is None:
            return None
        low, high = self.picture.zone
        right = self.right - self.small * 0.4
        inside = Box(
            right - self._wide(tr("zone"), True), self._y(high) + self.small * 0.2,
            right, self._y(low) - self.small * 0.3,
        )  # fmt: skip
        steps = [
            ((x1, y1), (x2, y2))
            for side in _INKS
            for (x1, y1, _), (x2, y2, _) in pairwise(self._of(side))
        ]
        return free_line(inside, self.small, self.edges, steps)

    def _axis(self) -> None:
        draw_heights(self.canvas, self.ticks, self._y, self.left, self.right, self.size, self.small)

    def _rules(self) -> None:
        """Draw our limit and our target across, and the middle behind the last two offers."""
        course, size = self.course, self.size
        if course.limit is not None:
            y = self._y(course.limit)
            self.canvas.line(self.left, y, self.right, y, "ours", size * 0.2)
        if course.target is not None:
            y = self._y(course.target)
            self.canvas.line(self.left, y, self.right, y, "ours", size * 0.1, dashed=True)
        if course.midpoint is not None:
            y, x = self._y(course.midpoint), self.right
            corners = [(x, y), (x + size * 0.6, y - size * 0.35), (x + size * 0.6, y + size * 0.35)]
            self.canvas.polygon(corners, fill="muted")

    def _of(self, side: str) -> list[tuple[float, float, Offer]]:
        places = zip(self.xs, self.ys, self.course.offers, strict=True)
        return [(x, y, offer) for x, y, offer in places if offer.side == side]

    def _path(self, side: str, ink: str) -> None:
        thick = self.size * (0.08 if self.dense else 0.13)
        dashed = side != "us" and not self.crowded
        for (x1, y1, _), (x2, y2, _) in pairwise(self._of(side)):
            self.canvas.line(x1, y1, x2, y2, ink, thick, dashed=dashed)

    def _dot(self, index: int, offer: Offer) -> None:
        x, y, size = self.xs[index], self.ys[index], self.size
        ink = _INKS.get(offer.side, "muted")
        fill = ink if offer.side == "us" else "surface"
        thin = size * 0.1
        if offer.past_limit:
            ring = self.radius + size * 0.22
            self.canvas.dot(x, y, ring, fill="surface", stroke="bad", line_width=size * 0.14)
        self.canvas.dot(x, y, self.radius, fill=fill, stroke=ink, line_width=thin)
        said = str(offer.number)
        # Three digits would leave the dot.
        if not self.dense and self._wide(said) <= 2 * self.radius:
            base = y + self.small * 0.34
            ink = "surface" if offer.side == "us" else ink
            self.canvas.text(x, base, said, size=self.small, ink=ink, anchor="middle")

    def _sizes(self) -> None:
        """Write how far the offers moved beside their steps; where not all, the largest."""
        steps = [
            Step((x1, y1), (x2, y2), offer.size or Decimal(0), ink)
            for side, ink in _INKS.items()
            for (x1, y1, _), (x2, y2, offer) in pairwise(self._of(side))
        ]
        inside = Box(self.left, self.top - self.small * 0.4, self.right, self.bottom)
        reach, taken = self.size * 0.3, tuple(self._taken())
        density = "crowded" if self.crowded else "close" if self.dense else "apart"
        room = Room(inside, taken, reach, self.small, density)
        found, self.all_sizes = sizes(
            steps, room, self.picture.style, lambda text: self._wide(text, True)
        )
        for each in found:
            base = each.box.top + self.small * 0.78
            said, ink = each.lines[0], each.tag.ink
            self.canvas.text(each.box.left, base, said, size=self.small, ink=ink, bold=True)

    def _taken(self) -> list[Box]:
        """Return the places where no size may stand: the dots and our lines."""
        name = self.named_zone
        taken = list(self.edges) if name is None else [*self.edges, name]
        for value in (self.course.limit, self.course.target):
            if value is not None:
                y, half = self._y(value), self.size * 0.12
                taken.append(Box(self.left, y - half, self.right, y + half))
        return taken

    def _dot_boxes(self) -> list[Box]:
        reach = self.radius + self.size * 0.1
        dots = list(zip(self.xs, self.ys, strict=True))
        # Where the lines stand for hundreds of dots, only the last ones are in the way.
        near = dots[-_NEAR_ZONE:] if self.crowded else dots
        return [Box(x - reach, y - reach, x + reach, y + reach) for x, y in near]

    def _ends(self) -> None:
        """Say below when it began and ended, or which offers these are, and what is left out."""
        first, last = self._end_words()
        thinned = self.foot and not self.all_sizes
        said = tr("the size stands beside the largest steps"), tr("sizes of the largest")
        base = self.bottom + self.small * 1.15
        write_ends(
            self.canvas, first, last, said if thinned else (), self.left, self.right, base,
            self.small,
        )  # fmt: skip

    def _end_words(self) -> Sequence[str]:
        if self.picture.shares:
            return self.picture.ends
        if not self.dense or not self._too_many(self.width):
            return "", ""
        offers = self.course.offers
        return tuple(
            tr("offer {number}").format(number=offer.number) for offer in (offers[0], offers[-1])
        )

    def _strip(self) -> None:
        made = len(self.course.offers)
        marks = self.picture.marks
        y = self.bottom + self.size * ROW * 0.5
        y += self.small * LINE if self.foot else 0.0
        strip = Strip(self.canvas, self.left, self.right, y, self.width, self.size, self.small)
        strip.draw([(self._x(made + index), mark) for index, mark in enumerate(marks)])
