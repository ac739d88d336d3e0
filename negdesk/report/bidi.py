"""The order of text in two directions on a line: Unicode's bidirectional algorithm (UAX 9).

What can be typed in a page's text is all there is to it: explicit embeddings, overrides and
isolates are taken out before anything is printed, so a paragraph is one run of the algorithm.
"""

from __future__ import annotations

import unicodedata
from itertools import groupby

# Direction of a letter that no page has ink for; it opens a line whose own words would turn it.
LEFT_TO_RIGHT, RIGHT_TO_LEFT = "\u200e", "\u200f"
# The algorithm gives up a paragraph's brackets when more than these are open.
_MOST_OPEN = 63
# Embeddings and the like are not for a line of paper; what is unknown is a letter.
_KINDS = {
    "": "L",
    **dict.fromkeys(("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"), "BN"),
}
_STRONG = {"L": 0, "R": 1, "AL": 1}
_NEUTRAL = frozenset(("B", "S", "WS", "ON"))
# One of these between two digits belongs to the number.
_WITHIN_NUMBERS = frozenset((("CS", "EN"), ("CS", "AN"), ("ES", "EN")))
# To what stands around a neutral, a number counts as right to left.
_SIDES = {"L": "L", "R": "R", "EN": "R", "AN": "R"}


def base_level(text: str) -> int:
    """Return 1 for a paragraph that begins from the right, else 0: its first letter says."""
    for char in text:
        level = _STRONG.get(unicodedata.bidirectional(char))
        if level is not None:
            return level
    return 0


def levels(text: str, base: int) -> list[int]:
    """Return the level of each character of a paragraph: odd ones run from right to left."""
    kinds = [_KINDS.get(kind, kind) for kind in map(unicodedata.bidirectional, text)]
    # Joiners and the like have no direction of their own; rule by rule they are not there.
    shown = [at for at, kind in enumerate(kinds) if kind != "BN"]
    around = "R" if base else "L"
    resolved = _weak([kinds[at] for at in shown], around)
    _brackets([text[at] for at in shown], [kinds[at] for at in shown], resolved, around)
    _neutral(resolved, around)
    found = [base] * len(text)
    for at, kind in zip(shown, resolved, strict=True):
        found[at] = _implicit(kind, base)
    for at, kind in enumerate(kinds):
        if kind == "BN" and at:
            found[at] = found[at - 1]
    return found


def visual(line: list[int]) -> list[tuple[int, int, int]]:
    """Return the runs of a line from left to right: where each begins, where it ends, its level."""
    runs: list[tuple[int, int, int]] = []
    for level, group in groupby(line):
        start = runs[-1][1] if runs else 0
        runs.append((start, start + len(list(group)), level))
    for level in range(max(line, default=0), 0, -1):
        runs = _turned(runs, level)
    return runs


def _turned(runs: list[tuple[int, int, int]], level: int) -> list[tuple[int, int, int]]:
    """Turn each stretch of runs at a level or above (rule L2)."""
    turned: list[tuple[int, int, int]] = []
    for high, group in groupby(runs, lambda run: run[2] >= level):
        stretch = list(group)
        turned += reversed(stretch) if high else stretch
    return turned


def _weak(kinds: list[str], around: str) -> list[str]:
    """Resolve numbers, what stands in and by them, and marks (rules W1 to W7)."""
    found = list(kinds)
    before, strong = around, around
    for at, kind in enumerate(found):
        if kind == "NSM":
            kind = before
        if kind in _STRONG:
            strong = kind
        elif kind == "EN" and strong == "AL":
            kind = "AN"
        found[at] = before = kind
    found = ["R" if kind == "AL" else kind for kind in found]
    for at in range(1, len(found) - 1):
        left, kind, right = found[at - 1 : at + 2]
        if left == right and (kind, left) in _WITHIN_NUMBERS:
            found[at] = left
    _by_numbers(found)
    strong = around
    for at, kind in enumerate(found):
        if kind in _STRONG:
            strong = kind
        elif kind == "EN" and strong == "L":
            found[at] = "L"
    return found


def _by_numbers(found: list[str]) -> None:
    """Let signs of currency and percent go with their number; others are neutral (W5, W6)."""
    at = 0
    for kind, group in groupby(list(found)):
        end = at + len(list(group))
        if kind == "ET":
            by_number = "EN" in (found[at - 1] if at else "", *found[end : end + 1])
            found[at:end] = ["EN" if by_number else "ON"] * (end - at)
        elif kind in {"ES", "CS"}:
            found[at:end] = ["ON"] * (end - at)
        at = end


def _brackets(text: list[str], kinds: list[str], found: list[str], around: str) -> None:
    """Give the two brackets of a pair one direction: that of their contents (rule N0)."""
    before, seen = around, 0
    for start, end in _pairs(text, found):
        strong = (_SIDES[kind] for kind in reversed(found[seen:start]) if kind in _SIDES)
        before, seen = next(strong, before), start
        inside = {_SIDES[kind] for kind in found[start + 1 : end] if kind in _SIDES}
        if not inside:
            continue
        side = around if around in inside else before
        for at in (start, end):
            found[at] = side
            while at + 1 < len(kinds) and kinds[at + 1] == "NSM":
                at += 1
                found[at] = side


def _pairs(text: list[str], found: list[str]) -> list[tuple[int, int]]:
    """Return the places of brackets that belong together, in the order of their openings."""
    pairs: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for at, char in enumerate(text):
        if found[at] != "ON" or not unicodedata.mirrored(char):
            continue
        if unicodedata.category(char) == "Ps":
            if len(waiting) == _MOST_OPEN:
                return []
            # In Unicode the closing bracket comes right after the opening one.
            waiting.append((chr(ord(char) + (2 if char in "[{" else 1)), at))
        elif unicodedata.category(char) == "Pe":
            closes = [closing for closing, _ in waiting]
            if char in closes:
                last = len(closes) - 1 - closes[::-1].index(char)
                pairs.append((waiting[last][1], at))
                del waiting[last:]
    return sorted(pairs)


def _neutral(found: list[str], around: str) -> None:
    """Give what has no direction that of both its sides, else the paragraph's (N1, N2)."""
    at = 0
    for neutral, group in groupby(list(found), lambda kind: kind in _NEUTRAL):
        end = at + len(list(group))
        if neutral:
            before = _SIDES[found[at - 1]] if at else around
            after = _SIDES[found[end]] if end < len(found) else around
            found[at:end] = [before if before == after else around] * (end - at)
        at = end


def _implicit(kind: str, base: int) -> int:
    """Return the level of a resolved character (rules I1, I2)."""
    if kind in {"EN", "AN"}:
        return base + 2 - base % 2
    return base + ((kind == "R") != bool(base % 2))
