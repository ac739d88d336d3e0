"""The colours by role: two palettes for the screen, light and dark, one for paper."""

from __future__ import annotations

from collections.abc import Mapping

Palette = Mapping[str, str]

LIGHT: Palette = {
    "window": "#F5F4F1",
    "surface": "#FFFFFF",
    "ink": "#1C1F23",
    "muted": "#5A6068",
    "line": "#D8D5CE",
    "ours": "#1B5FAA",
    "ours_soft": "#D3E3F6",
    "ours_mid": "#A9C5E6",
    "theirs": "#B2560D",
    "theirs_soft": "#F8DFC8",
    "zone": "#2B6B57",
    "zone_soft": "#DCEBE4",
    "warn": "#7A4F00",
    "warn_soft": "#FFF2CF",
    "bad": "#A1211E",
    "bad_soft": "#FBE6E4",
}

DARK: Palette = {
    "window": "#17191C",
    "surface": "#202327",
    "ink": "#ECEDEE",
    "muted": "#A9AFB6",
    "line": "#3B4046",
    "ours": "#7DB1F2",
    "ours_soft": "#1F3A58",
    "ours_mid": "#305A87",
    "theirs": "#F0A468",
    "theirs_soft": "#53351C",
    "zone": "#7CC7AD",
    "zone_soft": "#1E3B33",
    "warn": "#F1C562",
    "warn_soft": "#433411",
    "bad": "#F19A94",
    "bad_soft": "#4A2120",
}

# White paper wants no window colour, and lines that survive a cheap printer.
PAPER: Palette = {**LIGHT, "window": "#F6F5F2", "line": "#C9C5BC"}

# Grey print: the same lightness steps without hue; words and hatching carry the meaning.
GREY: Palette = {
    "window": "#F4F4F4",
    "surface": "#FFFFFF",
    "ink": "#1E1E1E",
    "muted": "#5C5C5C",
    "line": "#C6C6C6",
    "ours": "#3C3C3C",
    "ours_soft": "#E2E2E2",
    "ours_mid": "#C4C4C4",
    "theirs": "#5A5A5A",
    "theirs_soft": "#EBEBEB",
    "zone": "#444444",
    "zone_soft": "#EFEFEF",
    "warn": "#3E3E3E",
    "warn_soft": "#EFEFEF",
    "bad": "#2E2E2E",
    "bad_soft": "#EAEAEA",
}


def strong(colours: Palette) -> Palette:
    """Return a palette with strong contrasts: no faint words, lines as clear as words."""
    light = colours["surface"] == LIGHT["surface"]
    ink = "#000000" if light else "#FFFFFF"
    ground = "#FFFFFF" if light else "#000000"
    faint = {"ink": ink, "muted": ink, "line": colours["muted"], "surface": ground}
    return {**colours, **faint, "window": ground}
