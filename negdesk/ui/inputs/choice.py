"""Inputs for choices, yes or no, and references to other rows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from negdesk.i18n import tr
from negdesk.model.rows import Row
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.base import FieldInput
from negdesk.ui.theme import Theme


class Combo(QComboBox):
    """A combo box with a chevron in the ink of the theme, which no style sheet can draw."""

    def __init__(self, desk: Desk) -> None:
        """Make an empty combo box that gives way to a narrow column."""
        super().__init__()
        self._theme = desk.theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

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


class Tick(QCheckBox):
    """A check box drawn in the theme's colours: light or dark, its edge can be seen."""

    def __init__(self, theme: Theme, words: str = "") -> None:
        """Show words beside the box, as they are."""
        super().__init__(words.replace("&", "&&"))
        self._theme = theme
        self._words = words

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, the tick and the words."""
        theme, side = self._theme, 16
        box = QRectF(1.5, (self.height() - side) / 2, side, side)
        lit = self.isChecked() and self.isEnabled()
        edge = theme.colour("ours" if lit or self.hasFocus() else "muted")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(edge, 2 if self.hasFocus() else 1.2))
        painter.setBrush(theme.colour("ours_soft" if self.isChecked() else "surface"))
        painter.drawRoundedRect(box, 3, 3)
        if self.isChecked():
            painter.setPen(QPen(theme.colour("ink"), 2))
            marks = ((0.24, 0.52), (0.44, 0.72), (0.78, 0.28))
            points = [QPointF(box.x() + x * side, box.y() + y * side) for x, y in marks]
            painter.drawPolyline(QPolygonF(points))
        painter.setPen(theme.colour("ink" if self.isEnabled() else "muted"))
        room = self.rect().adjusted(side + theme.quarter * 3, 0, 0, 0)
        across = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, across, self._words)
        painter.end()


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
