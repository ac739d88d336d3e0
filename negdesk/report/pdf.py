"""The page canvas: the chart's Canvas protocol on reportlab, with fonts embedded."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from functools import lru_cache
from io import BytesIO
from typing import Any, cast

from reportlab import rl_config
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFString

from negdesk.chart.canvas import Point, hatch_lines
from negdesk.chart.palette import GREY, PAPER, Palette
from negdesk.report import fonts, shaping, syllables
from negdesk.report.order import Printed
from negdesk.report.tagged import TaggedPaper
from negdesk.report.tags import Box, Element
from negdesk.report.text import inked, printable

# Streams as bytes, not as letters: a fifth smaller, and a fifth of a page's time.
rl_config.useA85 = 0

POINT_PER_MM = 72 / 25.4
# Of a figure's words: who hears them cannot skip.
_MOST_ALT = 1000
PAPERS = {"a4": (210 * POINT_PER_MM, 297 * POINT_PER_MM), "letter": (612.0, 792.0)}


class PdfCanvas:
    """The pages of a PDF measured in points, origin top left; drawing goes to the last one.

    Equal input gives equal bytes: no clock, no random id, no name of who prints. Text is read
    aloud only where a tag is open, and lines and areas are only where a figure says them.
    """

    def __init__(
        self, paper: str = "a4", *, title: str = "", language: str = "en", grey: bool = False
    ) -> None:
        """Open a page; the title and the language are all that its metadata says."""
        fonts.load()
        self.width, self.height = PAPERS[paper]
        self.palette: Palette = GREY if grey else PAPER
        self.missing: set[str] = set()
        self._ink = {"fill": "", "stroke": ""}
        self._bytes = BytesIO()
        # initialFontName: else Helvetica, which is not embedded, stays referenced. The stubs
        # take it for a number.
        self._paper = TaggedPaper(
            self._bytes,
            pagesize=(self.width, self.height),
            invariant=1,
            lang=language,
            initialFontName=cast(Any, fonts.REGULAR),
            initialFontSize=10,
        )
        self._paper.setTitle(title)
        self._paper.setAuthor("negdesk")
        self._paper.setCreator("negdesk")
        self._paper.setProducer("negdesk")
        self._paper.setSubject("")

    def finished(self) -> bytes:
        """Close the last page and return the file."""
        self._paper.showPage()
        self._paper.save()
        return self._bytes.getvalue()

    def printed(self, pages: int = 1, shortened: int = 0) -> Printed:
        """Close the last page and return the file with what a person should know about it."""
        return Printed(self.finished(), pages, "".join(sorted(self.missing)), shortened)

    def next_page(self) -> None:
        """Close the page and open the next one."""
        self._paper.showPage()
        self._ink = {"fill": "", "stroke": ""}

    def bookmark(self, key: str, title: str, level: int, y: float) -> None:
        """Mark a height of this page and name it in the outline; level 0 is the outermost."""
        self._paper.bookmarkPage(key, fit="XYZ", left=0, top=self.height - y)
        self._paper.addOutlineEntry(title, key, level, closed=False)
        self._paper.showOutline()

    def link(self, x: float, y: float, width: float, height: float, key: str, words: str) -> None:
        """Let a rectangle lead to a bookmark, also to one of a later page; words say which."""
        entries = {
            "Type": "/Annot",
            "Subtype": "/Link",
            "Rect": PDFArray(self._box(x, y, width, height)),
            "Border": "[0 0 0]",
            "Contents": PDFString(words),
            "Dest": self._paper.bookmark(key),
        }
        self._paper.annotate(PDFDictionary(entries))

    def tag(self, kind: str | Element) -> AbstractContextManager[None]:
        """Take the text drawn inside for a new element of a kind, or for one made before."""
        return self._paper.tags.tag(Element(kind) if isinstance(kind, str) else kind)

    def figure(
        self, words: str, x: float, y: float, width: float, height: float
    ) -> AbstractContextManager[None]:
        """Take all that is drawn inside for a figure; the words stand for it."""
        alt = printable(words, _MOST_ALT)
        return self.tag(Element("Figure", alt=alt, box=self._box(x, y, width, height)))

    def space(self, x: float, y: float, size: float) -> None:
        """Write the space at which a line was broken: without it two words were read as one."""
        self.text(x, y, " ", size=size)

    def artifact(self) -> AbstractContextManager[None]:
        """Take all that is drawn inside for decoration, also what has tags."""
        return self._paper.tags.artifact()

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        ink: str,
        width: float = 1.0,
        *,
        dashed: bool = False,
    ) -> None:
        """Draw a straight line."""
        paper = self._paper
        self._shape("", ink, width)
        if dashed:
            paper.setDash(2, 2)
        paper.line(x1, self.height - y1, x2, self.height - y2)
        if dashed:
            paper.setDash()

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str = "",
        stroke: str = "",
        line_width: float = 1.0,
        radius: float = 0.0,
    ) -> None:
        """Draw a rectangle."""
        self._shape(fill, stroke, line_width)
        bottom = self.height - y - height
        kinds = {"fill": int(bool(fill)), "stroke": int(bool(stroke))}
        if radius > 0:
            self._paper.roundRect(x, bottom, width, height, radius, **kinds)
        else:
            self._paper.rect(x, bottom, width, height, **kinds)

    def polygon(
        self, points: Sequence[Point], *, fill: str = "", stroke: str = "", line_width: float = 1.0
    ) -> None:
        """Draw a closed shape."""
        self._shape(fill, stroke, line_width)
        path = self._paper.beginPath()
        (x, y), *others = points
        path.moveTo(x, self.height - y)
        for x, y in others:
            path.lineTo(x, self.height - y)
        path.close()
        self._paper.drawPath(path, fill=int(bool(fill)), stroke=int(bool(stroke)))

    def dot(
        self,
        x: float,
        y: float,
        radius: float,
        *,
        fill: str = "",
        stroke: str = "",
        line_width: float = 1.0,
    ) -> None:
        """Draw a circle about a point."""
        self._shape(fill, stroke, line_width)
        kinds = {"fill": int(bool(fill)), "stroke": int(bool(stroke))}
        self._paper.circle(x, self.height - y, radius, **kinds)

    def hatch(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        ink: str,
        gap: float,
        line_width: float = 0.5,
    ) -> None:
        """Fill a rectangle with slanted lines, drawn as one path."""
        self._shape("", ink, line_width)
        path = self._paper.beginPath()
        for x1, y1, x2, y2 in hatch_lines(x, y, width, height, gap):
            path.moveTo(x1, self.height - y1)
            path.lineTo(x2, self.height - y2)
        self._paper.drawPath(path, fill=0, stroke=1)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float,
        ink: str = "ink",
        bold: bool = False,
        anchor: str = "start",
    ) -> None:
        """Write one line of text, each piece in the font that has its characters."""
        broken = text.endswith(syllables.BROKEN)
        text = inked(text)
        if not text:
            return
        face = fonts.face(bold)
        pieces = face.pieces(text)
        if len(pieces) > 1 or pieces[0].font == fonts.SPARE:
            self.missing.update(char for char in text if face[char].missing)
        if anchor != "start":
            wide = face.width(text, size) + (syllables.WIDTH * size if broken else 0)
            x -= wide if anchor == "end" else wide / 2
        self._inks(ink, "", 0.0)
        written = self._paper.beginText(x, self.height - y)
        for piece in pieces:
            shaping.write(written, piece, size)
        self._paper.drawText(written)
        if broken:
            self._stroke(x + face.width(text, size), y, size, ink, bold)

    def _stroke(self, x: float, y: float, size: float, ink: str, bold: bool) -> None:
        """Draw what stands at the end of a line for the rest of a word: a line, not a letter.

        So a reader who hears the page, copies from it or searches it has the word as it was typed.
        """
        thick, wide = size * (0.11 if bold else 0.075), size * 0.24
        self.rect(x + size * 0.05, y - size * 0.29 - thick / 2, wide, thick, fill=ink)

    def text_width(self, text: str, size: float, bold: bool = False) -> float:
        """Return how wide the text will be."""
        return fonts.face(bold).width(inked(text), size)

    def _box(self, x: float, y: float, width: float, height: float) -> Box:
        """Return a rectangle as PDF wants it: left, bottom, right, top, from the lower left."""
        return x, self.height - y - height, x + width, self.height - y

    def _inks(self, fill: str, stroke: str, line_width: float) -> None:
        """Begin a text: mark it, and set its colour."""
        self._paper.tags.text()
        self._colours(fill, stroke, line_width)

    def _shape(self, fill: str, stroke: str, line_width: float) -> None:
        """Begin a line or an area: mark it, and set its colours."""
        self._paper.tags.shape()
        self._colours(fill, stroke, line_width)

    def _colours(self, fill: str, stroke: str, line_width: float) -> None:
        """Set the colours that are not set already: a page has hundreds of pieces."""
        if fill and fill != self._ink["fill"]:
            self._paper.setFillColor(_hex(self.palette[fill]))
            self._ink["fill"] = fill
        if stroke:
            if stroke != self._ink["stroke"]:
                self._paper.setStrokeColor(_hex(self.palette[stroke]))
                self._ink["stroke"] = stroke
            self._paper.setLineWidth(line_width)


@lru_cache(maxsize=64)
def _hex(colour: str) -> Color:
    return HexColor(colour)
