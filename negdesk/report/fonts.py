"""The embedded fonts: which character is in which, how wide it is, and what none has."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError

from negdesk import resources
from negdesk.report import shaping, system_fonts
from negdesk.report.paper_font import PaperFont
from negdesk.report.shaping import Piece

REGULAR = "Roboto"
BOLD = "Roboto-Bold"
# For single characters that the family has not; loaded when the first of them is met.
SPARE = "DejaVuSans"
MISSING = "\u25a1"
_FILES = {REGULAR: "Roboto-Regular.ttf", BOLD: "Roboto-Bold.ttf", SPARE: "DejaVuSans.ttf"}
# Right to left, or with marks that must be shaped, and not among the scripts that are.
_UNSHAPED = {"R", "AL", "AN"}
_LAO = range(0x0E80, 0x0F00)


@dataclass(frozen=True, slots=True)
class Glyph:
    """Where one character is found: its font, what is drawn, its width at size 1."""

    font: str
    char: str
    width: float
    missing: bool = False


class Face(dict[str, Glyph]):
    """A weight of the family: its glyphs by character, looked up once each."""

    def __init__(self, font: str) -> None:
        """Start with the font of that name; others stand in for what it has not."""
        super().__init__()
        self.font = font

    def __missing__(self, char: str) -> Glyph:
        """Find the glyph of a character met for the first time."""
        glyph = self._find(char)
        self[char] = glyph
        return glyph

    def width(self, text: str, size: float) -> float:
        """Return the width of a text."""
        if shaping.needed(text):
            return sum(_advances(text, self.font == BOLD)) * size
        return sum([self[char].width for char in text]) * size

    def advances(self, text: str) -> Sequence[float]:
        """Return how far each character moves the line at size 1."""
        if shaping.needed(text):
            return _advances(text, self.font == BOLD)
        return [self[char].width for char in text]

    def pieces(self, text: str) -> Sequence[Piece]:
        """Return the text as pieces from left to right, each with the font that has it."""
        if shaping.needed(text):
            return _pieces(text, self.font == BOLD)
        glyphs = [self[char] for char in text]
        if all(glyph.font == self.font for glyph in glyphs):
            return [Piece(self.font, "".join([glyph.char for glyph in glyphs]))]
        return [
            Piece(font, "".join([glyph.char for glyph in group]))
            for font, group in groupby(glyphs, lambda glyph: glyph.font)
        ]

    def _find(self, char: str) -> Glyph:
        if char in shaping.DIRECTIONS:
            return Glyph(self.font, "", 0.0)
        for font, widths in self._asked(char):
            width = widths.get(ord(char))
            if width is not None:
                return Glyph(font, char, width / 1000)
        return Glyph(SPARE, MISSING, _widths(SPARE)[ord(MISSING)] / 1000, missing=True)

    def _asked(self, char: str) -> Iterator[tuple[str, dict[int, float]]]:
        """Yield the fonts that may have a character, by name, with their widths."""
        script = shaping.script_of(char)
        if script:
            yield from _system(script, self.font == BOLD)
            yield SPARE, _widths(SPARE)
        elif _shapes_alone(char):
            yield self.font, _widths(self.font)
            yield SPARE, _widths(SPARE)
        if system_fonts.stands_alone(char):
            yield from _system(system_fonts.ALONE)

    def look(self, char: str) -> tuple[str, str]:
        """Return the font of a character and what is drawn of it."""
        glyph = self[char]
        return glyph.font, glyph.char


@lru_cache(maxsize=2)
def face(bold: bool = False) -> Face:
    """Return the regular or the bold weight."""
    return Face(BOLD if bold else REGULAR)


# A line is measured, drawn, and printed again after one change.
@lru_cache(maxsize=1024)
def _pieces(text: str, bold: bool) -> tuple[Piece, ...]:
    return tuple(shaping.pieces(text, face(bold).look))


@lru_cache(maxsize=1024)
def _advances(text: str, bold: bool) -> tuple[float, ...]:
    return tuple(shaping.advances(text, face(bold).look))


@lru_cache(maxsize=3)
def _widths(font: str) -> dict[int, float]:
    """Read and register a font once a process; return its widths by code point."""
    return _registered(font, resources.path("fonts", _FILES[font]))


@lru_cache(maxsize=32)
def _system_widths(path: Path) -> dict[int, float]:
    """Return the widths of a font of this computer; none of one that cannot be embedded."""
    try:
        return _registered(path.stem, path)
    except (TTFError, OSError, struct.error):
        # Its maker does not allow it, it is damaged, or it has gone: the next one is asked.
        return {}


def _system(script: str, bold: bool = False) -> Iterator[tuple[str, dict[int, float]]]:
    for path in system_fonts.fonts_of(script, bold):
        yield path.stem, _system_widths(path)


def _registered(font: str, path: Path) -> dict[int, float]:
    loaded = PaperFont(font, str(path))
    pdfmetrics.registerFont(loaded)
    # A copy: the font's own grows by the glyphs that are shaped, which nobody can type.
    return dict(loaded.face.charWidths)


def load() -> None:
    """Have the two weights ready for a page."""
    _widths(REGULAR)
    _widths(BOLD)


def _shapes_alone(char: str) -> bool:
    return unicodedata.bidirectional(char) not in _UNSHAPED and ord(char) not in _LAO
