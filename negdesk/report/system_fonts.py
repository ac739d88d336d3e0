"""Fonts of this computer for scripts that we bring no font for: found by name, read when met.

Chinese, Japanese and Korean letters stand alone and need no more than a font. Those of the
other scripts join, stack or run from right to left: they are shaped (negdesk.report.shaping).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

ALONE = "alone"
# Files with TrueType outlines, which can be embedded in part: the first that is found serves.
# In a row, the regular font comes first, then what its bold letters may be called.
_NAMES: dict[str, tuple[tuple[str, ...], ...]] = {
    ALONE: (
        ("DroidSansFallbackFull.ttf",),
        ("DroidSansFallback.ttf",),
        ("wqy-microhei.ttc",),
        ("wqy-zenhei.ttc",),
        ("uming.ttc",),
        ("NanumGothic.ttf",),
        ("fonts-japanese-gothic.ttf",),
        ("ipag.ttf",),
        ("msyh.ttc",),
        ("simsun.ttc",),
        ("msgothic.ttc",),
        ("malgun.ttf",),
        ("Arial Unicode.ttf",),
        ("AppleGothic.ttf",),
    ),
    "Hebr": (
        ("NotoSansHebrew-Regular.ttf", "NotoSansHebrew-Bold.ttf"),
        ("NotoSansHebrew[wdth,wght].ttf",),
        ("segoeui.ttf", "segoeuib.ttf"),
        ("Arial.ttf", "Arial Bold.ttf", "arialbd.ttf"),
    ),
    "Arab": (
        ("NotoSansArabic-Regular.ttf", "NotoSansArabic-Bold.ttf"),
        ("NotoSansArabic[wdth,wght].ttf",),
        ("NotoNaskhArabic-Regular.ttf", "NotoNaskhArabic-Bold.ttf"),
        ("segoeui.ttf", "segoeuib.ttf"),
        ("Arial.ttf", "Arial Bold.ttf", "arialbd.ttf"),
    ),
    "Deva": (
        ("NotoSansDevanagari-Regular.ttf", "NotoSansDevanagari-Bold.ttf"),
        ("NotoSansDevanagari[wdth,wght].ttf",),
        ("Lohit-Devanagari.ttf",),
        ("Nirmala.ttf", "NirmalaB.ttf"),
        ("Nirmala.ttc",),
        ("mangal.ttf", "mangalb.ttf"),
        ("Devanagari Sangam MN.ttc",),
        ("DevanagariMT.ttc",),
        ("Arial Unicode.ttf",),
    ),
    "Thai": (
        ("NotoSansThai-Regular.ttf", "NotoSansThai-Bold.ttf"),
        ("NotoSansThai[wdth,wght].ttf",),
        ("Loma.ttf", "Loma-Bold.ttf"),
        ("Garuda.ttf", "Garuda-Bold.ttf"),
        ("LeelawUI.ttf", "LeelaUIb.ttf"),
        ("Tahoma.ttf", "Tahoma Bold.ttf", "tahomabd.ttf"),
        ("Thonburi.ttc",),
        ("Arial Unicode.ttf",),
    ),
}
_STANDING_ALONE = (
    range(0x2E80, 0x302A),
    range(0x3030, 0x3099),
    range(0x309B, 0xA000),
    range(0xAC00, 0xD7A4),
    range(0xF900, 0xFB00),
    range(0xFE30, 0xFE50),
    range(0xFF01, 0xFFEF),
    range(0x20000, 0x32000),
)


def stands_alone(char: str) -> bool:
    """Say whether a character is of a script that a font of the system may draw as it is."""
    return any(ord(char) in block for block in _STANDING_ALONE)


def folders() -> tuple[Path, ...]:
    """Return where this system keeps its fonts."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home)) / "Microsoft/Windows/Fonts"
        return Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", local
    if sys.platform == "darwin":
        return Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"
    shared = Path("/usr/share/fonts"), Path("/usr/local/share/fonts")
    return *shared, home / ".local/share/fonts", home / ".fonts"


@lru_cache(maxsize=1)
def files() -> tuple[Path, ...]:
    """Return the known fonts that are here, in the order in which they are asked."""
    names = (name.lower() for rows in _NAMES.values() for row in rows for name in row)
    order = {name: index for index, name in enumerate(dict.fromkeys(names))}
    found = {order[path.name.lower()]: path for path in _all() if path.name.lower() in order}
    return tuple(found[index] for index in sorted(found))


def fonts_of(script: str, bold: bool = False) -> list[Path]:
    """Return the fonts that are here for a script, the preferred first; bold before regular."""
    here = {path.name.lower(): path for path in files()}
    names = (name for row in _NAMES[script] for name in ((*row[1:], row[0]) if bold else row[:1]))
    return [here[name.lower()] for name in names if name.lower() in here]


def _all() -> Iterator[Path]:
    for folder in folders():
        for place, _, names in os.walk(folder):
            yield from (Path(place, name) for name in names)
