"""The one way for text to reach paper: cleaned, cut to what can be read, broken into lines.

Text is drawn glyph by glyph and never as markup, so there is nothing to escape: what looks
like a tag prints as it was typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from negdesk.i18n import END_ISOLATE, ISOLATE
from negdesk.model.text import clean
from negdesk.report import bidi, shaping, syllables
from negdesk.report.fonts import Face, face
from negdesk.report.system_fonts import stands_alone

ELLIPSIS = "…"
# No line of a page holds more; what is longer is cut before anything measures it.
_MOST_PER_LINE = 400
_MOST_MARKS = 3
# What does not stand before an ellipsis.
_LOOSE = " ,;:.·–-"
# Marks of direction, joiners, variation selectors, tags: no ink of their own. Only a joiner
# after a letter that is shaped says how that is to look.
_INKLESS = re.compile(
    "[\u00ad\u061c\u180e\u200b\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f"
    f"\ufff9-\ufffb\U000e0000-\U000e0fff]|(?<![{shaping.LETTERS}])[{shaping.JOINERS}]+"
)
# A text of its own direction in a sentence: on paper, letters without ink stand around it.
_ISOLATED = re.compile(f"{ISOLATE}([^{ISOLATE}{END_ISOLATE}]*){END_ISOLATE}")
_DIRECTIONS = re.compile(f"[{shaping.DIRECTIONS}]")
_BACKWARDS = re.compile(f"[{shaping.BACKWARDS}]")
_MARK = (
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
_MARKS = re.compile(f"({_MARK}{{{_MOST_MARKS}}}){_MARK}+")
_BREAKS_AFTER = "-–—/·"
# Between characters that stand alone a line may break anywhere but before these.
_FIRST_ALONE = "\u2e80"
# Thai writes no space between words. Without a dictionary, a line breaks between syllables where
# the letters tell: before a vowel that is written first, after one that comes last.
_OPENS_SYLLABLE = frozenset("เแโใไ")
_ENDS_SYLLABLE = frozenset("ะำๆฯ")
_NEVER_FIRST = frozenset("ๆฯ、。，．）」』】〉》！？：；ー…々")


@dataclass(frozen=True, slots=True)
class Lines:
    """A text broken to a width, and whether some of it did not find room."""

    lines: tuple[str, ...]
    cut: bool


def printable(text: str, most: int = 0) -> str:
    """Return the text as it is drawn: composed, without controls and inkless marks.

    With `most`, only that many characters are looked at: work never grows with a note.
    """
    if most and len(text) > most:
        text = text[:most]
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", clean(text).replace("\t", " "))
    text = _MARKS.sub(r"\1", inked(text))
    return text if _BACKWARDS.search(text) else _DIRECTIONS.sub("", text)


def inked(text: str) -> str:
    """Return a line without what has no ink; what says a direction says it as a letter."""
    if text.isascii():
        return text
    while ISOLATE in text and (lettered := _ISOLATED.sub(_in_letters, text)) != text:
        text = lettered
    return _INKLESS.sub("", text)


def _in_letters(found: re.Match[str]) -> str:
    """Return an isolated text between letters of the sentence's direction, and of its own."""
    inner = found[1]
    if bidi.base_level(inner):
        inner = bidi.RIGHT_TO_LEFT + inner + bidi.RIGHT_TO_LEFT
    return bidi.LEFT_TO_RIGHT + inner + bidi.LEFT_TO_RIGHT


def unprintable(text: str) -> str:
    """Return the characters, each once and sorted, that no font here can draw."""
    faces = face()
    drawn = set(printable(text)) - {"\n", *shaping.JOINERS}
    return "".join(sorted(char for char in drawn if faces[char].missing))


def one_line(text: str, most: int = _MOST_PER_LINE) -> str:
    """Return the beginning of the text on one line, its line breaks as spaces."""
    said = printable(text.strip()[: most + 1]).strip()
    return " ".join(said.split("\n")) if "\n" in said else said


def wrap(text: str, width: float, size: float, bold: bool = False, most: int = 2) -> Lines:
    """Return the text in at most `most` lines of this width; an ellipsis ends what is cut."""
    # The cache keeps no more of a long note than tells that it was cut.
    return _wrap(text.strip()[: most * _MOST_PER_LINE + 1], width, size, bold, most)


def clip(text: str, width: float, size: float, bold: bool = False) -> Lines:
    """Return the text on one line, its end replaced by an ellipsis where it must be."""
    return _clip(text.strip()[: _MOST_PER_LINE + 1], width, size, bold)


