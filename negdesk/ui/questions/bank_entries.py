"""The list in a bank: entries of two wrapped texts, those that were added marked so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from negdesk.i18n import tr
from negdesk.ui.labels import breakable
from negdesk.ui.theme import RADIUS, SMALL, Theme

Index = QModelIndex | QPersistentModelIndex
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
_ROLE = Qt.ItemDataRole
_LINES = 17


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its main words, quieter words below, and its values in each filter.

    `note` is said at the right end, as "Ultimatum".
    """

    id: str
    text: str
    detail: str = ""
    note: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """Return all its words, for a search."""
        return f"{self.text}\n{self.detail}\n{self.note}"


class EntryModel(QAbstractListModel):
    """The entries that are shown, and which of them were added."""

    ADDED = _ROLE.UserRole + 1
    ENTRY = _ROLE.UserRole + 2

    def __init__(self, parent: QObject) -> None:
        """Start empty."""
        super().__init__(parent)
        self.entries: Sequence[Entry] = ()
        self.added: frozenset[str] = frozenset()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many entries there are."""
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """Return what the view, or a screen reader, asks for."""
        if not index.isValid() or index.row() >= len(self.entries):
            return None
        entry = self.entries[index.row()]
        added = entry.id in self.added
        if role == _ROLE.DisplayRole:
            return entry.text
        if role == _ROLE.AccessibleTextRole:
            said = [entry.text, entry.detail, entry.note, tr("added") if added else ""]
            return "\n".join(filter(None, said))
        if role == self.ENTRY:
            return entry
        return added if role == self.ADDED else None

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Take other entries."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def mark_added(self, ids: frozenset[str]) -> None:
        """Mark entries; the list stays where it is."""
        if ids != self.added:
            self.added = ids
            if self.entries:
                self.dataChanged.emit(self.index(0), self.index(len(self.entries) - 1))


class EntryDelegate(QStyledItemDelegate):
    """Draws an entry: main words, quieter words below, a note or "added" at the right."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        """Measure the theme's fonts once."""
        super().__init__(parent)
        self._theme = theme
        self._main = QFont(theme.font)
        self._main.setWeight(QFont.Weight.DemiBold)
        self._small = QFont(theme.font)
        self._small.setPointSizeF(theme.font.pointSizeF() * SMALL)
        self._aside = theme.line * 6

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of both texts, wrapped to the view."""
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 0
        _, detail = self._rooms(QRect(0, 0, max(width, self._aside * 2), 0), index)
        return QSize(0, detail.top() + detail.height() + self._theme.quarter * 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one entry."""
        theme, entry = self._theme, index.data(EntryModel.ENTRY)
        added = bool(index.data(EntryModel.ADDED))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option)
        painter.setPen(theme.colour("muted" if added else "ink"))
        main, detail = self._rooms(option.rect, index)
        for font, room, text in (
            (self._main, main, entry.text),
            (theme.font, detail, entry.detail),
        ):
            painter.setFont(font)
            painter.drawText(room, _WRAP, breakable(text))
        said, role = (tr("✓ added"), "zone") if added else (entry.note, "muted")
        aside = QRect(main.right(), main.top(), self._aside, theme.line)
        fitting = QFontMetrics(self._small).elidedText(
            said, Qt.TextElideMode.ElideRight, aside.width()
        )
        painter.setFont(self._small)
        painter.setPen(theme.colour(role))
        painter.drawText(aside, Qt.AlignmentFlag.AlignRight, fitting)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        state, theme = QStyle.StateFlag, self._theme
        focused = bool(option.state & state.State_HasFocus)
        if not focused and not option.state & state.State_MouseOver:
            return
        edge = QPen(theme.colour("ours"), 2) if focused else QPen(Qt.PenStyle.NoPen)
        painter.setPen(edge)
        painter.setBrush(theme.colour("ours_soft"))
        painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _rooms(self, rect: QRect, index: Index) -> tuple[QRect, QRect]:
        """Return where the two texts stand within a rectangle; their heights follow them."""
        gap, entry = self._theme.quarter, index.data(EntryModel.ENTRY)
        left, width = rect.left() + gap * 2, max(1, rect.width() - gap * 4)
        head = QRect(left, rect.top() + gap * 2, max(1, width - self._aside), 0)
        main = _room(self._main, head, entry.text)
        top = main.top() + main.height() + gap // 2
        return main, _room(self._theme.font, QRect(left, top, width, 0), entry.detail)


class EntryList(QListView):
    """The view; `picked` tells the entry on which Enter was pressed or that was clicked."""

    picked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__()
        self.setObjectName("entries.list")
        self._model = EntryModel(self)
        self.setModel(self._model)
        self.setItemDelegate(EntryDelegate(theme, self))
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFixedHeight(theme.line * _LINES)
        self.clicked.connect(self._pick)

    @property
    def entries(self) -> Sequence[Entry]:
        """Return the entries that are shown."""
        return self._model.entries

    @property
    def added(self) -> frozenset[str]:
        """Return the ids of the entries that are marked."""
        return self._model.added

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show entries from the first."""
        self._model.show_entries(entries)

    def mark_added(self, ids: frozenset[str]) -> None:
        """Mark entries as added."""
        self._model.mark_added(ids)

    def begin(self) -> None:
        """Put the cursor on the entry it was on, else on the first."""
        if self._model.rowCount():
            if not self.currentIndex().isValid():
                self.setCurrentIndex(self._model.index(0))
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pick with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _pick(self, index: QModelIndex) -> None:
        entry = index.data(EntryModel.ENTRY)
        if entry is not None:
            self.picked.emit(entry.id)


def _room(font: QFont, room: QRect, text: str) -> QRect:
    """Return the room of a width with the height that the text takes in it."""
    tall = QRect(0, 0, room.width(), 9999)
    height = QFontMetrics(font).boundingRect(tall, _WRAP, breakable(text)).height()
    return QRect(room.left(), room.top(), room.width(), height if text else 0)
