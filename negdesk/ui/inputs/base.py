"""The binder: an editor for one field, with its label, its unit and one line of truth below."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from negdesk.i18n import tr
from negdesk.model.actions import set_field
from negdesk.model.edits import Edit
from negdesk.model.fields import Field, FieldError, field
from negdesk.model.numbers import NumberError
from negdesk.model.rows import Row
from negdesk.ui.desk import Desk
from negdesk.ui.labels import plain_label, set_role

IDLE_MS = 400


class FieldInput(QWidget):
    """Base of all inputs: shows a row's value, and writes what is typed through the session.

    A subclass provides `make_editor`, `show_value` and `read_value`. Text is written after
    400 ms of rest, when the focus leaves, and whenever the desk is flushed. One stay of the
    focus is one step of the history.
    """

    def __init__(self, desk: Desk, key: str, *, bare: bool = False, label: str = "") -> None:
        """Make an input for `table.field`; a bare one shows no label, for use in tables."""
        super().__init__()
        self.desk = desk
        self.field: Field = field(*key.split("."))
        self.row: Row | None = None
        self._bare = bare
        self._gesture = ""
        self._dirty = False
        self._label_text = label or self.field.said_label
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._idle.timeout.connect(self.commit)
        self.editor = self.make_editor()
        self.editor.setObjectName(key)
        self.editor.setAccessibleName(self._label_text)
        self.editor.setAccessibleDescription(self.field.said_help)
        if self.field.said_help:
            self.editor.setToolTip(self.field.said_help)
        self.editor.installEventFilter(self)
        self.setFocusProxy(self.editor)
        # Most inputs never need these two, and a window has hundreds of inputs.
        self._truth: QLabel | None = None
        self._unit: QLabel | None = None
        self._lay_out()

    def make_editor(self) -> QWidget:
        """Return the Qt widget that is typed into."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Show a value in the editor."""
        raise NotImplementedError

    def read_value(self) -> Any:
        """Return the value as typed; NumberError or FieldError say why there is none."""
        raise NotImplementedError

    def set_prompt(self, prompt: str) -> None:
        """Show a prompt in the empty editor, where it can show one."""
        setter = getattr(self.editor, "setPlaceholderText", None)
        if setter and prompt:
            setter(prompt)

    def set_unit(self, unit: str) -> None:
        """Show the unit behind the editor."""
        if self._unit is None:
            if not unit:
                return
            self._unit = plain_label("", "muted")
            self._line.addWidget(self._unit)
        self._unit.setText(unit)
        self._unit.setVisible(bool(unit))

    def set_row(self, row: Row | None) -> None:
        """Show the row's value, unless the user is typing another one for the same row."""
        same = row is not None and self.row is not None and row.id == self.row.id
        if self._dirty and not same:
            self.commit()
        before = self.row
        self.row = row
        self.setEnabled(row is not None and not self.desk.session.workbook.file.read_only)
        if row is None or self._dirty:
            return
        if same and before is not None and self._value(before) == self._value(row):
            return
        self.say("")
        self.show_value(self._value(row))

    def commit(self) -> None:
        """Write what was typed, if it can be kept; else say why not, below the editor."""
        self._idle.stop()
        if not self._dirty or self.row is None:
            return
        try:
            value = self.read_value()
            edit = self.edit(self.row, value)
        except (NumberError, FieldError) as error:
            self.say(tr("Not saved: {reason}").format(reason=error), bad=True)
            return
        self._set_dirty(False)
        if not edit.empty and self.desk.apply(edit, self):
            self.row = self.desk.document.find(type(self.row), self.row.id)
        self.committed()

    def edit(self, row: Row, value: Any) -> Edit:
        """Return the edit for a value typed in this stay of the focus."""
        return set_field(row, self.field.name, value, self._gesture or None)

    def committed(self) -> None:
        """Let a subclass say what was understood, after a value was written."""
        self.say("")

    def touched(self) -> None:
        """Note that the user changed the editor; subclasses connect their signals here."""
        if not self._gesture:
            self._gesture = uuid4().hex
        self._set_dirty(True)
        self._idle.start()

    def say(self, text: str, *, bad: bool = False) -> None:
        """Show one line below the editor: what was understood, or why it was not kept."""
        if self._truth is None:
            if not text:
                return
            self._truth = plain_label("", "hint")
            self._truth.setWordWrap(True)
            self._column.addWidget(self._truth)
        set_role(self._truth, "bad" if bad else "hint")
        self._truth.setText(text)
        self._truth.setVisible(bool(text))
        self.editor.setAccessibleDescription(text or self.field.said_help)

    def said(self) -> str:
        """Return the line shown below the editor."""
        return self._truth.text() if self._truth is not None else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Write when the focus leaves; leave the wheel to the page unless focused."""
        if watched is self.editor:
            if event.type() == QEvent.Type.FocusOut:
                self.commit()
                self._gesture = ""
            elif event.type() == QEvent.Type.Wheel and not self.editor.hasFocus():
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _value(self, row: Row) -> Any:
        return getattr(row, self.field.name)

    def _set_dirty(self, dirty: bool) -> None:
        self._dirty = dirty
        self.desk.hold(self, dirty)

    def _lay_out(self) -> None:
        gap = self.desk.theme.quarter
        self._line = QHBoxLayout()
        self._line.setSpacing(gap * 2)
        self._line.addWidget(self.editor, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap)
        if not self._bare:
            label = plain_label(self._label_text, "label")
            label.setBuddy(self.editor)
            self._column.addWidget(label)
        self._column.addLayout(self._line)