def flow(text: str, width: float, size: float, bold: bool = False) -> list[str]:
    """Return the whole text in lines of this width; "" stands where the author left one free."""
    lines: list[str] = []
    fits = face(bold)
    for paragraph in printable(text).strip().split("\n"):
        if paragraph.strip():
            lines += _broken(paragraph, width, size, fits, len(paragraph))
        elif lines and lines[-1]:
            lines.append("")
    return lines


# A page is tried at several sizes, and printed again after one change: most lines repeat.
@lru_cache(maxsize=4096)
def _clip(text: str, width: float, size: float, bold: bool) -> Lines:
    said = one_line(text)
    fits = face(bold)
    if len(text) <= _MOST_PER_LINE and fits.width(said, size) <= width:
        return Lines((said,), False)
    return Lines((_ended(said, width, size, fits),), True)


@lru_cache(maxsize=4096)
def _wrap(text: str, width: float, size: float, bold: bool, most: int) -> Lines:
    limit = most * _MOST_PER_LINE
    long = len(text) > limit
    said = printable(text[:limit]).strip()
    fits = face(bold)
    if not long and "\n" not in said and fits.width(said, size) <= width:
        return Lines((said,), False)
    lines: list[str] = []
    for paragraph in said.split("\n"):
        if not paragraph.strip() and said:
            continue
        lines += _broken(paragraph, width, size, fits, most + 1 - len(lines))
        if len(lines) > most:
            break
    if len(lines) <= most and not long:
        return Lines(tuple(lines), False)
    kept = lines[:most] or [""]
    kept[-1] = _ended(kept[-1], width, size, fits)
    return Lines(tuple(kept), True)


def _broken(text: str, width: float, size: float, fits: Face, most: int) -> list[str]:
    """Break one paragraph between words, and within a word that is wider than the line.

    A line that ends within a word ends in `syllables.BROKEN`.
    """
    lines: list[str] = []
    start, at, used, good = 0, 0, 0.0, 0
    room = width / size + 1e-6
    advances = fits.advances(text)
    while at < len(text) and len(lines) < most:
        char = text[at]
        used += advances[at]
        if used > room and char != " " and at > start:
            if good > start:
                end, mark = _fitting(text, start, good, width, size, fits), ""
            else:
                end, mark = _parted(text, start, at, advances, room)
                end = _fitting(text, start, end, width, size, fits)
            lines.append(text[start:end].rstrip() + mark)
            start = end
            while start < len(text) and text[start] == " ":
                start += 1
            at, used, good = start, 0.0, start
            continue
        at += 1
        if char == " " or _may_break(char, text[at : at + 1]):
            good = at
    if start < len(text) and len(lines) < most:
        lines.append(text[start:].rstrip())
    return _directed(lines, text) if shaping.needed(text) else lines


def _parted(
    text: str, start: int, at: int, advances: Sequence[float], room: float
) -> tuple[int, str]:
    """Return where a word ends its line that does not fit on one, and what marks that."""
    if shaping.needed(text):
        return at, ""
    end = syllables.end_of_line(text, start, at, advances, room)
    if syllables.is_within_word(text, start, end):
        return end, syllables.BROKEN
    return at, ""


def _fitting(text: str, start: int, end: int, width: float, size: float, fits: Face) -> int:
    """Return where a line ends that is no wider alone than it was among its neighbours."""
    if shaping.needed(text):
        while end > start + 1 and fits.width(text[start:end].rstrip(), size) > width + 1e-6:
            end -= 1
    return end


def _directed(lines: list[str], paragraph: str) -> list[str]:
    """Open the lines whose own first letter would turn them against their paragraph."""
    base = bidi.base_level(paragraph)
    mark = bidi.RIGHT_TO_LEFT if base else bidi.LEFT_TO_RIGHT
    return [line if bidi.base_level(line) == base else mark + line for line in lines]


def _may_break(char: str, following: str) -> bool:
    """Say whether a line may end after a character that is no space."""
    if char in _ENDS_SYLLABLE or following in _OPENS_SYLLABLE:
        return bool(following) and following not in _NEVER_FIRST
    if char >= _FIRST_ALONE:
        return stands_alone(char) and following not in _NEVER_FIRST
    return char in _BREAKS_AFTER and following.isalpha()


def _ended(text: str, width: float, size: float, fits: Face) -> str:
    room = width / size - fits[ELLIPSIS].width
    used, kept = 0.0, 0
    text = text.rstrip(syllables.BROKEN)
    for advance in fits.advances(text):
        used += advance
        if used > room:
            break
        kept += 1
    ended = text[:kept].rstrip(_LOOSE) + ELLIPSIS
    while shaping.needed(text) and kept and fits.width(ended, size) > width + 1e-6:
        kept -= 1
        ended = text[:kept].rstrip(_LOOSE) + ELLIPSIS
    return ended
