"""A handle on a chart: a native slider without a look of its own, laid over a drawn mark.

Being a real slider it has the focus, the keys, a name and a value for a screen reader.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from uuid import uuid4

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSlider

from negdesk.ui.theme import Theme

_MOST_STEPS = 1_000_000_000
_MOST_COUNTED = 2_000_000_000
_PAGE = 10
_RING = 21.0


class Handle(QSlider):
    """One number of a lane as a slider; `moved` carries its new value, a Decimal.

    The slider counts in a quantum: 1 of the unit where that fits, so that a screen reader
    says the number itself. `gesture` names one drag, or one stay of the focus on the keys.
    """

    moved = Signal(object)

    def __init__(self, theme: Theme, name: str, side: str) -> None:
        """Make a handle for the number `name` of the side "ours" or "theirs"."""
        super().__init__(Qt.Orientation.Horizontal)
        self.name = name
        self.side = side
        self.gesture = ""
        self.exact = Decimal(0)
        self._theme = theme
        self._quantum = Decimal(1)
        self._base = Decimal(0)
        self._showing = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The chart below decides which of several handles in one place is meant.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.valueChanged.connect(self._changed)
        self.actionTriggered.connect(self._step_on_the_grid)
        self.sliderPressed.connect(self.begin)
        self.sliderReleased.connect(self.begin)

    def begin(self) -> None:
        """Begin another gesture: what follows is a step of its own in the history."""
        self.gesture = uuid4().hex

    def show_number(self, value: Decimal, low: Decimal, high: Decimal, step: Decimal) -> None:
        """Show a number between two ends that it can be moved to, in steps."""
        low, high = min(low, value), max(high, value)
        self._showing = True
        try:
            self._quantum = _quantum(step, high - low)
            # A slider counts in 32 bits: numbers beyond that are counted from the low end.
            far = max(abs(low), abs(high)) / self._quantum > _MOST_COUNTED
            self._base = low if far else Decimal(0)
            self.setRange(self._counted(low, ROUND_CEILING), self._counted(high, ROUND_FLOOR))
            single = max(1, int(step / self._quantum))
            self.setSingleStep(single)
            self.setPageStep(single * _PAGE)
            self.exact = value
            self.setValue(self._counted(value))
        finally:
            self._showing = False

    def drag_to(self, value: Decimal) -> None:
        """Move to the step nearest to a value, as far as the ends allow."""
        self.setSliderPosition(self._nearest(self._counted(value)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw only the ring around the mark that shows where the focus is."""
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("ink"), 2))
        box = QRectF(self.rect())
        edge = (box.width() - _RING) / 2
        painter.drawEllipse(box.adjusted(edge, edge, -edge, -edge))
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin a gesture: the keys of one stay of the focus are one step of the history."""
        self.begin()
        super().focusInEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page unless the focus is here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _changed(self, counted: int) -> None:
        if not self._showing:
            self.exact = self._base + counted * self._quantum
            self.moved.emit(self.exact)

    def _step_on_the_grid(self, action: int) -> None:
        """Let a step end on a round number: 24,797 and one step up is 24,800."""
        kinds = QAbstractSlider.SliderAction
        up = action == kinds.SliderSingleStepAdd.value
        if up or action == kinds.SliderSingleStepSub.value:
            single, past = self.singleStep(), self.value() % self.singleStep()
            if past:
                self.setSliderPosition(self.value() - past + (single if up else 0))

    def _nearest(self, counted: int) -> int:
        single = self.singleStep()
        return (counted + single // 2) // single * single

    def _counted(self, value: Decimal, rounding: str | None = None) -> int:
        return int(((value - self._base) / self._quantum).to_integral_value(rounding))


def _quantum(step: Decimal, span: Decimal) -> Decimal:
    """Return what the slider counts in: 1 or a power of ten that divides the step."""
    power = Decimal(1).scaleb(step.normalize().as_tuple().exponent)  # type: ignore[arg-type]
    finest = min(power, Decimal(1)) if step >= 1 else power
    while span / finest > _MOST_STEPS:
        finest *= 10
    return finest
