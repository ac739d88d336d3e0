"""The ZOPA chart: our range above the axis, our belief about theirs below, the zone through both.

A limit is a thick upright bar, a target a filled dot, an opening an open dot; belief is a
hump whose height is likelihood; their asking price is a filled dot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from negdesk.chart.canvas import Canvas
from negdesk.chart.labels import Label, Placed, arrange, cut, spread
from negdesk.chart.picture import Offer, ZopaPicture, picture
from negdesk.chart.scale import Scale, labelled_ticks, scale_for, short
from negdesk.i18n import tr
from negdesk.model.numbers import show

__all__ = ["Offer", "ZopaPicture", "draw", "least_height", "picture"]


@dataclass(frozen=True, slots=True)
class _Rows:
    """Where each part of the chart stands, from the top."""

    zone: float
    ours: float
    bar: float
    axis: float
    middle: float
    hump: float
    base: float
    theirs: float
    offers: float
    end: float


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


class _Drawing:
    def __init__(
        self, canvas: Canvas, picture: ZopaPicture, width: float, size: float, small: float
    ) -> None:
        self.canvas, self.picture, self.size, self.small = canvas, picture, size, small
        self.width = width
        self.side = min(self._side_width(), width * 0.3)
        edge = small * 1.5
        self.scale = scale_for(picture.values, self.side + size + edge, width - edge)
        self.left, self.right = self.side + size, width
        self.limit_beside = self._limit_fits_beside()
        self.ours = self._arranged(self._our_labels())
        self.theirs = self._arranged(self._their_labels())

    def draw(self, height: float) -> None:
        """Draw everything, back to front."""
        rows = self.rows(height)
        if not self.picture.values:
            self._axis(rows)
            self._empty(rows)
            return
        self._zone_ground(rows)
        self._bar(rows)
        self._hump(rows)
        self._zone_hatch(rows)
        self._axis(rows)
        self._our_marks(rows)
        self._their_marks(rows)
        self._zone_words(rows)
        self._sides(rows)
        self._offers(rows)

    def rows(self, height: float) -> _Rows:
        """Return the places of the rows; what height is left goes to the hump."""
        size, small = self.size, self.small
        line = small * 1.3
        zone = 0.0
        ours = zone + size * 1.5
        bar = ours + _rows_of(self.ours) * line + small * 0.35
        axis = bar + size * 2.0
        middle = axis + small * 1.55
        hump = middle + (line if self._has_middle else small * 0.2)
        fixed = small * 0.7 + max(_rows_of(self.theirs), 1) * line
        fixed += size * 2.0 if self.picture.offers else 0.0
        base = max(height - fixed, hump + size * 2.2)
        theirs = base + small * 0.7
        offers = theirs + max(_rows_of(self.theirs), 1) * line + size
        return _Rows(zone, ours, bar, axis, middle, hump, base, theirs, offers, base + fixed)

    @property
    def _has_zone(self) -> bool:
        zone = self.picture.zone
        return bool(zone.exists) and zone.low is not None and zone.high is not None

    @property
    def _has_middle(self) -> bool:
        zone = self.picture.zone
        return self._has_zone and zone.low != zone.high and zone.midpoint is not None

    def _measure(self, text: str, bold: bool = False) -> float:
        return self.canvas.text_width(text, self.small, bold)

    def _said(self, value: Decimal) -> str:
        return show(value, self.picture.style)

    def _arranged(self, labels: Sequence[Label]) -> list[Placed]:
        return arrange(labels, self.left, self.right, self._measure, self.small * 0.8, 3)

    # What stands at the left.

    def _side_words(self) -> tuple[tuple[str, str], tuple[str, str, str]]:
        lower = self.picture.lower
        ours = tr("we would pay") if lower else tr("we would take")
        theirs = tr("they would take") if lower else tr("they would pay")
        return (tr("Ours"), ours), (tr("Theirs"), theirs, tr("(our belief)"))

    def _side_width(self) -> float:
        ours, theirs = self._side_words()
        heads = [self.canvas.text_width(word, self.size, True) for word in (ours[0], theirs[0])]
        return max(*heads, *map(self._measure, (*ours[1:], *theirs[1:])))

    def _sides(self, rows: _Rows) -> None:
        ours, theirs = self._side_words()
        self._side(rows.bar + self.size * 0.35, ours, "ours")
        lines = theirs if rows.base - rows.hump >= self.small * 3.2 else theirs[:2]
        block = self.size * 0.35 + self.small * 1.25 * (len(lines) - 1)
        self._side(rows.base - block, lines, "theirs")

    def _side(self, y: float, words: Sequence[str], ink: str) -> None:
        head, *rest = words
        y += self.size * 0.35
        self.canvas.text(0, y, self._cut(head, self.size), size=self.size, ink=ink, bold=True)
        for word in rest:
            y += self.small * 1.25
            self.canvas.text(0, y, self._cut(word, self.small), size=self.small, ink="muted")

    def _cut(self, text: str, size: float) -> str:
        return cut(text, self.side, lambda part: self.canvas.text_width(part, size, True))

    # Our range.

    def _limit_fits_beside(self) -> bool:
        """Say whether the limit ends our range and its words fit on its outer side."""
        limit, values = self.picture.limit, self.picture.ours
        if limit is None or limit != (max(values) if self.picture.lower else min(values)):
            return False
        wide = max(map(lambda text: self._measure(text, True), self._limit_texts()[:1]))
        wide = max(wide, self._measure(self.picture.limit_note)) + self.small
        place = self.scale.at(limit)
        return place + wide <= self.right if self.picture.lower else place - wide >= self.left

    def _limit_texts(self) -> tuple[str, ...]:
        limit = self.picture.limit or Decimal(0)
        said = self._said(limit)
        return tr("walkaway {value}").format(value=said), said, short(limit, self.picture.style)

    def _texts(self, words: str, value: Decimal) -> tuple[str, ...]:
        said = self._said(value)
        return words.format(value=said), said, short(value, self.picture.style)

    def _our_labels(self) -> list[Label]:
        shown = self.picture
        labels = []
        if shown.opening is not None:
            texts = self._texts(tr("opening {value}"), shown.opening)
            labels.append(Label(self.scale.at(shown.opening), texts, "ours"))
        if shown.target is not None:
            texts = self._texts(tr("target {value}"), shown.target)
            labels.append(Label(self.scale.at(shown.target), texts, "ours", True))
        if shown.limit is not None and not self.limit_beside:
            labels.append(Label(self.scale.at(shown.limit), self._limit_texts(), "ours", True))
        return labels

    def _bar(self, rows: _Rows) -> None:
        values = self.picture.ours
        if not values:
            return
        high = self.size * 1.3
        x1, x2 = self.scale.at(min(values)), self.scale.at(max(values))
        fill = {"fill": "ours_soft", "stroke": "ours"}
        radius = min(self.size * 0.25, (x2 - x1) / 2)
        if x2 > x1:
            self.canvas.rect(x1, rows.bar, x2 - x1, high, line_width=0.7, radius=radius, **fill)

    def _our_marks(self, rows: _Rows) -> None:
        shown, size = self.picture, self.size
        middle = rows.bar + size * 0.65
        if shown.limit is not None:
            wide = size * 0.3
            x = self.scale.at(shown.limit) - wide / 2
            self.canvas.rect(x, rows.bar - size * 0.35, wide, size * 2.0, fill="ours")
        if shown.opening is not None:
            x = self.scale.at(shown.opening)
            self.canvas.dot(
                x, middle, size * 0.42, fill="surface", stroke="ours", line_width=size * 0.13
            )
        if shown.target is not None:
            self.canvas.dot(self.scale.at(shown.target), middle, size * 0.42, fill="ours")
        for placed in self.ours:
            y = rows.bar - self.small * 0.6 - placed.row * self.small * 1.3
            self._label(placed, y)
        if not shown.ours:
            self._quiet(rows.bar + size, tr("no numbers of ours yet"))
        elif self.limit_beside:
            self._limit_words(middle)

    def _limit_words(self, middle: float) -> None:
        shown = self.picture
        if shown.limit is None:
            return
        side = 1 if shown.lower else -1
        x = self.scale.at(shown.limit) + side * self.small * 0.6
        anchor = "start" if shown.lower else "end"
        y = middle + self.small * (0.35 if not shown.limit_note else -0.15)
        said = self._limit_texts()[0]
        self.canvas.text(x, y, said, size=self.small, ink="ours", bold=True, anchor=anchor)
        if shown.limit_note:
            y += self.small * 1.15
            note = shown.limit_note
            self.canvas.text(x, y, note, size=self.small, ink="muted", anchor=anchor)

    # Their range.

    def _their_labels(self) -> list[Label]:
        shown = self.picture
        labels = []
        if shown.belief is not None:
            low, likely, high = shown.belief.low, shown.belief.likely, shown.belief.high
            if low < likely:
                texts = self._texts(tr("at the lowest {value}"), low)
                labels.append(Label(self.scale.at(low), texts, "theirs"))
            texts = self._texts(tr("likely {value}"), likely)
            labels.append(Label(self.scale.at(likely), texts, "theirs", True))
            if high > likely:
                texts = self._texts(tr("at the highest {value}"), high)
                labels.append(Label(self.scale.at(high), texts, "theirs"))
        if shown.their_opening is not None:
            words = tr("they ask {value}") if shown.lower else tr("they offer {value}")
            texts = self._texts(words, shown.their_opening)
            labels.append(Label(self.scale.at(shown.their_opening), texts, "theirs"))
        return labels

    def _hump(self, rows: _Rows) -> None:
        belief = self.picture.belief
        if belief is None or belief.low >= belief.high:
            return
        corners = [
            (self.scale.at(belief.low), rows.base),
            (self.scale.at(belief.likely), rows.hump),
            (self.scale.at(belief.high), rows.base),
        ]
        self.canvas.polygon(corners, fill="theirs_soft", stroke="theirs", line_width=0.9)

    def _their_marks(self, rows: _Rows) -> None:
        shown, size = self.picture, self.size
        if not shown.theirs:
            self._quiet(rows.base, tr("nothing is known of theirs yet"))
            return
        ends = self.scale.at(min(shown.theirs)), self.scale.at(max(shown.theirs))
        self.canvas.line(ends[0], rows.base, ends[1], rows.base, "theirs", 1.1)
        if shown.belief is not None:
            x = self.scale.at(shown.belief.likely)
            self.canvas.line(x, rows.base, x, rows.hump, "theirs", 0.8, dashed=True)
            for value in {shown.belief.low, shown.belief.likely, shown.belief.high}:
                self.canvas.dot(
                    self.scale.at(value),
                    rows.base,
                    size * 0.36,
                    fill="surface",
                    stroke="theirs",
                    line_width=size * 0.13,
                )
        if shown.their_opening is not None:
            x = self.scale.at(shown.their_opening)
            self.canvas.dot(x, rows.base, size * 0.4, fill="theirs")
        for placed in self.theirs:
            y = rows.theirs + self.small * 0.85 + placed.row * self.small * 1.3
            self._label(placed, y)

    # The zone, the gap, the axis.

    def _span(self) -> tuple[float, float]:
        zone = self.picture.zone
        low, high = zone.low or Decimal(0), zone.high or Decimal(0)
        x1, x2 = self.scale.at(low), self.scale.at(high)
        # A zone of one point is still a zone: never thinner than the eye can see.
        thin = max(self.size * 0.25 - (x2 - x1), 0) / 2
        return x1 - thin, x2 + thin

    def _zone_ground(self, rows: _Rows) -> None:
        if self._has_zone:
            x1, x2 = self._span()
            top = rows.zone + self.size * 1.35
            bottom = rows.base + self.small * 0.55
            self.canvas.rect(x1, top, x2 - x1, bottom - top, fill="zone_soft")

    def _zone_hatch(self, rows: _Rows) -> None:
        if not self._has_zone:
            return
        x1, x2 = self._span()
        top = rows.zone + self.size * 1.35
        bottom = rows.base + self.small * 0.55
        gap = self.size * 0.5
        # The strip with the axis labels stays plain: words on hatching are hard to read.
        labelled = rows.bar - _rows_of(self.ours) * self.small * 1.3
        start = max(top, rows.bar - self.small * 0.2) if self._words_over(x1, x2) else top
        start = max(start, min(top, labelled))
        self.canvas.hatch(x1, start, x2 - x1, rows.axis - start, "zone", gap, 0.4)
        self.canvas.hatch(x1, rows.hump, x2 - x1, bottom - rows.hump, "zone", gap, 0.4)
        for x in (x1, x2):
            self.canvas.line(x, top, x, bottom, "zone", 0.5)

    def _words_over(self, x1: float, x2: float) -> bool:
        return any(each.left < x2 and each.left + each.width > x1 for each in self.ours)

    def _zone_words(self, rows: _Rows) -> None:
        zone = self.picture.zone
        y = rows.zone + self.size * 0.95
        if self._has_zone and zone.low is not None and zone.high is not None:
            x1, x2 = self._span()
            self._headline(self._zone_texts(zone.low, zone.high), (x1 + x2) / 2, y, "zone")
        elif zone.exists is False and zone.gap is not None:
            self._gap(rows, y, zone.gap)
        if self._has_middle and zone.midpoint is not None:
            self._midpoint(rows, zone.midpoint)

    def _zone_texts(self, low: Decimal, high: Decimal) -> tuple[str, ...]:
        style = self.picture.style
        if low == high:
            said = self._said(low)
            return tr("Zone: exactly {value}").format(value=said), short(low, style)
        whole = tr("Zone {low} – {high}")
        return (
            whole.format(low=self._said(low), high=self._said(high)),
            whole.format(low=short(low, style), high=short(high, style)),
        )

    def _headline(self, texts: Sequence[str], x: float, y: float, ink: str) -> None:
        label = Label(x, tuple(texts), ink, True)
        wide = lambda text, bold: self.canvas.text_width(text, self.size, bold)  # noqa: E731
        for placed in arrange([label], self.left, self.right, wide, 0, 1):
            self.canvas.text(placed.left, y, placed.text, size=self.size, ink=ink, bold=True)

    def _gap(self, rows: _Rows, y: float, gap: Decimal) -> None:
        zone = self.picture.zone
        said = tr("No zone: {gap} apart").format(gap=self._said(gap))
        if zone.ours is None or zone.theirs is None:
            return
        x1, x2 = sorted((self.scale.at(zone.ours), self.scale.at(zone.theirs)))
        texts = said, tr("{gap} apart").format(gap=short(gap, self.picture.style))
        self._headline(texts, (x1 + x2) / 2, y, "warn")
        for x in (x1, x2):
            self.canvas.line(x, rows.axis, x, rows.base, "warn", 0.7, dashed=True)
        self.canvas.line(x1, rows.axis, x2, rows.axis, "warn", self.size * 0.25)

    def _midpoint(self, rows: _Rows, value: Decimal) -> None:
        x, size = self.scale.at(value), self.size
        top, half = rows.axis - size * 0.5, size * 0.3
        corners = [(x - half, top), (x + half, top), (x, rows.axis)]
        self.canvas.polygon(corners, fill="zone")
        label = Label(x, self._texts(tr("midpoint {value}"), value), "zone")
        for placed in arrange([label], self.left, self.right, self._measure, 0, 1):
            self._label(placed, rows.middle + self.small * 0.75)

    def _axis(self, rows: _Rows) -> None:
        self.canvas.line(self.left, rows.axis, self.right, rows.axis, "muted", 0.8)
        if not self.picture.values:
            return
        wide = lambda text: self._measure(text)  # noqa: E731
        for value, said in labelled_ticks(self.scale, self.picture.style, wide, self.small * 1.5):
            x = self.scale.at(value)
            self.canvas.line(
                x, rows.axis - self.small * 0.3, x, rows.axis + self.small * 0.3, "muted", 0.8
            )
            half = self._measure(said) / 2
            if self.left <= x - half and x + half <= self.right:
                y = rows.axis + self.small * 1.3
                self.canvas.text(x, y, said, size=self.small, ink="muted", anchor="middle")

    def _offers(self, rows: _Rows) -> None:
        offers = self.picture.offers
        if not offers:
            return
        size, y = self.size, rows.offers
        radius = size * 0.6
        self.canvas.line(self.left, y, self.right, y, "line", 0.8)
        self.canvas.text(0, y + size * 0.35, tr("Offers"), size=size, bold=True)
        ordered = sorted(offers, key=lambda offer: (offer.value, offer.number))
        # More than fit side by side: the latest say most.
        while True:
            centres = [self.scale.at(offer.value) for offer in ordered]
            wide = [2 * radius] * len(ordered)
            lefts = spread(centres, wide, self.left, self.right, size * 0.1)
            if lefts is not None:
                break
            ordered.remove(min(ordered, key=lambda offer: offer.number))
        for offer, left in zip(ordered, lefts, strict=True):
            ink = "ours" if offer.ours else "theirs"
            self.canvas.dot(left + radius, y, radius, fill=ink)
            said, at = str(offer.number), self.small * 0.35
            self.canvas.text(
                left + radius, y + at, said, size=self.small, ink="surface", anchor="middle"
            )

    def _label(self, placed: Placed, y: float) -> None:
        label = placed.label
        self.canvas.text(
            placed.left, y, placed.text, size=self.small, ink=label.ink, bold=label.bold
        )

    def _quiet(self, y: float, words: str) -> None:
        self.canvas.text(self.left, y, words, size=self.small, ink="muted")

    def _empty(self, rows: _Rows) -> None:
        self._sides(rows)
        self._quiet(rows.bar + self.size, tr("no numbers of ours yet"))
        self._quiet(rows.base, tr("nothing is known of theirs yet"))


def _rows_of(placed: Sequence[Placed]) -> int:
    return max((each.row + 1 for each in placed), default=0)
