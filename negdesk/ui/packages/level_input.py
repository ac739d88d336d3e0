"""Some points as a slider with a number beside it: move the one or type the other."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QSlider, QVBoxLayout, QWidget

from negdesk.i18n import tr
from negdesk.model.numbers import NumberError, parse, show
from negdesk.ui.desk import Desk
from negdesk.ui.labels import plain_label
from negdesk.ui.theme import LEAST_TARGET, Theme

_PAGE = 5
_GROOVE, _KNOB = 4, 16


class CalmSlider(QSlider):
    """A slider that leaves the wheel to the page until it has the focus."""

    def __init__(self, theme: Theme, most: int) -> None:
        """Make a slider from 0 to `most`."""
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self.setRange(0, most)
        self.setPageStep(_PAGE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(LEAST_TARGET)
        theme.changed.connect(self._restyle)
        self._restyle()

    def minimumSizeHint(self) -> QSize:
        """Return the least size of a target."""
        return QSize(self._theme.line * 2, LEAST_TARGET)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Take the wheel only with the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _restyle(self) -> None:
        """Wear the colours of the theme: the knob of the style is lost in the dark."""
        c, over = self._theme.palette, (_KNOB - _GROOVE) // 2
        self.setStyleSheet(f"""
QSlider {{ background: transparent; }}
QSlider::groove:horizontal {{ height: {_GROOVE}px; border-radius: {_GROOVE // 2}px;
  background: {c["line"]}; }}
QSlider::sub-page:horizontal {{ border-radius: {_GROOVE // 2}px; background: {c["ours"]}; }}
QSlider::handle:horizontal {{ width: {_KNOB - 4}px; height: {_KNOB - 4}px; margin: -{over}px 0;
  border: 2px solid {c["ours"]}; border-radius: {_KNOB // 2}px; background: {c["surface"]}; }}
QSlider::handle:horizontal:hover {{ background: {c["ours_soft"]}; }}
QSlider::handle:horizontal:focus {{ border-color: {c["ink"]}; background: {c["ours"]}; }}
""")


class LevelInput(QWidget):
    """A number of points from 0 to `most`; `changed` says that the user wants another one."""

    changed = Signal()

    def __init__(self, desk: Desk, name: str, label: str, most: int) -> None:
        """Make the slider and the number; both carry `name` as a part of their object names."""
        super().__init__()
        self.desk = desk
        self.value = Decimal(0)
        self._most = most
        self.slider = CalmSlider(desk.theme, most)
        self.slider.setObjectName(f"{name}.slider")
        self.slider.setAccessibleName(label)
        self.slider.valueChanged.connect(self._moved)
        self.number = QLineEdit()
        self.number.setObjectName(f"{name}.number")
        self.number.setAccessibleName(label)
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.number.setFixedWidth(desk.theme.line * 4)
        self.number.textEdited.connect(self._typed)
        self.number.installEventFilter(self)
        self.refused = plain_label("", "bad", wrap=True)
        self.refused.hide()
        self._lay_out(label)

    @property
    def _shown(self) -> str:
        return show(self.value.normalize(), self.desk.style)

    def show_value(self, value: Decimal) -> None:
        """Show a number of points; what is being typed stays as it is typed."""
        if value != self.value or not self.number.text():
            self.value = value
            if not self.number.hasFocus():
                self._tidy()
        self._slide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Write the number as it was understood once nobody is typing."""
        if event.type() == QEvent.Type.FocusOut:
            self._tidy()
        return super().eventFilter(watched, event)

    def _slide(self) -> None:
        blocked = self.slider.blockSignals(True)
        self.slider.setValue(int(self.value.to_integral_value(ROUND_HALF_UP)))
        self.slider.blockSignals(blocked)
        words = tr("{value} points").format(value=self._shown)
        self.slider.setAccessibleDescription(words)

    def _moved(self, value: int) -> None:
        self.value = Decimal(value)
        self._slide()
        self._tidy()
        self.changed.emit()

    def _typed(self, text: str) -> None:
        try:
            value = parse(text, self.desk.style).value if text.strip() else None
        except NumberError as error:
            self._refuse(str(error))
            return
        if value is None or not 0 <= value <= self._most:
            self._refuse(tr("A number from 0 to {most}.").format(most=self._most))
            return
        self._refuse("")
        self.value = value
        self._slide()
        self.changed.emit()

    def _refuse(self, words: str) -> None:
        self.refused.setText(words)
        self.refused.setVisible(bool(words))
        self.number.setAccessibleDescription(words)

    def _tidy(self) -> None:
        self._refuse("")
        self.number.setText(self._shown)

    def _lay_out(self, words: str) -> None:
        gap = self.desk.theme.quarter
        label = plain_label(words, "label", wrap=True)
        label.setBuddy(self.slider)
        line = QHBoxLayout()
        line.setSpacing(gap * 3)
        line.addWidget(self.slider, 1)
        line.addWidget(self.number)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        column.addWidget(label)
        column.addLayout(line)
        column.addWidget(self.refused)
