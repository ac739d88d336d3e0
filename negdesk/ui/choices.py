"""Large buttons of a title and a sentence: templates, and recent workbooks."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from negdesk.ui.beginning import Offer, offers
from negdesk.ui.theme import RADIUS, Theme


class Choice(QAbstractButton):
    """One large button: a title in bold and a muted sentence under it."""

    def __init__(self, theme: Theme, title: str, sentence: str) -> None:
        """Show both texts as they are."""
        super().__init__()
        self._theme = theme
        self.title, self.sentence = title, sentence
        self._bold = QFont(theme.font)
        self._bold.setWeight(QFont.Weight.DemiBold)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        """Return the height of the title and the wrapped sentence."""
        gap = self._theme.quarter
        return self._title_height() + self._sentence_room(width).height() + gap * 5

    def sizeHint(self) -> QSize:
        """Return a size wide enough to read."""
        return QSize(self._theme.line * 18, self.heightForWidth(self._theme.line * 18))

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which the words still stand."""
        return QSize(self._theme.line * 8, self._title_height() + self._theme.quarter * 5)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card and its two texts."""
        theme, gap = self._theme, self._theme.quarter
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.underMouse() and self.isEnabled()
        focused = self.hasFocus()
        edge = theme.colour("ours" if lit or focused else "line")
        painter.setPen(QPen(edge, 2 if focused else 1))
        painter.setBrush(theme.colour("ours_soft" if self.isDown() else "surface"))
        half = 1.0 if focused else 0.5
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(half, half, -half, -half), RADIUS, RADIUS
        )
        inner = self.rect().adjusted(gap * 3, gap * 2, -gap * 3, -gap * 2)
        painter.setFont(self._bold)
        painter.setPen(theme.colour("ink" if self.isEnabled() else "muted"))
        title = QFontMetrics(self._bold).elidedText(
            self.title, Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, title)
        painter.setFont(theme.font)
        painter.setPen(theme.colour("muted"))
        inner.setTop(inner.top() + self._title_height() + gap)
        painter.drawText(inner, _WRAP, self.sentence)
        painter.end()

    def _title_height(self) -> int:
        return QFontMetrics(self._bold).lineSpacing()

    def _sentence_room(self, width: int) -> QRect:
        room = QRect(0, 0, max(1, width - self._theme.quarter * 6), 10_000)
        return QFontMetrics(self._theme.font).boundingRect(room, _WRAP, self.sentence)


_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)


class TemplateChoices(QWidget):
    """The templates as a column of large buttons, made when first asked for."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, load: Callable[[], Iterable[Offer]] = offers) -> None:
        """Wait for `fill`: reading the templates is no work for the start of the program."""
        super().__init__()
        self._theme = theme
        self._load = load
        self.buttons: dict[str, Choice] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.quarter * 2)

    def fill(self) -> None:
        """Make the buttons, once."""
        if self.buttons:
            return
        for offer in self._load():
            button = Choice(self._theme, offer.title, offer.sentence)
            button.setObjectName(f"template.{offer.name or 'empty'}")
            button.clicked.connect(lambda _=False, name=offer.name: self.chosen.emit(name))
            self.buttons[offer.name] = button
            self._column.addWidget(button)
            # Else it is shown with the next event, and could not take the focus before.
            button.show()

    def focus_first(self) -> None:
        """Put the focus on the first button."""
        self.fill()
        for button in self.buttons.values():
            button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
