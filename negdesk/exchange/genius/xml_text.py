"""XML as people publish it, read into elements: repaired where it is clear, refused where hostile.

Published domains begin with a byte-order mark, carry text before the XML declaration or hold a
bare `&`. Each of these is mended and told. A file that declares entities is refused: a
kilobyte of them can fill the memory, and they can name other files.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from negdesk.exchange.files import read_bytes
from negdesk.i18n import tr
from negdesk.model.errors import Condition

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

SIZE_LIMIT = 4_000_000
_DEEPEST = 50
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Python knows codecs that unpack or run escapes; only character sets are taken from a file.
_CHARACTER_SETS = re.compile(
    r"ascii|utf-8|iso8859-\d+|cp\d+|shift_jis|euc_\w+|gb\w+|big5|koi8-\w|mac-roman"
)
_DECLARED = re.compile(rb"""<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_DECLARATION = re.compile(r"<\?xml\s[^>]*>")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<[A-Za-z_!]")
_LOOSE_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)")
_CHARACTER = re.compile(r"&#(?:([0-9]{1,7})|x([0-9A-Fa-f]{1,6}));")
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class XmlError(Condition):
    """A file that cannot be read as XML, or must not be."""


@dataclass(frozen=True, slots=True)
class XmlFile:
    """The outermost element of a file, and what had to be mended."""

    name: str
    root: Element
    notes: tuple[str, ...] = ()


def read(path: Path) -> XmlFile:
    """Return the elements of an XML file; XmlError or NotRead says why not."""
    return parse(read_bytes(path, SIZE_LIMIT), path.name)


def parse(data: bytes, name: str) -> XmlFile:
    """Return the elements in XML bytes, mended where it is clear what was meant."""
    if len(data) > SIZE_LIMIT:
        text = tr("{name} is larger than {limit} MB, too large for a domain or a profile.")
        raise XmlError(text.format(name=name, limit=SIZE_LIMIT // 1_000_000))
    if not data.strip():
        raise XmlError(tr("{name} is empty.").format(name=name))
    notes: list[str] = []
    text = _without_preamble(_decoded(data, name, notes), name, notes)
    return XmlFile(name, _root(text, name, notes), tuple(notes))


def _decoded(data: bytes, name: str, notes: list[str]) -> str:
    encoding = next((found for mark, found in _MARKS if data.startswith(mark)), "")
    if encoding:
        notes.append(tr("{name} begins with a byte-order mark.").format(name=name))
    elif data[:4] in (b"<\0?\0", b"\0<\0?"):
        encoding = "utf-16-le" if data[1] == 0 else "utf-16-be"
    else:
        encoding = _declared(data)
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError:
        said = tr("{name} is not in the encoding {encoding}; it was read as Western European.")
        notes.append(said.format(name=name, encoding=encoding))
        return data.decode("cp1252", errors="replace")


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data[:2000])
    if found is None:
        return "utf-8"
    try:
        known = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return "utf-8"
    return known if _CHARACTER_SETS.fullmatch(known) else "utf-8"


def _without_preamble(text: str, name: str, notes: list[str]) -> str:
    """Return the text from behind its declaration; line numbers stay as they are."""
    declaration = _DECLARATION.search(text)
    begin, end = declaration.span() if declaration else (max(text.find("<"), 0),) * 2
    before = text[:begin]
    if _TAG.search(_COMMENT.sub("", before)):
        # The declaration stands within the elements: the parser says where.
        return text
    if before.strip():
        notes.append(tr("{name} has text before its beginning; it was left out.").format(name=name))
    return "\n" * text.count("\n", 0, end) + text[end:]


def _root(text: str, name: str, notes: list[str]) -> Element:
    # Only here: an import of XML is rare, and every other command does without.
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException

    try:
        try:
            root = _parsed(text, name)
        except ParseError:
            mended = _mended(text)
            if mended == text:
                raise
            root = _parsed(mended, name)
            said = tr("{name} holds a bare “&” or a character XML does not know; it was mended.")
            notes.append(said.format(name=name))
    except DefusedXmlException as error:
        said = tr("{name} declares entities, which can do harm; it was not read.")
        raise XmlError(said.format(name=name)) from error
    except ParseError as error:
        said = tr("{name} is not XML, or it is cut off: line {line}, column {column} does not fit.")
        line, column = error.position
        raise XmlError(said.format(name=name, line=line, column=column + 1)) from error
    return root


def _parsed(text: str, name: str) -> Element:
    from xml.etree.ElementTree import TreeBuilder

    from defusedxml.ElementTree import XMLParser

    class Shallow(TreeBuilder):
        """Elements down to a depth that domains have: past it a walk through them would fail."""

        depth = 0

        def start(self, tag: str, attrs: dict[str, str]) -> Element:
            self.depth += 1
            if self.depth > _DEEPEST:
                said = tr("{name} nests its elements too deeply to be a domain.")
                raise XmlError(said.format(name=name))
            return super().start(tag, attrs)

        def end(self, tag: str) -> Element:
            self.depth -= 1
            return super().end(tag)

    parser = XMLParser(target=Shallow())
    parser.feed(text)
    root: Element = parser.close()
    return root


def _mended(text: str) -> str:
    """Return the text with loose ampersands as text and without impossible characters."""
    text = _FORBIDDEN.sub("", _LOOSE_AMPERSAND.sub("&amp;", text))
    return _CHARACTER.sub(_possible, text)


def _possible(found: re.Match[str]) -> str:
    code = int(found[1]) if found[1] else int(found[2], 16)
    if code > 0x10FFFF or _FORBIDDEN.match(chr(code)):
        return ""
    return found[0]
