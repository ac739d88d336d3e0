"""The embedded fonts: which character is in which, how wide it is, and what none has."""

from __future__ import annotations

import struct
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from negdesk import resources
from negdesk.report import system_fonts

REGULAR = "Roboto"
BOLD = "Roboto-Bold"
# For single characters that the family has not; loaded when the first of them is met.
SPARE = "DejaVuSans"
MISSING = "\u25a1"
_FILES = {REGULAR: "Roboto-Regular.ttf", BOLD: "Roboto-Bold.ttf", SPARE: "DejaVuSans.ttf"}
# Right to left, or with marks that must be shaped: glyphs one by one would be wrong.
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
        return sum([self[char].width for char in text]) * size

    def runs(self, text: str) -> list[tuple[str, str]]:
        """Return the text as pieces, each with the font that has it."""
        glyphs = [self[char] for char in text]
        if all(glyph.font == self.font for glyph in glyphs):
            return [(self.font, "".join([glyph.char for glyph in glyphs]))]
        runs: list[tuple[str, str]] = []
        for glyph in glyphs:
            if runs and runs[-1][0] == glyph.font:
                runs[-1] = glyph.font, runs[-1][1] + glyph.char
            else:
                runs.append((glyph.font, glyph.char))
        return runs

    def _find(self, char: str) -> Glyph:
        if _shapes_alone(char):
            for font in (self.font, SPARE):
                width = _widths(font).get(ord(char))
                if width is not None:
                    return Glyph(font, char, width / 1000)
        if system_fonts.stands_alone(char):
            for path in system_fonts.files():
                width = _system_widths(path).get(ord(char))
                if width is not None:
                    return Glyph(path.stem, char, width / 1000)
        return Glyph(SPARE, MISSING, _widths(SPARE)[ord(MISSING)] / 1000, missing=True)


@lru_cache(maxsize=2)
def face(bold: bool = False) -> Face:
    """Return the regular or the bold weight."""
    return Face(BOLD if bold else REGULAR)


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


def _registered(font: str, path: Path) -> dict[int, float]:
    loaded = TTFont(font, str(path))
    pdfmetrics.registerFont(loaded)
    widths: dict[int, float] = loaded.face.charWidths
    return widths


def load() -> None:
    """Have the two weights ready for a page."""
    _widths(REGULAR)
    _widths(BOLD)


def _shapes_alone(char: str) -> bool:
    return unicodedata.bidirectional(char) not in _UNSHAPED and ord(char) not in _LAO
