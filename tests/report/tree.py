"""Reading the structure of our PDFs back: what a screen reader is told, and whether it is sound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

# What paints: outside of marked content none of these may stand.
PAINTS = frozenset(("Tj", "TJ", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do"))
# What may stand in what; a kind that is not named may stand anywhere.
HOMES = {
    "TR": {"Table"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "Lbl": {"LI"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
}


@dataclass
class Node:
    """One element of the tree with all that it holds."""

    kind: str
    above: str
    alt: str = ""
    table: dict[str, str] = field(default_factory=dict)
    box: list[float] = field(default_factory=list)
    kids: list[Node | tuple[int, int]] = field(default_factory=list)
    notes: int = 0

    def walk(self) -> Iterator[Node]:
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()


class Read:
    """A PDF with its pages, its structure tree and the texts of its pieces."""

    def __init__(self, pdf: bytes, password: str = "") -> None:
        self.pdf = pikepdf.open(BytesIO(pdf), password=password)
        self._pages = [page.obj.objgen for page in self.pdf.pages]
        self.faults: list[str] = []
        self.owner: dict[tuple[int, int], tuple[int, int]] = {}
        self.noted: dict[tuple[int, int], tuple[int, int]] = {}
        root = self.pdf.Root.StructTreeRoot
        (top,) = root.K
        self.top = self._node(top, root)
        self.texts: dict[tuple[int, int], str] = {}
        self.outside: list[str] = []
        self.marked = [self._marked(*page) for page in enumerate(self.pdf.pages)]
        self._parents()

    def nodes(self, kind: str) -> list[Node]:
        return [node for node in self.top.walk() if re.fullmatch(kind, node.kind)]

    def said(self, node: Node) -> str:
        """Return the text of an element in the order of the tree."""
        parts = []
        for kid in node.kids:
            parts.append(self.said(kid) if isinstance(kid, Node) else self.texts.get(kid, ""))
        return "".join(parts)

    def lines(self) -> list[str]:
        """Return what is read, element by element; of figures their words."""
        found = []
        for node in self.top.walk():
            own = [self.texts.get(kid, "") for kid in node.kids if not isinstance(kid, Node)]
            if node.kind == "Figure":
                found.append(f"Figure: {node.alt}")
            elif "".join(own).strip():
                found.append(f"{node.kind}: {''.join(own).strip()}")
        return found

    def _node(self, raw: pikepdf.Object, above: pikepdf.Object) -> Node:
        if raw.P.objgen != above.objgen:
            self.faults.append(f"{raw.S} does not know what it is in")
        alt = plain(str(raw.get("/Alt", "")))
        node = Node(str(raw.S)[1:], str(above.get("/S", "/Root"))[1:], alt)
        for kid in raw.get("/K", []):
            self._kid(node, raw, kid)
        if "/A" in raw:
            node.table = {key: str(value) for key, value in raw.A.items()}
            node.box = [float(edge) for edge in raw.A.get("/BBox", [])]
        return node

    def _kid(self, node: Node, raw: pikepdf.Object, kid: Any) -> None:
        if isinstance(kid, int):
            self._piece(node, raw, raw.Pg, kid)
        elif kid.get("/Type") == "/MCR":
            self._piece(node, raw, kid.Pg, int(kid.MCID))
        elif kid.get("/Type") == "/OBJR":
            node.notes += 1
            self.noted[kid.Obj.objgen] = raw.objgen
        else:
            node.kids.append(self._node(kid, raw))

    def _piece(self, node: Node, raw: pikepdf.Object, page: pikepdf.Object, number: int) -> None:
        key = self._pages.index(page.objgen), number
        if key in self.owner:
            self.faults.append(f"piece {key} is in the tree twice")
        self.owner[key] = raw.objgen
        node.kids.append(key)

    def _marked(self, index: int, page: pikepdf.Page) -> list[int]:
        """Return the numbers of a page's pieces; note what is outside, nested or unbalanced."""
        found: list[int] = []
        running: str | int = ""
        letters: dict[str, str] = {}
        for step in pikepdf.parse_content_stream(page):
            operator = str(step.operator)
            if operator in ("BDC", "BMC"):
                if running != "":
                    self.faults.append(f"{step.operands[0]} inside of {running}")
                running = self._begun(step)
                found += [running] if isinstance(running, int) else []
            elif operator == "EMC":
                running = ""
            elif operator == "Tf":
                letters = _letters(page.resources.Font[str(step.operands[0])])
            elif operator in PAINTS:
                if running == "":
                    self.faults.append(f"{operator} outside of all marked content")
                self._heard(index, running, _said(step, letters))
        if running != "":
            self.faults.append("marked content is not ended")
        return found

    def _begun(self, step: Any) -> str | int:
        if str(step.operator) == "BDC":
            return int(step.operands[1].MCID)
        if step.operands[0] != "/Artifact":
            self.faults.append(f"{step.operands[0]} has no number")
        return str(step.operands[0])

    def _heard(self, page: int, piece: str | int, said: str) -> None:
        if isinstance(piece, int):
            self.texts[page, piece] = self.texts.get((page, piece), "") + said
        elif said:
            self.outside.append(said)

    def _parents(self) -> None:
        """Hold the way back from pages, links and fields against the tree."""
        numbers = list(self.pdf.Root.StructTreeRoot.ParentTree.Nums)
        keys = [int(key) for key in numbers[::2]]
        if keys != sorted(set(keys)) or self.pdf.Root.StructTreeRoot.ParentTreeNextKey <= keys[-1]:
            self.faults.append("the keys of the parent tree are out of order")
        of = dict(zip(keys, numbers[1::2], strict=True))
        for index, page in enumerate(self.pdf.pages):
            found = [each.objgen for each in of.pop(int(page.obj.StructParents))]
            wanted = [self.owner.get((index, number)) for number in range(len(found))]
            if found != wanted:
                self.faults.append(f"page {index}: its pieces lead to other elements")
            for note in page.obj.get("/Annots", []):
                leads = of.pop(int(note.StructParent)).objgen
                if leads != self.noted.pop(note.objgen, None):
                    self.faults.append("a link or field is not where its parent is")
        if of or self.noted:
            self.faults.append("the tree knows of links or fields that no page has")


