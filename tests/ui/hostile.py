"""Words that look like markup, mnemonics or entities, and are to be shown as they are."""

from __future__ import annotations

HOSTILE = (
    "<b>bold</b>",
    "x<y and z>w",
    "AT&T",
    "&#0;",
    "</para>",
    '<img src="/etc/hostname">',
    "<font color=red>red</font>",
    "R&D &File",
)
