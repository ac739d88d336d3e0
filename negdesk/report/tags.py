"""The structure tree of a PDF: what each piece of a page is, for a reader who hears it.

An element may be made long before it is drawn, and drawn in pieces on several pages. Only
what was drawn comes into the tree, so layouts that are tried and given up leave no trace.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject, PDFString

# These hold elements only: text drawn right inside one belongs to the page and not to the words.
_GROUPS = frozenset(("Document", "Table", "TR", "L", "LI", "TOC", "TOCI"))
# A row keeps its cells also where nothing is written in them; a paragraph in one is the cell.
_CELLS = frozenset(("TH", "TD"))
Box = tuple[float, float, float, float]


class Element(PDFObject):
    """A node of the tree, named as PDF names it: P, H1, Table, Figure.

    Without `above` it comes under what is open when it is first drawn. `scope` is what a TH
    heads, "Column" or "Row"; `alt` says in words what a figure shows, within `box` (left,
    bottom, right, top, in points from the lower left corner of the page).
    """

    __RefOnly__ = 1

    def __init__(
        self,
        kind: str,
        above: Element | None = None,
        *,
        scope: str = "",
        span: int = 1,
        alt: str = "",
        box: Box | None = None,
    ) -> None:
        """Describe an element; it is in no tree yet."""
        self.kind, self.above = kind, above
        self.scope, self.span, self.alt, self.box = scope, span, alt, box
        self.kids: list[Element | _Piece | _Note] = []
        self.in_tree = False
        self.root: Tree | None = None

    def format(self, document: PDFDocument) -> bytes:
        """Return the node as the file holds it."""
        page = next((kid.page for kid in self.kids if isinstance(kid, _Piece)), None)
        parts = [f"<</S/{self.kind}/P {_ref(self.above or self.root, document)}".encode()]
        if page is not None:
            parts.append(f"/Pg {_ref(page.sheet, document)}".encode())
        if self.kids:
            kids = " ".join(self._kid(kid, page, document) for kid in self.kids)
            parts.append(f"/K[{kids}]".encode())
        if self.alt:
            parts += [b"/Alt", PDFString(self.alt).format(document)]
        return b"".join([*parts, self._attributes().encode(), b">>"])

    def _kid(self, kid: Element | _Piece | _Note, page: _Page | None, document: PDFDocument) -> str:
        if isinstance(kid, _Note):
            return (
                f"<</Type/OBJR/Obj {_ref(kid.note, document)}/Pg {_ref(kid.page.sheet, document)}>>"
            )
        if isinstance(kid, Element):
            return _ref(kid, document)
        if kid.page is page:
            return str(kid.number)
        return f"<</Type/MCR/Pg {_ref(kid.page.sheet, document)}/MCID {kid.number}>>"

    def _attributes(self) -> str:
        said = f"/Scope/{self.scope}" if self.scope else ""
        said += f"/ColSpan {self.span}" if self.span > 1 else ""
        if said:
            return f"/A<</O/Table{said}>>"
        if self.box is not None:
            edges = " ".join(f"{edge:.2f}" for edge in self.box)
            return f"/A<</O/Layout/Placement/Block/BBox[{edges}]>>"
        return ""


@dataclass(slots=True)
class _Page:
    """A page: the element of each of its pieces, by number; its object once it is closed."""

    marked: list[Element] = field(default_factory=list)
    sheet: PDFObject | None = None


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of a page's content that belongs to one element."""

    page: _Page
    number: int


@dataclass(frozen=True, slots=True)
class _Note:
    """A link or a field of a page."""

    page: _Page
    note: PDFObject


