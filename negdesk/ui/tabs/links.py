"""Sentences that lead to a field: findings about the preparation, and what is still missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from negdesk.analysis.findings import Finding
from negdesk.ui.labels import breakable
from negdesk.ui.tabs.say import shortened
from negdesk.ui.theme import LEAST_TARGET, Theme

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence, where it leads (`table.field` and a row id), and a word at its end."""

    text: str
    field: str = ""
    row_id: str = ""
    trailing: str = ""
    role: str = "ours"


class Link(QAbstractButton):
    """A sentence that can be pressed; it wraps, and shows its text as it is."""

    def __init__(self, theme: Theme) -> None:
        """Make a link without words."""
        super().__init__()
        self._theme = theme
        self.place = Place("")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_place(self, place: Place) -> None:
        """Take the words and where they lead."""
        if place == self.place:
            return
        self.place = place
        self.setAccessibleName(f"{place.text} {place.trailing}".strip())
        leads = bool(place.field)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if leads else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped words."""
        return max(LEAST_TARGET, self._room(width).height() + self._theme.quarter * 2)

    def sizeHint(self) -> QSize:
        """Return a size wide enough to read."""
        return QSize(self._theme.line * 12, self.heightForWidth(self._theme.line * 12))

    def minimumSizeHint(self) -> QSize:
        """Return the least size of a target."""
        return QSize(LEAST_TARGET, LEAST_TARGET)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, the word at the end, and the focus around them."""
        theme = self._theme
        painter = QPainter(self)
        font = theme.font
        if self.place.field and self.underMouse():
            font = type(font)(font)
            font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(theme.colour(self.place.role))
        text = self._room(self.width())
        text.moveTop((self.height() - text.height()) // 2)
        painter.drawText(text, _WRAP, breakable(self.place.text))
        if self.place.trailing:
            painter.setFont(theme.font)
            line = QRect(0, text.top(), self.width(), text.height())
            painter.drawText(line, Qt.AlignmentFlag.AlignRight, self.place.trailing)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("ours"), 2))
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()

    def _room(self, width: int) -> QRect:
        metrics, gap = QFontMetrics(self._theme.font), self._theme.quarter
        trailing = metrics.horizontalAdvance(self.place.trailing)
        taken = trailing + 3 * gap if trailing else 0
        room = QRect(0, 0, max(1, width - taken), 9999)
        bounds = metrics.boundingRect(room, _WRAP, breakable(self.place.text))
        return QRect(room.left(), 0, room.width(), bounds.height())


class Links(QWidget):
    """A list of links; `wanted` says which field was asked for."""

    wanted = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        """Start empty and hidden."""
        super().__init__()
        self._theme = theme
        self.links: list[Link] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def show_places(self, places: Sequence[Place]) -> None:
        """Show these sentences and no others."""
        while len(self.links) < len(places):
            link = Link(self._theme)
            link.clicked.connect(self._pressed)
            self.links.append(link)
            self._column.addWidget(link)
        for link, place in zip(self.links, places, strict=False):
            link.show_place(place)
            link.setVisible(True)
        for link in self.links[len(places) :]:
            link.setVisible(False)
        self.setVisible(bool(places))

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show findings: warnings in amber, good news in the colour of the zone."""
        self.show_places(
            [
                Place(
                    shortened(found.text),
                    found.field,
                    found.row_id,
                    role="zone" if found.good else "warn",
                )
                for found in findings
            ]
        )

    def _pressed(self) -> None:
        link = self.sender()
        if isinstance(link, Link) and link.place.field:
            self.wanted.emit(link.place.field, link.place.row_id)
