"""A font on paper that can also draw shaped glyphs, each with the letters that it stands for."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import uharfbuzz
from reportlab.pdfbase.ttfonts import TTFont

# Where Unicode leaves room for codes of one's own: a shaped glyph gets one here.
_FIRST_CODE = 0xF0000
_MOST_PER_LIST = 100
_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
{lists}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class PaperFont(TTFont):
    """reportlab's font, whose characters may also be glyphs that no character leads to."""

    # What the stubs leave out.
    face: Any
    state: Any

    def __init__(self, name: str, path: str) -> None:
        """Read the font file."""
        super().__init__(name, path)
        self._codes: dict[tuple[int, str], str] = {}
        self._said: dict[int, str] = {}

    @cached_property
    def shaper(self) -> Any:
        """Return HarfBuzz's view of the font."""
        return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(self.face._ttf_data)))

    @cached_property
    def blank(self) -> int:
        """Return the number of a glyph without ink: the space, or what stands for none."""
        return int(self.face.charToGlyph.get(ord(" "), 0))

    def char(self, glyph: int, said: str) -> str:
        """Return the character that draws a glyph and is read as the letters `said`."""
        if len(said) == 1 and self.face.charToGlyph.get(ord(said)) == glyph:
            return said
        known = self._codes.get((glyph, said))
        return known or self._coded(glyph, said)

    def width(self, char: str) -> float:
        """Return the width of a character in thousandths of the size."""
        return float(self.face.charWidths[ord(char)])

    def addObjects(self, doc: Any) -> None:
        """Write the font into the file; what its shaped glyphs are read as is added."""
        subsets = self.state[doc].subsets
        names = [self.getSubsetInternalName(number, doc)[1:] for number in range(len(subsets))]
        super().addObjects(doc)
        for name, subset in zip(names, subsets, strict=True):
            if self._said.keys() & set(subset):
                written = doc.idToObject["BasicFonts"].dict[name]
                doc.idToObject[written.ToUnicode.name].content = self._read_as(subset)

    def _coded(self, glyph: int, said: str) -> str:
        code = _FIRST_CODE + len(self._codes)
        self.face.charToGlyph[code] = glyph
        self.face.charWidths[code] = self.face._pdfScale(self.shaper.get_glyph_h_advance(glyph))
        self._said[code] = said
        self._codes[glyph, said] = chr(code)
        return chr(code)

    def _read_as(self, subset: list[int]) -> str:
        said = (self._said.get(code, chr(code)).encode("utf-16-be") for code in subset)
        lines = [f"<{at:02X}> <{letters.hex().upper()}>" for at, letters in enumerate(said)]
        lists = (lines[at : at + _MOST_PER_LIST] for at in range(0, len(lines), _MOST_PER_LIST))
        parts = (f"{len(part)} beginbfchar\n{chr(10).join(part)}\nendbfchar" for part in lists)
        return _CMAP.format(lists="\n".join(parts))
