"""One issue's weight: its name, its bar, the figure to type, and what keeps it in place."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from negdesk.i18n import tr
from negdesk.model.numbers import NumberError, parse, show, show_percent
from negdesk.ui.desk import Desk
from negdesk.ui.issues.weight_bar import Padlock, WeightBar
from negdesk.ui.labels import plain_label

_HUNDRED = Decimal(100)


class ElidedLabel(QLabel):
    """One line of text with … in its middle where there is no room: ends tell names apart."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much of the text as fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        fitting = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideMiddle, self.width()
        )
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, fitting)
        painter.end()


class PercentEdit(QLineEdit):
    """A figure from 0 to 100 that is taken with Enter or when the focus leaves."""

    wanted = Signal(object)
    refused = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Show nothing yet."""
        super().__init__()
        self._desk = desk
        self._shown = ""
        self._dirty = False
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setPlaceholderText("–")
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("100.0") + desk.theme.quarter * 4)
        self.textEdited.connect(self._typed)
        self.returnPressed.connect(self.commit)

    def show_text(self, text: str) -> None:
        """Show a figure, unless another one is being typed."""
        self._shown = text
        if not self._dirty and self.text() != text:
            self.setText(text)

    def commit(self) -> None:
        """Hand over what was typed, or say why it cannot be taken."""
        if not self._dirty:
            return
        try:
            value = self._read()
        except NumberError as error:
            self.refused.emit(tr("Not saved: {reason}").format(reason=error))
            return
        self._let_go()
        self.wanted.emit(value)
        self.setText(self._shown)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed."""
        super().focusOutEvent(event)
        self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Escape back to the figure before."""
        if event.key() == Qt.Key.Key_Escape and self._dirty:
            self._let_go()
            self.setText(self._shown)
            self.refused.emit("")
            return
        super().keyPressEvent(event)

    def drop(self) -> None:
        """Forget what is typed: its row goes."""
        self._let_go()

    def _read(self) -> Decimal:
        text = self.text()
        value = parse(text, self._desk.style).value if text.strip() else Decimal(0)
        value = value * _HUNDRED if "%" in text else value
        if not 0 <= value <= _HUNDRED:
            raise NumberError(tr("A weight is a number from 0 to 100."))
        return value

    def _typed(self) -> None:
        self._dirty = True
        self._desk.hold(self, True)

    def _let_go(self) -> None:
        self._dirty = False
        self._desk.hold(self, False)


@dataclass(frozen=True, slots=True)
class Weighed:
    """How one issue's weight is shown: its bar (0–100), its share (0–1), and what is allowed."""

    title: str
    bar: Decimal
    share: Decimal | None
    locked: bool
    lockable: bool
    editable: bool


class WeightRow(QWidget):
    """The name, the bar, the figure, then the padlock or the share that follows."""

    moved = Signal(str, object)
    typed = Signal(str, object)
    ended = Signal()
    lock_wanted = Signal(str, bool)
    refused = Signal(str)

    def __init__(self, desk: Desk, side: str, issue_id: str) -> None:
        """Make the widgets of one issue for a side, "ours" or "theirs"."""
        super().__init__()
        self._desk = desk
        self._side = side
        self._state: Weighed | None = None
        theme = desk.theme
        self.issue_id = issue_id
        self.title = ElidedLabel()
        self.title.setMinimumWidth(theme.line * 5)
        self.bar = WeightBar(theme, side)
        self.figure = PercentEdit(desk)
        self.lock = Padlock(theme)
        self.share = plain_label("", "muted")
        self.share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.bar.moved.connect(lambda value: self.moved.emit(self.issue_id, value))
        self.bar.ended.connect(self.ended)
        self.figure.wanted.connect(lambda value: self.typed.emit(self.issue_id, value))
        self.figure.refused.connect(self.refused)
        self.lock.clicked.connect(lambda on: self.lock_wanted.emit(self.issue_id, on))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.quarter * 2)
        line.addWidget(self.title, 4)
        line.addWidget(self.bar, 6)
        for widget in (self.figure, self.share, self.lock):
            line.addWidget(widget)

    @property
    def in_hand(self) -> bool:
        """Say whether the focus is here: what is typed or dragged is meant for this issue."""
        return any(part.hasFocus() for part in (self.bar, self.figure, self.lock))

    def turn_to(self, issue_id: str) -> None:
        """Stand for another issue from now on."""
        self.issue_id = issue_id
        self.figure.drop()
        self.stale()

    def show_state(self, state: Weighed) -> None:
        """Show how the issue is weighed; nothing is touched when nothing changed."""
        before = self._state
        if state == before:
            return
        self._state = state
        if before is None or state.title != before.title:
            self._name(state.title)
        self._show_numbers(state)
        self.lock.setVisible(state.lockable)
        self.lock.setChecked(state.locked)
        self.lock.setEnabled(state.editable)
        self.bar.setEnabled(state.editable and not state.locked)
        self.figure.setReadOnly(not state.editable or state.locked)

    def _show_numbers(self, state: Weighed) -> None:
        style, share = self._desk.style, state.share
        percent = tr("no weight yet") if share is None else show_percent(share, style, 1)
        self.bar.show_value(state.bar, percent)
        self.figure.show_text("" if share is None else show(state.bar, style, 1))
        figured = state.lockable or share is None
        self.share.setText("%" if figured else percent)
        self.share.setFixedWidth(round(self._desk.theme.line * (1 if state.lockable else 3)))

    def stale(self) -> None:
        """Show everything anew next time: the bar stands where it was put, not where it is."""
        self._state = None

    @property
    def percent(self) -> Decimal:
        """Return the value that is shown, 0 to 100."""
        return self._state.bar if self._state is not None else Decimal(0)

    def _name(self, title: str) -> None:
        self.title.setText(title)
        # A tool tip reads markup where it thinks that it sees some.
        self.title.setToolTip(f"<qt>{escape(title)}</qt>")
        ours = self._side == "ours"
        words = tr("Weight of {title}") if ours else tr("Their weight of {title}")
        said = words.format(title=title)
        self.bar.setAccessibleName(said)
        self.figure.setAccessibleName(tr("{weight}, as a number").format(weight=said))
        keep = tr("Keep the weight of {title}") if ours else tr("Keep their weight of {title}")
        self.lock.setAccessibleName(keep.format(title=title))
        self.lock.setToolTip(tr("Keep this weight while others move"))
