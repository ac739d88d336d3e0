"""Beliefs over time: one upright bar an estimate, our limit across, the zone between them.

Time runs to the right in even steps, because snapshots are few and come in bursts. The
latest estimate and our limit are named at the right, so nothing needs a legend.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from negdesk.analysis.history import Moment
from negdesk.chart.canvas import Canvas
from negdesk.chart.labels import cut, spread
from negdesk.chart.scale import Scale, labelled_ticks, scale_for, short
from negdesk.i18n import mark, tr
from negdesk.model.numbers import NumberStyle, show

LINE = 1.3
_REASONS = {
    "new_information": mark("news"),
    "creative_option": mark("idea"),
    "trust": mark("trust"),
    "other": mark("other"),
}


@dataclass(frozen=True, slots=True)
class HistoryPicture:
    """The moments with the day of each in words, and our limit; `ghost` is a belief's id."""

    moments: tuple[Moment, ...] = ()
    days: tuple[str, ...] = ()
    limit: Decimal | None = None
    ghost: str = ""
    style: NumberStyle = field(default_factory=NumberStyle)

    @property
    def values(self) -> tuple[Decimal, ...]:
        """Return every number that has a place on the axis."""
        believed = tuple(v for moment in self.moments for v in numbers_of(moment))
        return believed if self.limit is None else (*believed, self.limit)


def numbers_of(moment: Moment) -> tuple[Decimal, ...]:
    """Return the numbers of an estimate that are known."""
    row = moment.belief
    return tuple(value for value in (row.low, row.likely, row.high) if value is not None)


def draw(
    canvas: Canvas,
    picture: HistoryPicture,
    width: float,
    height: float,
    size: float = 12.0,
    small: float = 0.0,
) -> None:
    """Draw the estimates into width × height; `size` is the body text, `small` that of labels."""
    small = small or size * 0.85
    if picture.moments and picture.values:
        _Drawing(canvas, picture, width, height, size, small).draw()
        return
    words = tr("No estimate has been kept yet.")
    said = cut(words, width, lambda text: canvas.text_width(text, small))
    canvas.text(0, small, said, size=small, ink="muted")


