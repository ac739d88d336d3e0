"""The paper under a page canvas: reportlab's, with a structure tree in the file."""

from __future__ import annotations

from typing import Any, cast

from reportlab.pdfbase.pdfdoc import PDFDictionary
from reportlab.pdfgen.canvas import Canvas

from negdesk.report.tags import Tags

# The first version of the format in which a table's head can say what it heads is 1.5.
_VERSION = 1, 5


class TaggedPaper(Canvas):
    """A reportlab canvas whose pages, links and fields are found from the tree and lead to it."""

    # What the stubs leave out.
    _doc: Any
    _bookmarkReference: Any

    def __init__(self, filename: Any, **options: Any) -> None:
        """Open the first page."""
        super().__init__(filename, pdfVersion=_VERSION, **options)
        self.tags = Tags(self.addLiteral)

    def showPage(self) -> None:
        """Close the page; reportlab lists which entries a page may have, so two are added."""
        self.tags.stop()
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = self.tags.turn(page), "/S"

    def save(self) -> None:
        """Close the file: with the tree, and with its title in the viewer's title bar."""
        catalog = self._doc.Catalog
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.StructTreeRoot = self.tags.tree()
        self.setViewerPreference("DisplayDocTitle", "true")
        super().save()

    def bookmark(self, key: str) -> Any:
        """Return what a link to a bookmark leads to, also before the bookmark is set."""
        return self._bookmarkReference(key)

    def _addAnnotation(self, annotation: PDFDictionary, *args: Any) -> None:
        """Add a link or a field; reportlab's own forms come this way too."""
        cast(Any, super())._addAnnotation(annotation, *args)
        annotation["StructParent"] = self.tags.note(annotation)

    annotate = _addAnnotation
