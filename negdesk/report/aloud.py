"""What a page's lines have to say besides their letters, where they are read and not seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from negdesk.report.syllables import BROKEN
from negdesk.report.text import printable


def parted(lines: Sequence[str], words: str) -> Iterator[tuple[str, bool]]:
    """Yield the lines that words were broken into, each with whether a space is to follow it.

    None follows the last line, and none a word that was broken itself.
    """
    if len(lines) < 2:
        yield from ((line, False) for line in lines)
        return
    said, at = printable(words), 0
    for line in lines[:-1]:
        spoken = line.rstrip(BROKEN)
        start = said.find(spoken, at)
        at = max(start, 0) + len(spoken)
        # What is not found was cut or shaped; most lines end between words.
        between = start < 0 or said[at : at + 1].isspace()
        yield line, bool(line) and line == spoken and between
    yield lines[-1], False
