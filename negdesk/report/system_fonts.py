"""Fonts of this computer for scripts that we bring no font for: found by name, read when met.

Only for Chinese, Japanese and Korean: there each character stands alone. Letters that join,
stack or run from right to left would be wrong one by one, whatever font has them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

# Files with TrueType outlines, which can be embedded in part. The first that is found serves.
_NAMES = (
    "DroidSansFallbackFull.ttf",
    "DroidSansFallback.ttf",
    "wqy-microhei.ttc",
    "wqy-zenhei.ttc",
    "uming.ttc",
    "NanumGothic.ttf",
    "fonts-japanese-gothic.ttf",
    "ipag.ttf",
    "msyh.ttc",
    "simsun.ttc",
    "msgothic.ttc",
    "malgun.ttf",
    "Arial Unicode.ttf",
    "AppleGothic.ttf",
)
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
    """Say whether a character is of a script that a font of the system may draw."""
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
    order = {name.lower(): index for index, name in enumerate(_NAMES)}
    found = {order[path.name.lower()]: path for path in _all() if path.name.lower() in order}
    return tuple(found[index] for index in sorted(found))


def _all() -> Iterator[Path]:
    for folder in folders():
        for place, _, names in os.walk(folder):
            yield from (Path(place, name) for name in names)
