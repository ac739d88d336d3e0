"""Letters that join, stack or run from right to left: from a text to the glyphs of a line.

A line is put in visual order (bidi), cut into stretches of one font and one script, and each
stretch is shaped by HarfBuzz. Widths come back by character, in the order of typing, so that
lines are broken before they are turned.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple, cast

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import ShapeData, ShapedStr

from negdesk.report import bidi
from negdesk.report.glyphs import Glyph, lettered, shaped
from negdesk.report.paper_font import PaperFont

# The scripts as OpenType names them, and where Unicode keeps their letters. The sign of the
# baht stands among the Thai letters and is none.
_BLOCKS = {
    "Hebr": "\u0591-\u05f4\ufb1d-\ufb4f",
    "Arab": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "Deva": "\u0900-\u097f\ua8e0-\ua8ff",
    "Thai": "\u0e01-\u0e3e\u0e40-\u0e5b",
}
LETTERS = "".join(_BLOCKS.values())
BACKWARDS = _BLOCKS["Hebr"] + _BLOCKS["Arab"]
DIRECTIONS = bidi.LEFT_TO_RIGHT + bidi.RIGHT_TO_LEFT
_SHAPED = re.compile(f"[{LETTERS}{DIRECTIONS}]")
_SCRIPTS = {script: re.compile(f"[{blocks}]") for script, blocks in _BLOCKS.items()}
_EM = 1000
JOINERS = "\u200c\u200d"

FontOf = Callable[[str], tuple[str, str]]


class Piece(NamedTuple):
    """Text drawn in one font; `said` is how it is read where the glyphs do not tell."""

    font: str
    text: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Neighbours of one font, script and direction: what is drawn of them, where they begin."""

    start: int
    drawn: str
    font: str
    script: str
    level: int


@lru_cache(maxsize=4096)
def script_of(char: str) -> str:
    """Return the script of a letter that must be shaped, "" for every other character."""
    return next((name for name, letters in _SCRIPTS.items() if letters.match(char)), "")


def needed(text: str) -> bool:
    """Say whether a text has letters that must be shaped."""
    return not text.isascii() and _SHAPED.search(text) is not None


def pieces(text: str, font_of: FontOf) -> list[Piece]:
    """Return what is drawn from left to right; `font_of` names a character's font and glyph."""
    return [_drawn(stretch) for stretch in _stretches(text, font_of)]


def advances(text: str, font_of: FontOf) -> list[float]:
    """Return how far each character, in the order of typing, moves the line at size 1.

    What goes with a letter (marks, the rest of a ligature) has none: no line may break there.
    """
    found = [0.0] * len(text)
    for stretch in _stretches(text, font_of):
        font: Any = pdfmetrics.getFont(stretch.font)
        for glyph in shaped(font, stretch.drawn, stretch.script, bool(stretch.level % 2)):
            found[stretch.start + glyph.start] += glyph.advance / _EM
    letter = 0
    for at, char in enumerate(text):
        if found[at] and at and (unicodedata.category(char)[0] == "M" or char in JOINERS):
            found[letter], found[at] = found[letter] + found[at], 0.0
        elif found[at]:
            letter = at
    return found


def write(written: Any, piece: Piece, size: float) -> None:
    """Write a piece into a text object of reportlab's."""
    written.setFont(piece.font, size)
    if not piece.said:
        written.textOut(piece.text)
        return
    letters = piece.said.encode("utf-16-be").hex().upper()
    written._code.append(f"/Span <</ActualText <FEFF{letters}>>> BDC")
    written.textOut(piece.text)
    written._code.append("EMC")


def _stretches(text: str, font_of: FontOf) -> Iterator[_Stretch]:
    """Cut a line into what can be shaped together, in the order from left to right."""
    looks = _looks(text, font_of)
    for start, end, level in bidi.visual(bidi.levels(text, bidi.base_level(text))):
        cut = []
        for (font, script), group in groupby(range(start, end), lambda at: looks[at][:2]):
            places = list(group)
            drawn = "".join(looks[at][2] for at in places)
            if font:
                cut.append(_Stretch(places[0], drawn, font, script, level))
        yield from reversed(cut) if level % 2 else cut


def _looks(text: str, font_of: FontOf) -> list[tuple[str, str, str]]:
    """Return the font, the script and the character drawn for each character."""
    looks: list[tuple[str, str, str]] = []
    for char in text:
        if char in DIRECTIONS:
            looks.append(("", "", char))
        elif char in JOINERS and looks:
            looks.append((*looks[-1][:2], char))
        elif char == " " and looks and looks[-1][1] and _has(looks[-1][0], char):
            # Else a word would be read together with the next.
            looks.append((*looks[-1][:2], char))
        else:
            font, drawn = font_of(char)
            looks.append((font, script_of(char), drawn))
    return looks


def _has(font: str, char: str) -> bool:
    loaded: Any = pdfmetrics.getFont(font)
    return ord(char) in loaded.face.charToGlyph


def _drawn(stretch: _Stretch) -> Piece:
    """Return what is written of a stretch.

    From left to right its letters are told beside the glyphs, which may stand in another order.
    From right to left they are not: programs that read a page turn round whatever they find.
    """
    font: Any = pdfmetrics.getFont(stretch.font)
    backwards = bool(stretch.level % 2)
    glyphs = shaped(font, stretch.drawn, stretch.script, backwards)
    glyphs = lettered(glyphs, stretch.drawn, font.blank if backwards else None)
    said = stretch.drawn if stretch.script and not backwards else ""
    return Piece(stretch.font, _string(font, glyphs), said)


def _string(font: PaperFont, glyphs: Sequence[Glyph]) -> str:
    """Return what reportlab writes: characters that lead to the glyphs, with their places."""
    chars = [font.char(glyph.number, glyph.letters) for glyph in glyphs]
    places = [
        ShapeData(glyph.start, glyph.advance, 0, glyph.right, glyph.up, font.width(char))
        for glyph, char in zip(glyphs, chars, strict=True)
    ]
    string: str = cast(Any, ShapedStr)("".join(chars), places)
    return string
