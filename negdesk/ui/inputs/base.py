"""The binder: an editor for one field, with its label, its unit and one line of truth below."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from negdesk.i18n import tr
from negdesk.model.actions import add, set_field
from negdesk.model.edits import Edit
from negdesk.model.fields import Field, FieldError, Kind, field
from negdesk.model.numbers import NumberError
from negdesk.model.rows import Row
from negdesk.ui.desk import Desk
from negdesk.ui.labels import plain_label, set_role

IDLE_MS = 400


class FieldInput(QWidget):
    """Base of all inputs: shows a row's value, and writes what is typed through the session.

    A subclass provides `make_editor`, `show_value` and `read_value`. Text is written after
    400 ms of rest, when the focus leaves, and whenever the desk is flushed. One stay of the
    focus is one step of the history. What cannot be kept stays in the editor with the
    reason below it; Escape, another row or a change from elsewhere puts the stored value back.
    """

    def __init__(self, desk: Desk, key: str, *, bare: bool = False, label: str = "") -> None:
        """Make an input for `table.field`; a bare one shows no label, for use in tables."""
        super().__init__()
        self.desk = desk
        self.field: Field = field(*key.split("."))
        self.row: Row | None = None
        # True lets the first value of a row that is not in the document yet add that row.
        self.may_add = False
        self._bare = bare
        self._gesture = ""
        self._dirty = False
        self._refused = False
        self._committing = False
        self._label_text = label or self.field.said_label
        self._own_prompt = ""
        self._idle: QTimer | None = None
        self.editor = self.make_editor()
        self.editor.setObjectName(key)
        self.editor.setAccessibleName(self._label_text)
        self.editor.setAccessibleDescription(self.field.said_help)
        if self.field.said_help:
            self.editor.setToolTip(self.field.said_help)
            if self.field.kind in (Kind.LINE, Kind.NOTE):
                self.set_prompt(self.field.said_help)
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
        """Take the words that the empty editor shows where a template has none."""
        self._own_prompt = prompt
        self.suggest("")

    def suggest(self, prompt: str) -> None:
        """Show a template's prompt in the empty editor, or the input's own for ""."""
        setter = getattr(self.editor, "setPlaceholderText", None)
        if setter:
            setter(prompt or self._own_prompt)

    def beside_label(self, widget: QWidget) -> None:
        """Put a small widget at the end of the label's line."""
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        self._column.removeWidget(self._label)
        line.addWidget(self._label, 1)
        line.addWidget(widget)
        self._column.insertLayout(0, line)

    def set_label(self, words: str) -> None:
        """Call the input by another name."""
        self._label.setText(words.replace("&", "&&"))
        self.editor.setAccessibleName(words)

    def set_unit(self, unit: str) -> None:
        """Show the unit behind the editor."""
        if self._unit is None:
            if not unit:
                return
            self._unit = plain_label("", "muted")
            self._line.addWidget(self._unit)
        if self._unit.text() != unit:
            self._unit.setText(unit)
            self._unit.setVisible(bool(unit))

    def set_row(self, row: Row | None) -> None:
        """Show the row's value, unless the user is typing another one for the same row."""
        before = self.row
        if row is before and row is not None and not self._refused:
            return
        same = row is not None and before is not None and row.id == before.id
        if self._dirty and not same:
            self.commit()
            self._drop_typed()
        self.row = row
        self.set_editable(row is not None and not self.desk.session.workbook.file.read_only)
        if self._committing or row is None:
            return
        unchanged = same and before is not None and self._value(before) == self._value(row)
        if unchanged or (self._dirty and not self._refused):
            return
        self._drop_typed()
        self.say("")
        self.show_value(self._value(row))

    def set_editable(self, editable: bool) -> None:
        """Let the editor be changed, or only be read and copied from."""
        if isinstance(self.editor, QLineEdit | QPlainTextEdit):
            if self.editor.isReadOnly() == editable:
                self.editor.setReadOnly(not editable)
        elif self.editor.isEnabled() != editable:
            self.editor.setEnabled(editable)

    def commit(self) -> None:
        """Write what was typed, if it can be kept; else say why not, below the editor."""
        if self._idle is not None:
            self._idle.stop()
        if not self._dirty or self.row is None or self._committing:
            return
        try:
            edit = self.edit(self.row, self.read_value())
        except (NumberError, FieldError) as error:
            self._refused = True
            self.say(tr("Not saved: {reason}").format(reason=error), bad=True)
            return
        self._drop_typed()
        self._committing = True
        try:
            kept = edit.empty or self.desk.apply(edit, self)
        finally:
            self._committing = False
        if not kept:
            # The file refused it: the text stays, and the next rest or flush tries again.
            self._set_dirty(True)
            return
        self.row = self.desk.document.find(type(self.row), self.row.id) or self.row
        self.committed()
        if not self.editor.hasFocus():
            self.tidy()

    def edit(self, row: Row, value: Any) -> Edit:
        """Return the edit for a value typed in this stay of the focus."""
        edit = set_field(row, self.field.name, value, self._gesture or None)
        if edit.empty or self.desk.document.find(type(row), row.id) is not None:
            return edit
        changed = edit.changes[0].after
        if not self.may_add or changed is None:
            return Edit(edit.label, ())
        return Edit(edit.label, add("", changed).changes, edit.merge_key)

    def committed(self) -> None:
        """Let a subclass say what was understood, after a value was written."""
        self.say("")

    def tidy(self) -> None:
        """Show the stored value as it is written, once nobody is typing here."""
        if self.row is not None and not self._dirty:
            self.show_value(self._value(self.row))

    def touched(self) -> None:
        """Note that the user changed the editor; subclasses connect their signals here."""
        if not self._gesture:
            self._gesture = uuid4().hex
        self._refused = False
        self._set_dirty(True)
        if self._idle is None:
            self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
            self._idle.timeout.connect(self.commit)
        self._idle.start()

    def say(self, text: str, *, bad: bool = False) -> None:
        """Show one line below the editor: what was understood, or why it was not kept."""
        if self._truth is None:
            if not text:
                return
            self._truth = plain_label("", "hint", wrap=True)
            self._truth.setMinimumWidth(1)
            self._column.addWidget(self._truth)
        set_role(self._truth, "bad" if bad else "hint")
        if self._truth.text() != text:
            self._truth.setText(text)
            self.editor.setAccessibleDescription(text or self.field.said_help)
        self._truth.setVisible(bool(text))

    def said(self) -> str:
        """Return the line shown below the editor."""
        return self._truth.text() if self._truth is not None else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Write when the focus leaves; leave the wheel to the page unless focused."""
        kind = event.type()
        if kind == QEvent.Type.FocusOut:
            self.commit()
            self._gesture = ""
            self.tidy()
        elif kind == QEvent.Type.Wheel and not self.editor.hasFocus():
            event.ignore()
            return True
        elif self._refused and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self._drop_typed()
            self.say("")
            self.tidy()
            return True
        return super().eventFilter(watched, event)

    def _value(self, row: Row) -> Any:
        return getattr(row, self.field.name)

    def _set_dirty(self, dirty: bool) -> None:
        self._dirty = dirty
        self.desk.hold(self, dirty)

    def _drop_typed(self) -> None:
        """Forget that the editor holds something that is not in the file."""
        self._refused = False
        if self._dirty:
            self._set_dirty(False)

    def _lay_out(self) -> None:
        gap = self.desk.theme.quarter
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap)
        if not self._bare:
            self._label = plain_label(self._label_text.replace("&", "&&"), "label")
            self._label.setBuddy(self.editor)
            self._column.addWidget(self._label)
        self._line = QHBoxLayout()
        self._line.setSpacing(gap * 2)
        self._line.addWidget(self.editor, 1)
        self._column.addLayout(self._line)
