"""Labels under or over even columns: all of them, shorter ones, or every nth from the latest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from negdesk.chart.labels import Measure


@dataclass(frozen=True, slots=True)
class ColumnLabel:
    """What to write at a column: the same said in ever fewer words, longest first."""

    texts: tuple[str, ...] = ("",)
    ink: str = "ink"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """Even columns from `left`, each `pitch` wide; labels stay between `left` and `edge`."""

    left: float
    pitch: float
    count: int
    edge: float
    gap: float

    @property
    def room(self) -> float:
        """Return the widest that a label may be."""
        return self.edge - self.left

    def middle(self, index: int) -> float:
        """Return the middle of a column."""
        return self.left + self.pitch * (index + 0.5)

    def start(self, index: int, wide: float) -> float:
        """Return the left end of a label of this width, kept inside."""
        return max(self.left, min(self.middle(index) - wide / 2, self.edge - wide))

    def step(self, *rows: Sequence[float]) -> int:
        """Return the least n for which every nth label of each row, from the latest, is free."""
        for n in range(1, self.count):
            kept = range(self.count - 1, -1, -n)
            if all(self._free(widths, kept) for widths in rows):
                return n
        return max(self.count, 1)

    def _free(self, widths: Sequence[float], kept: range) -> bool:
        limit = float("inf")
        for index in kept:
            if not widths[index]:
                continue
            start = self.start(index, widths[index])
            if start + widths[index] + self.gap > limit:
                return False
            limit = start
        return True


def wording(
    columns: Columns, labels: Sequence[ColumnLabel], measure: Measure
) -> tuple[list[str], int]:
    """Return the longest words with which all labels stand free, else the shortest and a step."""
    texts: list[str] = []
    step = 1
    for level in range(max((len(label.texts) for label in labels), default=1)):
        texts = [label.texts[min(level, len(label.texts) - 1)] for label in labels]
        widths = [measure(text, label.bold) for text, label in zip(texts, labels, strict=True)]
        step = columns.step(widths)
        if step == 1:
            break
    return texts, step
