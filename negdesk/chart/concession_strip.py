"""The strip under the concession graph: emotions, ultimatums and breaks where they happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from negdesk.chart.canvas import Canvas
from negdesk.chart.concession_picture import Mark
from negdesk.chart.labels import cut, spread
from negdesk.chart.timeline import latest_words
from negdesk.i18n import mark as marked
from negdesk.i18n import tr

ROW, KEY = 1.9, 1.45
_INK = {"us": "ours", "them": "theirs"}
_KINDS = (
    ("emotion", marked("emotion, how strong")),
    ("ultimatum", marked("ultimatum")),
    ("break", marked("break")),
)


@dataclass(frozen=True, slots=True)
class Strip:
    """The strip from `left` to `right` about the height `y`; its key fits `width`."""

    canvas: Canvas
    left: float
    right: float
    y: float
    width: float
    size: float
    small: float

    def draw(self, placed: Sequence[tuple[float, Mark]]) -> None:
        """Draw the marks about their places, the latest ones where there are too many."""
        if not placed:
            return
        thin = self.size * 0.06
        self.canvas.line(self.left, self.y, self.right, self.y, "line", thin)
        wide, gap = self.size * 1.05, self.size * 0.12
        most = max(int((self.right - self.left + gap) / (wide + gap)), 1)
        kept = sorted(placed, key=lambda each: each[0])[-most:]
        widths = [wide] * len(kept)
        lefts = spread([x for x, _ in kept], widths, self.left, self.right, gap) or []
        for left, (_, mark) in zip(lefts, kept, strict=False):
            self._mark(left + wide / 2, self.y, mark)
        self._key([mark for _, mark in kept], latest_words(len(kept), len(placed)))

    def _mark(self, x: float, y: float, mark: Mark) -> None:
        ink, size = _INK.get(mark.side, "muted"), self.size
        if mark.kind == "emotion":
            self._dot(x, y, ink, mark)
        elif mark.kind == "ultimatum":
            half = size * 0.5
            corners = [(x, y - half), (x + half, y + half * 0.8), (x - half, y + half * 0.8)]
            self.canvas.polygon(corners, fill=ink, stroke="surface", line_width=size * 0.06)
        else:
            self.canvas.rect(x - size * 0.3, y - size * 0.4, size * 0.6, size * 0.8, fill="surface")
            for away in (-0.18, 0.18):
                at = x + away * size
                tall = size * 0.32
                self.canvas.line(at, y - tall, at, y + tall, "muted", size * 0.16)

    def _dot(self, x: float, y: float, ink: str, mark: Mark) -> None:
        """Draw an emotion: ours filled, theirs open, as the offers are."""
        filled = mark.side == "us"
        fill = ink if filled else "surface"
        thin = self.size * 0.1
        self.canvas.dot(x, y, self.size * 0.48, fill=fill, stroke=ink, line_width=thin)
        if mark.strength:
            self.canvas.text(
                x,
                y + self.small * 0.33,
                mark.strength,
                size=self.small * 0.9,
                ink="surface" if filled else ink,
                anchor="middle",
            )

    def _key(self, marks: Sequence[Mark], latest: str) -> None:
        """Say below what the shapes mean, of those that are there."""
        present = {mark.kind for mark in marks}
        y, x, small = self.y + self.size * 0.6 + self.small * 1.2, 0.0, self.small
        for kind, words in _KINDS:
            if kind not in present:
                continue
            self._mark(x + self.size * 0.5, y - small * 0.32, Mark(kind, 0, side="third"))
            x = self._word(x + self.size * 1.3, y, tr(words)) + small * 1.2
        if latest:
            self._word(x, y, latest)

    def _word(self, x: float, y: float, words: str) -> float:
        """Write a word of the key and return where it ends."""

        def wide(text: str) -> float:
            return self.canvas.text_width(text, self.small)

        said = cut(words, self.width - x, wide) if x < self.width - self.small else ""
        if said:
            self.canvas.text(x, y, said, size=self.small, ink="muted")
        return x + wide(said)
