"""Strips of a debrief dealt to pages: a heading never stands alone at the foot of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from negdesk.report.layout import Block


@dataclass(frozen=True, slots=True)
class Strip:
    """One piece that stays whole, and the air above it where it does not begin a page."""

    block: Block
    air: float


@dataclass(slots=True)
class Page:
    """What stands on one page: each block with its distance from the top."""

    placed: list[tuple[float, Block]] = field(default_factory=list)
    used: float = 0.0


def dealt(strips: Sequence[Strip], room: float) -> list[Page]:
    """Return the pages that the strips need, from top to bottom."""
    pages = [Page()]
    for strip in strips:
        page = pages[-1]
        top = page.used + strip.air if page.placed else 0.0
        if page.placed and top + strip.block.height > room:
            page, top = Page(), 0.0
            pages.append(page)
        page.placed.append((top, strip.block))
        page.used = top + strip.block.height
    return pages
