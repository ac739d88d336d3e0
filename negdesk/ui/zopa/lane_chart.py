"""One lane of the ZOPA chart in the window, with a handle over every number that can move."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent

from negdesk.analysis.lane_edits import BELIEVED, NUMBERS, OURS
from negdesk.chart import zopa
from negdesk.chart.canvas import Canvas
from negdesk.chart.picture import ZopaPicture
from negdesk.chart.scale import scale_for, step_for
from negdesk.model.numbers import show
from negdesk.ui.chart_view import ChartView
from negdesk.ui.theme import Theme
from negdesk.ui.zopa.handle import Handle
from negdesk.ui.zopa.words import handle_name, handle_value

_TARGET = 32
_REACH = 22
_KEEPS = Decimal("0.4")


class LaneChart(ChartView):
    """Draws a lane and moves its numbers by mouse, touch and keys.

    `moved` carries the number's name, its new value and the gesture it belongs to. The axis
    stays still while a handle is dragged, and afterwards as long as the numbers fill it.
    """

    moved = Signal(str, object, str)

    def __init__(self, theme: Theme, hump: float) -> None:
        """Make a lane whose hump gets `hump` lines of text more than it needs."""
        super().__init__(theme)
        self.picture = ZopaPicture()
        self.step = Decimal(1)
        self._hump = hump
        self._held: Handle | None = None
        self._offset = 0.0
        self._movable = False
        self._heights: dict[int, int] = {}
        self._given: tuple[Decimal, Decimal] | None = None
        self.handles = {name: self._made(name) for name in NUMBERS}
        self.setMouseTracking(True)

    def show_picture(self, shown: ZopaPicture, says: str, *, movable: bool) -> None:
        """Show a lane; `says` is the sentence that a screen reader is told."""
        self._given = shown.axis
        shown = replace(shown, axis=shown.axis or self._axis(shown))
        if shown == self.picture and movable == self._movable:
            return
        before = self.heightForWidth(self.width())
        self.picture = shown
        self._movable = movable
        self._heights.clear()
        self.show_drawing(self._draw_lane, says)
        if before != self.heightForWidth(self.width()):
            self.updateGeometry()
        self._place()

    @property
    def dragging(self) -> bool:
        """Say whether a handle is being dragged."""
        return self._held is not None

    def put_back(self) -> None:
        """Put the handles back over the marks: what was moved could not be kept."""
        self._place()

    def hasHeightForWidth(self) -> bool:
        """Say that the labels of a narrow lane need more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the labels and the hump need at a width."""
        # Layouts ask some ten times for each change of a label anywhere on the tab.
        known = self._heights.get(width)
        if known is None:
            least = zopa.least_height(self.measuring(), self.picture, max(width, 1), self.size_px)
            known = self._heights[width] = round(least + self._hump * self.size_px)
        return known

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the handles where the marks are now."""
        super().resizeEvent(event)
        self._place()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the handle that is meant: the one here, else the one that the track belongs to."""
        if event.button() != Qt.MouseButton.LeftButton or not self._movable:
            event.ignore()
            return
        x, y = event.position().x(), event.position().y()
        near = self._near(x, y)
        held = near or self._nearest(x, y)
        if held is None:
            event.ignore()
            return
        self._held = held
        self._offset = x - self._middle(held) if near else 0.0
        held.setFocus(Qt.FocusReason.MouseFocusReason)
        held.setSliderDown(True)
        if near is None:
            self._drag(x)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held, or show that there is something to take."""
        x, y = event.position().x(), event.position().y()
        if self._held is not None:
            self._drag(x)
            return
        over = self._movable and self._near(x, y) is not None
        self.setCursor(Qt.CursorShape.SizeHorCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go, and let the axis fit the numbers again."""
        held, self._held = self._held, None
        if held is not None and event.button() == Qt.MouseButton.LeftButton:
            held.setSliderDown(False)
            loose = replace(self.picture, axis=self._given)
            self.show_picture(loose, self.accessibleName(), movable=self._movable)

    def _made(self, name: str) -> Handle:
        handle = Handle(self.theme, name, "ours" if name in OURS else "theirs")
        handle.setParent(self)
        handle.setObjectName(f"handle.{name}")
        handle.moved.connect(self._moved)
        handle.hide()
        return handle

    def _moved(self, value: Decimal) -> None:
        handle = self.sender()
        if isinstance(handle, Handle):
            self.moved.emit(handle.name, value, handle.gesture)

    def _drag(self, x: float) -> None:
        if self._held is not None:
            self._held.drag_to(self._places.scale.value(x - self._offset))

    def _draw_lane(self, canvas: Canvas, width: float, height: float) -> None:
        zopa.draw(canvas, self.picture, width, height, self.size_px)

    def _axis(self, shown: ZopaPicture) -> tuple[Decimal, Decimal] | None:
        """Return the ends of the axis: those of before, while they still serve."""
        before = self.picture.axis if shown.key == self.picture.key else None
        values = shown.values
        if not values:
            return None
        if before is not None:
            low, high = before
            inside = low <= min(values) and max(values) <= high
            filled = (max(values) - min(values)) >= (high - low) * _KEEPS
            if self._held is not None or (inside and filled):
                return before
        scale = scale_for(values, 0, 1)
        return scale.low, scale.high

    def _place(self) -> None:
        """Lay each handle over its mark and tell it how far it may go."""
        shown = self.picture
        if not shown.values:
            for handle in self.handles.values():
                handle.hide()
            return
        size = float(self.width()), float(self.height())
        self._places = zopa.places(self.measuring(), shown, *size, self.size_px)
        scale = self._places.scale
        self.step = step_for(scale)
        low = (scale.low / self.step).to_integral_value(ROUND_CEILING) * self.step
        high = (scale.high / self.step).to_integral_value(ROUND_FLOOR) * self.step
        for name, handle in self.handles.items():
            value = number_of(shown, name)
            # Also where it is hidden: a screen reader lists what may come.
            handle.setAccessibleName(handle_name(name, shown))
            handle.setVisible(value is not None and name not in shown.still)
            if value is not None:
                handle.setEnabled(self._movable)
                handle.show_number(value, *self._reach(name, low, high), self.step)
                handle.setGeometry(self._box(handle, value))
                words = handle_value(show(value, shown.style), shown.unit)
                handle.setAccessibleDescription(words)

    def _reach(self, name: str, low: Decimal, high: Decimal) -> tuple[Decimal, Decimal]:
        """Return how far a handle may go: low, likely and high keep their order."""
        belief = self.picture.belief
        if belief is None or name not in BELIEVED:
            return low, high
        return {
            "low": (low, belief.likely),
            "likely": (belief.low, belief.high),
            "high": (belief.likely, high),
        }[name]

    def _box(self, handle: Handle, value: Decimal) -> QRect:
        top, bottom = self._places.ours if handle.side == "ours" else self._places.theirs
        x, y = self._places.scale.at(value), (top + bottom) / 2
        return QRect(round(x - _TARGET / 2), round(y - _TARGET / 2), _TARGET, _TARGET)

    def _near(self, x: float, y: float) -> Handle | None:
        """Return the handle within reach of a point; of several in one place the one in focus."""
        handle = self._nearest(x, y)
        return handle if handle and abs(self._middle(handle) - x) <= _REACH else None

    def _nearest(self, x: float, y: float) -> Handle | None:
        """Return the nearest handle on the track at a height."""
        on_track = [
            handle
            for handle in self._shown()
            if handle.geometry().top() <= y <= handle.geometry().bottom()
        ]
        return min(
            on_track,
            key=lambda handle: (abs(self._middle(handle) - x), not handle.hasFocus()),
            default=None,
        )

    def _shown(self) -> list[Handle]:
        return [handle for handle in self.handles.values() if not handle.isHidden()]

    def _middle(self, handle: Handle) -> float:
        return self._places.scale.at(handle.exact)


def number_of(shown: ZopaPicture, name: str) -> Decimal | None:
    """Return a number of a lane by its name in NUMBERS; one that is not known is None."""
    if name not in BELIEVED:
        value: Decimal | None = getattr(shown, name)
        return value
    if shown.belief is not None:
        believed: Decimal = getattr(shown.belief, name)
        return believed
    return shown.zone.theirs if name == "likely" else None
