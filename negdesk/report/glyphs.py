"""The glyphs of a stretch of text in one font, script and direction, and what each is read as."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

import uharfbuzz

_EM = 1000
# What is in no script is drawn as on a page without: one by one, at the font's own widths.
_PLAIN = {"kern": False, "liga": False}
_NOTHING = "\u200b"
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph, by its number in the font; its measures are in thousandths of the size.

    `start` is where the first of its letters stands in the stretch.
    """

    number: int
    start: int
    advance: float
    right: float
    up: float
    letters: str = ""


def shaped(font: Any, drawn: str, script: str, backwards: bool) -> list[Glyph]:
    """Return the glyphs of a stretch from left to right, as HarfBuzz places them."""
    buffer = uharfbuzz.Buffer()
    # A mark is told apart from the letter that it stands on.
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(drawn)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if backwards else "ltr"
    if script:
        buffer.script = script
    uharfbuzz.shape(font.shaper, buffer, {} if script else _PLAIN)
    scale = _EM / font.shaper.face.upem
    return [
        Glyph(
            info.codepoint,
            info.cluster,
            place.x_advance * scale,
            place.x_offset * scale,
            place.y_offset * scale,
        )
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


def lettered(glyphs: Sequence[Glyph], drawn: str, blank: int | None) -> list[Glyph]:
    """Return the glyphs with their letters.

    With `blank`, the number of a glyph without ink, the stretch runs from right to left: there a
    glyph for two letters is followed by a blank one, as each must be found in its own place by
    the programs that read a page and turn it round.
    """
    starts = sorted({glyph.start for glyph in glyphs})
    ends = dict(zip(starts, [*starts[1:], len(drawn)], strict=True))
    found: list[Glyph] = []
    for start, group in groupby(glyphs, lambda glyph: glyph.start):
        letters, cluster = drawn[start : ends[start]], list(group)
        if blank is None:
            found += _together(cluster, letters)
        else:
            found += _apart(cluster, letters[::-1].translate(_MIRRORED), blank)
    return found


def _together(cluster: list[Glyph], letters: str) -> Iterator[Glyph]:
    yield replace(cluster[0], letters=letters)
    yield from (replace(glyph, letters=_NOTHING) for glyph in cluster[1:])


def _apart(cluster: list[Glyph], letters: str, blank: int) -> Iterator[Glyph]:
    *before, last = cluster
    for glyph, letter in zip(before, letters, strict=False):
        yield replace(glyph, letters=letter)
    rest = letters[len(before) :] or _NOTHING
    share = last.advance / len(rest)
    yield replace(last, letters=rest[0], advance=share)
    for letter in rest[1:]:
        yield Glyph(blank, last.start, share, 0, 0, letter)