class _Drawing:
    def __init__(
        self,
        canvas: Canvas,
        picture: HistoryPicture,
        width: float,
        height: float,
        size: float,
        small: float,
    ) -> None:
        self.canvas, self.picture, self.size, self.small = canvas, picture, size, small
        self.width = width
        line = small * LINE
        self.top = line + small * 0.4
        self.bottom = max(height - 2 * line - small * 0.3, self.top + small * 3)
        room = self.bottom - self.top
        self.scale: Scale = scale_for(picture.values, small * 0.5, room - small * 0.5)
        self.ticks = [
            (value, self._fit(said, width * 0.25))
            for value, said in labelled_ticks(
                self.scale, picture.style, lambda _: small, small * 0.8
            )
        ]
        self.names = self._names()
        self.left = max((self._wide(said) for _, said in self.ticks), default=0.0) + small * 0.6
        named = max((self._wide(said, True) for _, said, _, _ in self.names), default=0.0)
        self.right = width - named - small * 0.8
        self.pitch = (self.right - self.left) / len(picture.moments)

    def draw(self) -> None:
        """Draw everything, back to front."""
        self._axis()
        for index, moment in enumerate(self.picture.moments):
            self._zone(index, moment)
        self._limit()
        for index, moment in enumerate(self.picture.moments):
            self._estimate(index, moment)
        self._write_names()
        self._row(self.small * 0.9, [self._width_words(m) for m in self.picture.moments])
        first = self.bottom + self.small * (0.3 + 0.95)
        reasons = [(_reason(moment), "ink", False) for moment in self.picture.moments]
        self._row(first, [((words,), ink, bold) for words, ink, bold in reasons])
        self._row(first + self.small * LINE, [self._day(i) for i in range(len(reasons))])

    def y(self, value: Decimal) -> float:
        """Return the height of a value on the canvas."""
        return self.bottom - self.scale.at(value)

    def x(self, index: int) -> float:
        """Return the middle of an estimate's column."""
        return self.left + self.pitch * (index + 0.5)

    def _wide(self, text: str, bold: bool = False) -> float:
        return self.canvas.text_width(text, self.small, bold)

    def _fit(self, text: str, most: float) -> str:
        return cut(text, most, lambda said: self._wide(said, True))

    def _axis(self) -> None:
        thin = self.size * 0.06
        for value, said in self.ticks:
            y = self.y(value)
            self.canvas.line(self.left, y, self.right, y, "line", thin)
            at = self.left - self.small * 0.6
            self.canvas.text(
                at, y + self.small * 0.3, said, size=self.small, ink="muted", anchor="end"
            )

    def _zone(self, index: int, moment: Moment) -> None:
        """Shade and hatch from our limit to their likely one, as a step as wide as a column."""
        zone = moment.zone
        if not zone.exists or zone.low is None or zone.high is None:
            return
        top, bottom = self.y(zone.high), self.y(zone.low)
        # A zone of one point is still a zone: never thinner than the eye can see.
        thin = max(self.size * 0.25 - (bottom - top), 0) / 2
        apart = min(self.small * 0.15, self.pitch * 0.1)
        x, wide = self.x(index) - self.pitch / 2 + apart, self.pitch - 2 * apart
        box = x, top - thin, wide, bottom - top + 2 * thin
        self.canvas.rect(*box, fill="zone_soft")
        self.canvas.hatch(*box, "zone", self.size * 0.6, self.size * 0.045)
        likely = moment.belief.likely
        if likely is not None:
            y = self.y(likely)
            self.canvas.line(x, y, x + wide, y, "zone", self.size * 0.08)

    def _estimate(self, index: int, moment: Moment) -> None:
        x, row = self.x(index), moment.belief
        half = min(self.size * 0.5, self.pitch * 0.3)
        shown = row.id == self.picture.ghost
        edge = self.size * (0.18 if shown else 0.09)
        if moment.theirs is not None:
            top, bottom = self.y(moment.theirs.high), self.y(moment.theirs.low)
            # A certain estimate has no height: a dash instead of a bar.
            tall = max(bottom - top, self.size * 0.1)
            box = x - half, top, 2 * half, tall
            self.canvas.rect(
                *box, fill="theirs_soft", stroke="theirs", line_width=edge, radius=half * 0.4
            )
        if row.likely is not None:
            radius = min(self.size * 0.34, half * 0.8)
            fill = "theirs" if moment.live else "surface"
            y = self.y(row.likely)
            self.canvas.dot(x, y, radius, fill=fill, stroke="theirs", line_width=edge)

    def _limit(self) -> None:
        if self.picture.limit is not None:
            y = self.y(self.picture.limit)
            self.canvas.line(self.left, y, self.right, y, "ours", self.size * 0.2)

    def _names(self) -> list[tuple[Decimal, str, str, bool]]:
        """Return what is named at the right: our limit and the latest estimate's numbers."""
        most, style = self.width * 0.3, self.picture.style
        found: list[tuple[Decimal, str, str, bool]] = []
        row = self.picture.moments[-1].belief

        def name(words: str, value: Decimal, ink: str, bold: bool) -> None:
            full = words.format(value=show(value, style))
            said = full if self._wide(full, True) <= most else words.format(
                value=short(value, style)
            )
            found.append((value, self._fit(said, most), ink, bold))

        if self.picture.limit is not None:
            name(tr("our limit {value}"), self.picture.limit, "ours", True)
        if row.likely is not None:
            name(tr("likely {value}"), row.likely, "theirs", True)
        if self.picture.moments[-1].theirs is not None:
            for value in {row.low, row.high} - {row.likely, None}:
                if value is not None:
                    name("{value}", value, "theirs", False)
        return found

    def _write_names(self) -> None:
        high = self.small * 1.15
        names = sorted(self.names, key=lambda each: -each[0])
        while True:
            tops = spread(
                [self.y(value) for value, *_ in names],
                [high] * len(names),
                self.top - self.small * 0.4,
                self.bottom + self.small * 0.2,
                0,
            )
            if tops is not None:
                break
            names = [each for each in names if each[3]] if any(not e[3] for e in names) else names[:1]
        for (_, said, ink, bold), top in zip(names, tops, strict=True):
            y = top + high * 0.5 + self.small * 0.3
            at = self.right + self.small * 0.8
            self.canvas.text(at, y, said, size=self.small, ink=ink, bold=bold)

    def _row(self, y: float, said: Sequence[tuple[Sequence[str], str, bool]]) -> None:
        """Write one label a column; where they do not all fit, the latest and every nth stay."""
        for texts in _by_length([each[0] for each in said]):
            if self._clear(texts, range(len(texts)), [bold for *_, bold in said]):
                kept: Sequence[int] = range(len(texts))
                break
        else:
            kept = self._thinned(texts, [bold for *_, bold in said])
        for index in kept:
            _, ink, bold = said[index]
            left = self._left(index, texts[index], bold)
            self.canvas.text(left, y, texts[index], size=self.small, ink=ink, bold=bold)

    def _left(self, index: int, text: str, bold: bool) -> float:
        wide = self._wide(text, bold)
        return max(0.0, min(self.x(index) - wide / 2, self.width - wide))
