"""The workbook's negotiations as a list model: sorted, searchable, cheap for thousands."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from negdesk.i18n import tr
from negdesk.model.document import Document
from negdesk.model.fields import FIELDS, Kind
from negdesk.model.rows import Negotiation
from negdesk.model.text import shown
from negdesk.ui.glance import OPEN_STAGES, Glance, Glances, second_line

Index = QModelIndex | QPersistentModelIndex
_TEXTS = [f.name for f in FIELDS["negotiation"].values() if f.kind in (Kind.LINE, Kind.NOTE)]


class Role(IntEnum):
    """What the delegate asks for, besides the title."""

    ID = Qt.ItemDataRole.UserRole + 1
    SECOND = Qt.ItemDataRole.UserRole + 2
    PROGRESS = Qt.ItemDataRole.UserRole + 3
    COLOUR = Qt.ItemDataRole.UserRole + 4


def folded(text: str) -> str:
    """Return text for comparing without case and accents: "Straße" is found by "strasse"."""
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))


class NegotiationList(QAbstractListModel):
    """Open negotiations by their meeting, then the closed ones; those that a search keeps."""

    def __init__(
        self, document: Document, glances: Glances, today: Callable[[], date], parent: QObject
    ) -> None:
        """Show a document's negotiations."""
        super().__init__(parent)
        self._document = document
        self._glances = glances
        self._today = today
        self._words: list[str] = []
        self._shown: list[Negotiation] = []
        glances.came.connect(self._glance_came)
        self.refresh()

    def refresh(self) -> None:
        """Show the negotiations as they are now, with as little upset as possible."""
        rows = sorted(self._document.negotiations, key=_order)
        rows = [row for row in rows if self._keeps(row)]
        if [row.id for row in rows] == [row.id for row in self._shown]:
            changed = [i for i, row in enumerate(rows) if row is not self._shown[i]]
            self._shown = rows
            for i in changed:
                self.dataChanged.emit(self.index(i), self.index(i))
            return
        self.beginResetModel()
        self._shown = rows
        self.endResetModel()

    def search(self, text: str) -> None:
        """Keep those that hold every word of a text."""
        self._words = folded(text).split()
        if self._words:
            # The counterpart's name is found too, as soon as each has been looked at.
            self._glances.want(*(row.id for row in self._document.negotiations))
        self.refresh()

    def spoil(self, negotiation_id: str) -> None:
        """Note that parts of a negotiation have changed."""
        self._glances.spoil(negotiation_id)
        row = self.row_of(negotiation_id)
        if row >= 0:
            self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, negotiation_id: str) -> int:
        """Return the row of a negotiation, or −1."""
        ids = (i for i, row in enumerate(self._shown) if row.id == negotiation_id)
        return next(ids, -1)

    def id_at(self, row: int) -> str:
        """Return the id in a row, or ""."""
        return self._shown[row].id if 0 <= row < len(self._shown) else ""

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what stands in a row."""
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        row = self._shown[index.row()]
        title = shown(row.title, tr("(untitled)"))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            # A tool tip reads markup when it thinks that it sees some.
            return title if role == Qt.ItemDataRole.DisplayRole else _literal(title)
        if role == Role.ID:
            return row.id
        if role == Role.SECOND:
            known = self._glances.get(row.id) or Glance()
            return second_line(row, known.counterpart, self._today())
        if role in (Role.PROGRESS, Role.COLOUR):
            known = self._glances.get(row.id) or Glance()
            return known.progress if role == Role.PROGRESS else known.role
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (title, self.data(index, Role.SECOND), self.data(index, Role.PROGRESS))
            return ", ".join(part for part in parts if part)
        return None

    def _keeps(self, row: Negotiation) -> bool:
        if not self._words:
            return True
        known = self._glances.peek(row.id)
        texts = [getattr(row, name) for name in _TEXTS]
        held = folded("\n".join([*texts, known.counterpart if known else ""]))
        return all(word in held for word in self._words)

    def _glance_came(self, negotiation_id: str) -> None:
        row = self.row_of(negotiation_id)
        if row >= 0:
            self.dataChanged.emit(self.index(row), self.index(row))
        elif self._words:
            self.refresh()


def _order(row: Negotiation) -> tuple[bool, str, str, str]:
    return (row.stage not in OPEN_STAGES, row.meeting_at or "~", row.created_at, row.id)


def _literal(text: str) -> str:
    from html import escape

    return f"<qt>{escape(text)}</qt>"
