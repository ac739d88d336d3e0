"""One kept estimate: its day and numbers, what it changed, its reason and note."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout

from negdesk.analysis.history import Moment
from negdesk.i18n import tr
from negdesk.model.numbers import NumberStyle, show
from negdesk.model.rows import Belief, Part
from negdesk.ui.cards import RowCard, cross_button
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.choice import ChoiceInput
from negdesk.ui.inputs.moment import say_day
from negdesk.ui.inputs.text import WrappedLineInput
from negdesk.ui.inputs.tick import Tick
from negdesk.ui.labels import WordsLabel, plain_label

# Below so many lines of width the note goes under the reason.
_FOLDS = 24


class SnapshotRow(RowCard):
    """Tells when its tick asks for the estimate under the chart, and when it is to be deleted."""

    ghost_wanted = Signal(str, bool)
    delete_wanted = Signal(str)

    def __init__(self, desk: Desk, row: Part) -> None:
        """Make the widgets of one estimate."""
        super().__init__(desk.theme)
        self.desk = desk
        gap = desk.theme.quarter
        self.day = plain_label("", "strong")
        self.live = plain_label(tr("live"), "theirs")
        self.numbers = WordsLabel("", "")
        self.change = WordsLabel("", "hint")
        self.tick = Tick(desk.theme, tr("Under the chart"))
        self.tick.setObjectName("snapshot.ghost")
        self.tick.setToolTip(tr("Lay this estimate faintly under the live chart"))
        self.tick.clicked.connect(self._ticked)
        self.cross = cross_button(tr("Delete this estimate"))
        self.cross.clicked.connect(partial(self.delete_wanted.emit, row.id))
        self.reason = ChoiceInput(desk, "belief.reason", bare=True)
        self.reason.setFixedWidth(desk.theme.line * 11)
        self.note = WrappedLineInput(desk, "belief.note", bare=True)
        self.note.set_prompt(tr("Note"))
        self.inputs += [self.reason, self.note]
        self.body.setSpacing(gap)
        self._lay_out(gap)

    def show_row(self, row: Part | None) -> None:
        """Show the reason and the note; the rest comes with `show_moment`."""
        super().show_row(row)
        writable = not self.desk.session.workbook.file.read_only
        self.cross.setEnabled(writable and row is not None)

    def show_moment(self, moment: Moment, unit: str, change: str, ghost: bool) -> None:
        """Show the estimate, in words what it changed, and whether it lies under the chart."""
        day = say_day(moment.belief.at, QLocale()) or tr("no date")
        self.day.setText(day)
        self.live.setVisible(moment.live)
        self.numbers.setText(numbers_words(moment.belief, self.desk.style, unit))
        self.change.setText(change)
        self.change.setVisible(bool(change))
        # The live estimate is the chart: under itself it would show nothing.
        self.tick.setVisible(not moment.live and moment.theirs is not None)
        self.tick.setChecked(ghost)
        self.tick.setAccessibleName(tr("Under the chart: {day}").format(day=day))
        self.cross.setAccessibleName(tr("Delete the estimate of {day}").format(day=day))
        self.note.editor.setAccessibleName(tr("Note, {day}").format(day=day))
        self.reason.editor.setAccessibleName(tr("Reason, {day}").format(day=day))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the note below the reason where it would have no room beside it."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        narrow = self.width() < self.theme.line * _FOLDS
        self._why.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def _ticked(self, wanted: bool) -> None:
        if self.row is not None:
            self.ghost_wanted.emit(self.row.id, wanted)

    def _lay_out(self, gap: int) -> None:
        head = QHBoxLayout()
        head.setSpacing(gap * 3)
        head.addWidget(self.day, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.live, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        head.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignTop)
        self._why = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._why.setSpacing(gap * 3)
        self._why.addWidget(self.reason, 0, Qt.AlignmentFlag.AlignTop)
        self._why.addWidget(self.note, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addWidget(self.numbers)
        self.body.addWidget(self.change)
        self.body.addLayout(self._why)
        self.body.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignLeft)


def numbers_words(row: Belief, style: NumberStyle, unit: str) -> str:
    """Return the numbers of an estimate in words, as far as they are known."""
    low, likely, high = (show(value, style) for value in (row.low, row.likely, row.high))
    if not likely:
        return tr("The likely value is missing.")
    if low == high == likely:
        words = tr("surely {likely}")
    elif low and high:
        words = tr("likely {likely}, from {low} to {high}")
    else:
        words = tr("likely {likely}; how low or how high is not said")
    said = words.format(low=low, likely=likely, high=high)
    return tr("{numbers} {unit}").format(numbers=said, unit=unit).strip() if low and high else said