class Tree(PDFObject):
    """The root of the tree, with the way back from each piece to its element."""

    __RefOnly__ = 1

    def __init__(self, top: Element, parents: list[Element | list[Element]]) -> None:
        """Take the one element on top, and the parents in the order of their keys."""
        self.top, self.parents = top, parents

    def format(self, document: PDFDocument) -> bytes:
        """Return the root as the file holds it."""
        numbers = " ".join(
            f"{key} {self._parents(found, document)}" for key, found in enumerate(self.parents)
        )
        top, following = _ref(self.top, document), len(self.parents)
        text = (
            f"<</Type/StructTreeRoot/K[{top}]/ParentTreeNextKey {following}"
            f"/ParentTree<</Nums[{numbers}]>>>>"
        )
        return text.encode()

    def _parents(self, found: Element | list[Element], document: PDFDocument) -> str:
        if isinstance(found, Element):
            return _ref(found, document)
        return "[" + " ".join(_ref(each, document) for each in found) + "]"


class Tags:
    """Marks what is drawn as pieces of elements; what is drawn outside of any is an artifact."""

    def __init__(self, write: Callable[[str], None]) -> None:
        """Begin a tree; `write` puts an operator into the content of the page."""
        self._write = write
        self._top = Element("Document")
        self._top.in_tree = True
        self._artifact = Element("Artifact")
        self._open = [self._top]
        self._running: Element | None = None
        self._page = _Page()
        self._parents: list[Element | list[Element]] = []

    @contextmanager
    def tag(self, element: Element) -> Iterator[None]:
        """Take what is drawn inside for a part of an element."""
        within = self._open[-1]
        if within is self._artifact or (element.kind == "P" and within.kind in _CELLS):
            element = within
        else:
            self._hang(element, within)
        self._open.append(element)
        yield
        self._open.pop()

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Take all that is drawn inside, with whatever tags, for no part of the text."""
        self._open.append(self._artifact)
        yield
        self._open.pop()

    def text(self) -> None:
        """Mark the text that comes now."""
        inner = self._open[-1]
        self._run(self._artifact if inner.kind in _GROUPS else inner)

    def shape(self) -> None:
        """Mark the line or the area that comes now: it is content in a figure only."""
        inner = self._open[-1]
        self._run(inner if inner.kind == "Figure" else self._artifact)

    def note(self, note: PDFObject) -> int:
        """Put a link or a field into the open element; return its key to find that again."""
        inner = self._open[-1]
        self._keep(inner)
        inner.kids.append(_Note(self._page, note))
        self._parents.append(inner)
        return len(self._parents) - 1

    def stop(self) -> None:
        """End the run of content that is being marked."""
        if self._running is not None:
            self._write("EMC")
            self._running = None

    def turn(self, sheet: PDFObject) -> int:
        """Leave a page that is closed now; return its key to find its elements again."""
        self._page.sheet = sheet
        self._parents.append(self._page.marked)
        self._page = _Page()
        return len(self._parents) - 1

    def tree(self) -> Tree:
        """Return the tree of all pages."""
        tree = Tree(self._top, self._parents)
        self._top.root = tree
        return tree

    def _run(self, element: Element) -> None:
        if element is self._running:
            return
        self.stop()
        self._running = element
        if element is self._artifact:
            self._write("/Artifact BMC")
            return
        self._keep(element)
        number = len(self._page.marked)
        self._page.marked.append(element)
        element.kids.append(_Piece(self._page, number))
        self._write(f"/{element.kind} <</MCID {number}>> BDC")

    def _hang(self, element: Element, within: Element) -> None:
        """Put an element, or the outermost above it, under what is open, if it has no place."""
        outer = element
        while outer.above is not None:
            outer = outer.above
        if not outer.in_tree and outer is not within:
            outer.above = within
        if element.kind in _CELLS:
            self._keep(element)

    def _keep(self, element: Element) -> None:
        """Have an element in the tree from now on, and all that it is in."""
        while not element.in_tree and element.above is not None:
            element.in_tree = True
            element.above.kids.append(element)
            element = element.above


def _ref(of: PDFObject | None, document: Any) -> str:
    """Return what stands for an object in another; asked for hundreds of times a page."""
    name = getattr(of, "__InternalName__", None) or document.Reference(of).name
    number, version = document.idToObjectNumberAndVersion[name]
    return f"{number} {version} R"
