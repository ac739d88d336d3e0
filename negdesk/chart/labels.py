"""Labels along a line that never collide: move apart, then a second line, then fewer words.

A number without its name tells little, so names go only where two lines have no room for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

ELLIPSIS = "…"
Measure = Callable[[str, bool], float]


@dataclass(frozen=True, slots=True)
class Label:
    """What to write at a place: the same said in ever fewer words, longest first."""

    x: float
    texts: tuple[str, ...]
    ink: str = "ink"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A label with its words, its left end, its width and its row (0 is nearest)."""

    label: Label
    text: str
    left: float
    width: float
    row: int


def arrange(
    labels: Sequence[Label],
    left: float,
    right: float,
    measure: Measure,
    gap: float,
    most_rows: int = 2,
) -> list[Placed]:
    """Return the labels placed between left and right without touching each other.

    A label is moved only as far as it still covers its mark. Where words and rows do not
    suffice for that it moves farther, and at last it is cut.
    """
    if not labels:
        return []
    ordered = sorted(labels, key=lambda label: label.x)
    most_words = max(len(label.texts) for label in ordered)
    room = max(right - left, 1.0)
    shapes = [(rows, 0) for rows in range(1, min(most_rows, 2) + 1)]
    shapes += [(rows, less) for rows in range(1, most_rows + 1) for less in range(most_words)]
    for rows, fewer in dict.fromkeys(shapes):
        texts = [label.texts[min(fewer, len(label.texts) - 1)] for label in ordered]
        best = _best(ordered, texts, rows, left, right, measure, gap)
        if best is not None and _farthest(best) <= gap:
            return best
    texts = [label.texts[-1] for label in ordered]
    best = _best(ordered, texts, most_rows, left, right, measure, gap)
    if best is not None:
        return best
    share = room / -(-len(ordered) // most_rows) - gap
    texts = [_cut_label(label, share, measure) for label in ordered]
    return _best(ordered, texts, most_rows, left, right, measure, gap) or []


def cut(text: str, width: float, measure: Callable[[str], float]) -> str:
    """Return the text, or its beginning with an ellipsis that fits the width."""
    if measure(text) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle].rstrip() + ELLIPSIS) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS


def _cut_label(label: Label, width: float, measure: Measure) -> str:
    return cut(label.texts[-1], width, lambda text: measure(text, label.bold))


def spread(
    centres: Sequence[float], widths: Sequence[float], left: float, right: float, gap: float
) -> list[float] | None:
    """Return the left ends nearest to the wished centres without overlap, in their order.

    None when they do not fit side by side. Least squares by pooling neighbours
    (isotonic regression), then clamped to the ends.
    """
    if sum(widths) + gap * (len(widths) - 1) > right - left + 1e-6:
        return None
    offsets = [0.0]
    for width in widths:
        offsets.append(offsets[-1] + width + gap)
    pools: list[tuple[float, int]] = []
    for centre, width, offset in zip(centres, widths, offsets, strict=False):
        mean, count = centre - width / 2 - offset, 1
        while pools and pools[-1][0] > mean:
            other, size = pools.pop()
            mean, count = (mean * count + other * size) / (count + size), count + size
        pools.append((mean, count))
    most = right - (offsets[-1] - gap)
    level = [mean for mean, count in pools for _ in range(count)]
    return [
        min(max(mean, left), most) + offset for mean, offset in zip(level, offsets, strict=False)
    ]


def _best(
    labels: Sequence[Label],
    texts: Sequence[str],
    rows: int,
    left: float,
    right: float,
    measure: Measure,
    gap: float,
) -> list[Placed] | None:
    """Return the placing over all ways to deal the labels to rows that strays least."""
    widths = [measure(text, label.bold) for label, text in zip(labels, texts, strict=True)]
    found: list[Placed] | None = None
    for dealt in _deals(len(labels), rows):
        placed: list[Placed] = []
        for row in range(rows):
            index = [i for i in range(len(labels)) if dealt[i] == row]
            lefts = spread(
                [labels[i].x for i in index], [widths[i] for i in index], left, right, gap
            )
            if lefts is None:
                break
            placed += [
                Placed(labels[i], texts[i], x, widths[i], row)
                for i, x in zip(index, lefts, strict=True)
            ]
        else:
            if found is None or _farthest(placed) < _farthest(found) - 1e-9:
                found = placed
    return found


def _deals(count: int, rows: int) -> Iterator[tuple[int, ...]]:
    if rows == 1:
        yield (0,) * count
    elif count <= 6:
        yield from product(range(rows), repeat=count)
    else:
        yield tuple(index % rows for index in range(count))


def _farthest(placed: Sequence[Placed]) -> float:
    """Return how far the worst label lies beside its mark; 0 when all cover theirs."""
    return max(
        (
            max(0.0, each.left - each.label.x, each.label.x - each.left - each.width)
            for each in placed
        ),
        default=0.0,
    )
