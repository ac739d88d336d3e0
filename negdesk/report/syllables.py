"""Where a word that is wider than its line is broken: before a syllable, as well as letters tell.

There is no dictionary here, and a word may be of any language written with vowels. A syllable
begins with a consonant before a vowel, and takes along what is never parted from it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

# Ends a line at which a word was broken; paper shows a short stroke for it, and no letter.
BROKEN = "\u00ad"
# Of the type size: how wide the stroke is, with the air around it.
WIDTH = 0.36
_VOWELS = frozenset("aeiouyæœøıаеиоуыэюяіїєαεηιουω")
# These are never parted.
_ONSETS = (
    frozenset(("sc", "ph", "th", "sh", "qu", "ck", "ch", "wr", "ст", "στ", "бл", "пл"))
    | frozenset(f"{stop}{flowing}" for stop in "bcdfgkptv" for flowing in "lr")
    | frozenset(f"{stop}р" for stop in "бвгдкпт")
    | frozenset(f"{stop}ρ" for stop in "βγδθκπτφ")
)
_BEFORE, _AFTER, _LOOKED_BACK = 2, 3, 9
_ALPHABETS = ("LATIN", "GREEK", "CYRILLIC")


def end_of_line(text: str, start: int, at: int, advances: Sequence[float], room: float) -> int:
    """Return where a line from `start` ends in the word whose letter at `at` does not fit.

    The stroke after it fits the room, too. `at` where the word is none of letters, or has no
    two of them on both sides: it is broken there without a stroke.
    """
    used = sum(advances[start:at])
    while at > start and used + WIDTH > room:
        at -= 1
        used -= advances[at]
    last = at
    for end in range(last, max(last - _LOOKED_BACK, start + _BEFORE), -1):
        if _begins(text, start, end):
            return end
    return last


def is_within_word(text: str, start: int, end: int) -> bool:
    """Say whether a line from `start` to `end` parts a word that a stroke may stand in."""
    near = text[max(end - _BEFORE, start) : end + _BEFORE]
    return len(near) == 2 * _BEFORE and all(map(_spelled, near))


def _begins(text: str, start: int, at: int) -> bool:
    """Say whether a syllable begins here, with enough letters of the word on both sides."""
    if not all(map(_spelled, text[at - _BEFORE : at + _AFTER])) or len(text) < at + _AFTER:
        return False
    if at - _BEFORE < start or _vowel(text[at]):
        return False
    joined = text[at - 1 : at + 1].lower() in _ONSETS
    following = at + 1
    while text[following - 1 : following + 1].lower() in _ONSETS:
        following += 1
    return not joined and _vowel(text[following : following + 1])


def _spelled(char: str) -> bool:
    return char.isalpha() and unicodedata.name(char, "").startswith(_ALPHABETS)


def _vowel(char: str) -> bool:
    return unicodedata.normalize("NFD", char.lower())[:1] in _VOWELS
