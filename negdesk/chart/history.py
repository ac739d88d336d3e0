"""Beliefs over time: one upright bar an estimate, our limit across, the zone between them.

Time runs to the right in even steps, because snapshots are few and come in bursts. The
latest estimate and our limit are named at the right, so nothing needs a legend.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from math import inf

from negdesk.analysis.history import Moment
from negdesk.chart.canvas import Canvas
from negdesk.chart.columns import ColumnLabel, Columns, wording
from negdesk.chart.heights import draw_heights
from negdesk.chart.history_picture import HistoryPicture, picture, reason_label, size_label
from negdesk.chart.labels import cut
from negdesk.chart.message import draw_message
from negdesk.chart.scale import labelled_ticks, scale_for, short
from negdesk.chart.side_names import HIGH, SideName, write_names
from negdesk.i18n import tr
from negdesk.model.numbers import show

__all__ = ["HistoryPicture", "draw", "picture"]

LINE = 1.3


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
    draw_message(canvas, tr("No estimate has been kept yet."), width, small)


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
        self.top = small * (LINE + 0.4)
        self.bottom = max(height - small * (2 * LINE + 0.3), self.top + small * 4)
        room = self.bottom - self.top
        self.scale = scale_for(picture.values, small * 0.5, room - small * 0.5)
        ticks = labelled_ticks(self.scale, picture.style, lambda _: small, small * 0.8)
        # A number that is cut would be another number: without room it is left out.
        self.ticks = [tick for tick in ticks if self._wide(tick[1]) <= width * 0.25]
        self.names = self._names()
        heads = [self._wide(tr("zone"), True), *(self._wide(said) for _, said in self.ticks)]
        left = max(heads) + small * 0.6
        named = max((self._wide(name.said, name.bold) for name in self.names), default=0.0)
        count = len(picture.moments)
        pitch = max(min((width - named - small * 0.8 - left) / count, size * 11), 0.01)
        self.columns = Columns(left, pitch, count, width, small * 0.6)
        self.right = left + pitch * count

    def draw(self) -> None:
        """Draw everything, back to front."""
        self._axis()
        moments = list(enumerate(self.picture.moments))
        for index, moment in moments:
            self._zone(index, moment)
        for index, moment in moments:
            self._range(index, moment)
        if self.picture.limit is not None:
            y = self._y(self.picture.limit)
            self.canvas.line(self.columns.left, y, self.right, y, "ours", self.size * 0.2)
        for index, moment in moments:
            self._likely(index, moment)
        self._write_names()
        self._write_rows()

    def _y(self, value: Decimal) -> float:
        return self.bottom - self.scale.at(value)

    def _wide(self, text: str, bold: bool = False) -> float:
        return self.canvas.text_width(text, self.small, bold)

    def _axis(self) -> None:
        left = self.columns.left
        draw_heights(self.canvas, self.ticks, self._y, left, self.right, self.size, self.small)

    def _zone(self, index: int, moment: Moment) -> None:
        """Shade and hatch from our limit to their likely one, as a step as wide as a column."""
        zone, pitch = moment.zone, self.columns.pitch
        if zone.low is None or zone.high is None or zone.theirs is None:
            return
        top, bottom = self._y(zone.high), self._y(zone.low)
        # A zone of one point is still a zone: never thinner than the eye can see.
        thin = max(self.size * 0.6 - (bottom - top), 0) / 2
        apart = min(self.small * 0.15, pitch * 0.1)
        x, wide = self.columns.middle(index) - pitch / 2 + apart, pitch - 2 * apart
        y, tall = top - thin, bottom - top + 2 * thin
        self.canvas.rect(x, y, wide, tall, fill="zone_soft")
        self.canvas.hatch(x, y, wide, tall, "zone", self.size * 0.6, self.size * 0.045)
        edge = self._y(zone.theirs)
        self.canvas.line(x, edge, x + wide, edge, "zone", self.size * 0.08)

    @property
    def _dense(self) -> bool:
        """Say whether the columns are too narrow for edges and dots."""
        return self.columns.pitch < self.size * 0.8

    def _range(self, index: int, moment: Moment) -> None:
        if moment.theirs is None:
            return
        half = min(self.size * 0.5, self.columns.pitch * 0.3)
        top, bottom = self._y(moment.theirs.high), self._y(moment.theirs.low)
        # A certain estimate has no height: a dash instead of a bar.
        tall = max(bottom - top, self.size * 0.1)
        laid = moment.belief.id == self.picture.ghost
        self.canvas.rect(
            self.columns.middle(index) - half,
            top,
            2 * half,
            tall,
            fill="theirs_soft",
            stroke="" if self._dense and not laid else "theirs",
            line_width=self.size * (0.18 if laid else 0.09),
        )

    def _likely(self, index: int, moment: Moment) -> None:
        if moment.belief.likely is None:
            return
        x, y, half = self.columns.middle(index), self._y(moment.belief.likely), self.size * 0.34
        if self._dense and not moment.live:
            half = self.columns.pitch * 0.4
            self.canvas.line(x - half, y, x + half, y, "theirs", self.size * 0.2)
            return
        fill = "theirs" if moment.live else "surface"
        self.canvas.dot(x, y, half, fill=fill, stroke="theirs", line_width=self.size * 0.09)

    def _names(self) -> list[SideName]:
        """Return what is named at the right: our limit, and the latest estimate's numbers."""
        latest = self.picture.moments[-1]
        row, found = latest.belief, []
        if self.picture.limit is not None:
            found.append(self._name(tr("our limit {value}"), self.picture.limit, "ours", True))
        if row.likely is not None:
            found.append(self._name(tr("likely {value}"), row.likely, "theirs", True))
        if latest.theirs is not None:
            ends = sorted({latest.theirs.low, latest.theirs.high} - {latest.theirs.likely})
            found += [self._name("{value}", value, "theirs", False) for value in ends]
        return found

    def _name(self, words: str, value: Decimal, ink: str, bold: bool) -> SideName:
        style = self.picture.style
        full, less = show(value, style), short(value, style)
        variants = words.format(value=full), words.format(value=less), less
        fits = (said for said in variants if self._wide(said, bold) <= self.width * 0.3)
        return SideName(value, next(fits, less), ink, bold)

    def _write_names(self) -> None:
        small, names = self.small, self.names
        top, bottom = self.top - small * 0.4, self.bottom + small * 0.2
        if len(names) * (small * HIGH) > bottom - top:
            names = [name for name in names if name.bold]
        # Nothing is cut here: half a number would be another number.
        left, right = self.right + small * 0.8, inf
        write_names(self.canvas, names, self._y, left, right, top, bottom, small)

    def _write_rows(self) -> None:
        """Write sizes on top, reasons and days below; all thinned alike, so they belong."""
        small, shown = self.small, self.picture
        rows = {
            self.bottom + small * 1.25: [reason_label(moment) for moment in shown.moments],
            self.bottom + small * (1.25 + LINE): [
                ColumnLabel((day,), "muted") for day in shown.days
            ],
        }
        if shown.limit is not None:
            rows[small * 0.9] = [size_label(moment, shown.style) for moment in shown.moments]
        self._write_head()
        said = {y: wording(self.columns, labels, self._wide)[0] for y, labels in rows.items()}
        # What stands free at one step need not at a wider one: a label is kept inside.
        step = self.columns.step(*(self._widths(said[y], labels) for y, labels in rows.items()))
        for y, labels in rows.items():
            for index in range(len(labels) - 1, -1, -step):
                self._label(index, y, said[y][index], labels[index])

    def _widths(self, texts: Sequence[str], labels: Sequence[ColumnLabel]) -> list[float]:
        return [self._wide(text, label.bold) for text, label in zip(texts, labels, strict=True)]

    def _write_head(self) -> None:
        """Say what the sizes on top are, or why there are none."""
        small = self.small
        if self.picture.limit is None:
            said = cut(tr("There is no limit of ours yet, so no zone."), self.width, self._wide)
            self.canvas.text(0, small * 0.9, said, size=small, ink="muted")
        elif any(moment.zone.exists for moment in self.picture.moments):
            at = self.columns.left - small * 0.6
            said = tr("zone")
            self.canvas.text(at, small * 0.9, said, size=small, ink="zone", bold=True, anchor="end")

    def _label(self, index: int, y: float, text: str, label: ColumnLabel) -> None:
        text = cut(text, self.columns.room, lambda said: self._wide(said, label.bold))
        x = self.columns.start(index, self._wide(text, label.bold))
        if text:
            self.canvas.text(x, y, text, size=self.small, ink=label.ink, bold=label.bold)
