"""What stands around every page: title and sections on top; the date, PRIVATE, the number below."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from negdesk.i18n import tr, trn
from negdesk.report.dates import said_moment
from negdesk.report.layout import Sheet
from negdesk.report.text import clip, one_line
from negdesk.report.words import dotted

_HEAD, _FOOT = 36.0, 32.0
_NAMED = 3
# Of the width: what the sections of a page may take.
_SECTIONS = 0.46


class Frame:
    """Draws the head and the foot of pages between the edges."""

    def __init__(self, sheet: Sheet, title: str, now: datetime, edge: float) -> None:
        """Keep what all pages say alike."""
        self.sheet, self.canvas, self.edge = sheet, sheet.canvas, edge
        self.title = one_line(title)
        moment = now.replace(tzinfo=None).isoformat(timespec="minutes")
        self.moment = said_moment(moment, weekday=False)

    def head(self, sections: Sequence[str]) -> None:
        """Write the title of the print and the sections of the page."""
        width, named = self.sheet.width, [words for words in sections if words]
        if len(named) > _NAMED:
            # Names that are cut name nothing: of many sections the first and the last.
            named = [tr("{first} – {last}").format(first=named[0], last=named[-1])]
        right = dotted(named)
        taken = min(self.sheet.wide(right, self.sheet.small), width * _SECTIONS)
        air = self.sheet.body * 2 if right else 0.0
        self._small(0, _HEAD, self.title, "start", width - taken - air)
        self._small(width, _HEAD, right, "end", width * _SECTIONS)
        y = _HEAD + self.sheet.grid * 1.6
        self.canvas.line(self.edge, y, self.edge + width, y, "line", 0.6)

    def foot(self, number: int, count: int, missing: int) -> None:
        """Write when it was printed, whose it is, the page, and what letters are missing."""
        width, base = self.sheet.width, self.canvas.height - _FOOT
        left = tr("negdesk, printed {moment}").format(moment=self.moment)
        self._small(0, base, left, "start", width * 0.34)
        self._small(width / 2, base, tr("PRIVATE: our side only"), "middle", width * 0.3)
        words = tr("page {number} of {count}").format(number=number, count=count)
        self._small(width, base, words, "end", width * 0.2)
        if missing:
            remark = trn(
                "□ stands for a letter this print does not have",
                "□ stands for {count} letters this print does not have",
                missing,
            ).format(count=missing)
            with self.canvas.tag("P"):
                self._small(0, base + self.sheet.leading * 0.9, remark, "start", width)

    def _small(self, x: float, y: float, words: str, anchor: str, width: float) -> None:
        size = self.sheet.small
        said = clip(words, width, size).lines[0]
        self.canvas.text(self.edge + x, y, said, size=size, ink="muted", anchor=anchor)
