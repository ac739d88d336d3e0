"""One event as a line of the log: its time, whose it was, what; pressed, it is edited."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from negdesk.i18n import tr
from negdesk.ui.meeting.words import Line
from negdesk.ui.theme import SMALL, Theme

_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)
_TALL = 100_000
_TIME = 3.6
_INK = {"us": "ours", "them": "theirs"}


class EventLine(QAbstractButton):
    """Drawn by itself, because a log has many; `left` tells that Delete was pressed."""

    delete_wanted = Signal()
    step_wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        """Make an empty line."""
        super().__init__()
        self._theme = theme
        self.event_id = ""
        self.line = Line()
        self._open = self._last = False
        self._heights: dict[int, list[int]] = {}
        self._kept: tuple[object, QPixmap] | None = None
        self._bold, self._small = QFont(theme.font), QFont(theme.font)
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._small.setPointSizeF(theme.font.pointSizeF() * SMALL)
        self.setObjectName("event.line")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleDescription(tr("Enter opens it, Delete removes it"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_line(self, line: Line, *, opened: bool, last: bool = False) -> None:
        """Show an event, whether it is being edited below, and whether it ends the log."""
        if (line, opened, last) == (self.line, self._open, self._last):
            return
        if line != self.line:
            self.line, self._heights = line, {}
            self.setAccessibleName(line.spoken)
            self.fit(self.width())
        self._open, self._last = opened, last
        self.update()

    def fit(self, width: int) -> None:
        """Be as high as the words are at a width.

        A height of its own spares the page the question how high every line would be.
        """
        line = self._theme.line
        said = max(sum(self._texts_height(width)), line * 2 if self.line.day else line)
        self.setFixedHeight(said + self._theme.quarter * 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the words anew at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit(event.size().width())

    def sizeHint(self) -> QSize:
        """Return the size at the present width."""
        return QSize(self._theme.line * 16, self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, remove with Delete, go on with the arrows."""
        key = Qt.Key
        if event.key() in (key.Key_Return, key.Key_Enter, key.Key_F2):
            self.click()
        elif event.key() in (key.Key_Delete, key.Key_Backspace):
            self.delete_wanted.emit()
        elif event.key() in (key.Key_Up, key.Key_Down):
            self.step_wanted.emit(1 if event.key() == key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the line as it was drawn last, if nothing changed: new ones push it down often."""
        state = (
            self.line, self._open, self._last, self.size(), self.devicePixelRatioF(),
            self.underMouse(), self.hasFocus(), self._theme.palette["surface"], self._theme.strong,
        )  # fmt: skip
        if self._kept is None or self._kept[0] != state:
            self._kept = state, self._drawn()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._kept[1])
        painter.end()

    def _drawn(self) -> QPixmap:
        fine = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * fine)
        pixmap.setDevicePixelRatio(fine)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter)
        painter.end()
        return pixmap

    def _draw(self, painter: QPainter) -> None:
        """Draw the time, the mark and the words."""
        theme, gap = self._theme, self._theme.quarter
        self._draw_ground(painter)
        painter.setFont(self._small)
        painter.setPen(theme.colour("muted"))
        top = round(gap * 1.5)
        room = QRect(gap, top, self._inset() - gap * 6, QFontMetrics(self._bold).height())
        across = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, across, self.line.time)
        painter.drawText(room.translated(0, room.height()), across, self.line.day)
        self._draw_mark(painter, room.center().y())
        inner = QRect(self._inset(), top, self._room(self.width()), _TALL)
        heights = self._texts_height(self.width())
        for (text, font, ink), tall in zip(self._texts(), heights, strict=True):
            painter.setFont(font)
            painter.setPen(theme.colour(ink))
            painter.drawText(inner, _WRAP, text)
            inner.translate(0, tall)

    def _draw_ground(self, painter: QPainter) -> None:
        theme = self._theme
        edge = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._open or self.underMouse():
            painter.fillRect(self.rect(), theme.colour("window"))
        if not self._last:
            # Filled, not drawn: a smoothed line would lie across two rows of pixels.
            rule = QRect(0, self.height() - 1, self.width(), 1)
            painter.fillRect(rule, theme.colour("line"))
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("ours"), 2))
            painter.drawRoundedRect(edge, 3, 3)

    def _draw_mark(self, painter: QPainter, y: int) -> None:
        """Draw ours filled and theirs open, as in the graph; a pause as two bars."""
        theme, line = self._theme, self.line
        x = self._inset() - theme.quarter * 4
        ink = theme.colour(_INK.get(line.side, "muted"))
        if line.kind == "break":
            painter.setPen(QPen(theme.colour("muted"), 2))
            for at in (x - 2, x + 3):
                painter.drawLine(at, y - 4, at, y + 4)
            return
        radius = theme.line * (0.52 if line.sign else 0.25)
        painter.setPen(QPen(ink, 1.4))
        painter.setBrush(ink if line.side == "us" else theme.colour("surface"))
        box = QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
        painter.drawEllipse(box)
        if line.sign:
            painter.setFont(self._fitting(line.sign, radius * 1.7))
            painter.setPen(theme.colour("surface") if line.side == "us" else ink)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, line.sign)

    def _fitting(self, sign: str, room: float) -> QFont:
        """Return the small font, smaller still where a number would leave its mark."""
        font, wide = self._small, QFontMetrics(self._small).horizontalAdvance(sign)
        if wide > room:
            font = QFont(self._small)
            font.setPointSizeF(self._small.pointSizeF() * room / wide)
        return font

    def _texts(self) -> list[tuple[str, QFont, str]]:
        line, theme = self.line, self._theme
        head, ink = line.head, "ink"
        if line.past:
            head, ink = tr("{offer}: past your limit").format(offer=line.head), "bad"
        said = [(head, self._bold, ink)]
        if line.text:
            said.append((line.text, theme.font, "ink"))
        return said + [(more, self._small, "muted") for more in line.more]

    def _texts_height(self, width: int) -> list[int]:
        if width not in self._heights:
            room = QRect(0, 0, self._room(width), _TALL)
            self._heights[width] = [
                QFontMetrics(font).boundingRect(room, _WRAP, text).height()
                for text, font, _ in self._texts()
            ]
        return self._heights[width]

    def _inset(self) -> int:
        return round(self._theme.line * _TIME) + self._theme.quarter * 6

    def _room(self, width: int) -> int:
        return max(width - self._inset() - self._theme.quarter, self._theme.line * 3)
