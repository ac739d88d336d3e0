"""The numbers of a lane in figures: each typed, or moved by a step with its two buttons."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import partial

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from negdesk.analysis.lane_edits import BELIEVED, NUMBERS, OURS, first_belief, holder
from negdesk.analysis.lanes import HEADLINE
from negdesk.chart.picture import ZopaPicture
from negdesk.i18n import tr
from negdesk.model.rows import Belief, Row
from negdesk.ui.cards import Columns
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.base import FieldInput
from negdesk.ui.inputs.make import make_input
from negdesk.ui.labels import plain_label
from negdesk.ui.step_buttons import StepButtons
from negdesk.ui.zopa.lane_chart import number_of
from negdesk.ui.zopa.words import handle_name, number_label


class Stepper(QWidget):
    """One number: its name, a button for less, the number to type, a button for more."""

    def __init__(self, desk: Desk, name: str) -> None:
        """Make a stepper whose input comes with its row."""
        super().__init__()
        self.desk = desk
        self.name = name
        self.input: FieldInput | None = None
        self._label = plain_label("", "label")
        self.steps = StepButtons(desk.theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.quarter // 2)
        column.addWidget(self._label)
        column.addLayout(self.steps.line)

    def show_number(self, row: Row | None, field_name: str, shown: ZopaPicture) -> None:
        """Show a number in the row that keeps it."""
        key = f"{row.TABLE}.{field_name}" if row is not None else ""
        if row is not None and (self.input is None or self.input.field.key != key):
            self._put(key)
        if self.input is None:
            return
        self._label.setText(number_label(self.name, shown).replace("&", "&&"))
        self._name(handle_name(self.name, shown))
        self.input.may_add = isinstance(row, Belief)
        self.input.set_row(row)
        known = number_of(shown, self.name) is not None
        writable = row is not None and not self.desk.session.workbook.file.read_only
        for button in (self.steps.less, self.steps.more):
            button.setEnabled(known and writable)

    def _put(self, key: str) -> None:
        if self.input is not None:
            self.input.set_row(None)
            self.steps.line.removeWidget(self.input)
            self.input.hide()
            self.input.deleteLater()
        self.input = make_input(self.desk, key, bare=True)
        self.steps.line.insertWidget(1, self.input, 1)

    def _name(self, said: str) -> None:
        if self.input is not None:
            self.input.editor.setAccessibleName(said)
        self.steps.less.setAccessibleName(tr("Less: {number}").format(number=said))
        self.steps.more.setAccessibleName(tr("More: {number}").format(number=said))


class Flow(QWidget):
    """Widgets of equal width side by side, as many in a row as have room."""

    def __init__(self, gap: int) -> None:
        """Start empty."""
        super().__init__()
        self._widgets: list[QWidget] = []
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(gap)

    def add(self, widget: QWidget) -> None:
        """Add a widget behind the others."""
        self._widgets.append(widget)
        self._arrange(len(self._widgets))

    def minimumSizeHint(self) -> QSize:
        """Return the width of one widget: the others can stand below it."""
        return QSize(self._least(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many into a row as have room."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Look again when one of them has come to need more room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        gap = self._grid.horizontalSpacing()
        across = (self.width() + gap) // (self._least() + gap)
        self._arrange(min(max(across, 1), len(self._widgets)))

    def _least(self) -> int:
        return max((widget.minimumSizeHint().width() for widget in self._widgets), default=0)

    def _arrange(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for index, widget in enumerate(self._widgets):
            self._grid.addWidget(widget, index // across, index % across)
        for column in range(len(self._widgets)):
            self._grid.setColumnStretch(column, 1 if column < across else 0)


class Numbers(QWidget):
    """All numbers of a lane, ours and theirs; `moved` is as of `LaneChart`."""

    moved = Signal(str, object, str)

    def __init__(self, desk: Desk, step: Callable[[], Decimal]) -> None:
        """Make the steppers; `step` says by how much a button moves."""
        super().__init__()
        self.desk = desk
        self._step = step
        self._shown = ZopaPicture()
        self._draft: Belief | None = None
        self.steppers = {name: Stepper(desk, name) for name in NUMBERS}
        theme = desk.theme
        columns = Columns(theme, (3, 4), theme.line * 36)
        columns.set_apart(theme.quarter * 6)
        for column, side, names in (
            (columns.columns[0], "ours", OURS),
            (columns.columns[1], "theirs", [name for name in NUMBERS if name not in OURS]),
        ):
            column.setSpacing(theme.quarter)
            column.addWidget(_side(side))
            row = Flow(theme.quarter * 3)
            for name in names:
                stepper = self.steppers[name]
                stepper.steps.stepped.connect(partial(self._stepped, name))
                row.add(stepper)
            column.addWidget(row)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(columns)

    def show_picture(self, negotiation_id: str, shown: ZopaPicture) -> None:
        """Show the numbers of a lane."""
        self._shown = shown
        document = self.desk.document
        for name, stepper in self.steppers.items():
            row, field_name = holder(document, negotiation_id, shown.key, name)
            if row is None and name in BELIEVED and shown.key == HEADLINE:
                row = self._drafted(negotiation_id)
            stepper.setVisible(row is not None)
            stepper.show_number(row, field_name, shown)

    def _drafted(self, negotiation_id: str) -> Belief:
        """Return the one belief that waits for its first number."""
        if self._draft is None or self._draft.negotiation_id != negotiation_id:
            now = self.desk.now().isoformat(timespec="minutes")
            new_id = self.desk.new_id()
            self._draft = first_belief(self.desk.document, negotiation_id, new_id, now)
        return self._draft

    def _stepped(self, name: str, by: int, gesture: str) -> None:
        value, step = number_of(self._shown, name), self._step()
        if value is not None:
            rounding = ROUND_FLOOR if by > 0 else ROUND_CEILING
            count = (value / step).to_integral_value(rounding) + by
            self.moved.emit(name, count * step, gesture)


def _side(side: str) -> QLabel:
    label = plain_label(tr("Ours") if side == "ours" else tr("Theirs, as we believe"), side)
    return label
