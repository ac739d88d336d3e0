"""Inputs for choices, yes or no, and references to other rows."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QComboBox, QStyle, QStyleOptionComboBox, QToolTip, QWidget

from negdesk.i18n import tr
from negdesk.model.rows import Row
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.base import FieldInput
from negdesk.ui.inputs.tick import Tick

# What the style keeps free beside the words.
_AIR = 1


class Combo(QComboBox):
    """A combo box with a chevron in the ink of the theme, which no style sheet can draw.

    Words longer than the box end with a mark, and its tool tip says them whole.
    """

    def __init__(self, desk: Desk) -> None:
        """Make an empty combo box that gives way to a narrow column."""
        super().__init__()
        self._theme = desk.theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    @property
    def fitting(self) -> str:
        """Return the current words as far as there is room before the chevron."""
        option = QStyleOptionComboBox()
        super().initStyleOption(option)
        control = QStyle.ComplexControl.CC_ComboBox
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(control, option, part, self).width() - _AIR
        elided = Qt.TextElideMode.ElideRight
        return self.fontMetrics().elidedText(self.currentText(), elided, room)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Show no more words than there is room for."""
        super().initStyleOption(option)
        option.currentText = self.fitting

    def event(self, event: QEvent) -> bool:
        """Say words that are cut off whole, before what the box is for."""
        if isinstance(event, QHelpEvent) and self.fitting != self.currentText():
            said = (self.currentText(), self.toolTip())
            lines = "<br/>".join(escape(line) for line in said if line)
            QToolTip.showText(event.globalPos(), f"<qt>{lines}</qt>", self)
            return True
        return super().event(event)

    def showPopup(self) -> None:
        """Show the list as wide as its words, up to half of the window."""
        wanted = self.view().sizeHintForColumn(0) + self._theme.quarter * 8
        self.view().setMinimumWidth(min(wanted, self.window().width() // 2))
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chevron over the box."""
        super().paintEvent(event)
        gap = self._theme.quarter
        x, y = self.width() - gap * 4, self.height() / 2 - gap / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("muted"), 1.5))
        painter.drawPolyline(
            QPolygonF([QPointF(x, y), QPointF(x + gap, y + gap), QPointF(x + 2 * gap, y)])
        )
        painter.end()


class ChoiceInput(FieldInput):
    """One of the field's choices."""

    editor: QComboBox

    def make_editor(self) -> QWidget:
        """Return a combo box with the field's choices."""
        editor = Combo(self.desk)
        for value, words in self.field.choices:
            editor.addItem(tr(words), value)
        editor.activated.connect(self._chosen)
        return editor

    def show_value(self, value: str) -> None:
        """Show a choice; an unknown one shows as nothing."""
        self.editor.setCurrentIndex(self.editor.findData(value))

    def read_value(self) -> str:
        """Return the chosen value."""
        return str(self.editor.currentData())

    def _chosen(self) -> None:
        self.touched()
        self.commit()


class FlagInput(FieldInput):
    """Yes or no."""

    editor: QCheckBox

    def __init__(self, desk: Desk, key: str, *, label: str = "") -> None:
        """Make a check box that carries its own label."""
        super().__init__(desk, key, bare=True, label=label)

    def make_editor(self) -> QWidget:
        """Return a check box."""
        editor = Tick(self.desk.theme, self._label_text)
        editor.clicked.connect(self._clicked)
        return editor

    def show_value(self, value: bool) -> None:
        """Show yes or no."""
        self.editor.setChecked(value)

    def read_value(self) -> bool:
        """Return whether it is checked."""
        return self.editor.isChecked()

    def _clicked(self) -> None:
        self.touched()
        self.commit()


class TableTick(FlagInput):
    """Yes or no in a table, where the column carries the label."""

    def make_editor(self) -> QWidget:
        """Return a check box without words."""
        editor = Tick(self.desk.theme)
        editor.clicked.connect(self._clicked)
        return editor


class RefInput(ChoiceInput):
    """A reference to one of some rows, shown by their titles; or to none."""

    def __init__(
        self,
        desk: Desk,
        key: str,
        rows: Callable[[Row], list[tuple[str, str]]],
        *,
        bare: bool = False,
        label: str = "",
    ) -> None:
        """Make a reference input; `rows(row)` gives (id, title) of what can be chosen."""
        self._rows = rows
        super().__init__(desk, key, bare=bare, label=label)

    def set_row(self, row: Row | None) -> None:
        """Offer what can be chosen now, then show the reference."""
        if row is not None and not self._dirty:
            offered = [("", tr("none")), *self._rows(row)]
            now = [
                (self.editor.itemData(i), self.editor.itemText(i))
                for i in range(self.editor.count())
            ]
            if offered != now:
                self.editor.clear()
                for row_id, title in offered:
                    self.editor.addItem(title, row_id)
                self.show_value(self._value(row))
        super().set_row(row)

    def show_value(self, value: str | None) -> None:
        """Show the row that is referred to."""
        self.editor.setCurrentIndex(self.editor.findData(value or ""))

    def read_value(self) -> str | None:  # type: ignore[override]
        """Return the id of the chosen row, or None."""
        return self.editor.currentData() or None
