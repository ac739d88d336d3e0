"""Words for a narrow column: long ones find a place to break."""

from __future__ import annotations

import re

_LONG, _PIECE = re.compile(r"\S{16,}"), re.compile(r"\S{1,8}")


def narrow(text: str) -> str:
    """Return a text whose long words may break after every few letters."""
    return _LONG.sub(lambda run: "\u200b".join(_PIECE.findall(run[0])), text)
