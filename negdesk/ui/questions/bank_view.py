"""The bank of questions as a list: what each tests, and which were added."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from negdesk.i18n import tr
from negdesk.model.fields import field
from negdesk.ui.questions.bank_filter import Wording, is_taken
from negdesk.ui.theme import SMALL, Theme

Index = QModelIndex | QPersistentModelIndex
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)


class Role(IntEnum):
    """What the delegate asks for, besides the words."""

    TESTS = Qt.ItemDataRole.UserRole + 1
    ADDED = Qt.ItemDataRole.UserRole + 2


class BankModel(QAbstractListModel):
    """The wordings that are offered."""

    def __init__(self, parent: QObject) -> None:
        """Start empty."""
        super().__init__(parent)
        self.wordings: list[Wording] = []
        self._taken: frozenset[str] = frozenset()

    def offer(self, wordings: Sequence[Wording]) -> None:
        """Offer these and no others."""
        if list(wordings) != self.wordings:
            self.beginResetModel()
            self.wordings = list(wordings)
            self.endResetModel()

    def mark_taken(self, texts: frozenset[str]) -> None:
        """Mark what is among the negotiation's questions."""
        if texts != self._taken:
            self._taken = texts
            if self.wordings:
                self.dataChanged.emit(self.index(0), self.index(len(self.wordings) - 1))

    def added(self, row: int) -> bool:
        """Say whether a wording is among the negotiation's questions."""
        return is_taken(self.wordings[row], self._taken)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many are offered."""
        return 0 if parent is not None and parent.isValid() else len(self.wordings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of one question, what it tests, whether it was added."""
        if not index.isValid():
            return None
        wording = self.wordings[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return wording.text
        if role == Role.TESTS:
            return _tests(wording)
        if role == Role.ADDED:
            return self.added(index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = [wording.text, _tests(wording)]
            return ". ".join([*said, tr("added")] if self.added(index.row()) else said)
        return None


class BankDelegate(QStyledItemDelegate):
    """The question wrapped, under it what it tests; at the end a plus, or a tick once added."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        """Measure the theme's fonts once."""
        super().__init__(parent)
        self._theme = theme
        self._small = QFont(theme.font)
        self._small.setPointSizeF(theme.font.pointSizeF() * (1 + SMALL) / 2)
        self._end = theme.quarter * 7

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the wrapped words."""
        view = option.widget
        wide = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        _text, tests = self._rooms(QRect(0, 0, wide, 0), index)
        return QSize(0, tests.bottom() + 1 + self._theme.quarter * 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one question."""
        theme, state = self._theme, QStyle.StateFlag
        painter.save()
        if option.state & (state.State_MouseOver | state.State_Selected):
            chosen = bool(option.state & state.State_Selected)
            painter.fillRect(option.rect, theme.colour("ours_soft" if chosen else "window"))
        text, tests = self._rooms(option.rect, index)
        added = bool(index.data(Role.ADDED))
        painter.setFont(theme.font)
        painter.setPen(theme.colour("muted" if added else "ink"))
        painter.drawText(text, _WRAP, index.data())
        painter.setFont(self._small)
        painter.setPen(theme.colour("muted"))
        painter.drawText(tests, _WRAP, index.data(Role.TESTS))
        end = option.rect.adjusted(option.rect.width() - self._end, 0, 0, 0)
        painter.setFont(theme.font)
        painter.setPen(theme.colour("zone" if added else "ours"))
        painter.drawText(end, Qt.AlignmentFlag.AlignCenter, "✓" if added else "+")
        if option.state & state.State_HasFocus:
            painter.setPen(QPen(theme.colour("ours"), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _rooms(self, rect: QRect, index: Index) -> tuple[QRect, QRect]:
        """Return where the question stands, and under it what it tests."""
        gap = self._theme.quarter
        room = rect.adjusted(gap * 2, gap * 2, -self._end, 0)
        room.setHeight(9999)
        text = QFontMetrics(self._theme.font).boundingRect(room, _WRAP, index.data())
        room.setTop(text.bottom() + 1 + gap // 2)
        room.setHeight(9999)
        tests = QFontMetrics(self._small).boundingRect(room, _WRAP, index.data(Role.TESTS))
        return text.adjusted(0, 0, 2, 0), tests.adjusted(0, 0, 2, 0)


class BankList(QListView):
    """The list; a click or Enter takes a question."""

    taken = Signal(int)

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__()
        self.setAccessibleName(tr("Questions of the bank"))
        self.setItemDelegate(BankDelegate(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.clicked.connect(lambda index: self.taken.emit(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the current question with Enter; leave Escape to the panel."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.currentIndex().isValid():
            self.taken.emit(self.currentIndex().row())
        elif enter or event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the words anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


def _tests(wording: Wording) -> str:
    kind = field("question", "kind").said_choice(wording.kind)
    return tr("{kind}: tests {what}").format(kind=kind, what=wording.source.tests)
