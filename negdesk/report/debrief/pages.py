"""Strips of a debrief dealt to pages: a heading never stands alone at the foot of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from negdesk.report.layout import Block


@dataclass(frozen=True, slots=True)
class Strip:
    """One piece that stays whole, and the air above it where it does not begin a page.

    With `keep` the next one stands on the same page, if a page holds both.
    """

    block: Block
    air: float
    keep: bool = False


@dataclass(slots=True)
class Page:
    """What stands on one page: each block with its distance from the top."""

    placed: list[tuple[float, Block]] = field(default_factory=list)
    used: float = 0.0

    def after(self, strips: Sequence[Strip]) -> float:
        """Return how much of the page is used with these strips below the others."""
        air = sum(strip.air for strip in strips)
        if not self.placed:
            air -= strips[0].air
        return self.used + air + sum(strip.block.height for strip in strips)

    def add(self, strip: Strip) -> None:
        """Put a strip below the others."""
        self.used = self.after([strip])
        self.placed.append((self.used - strip.block.height, strip.block))


def dealt(strips: Sequence[Strip], room: float) -> list[Page]:
    """Return the pages that the strips need, from top to bottom."""
    pages = [Page()]
    for index, strip in enumerate(strips):
        together = strips[index : index + 1 + strip.keep]
        alone = Page().after(together) > room
        if pages[-1].placed and pages[-1].after(together[:1] if alone else together) > room:
            pages.append(Page())
        pages[-1].add(strip)
    return pages
