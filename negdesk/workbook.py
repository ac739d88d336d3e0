"""A workbook: its file and its document, and the one door that writes to both. No Qt."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from negdesk.model.document import Document
from negdesk.model.edits import Edit
from negdesk.store.workbook_file import WorkbookFile


class Workbook:
    """An open workbook. All writing goes through `apply`."""

    def __init__(self, file: WorkbookFile) -> None:
        """Take over an open file; its negotiations are listed, their parts not yet read."""
        self.file = file
        self.document = Document()
        self.document.list_negotiations(file.negotiations())

    @classmethod
    def create(cls, path: Path) -> Self:
        """Make a new workbook; StoreError if there is a file already."""
        return cls._of(WorkbookFile.create(path))

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Self:
        """Open a workbook; StoreError says why it cannot be."""
        return cls._of(WorkbookFile.open(path, read_only=read_only))

    @classmethod
    def _of(cls, file: WorkbookFile) -> Self:
        try:
            return cls(file)
        except BaseException:
            file.close()
            raise

    def load(self, negotiation_id: str) -> None:
        """Read the parts of a negotiation, unless they are in memory already."""
        if not self.document.is_loaded(negotiation_id):
            self.document.load(negotiation_id, self.file.parts(negotiation_id))

    def apply(self, edit: Edit) -> None:
        """Write an edit to the file, then to the document; StoreError leaves both as they were."""
        if not edit.empty:
            self.file.write(edit)
            self.document.apply(edit)

    def close(self) -> None:
        """Close the file; closing twice is fine."""
        self.file.close()