def _said(step: Any, letters: dict[str, str]) -> str:
    """Return the letters that an operator writes; none for one that draws."""
    if str(step.operator) not in ("Tj", "TJ"):
        return ""
    given = step.operands[0]
    runs = given if isinstance(given, pikepdf.Array) else [given]
    codes = b"".join(bytes(run) for run in runs if isinstance(run, pikepdf.String))
    return "".join(letters[f"{code:02X}"] for code in codes)


def _letters(font: pikepdf.Object) -> dict[str, str]:
    """Return the letter of each code of a font, as a reader copies it."""
    if "/ToUnicode" not in font:
        return {f"{code:02X}": chr(code) for code in range(256)}
    pairs = re.findall(r"<(\w\w)> <(\w+)>", font.ToUnicode.read_bytes().decode())
    return {code: plain(chr(int(letter, 16))) for code, letter in pairs}


def plain(text: str) -> str:
    """Return text with every space as the one that a person types."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def faults_of(read: Read) -> list[str]:
    """Return all that is wrong with the structure of a PDF."""
    return [
        *read.faults,
        *_pieces(read),
        *_levels(read),
        *_homes(read),
        *_figures(read),
        *_tables(read),
    ]


def _pieces(read: Read) -> Iterator[str]:
    for index, numbers in enumerate(read.marked):
        if numbers != list(range(len(numbers))):
            yield f"page {index}: pieces are not numbered in order, each once"
        for number in numbers:
            if (index, number) not in read.owner:
                yield f"piece {number} of page {index} is not in the tree"
    count = sum(len(numbers) for numbers in read.marked)
    if count != len(read.owner):
        yield f"{count} pieces on the pages, {len(read.owner)} in the tree"


def _levels(read: Read) -> Iterator[str]:
    before = 0
    for node in read.nodes(r"H\d"):
        level = int(node.kind[1])
        if level > before + 1:
            yield f"a heading of level {level} follows one of level {before}"
        before = level


def _homes(read: Read) -> Iterator[str]:
    for node in read.top.walk():
        if node.kind in HOMES and node.above not in HOMES[node.kind]:
            yield f"{node.kind} in {node.above}"
        if not node.kids and not node.notes and node.kind not in ("TD", "TH"):
            yield f"{node.kind} holds nothing"


def _figures(read: Read) -> Iterator[str]:
    width, height = (float(edge) for edge in list(read.pdf.pages[0].mediabox)[2:])
    for node in read.nodes("Figure"):
        if not node.alt.strip():
            yield "a figure has no words"
        left, bottom, right, top = node.box
        if not (0 <= left < right <= width and 0 <= bottom < top <= height):
            yield f"a figure stands outside of its page: {node.box}"


def _tables(read: Read) -> Iterator[str]:
    for table in read.nodes("Table"):
        lines = [row for row in table.kids if isinstance(row, Node)]
        rows = [[cell for cell in row.kids if isinstance(cell, Node)] for row in lines]
        wide = {sum(int(cell.table.get("/ColSpan", 1)) for cell in row) for row in rows}
        if len(wide) != 1:
            yield f"the rows of a table have {wide} columns"
        if any(cell.kind == "TH" and "/Scope" not in cell.table for row in rows for cell in row):
            yield "a head of a table does not say what it heads"
