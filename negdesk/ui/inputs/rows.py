"""A list of rows edited in place: one line of inputs each, a button to add, a cross to delete."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from negdesk.i18n import tr
from negdesk.model.actions import add, delete, next_position
from negdesk.model.fields import Kind, field
from negdesk.model.rows import Part
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.base import FieldInput
from negdesk.ui.inputs.make import make_input
from negdesk.ui.inputs.text import WrappedLineInput
from negdesk.ui.labels import plain_label


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a field's name, how much of the width it takes, and what makes its input."""

    name: str
    stretch: int = 1
    make: Callable[[Desk, str], FieldInput] | None = None


class RowsEditor(QWidget):
    """Rows of one table in one negotiation (or those that a filter keeps), edited in place.

    Enter in the last line adds another; the cross deletes with undo. Widgets are kept by
    row id, so that a refresh never takes the cursor away.
    """

    def __init__(
        self,
        desk: Desk,
        cls: type[Part],
        columns: Sequence[Column],
        *,
        noun: str,
        empty: str,
        keeps: Callable[[Part], bool] = lambda row: True,
        starts: Callable[[], dict[str, object]] = dict,
    ) -> None:
        """Make the editor; `noun` names one row ("trigger"), `empty` teaches when there is none."""
        super().__init__()
        self.desk = desk
        self._cls = cls
        self._columns = columns
        self._noun = noun
        self._keeps = keeps
        self._starts = starts
        self._negotiation_id = ""
        self._lines: dict[str, list[QWidget]] = {}
        self._grid = QGridLayout()
        self._empty = plain_label(empty, "muted", wrap=True)
        self._build()

    def show_negotiation(self, negotiation_id: str) -> None:
        """Show the rows of a negotiation as they are now."""
        if negotiation_id != self._negotiation_id:
            self._clear()
            self._negotiation_id = negotiation_id
        rows = [
            row for row in self.desk.document.all(self._cls, negotiation_id) if self._keeps(row)
        ]
        shown = [row.id for row in rows]
        if list(self._lines) != shown:
            self._arrange(rows)
        for row in rows:
            for widget in self._lines[row.id]:
                if isinstance(widget, FieldInput):
                    widget.set_row(row)
        self._empty.setVisible(not rows and bool(self._empty.text()))
        for header in self._headers:
            header.setVisible(bool(rows))
        self._add.setEnabled(not self.desk.session.workbook.file.read_only)

    def add_row(self) -> None:
        """Add a row at the end and put the cursor into it."""
        self.desk.flush()
        row = self._cls(
            id=self.desk.new_id(),
            negotiation_id=self._negotiation_id,
            position=next_position(self.desk.document, self._cls, self._negotiation_id),
            **self._starts(),
        )
        if self.desk.apply(add(tr("add {noun}").format(noun=self._noun), row)):
            self.show_negotiation(self._negotiation_id)
            self.focus_row(row.id)

    def focus_row(self, row_id: str, name: str = "") -> bool:
        """Put the cursor into a row's field (its first one by default)."""
        for widget in self._lines.get(row_id, []):
            if isinstance(widget, FieldInput) and name in ("", widget.field.name):
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def focus_first(self, name: str = "") -> bool:
        """Put the cursor into the first row, or on the button that adds one."""
        if self._lines:
            return self.focus_row(next(iter(self._lines)), name)
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _build(self) -> None:
        gap = self.desk.theme.quarter
        self._grid.setHorizontalSpacing(gap * 2)
        self._grid.setVerticalSpacing(gap * 2)
        self._headers: list[QLabel] = []
        for index, column in enumerate(self._columns):
            header = plain_label(field(self._cls, column.name).said_label, "hint")
            if field(self._cls, column.name).kind in (Kind.AMOUNT, Kind.SHARE):
                header.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._headers.append(header)
            self._grid.addWidget(header, 0, index)
            self._grid.setColumnStretch(index, column.stretch)
        words = tr("Add {noun}").format(noun=self._noun)
        self._add = QPushButton("+  " + words.replace("&", "&&"))
        self._add.setAccessibleName(words)
        self._add.setProperty("role", "quiet")
        self._add.setObjectName(f"add.{self._cls.TABLE}")
        self._add.clicked.connect(self.add_row)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(gap * 2)
        outer.addWidget(self._empty)
        outer.addLayout(self._grid)
        outer.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    def _clear(self) -> None:
        for line in self._lines.values():
            self._remove(line)
        self._lines = {}

    def _remove(self, line: list[QWidget]) -> None:
        for widget in line:
            if isinstance(widget, FieldInput):
                widget.set_row(None)
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _arrange(self, rows: Sequence[Part]) -> None:
        """Make, drop and order lines so that they stand as the rows do."""
        kept = {row.id for row in rows}
        for row_id in [row_id for row_id in self._lines if row_id not in kept]:
            self._remove(self._lines.pop(row_id))
        lines = {row.id: self._lines.get(row.id) or self._make_line(row) for row in rows}
        self._lines = lines
        for number, line in enumerate(lines.values(), start=1):
            for index, widget in enumerate(line):
                self._grid.addWidget(widget, number, index, Qt.AlignmentFlag.AlignTop)

    def _make_line(self, row: Part) -> list[QWidget]:
        line: list[QWidget] = []
        for column in self._columns:
            key = f"{self._cls.TABLE}.{column.name}"
            made = (
                column.make(self.desk, key)
                if column.make
                else make_input(self.desk, key, bare=True, lines=1, wrap=True)
            )
            made.editor.installEventFilter(self)
            made.suggest(self.desk.prompt(self._negotiation_id, key))
            line.append(made)
        cross = QToolButton()
        cross.setText("×")
        cross.setProperty("role", "cross")
        cross.setToolTip(tr("Delete this {noun}").format(noun=self._noun))
        cross.setAccessibleName(cross.toolTip())
        cross.clicked.connect(partial(self._delete, row.id))
        line.append(cross)
        return line

    def _delete(self, row_id: str) -> None:
        self.desk.flush()
        row = self.desk.document.find(self._cls, row_id)
        if row is not None:
            after = self._neighbour(row_id)
            label = tr("delete {noun}").format(noun=self._noun)
            if self.desk.apply(delete(self.desk.document, label, row)):
                self.show_negotiation(self._negotiation_id)
                if not self.focus_row(after):
                    self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _neighbour(self, row_id: str) -> str:
        ids = list(self._lines)
        index = ids.index(row_id)
        return next(iter([*ids[index + 1 : index + 2], *ids[max(0, index - 1) : index]]), "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter in a line edit to the next line, or to a new one after the last."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            )
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            owner = watched.parent()
            line = isinstance(watched, QLineEdit) or isinstance(owner, WrappedLineInput)
            if plain and enter and line and isinstance(owner, FieldInput) and owner.row:
                owner.commit()
                self._go_below(owner.row.id, owner.field.name)
                return True
        return super().eventFilter(watched, event)

    def _go_below(self, row_id: str, name: str) -> None:
        ids = list(self._lines)
        index = ids.index(row_id)
        if index + 1 < len(ids):
            self.focus_row(ids[index + 1], name)
        else:
            self.add_row()
