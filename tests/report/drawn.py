"""What is written on paper, noted as it is drawn: where every piece of text stands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

from negdesk.report.pdf import PdfCanvas

# Of the size: how far letters reach above and below their baseline, without accents.
_ABOVE, _BELOW = 0.7, 0.2


@dataclass(frozen=True)
class Piece:
    """One piece of text with its box, y downwards."""

    text: str
    size: float
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Piece) -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 0.6 and down > 0.6


@contextmanager
def pieces(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[list[Piece]]]:
    """Note the pieces of text of every page that is drawn."""
    pages: list[list[Piece]] = [[]]
    write, turn = PdfCanvas.text, PdfCanvas.next_page

    def text(self, x, y, text, *, size, ink="ink", bold=False, anchor="start"):
        wide = self.text_width(text, size, bold)
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        if text.strip():
            box = left, y - size * _ABOVE, left + wide, y + size * _BELOW
            pages[-1].append(Piece(text, size, *box))
        write(self, x, y, text, size=size, ink=ink, bold=bold, anchor=anchor)

    def next_page(self):
        pages.append([])
        turn(self)

    with monkeypatch.context() as patched:
        patched.setattr(PdfCanvas, "text", text)
        patched.setattr(PdfCanvas, "next_page", next_page)
        yield pages


def overlaps(page: list[Piece]) -> list[tuple[str, str]]:
    """Return the pieces of a page that stand on one another."""
    rows = sorted(page, key=lambda piece: piece.top)
    tallest = max((piece.bottom - piece.top for piece in page), default=0.0)
    found = []
    for index, piece in enumerate(rows):
        for other in rows[index + 1 :]:
            if other.top > piece.top + tallest:
                break
            if piece.meets(other):
                found.append((piece.text, other.text))
    return found


def outside(page: list[Piece], width: float, height: float, edge: float) -> list[str]:
    """Return the pieces that reach over the edges of the page."""
    return [
        piece.text
        for piece in page
        if piece.left < edge - 1
        or piece.right > width - edge + 1
        or piece.top < edge / 2
        or piece.bottom > height - 10
    ]
