"""Inputs for amounts and shares; below stands what was understood, when it could be doubted."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from negdesk.i18n import tr
from negdesk.model.fields import Kind
from negdesk.model.numbers import NARROW_SPACE, NumberStyle, parse, show
from negdesk.model.rows import Row
from negdesk.ui.inputs.base import FieldInput


class NumberInput(FieldInput):
    """An exact number, or a share typed as a percentage; empty means not known."""

    editor: QLineEdit

    def make_editor(self) -> QWidget:
        """Return a line edit for a number."""
        editor = QLineEdit()
        editor.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        editor.setMinimumWidth(editor.fontMetrics().horizontalAdvance("0" * 6))
        editor.textEdited.connect(self._typed)
        return editor

    def set_row(self, row: Row | None) -> None:
        """Show the number with the unit of its negotiation or its own."""
        super().set_row(row)
        if row is not None and not self._bare:
            self.set_unit(self._unit_of(row))

    def show_value(self, value: Decimal | None) -> None:
        """Show the number as the reader writes it."""
        if value is not None and self._percent:
            value = value * 100
            if value == value.to_integral_value():
                value = value.quantize(Decimal(1))
        self.editor.setText(show(value, self.desk.style))

    def read_value(self) -> Decimal | None:
        """Return the number, or None for an empty editor; NumberError otherwise."""
        text = self.editor.text()
        if not text.strip():
            return None
        value = parse(text, self.desk.style).value
        if self._percent and "%" not in text:
            value /= 100
        return value

    def committed(self) -> None:
        """When the number could be read in two ways, say which was taken."""
        text = self.editor.text()
        value = self._value(self.row) if self.row is not None else None
        doubted = value is not None and text.strip() and parse(text, self.desk.style).ambiguous
        self.say(
            tr("Read as {number}").format(number=self._in_words(value)) if doubted else "",
        )

    @property
    def _percent(self) -> bool:
        return self.field.kind is Kind.SHARE

    def _unit_of(self, row: Row) -> str:
        if self._percent:
            return "%"
        if self.field.money:
            return self.desk.document.negotiation(row.scope).unit
        return tr(self.field.unit) if self.field.unit else ""

    def _in_words(self, value: Decimal | None) -> str:
        """Return the number so that no reader can take it for another."""
        if value is None:
            return ""
        whole = int(value)
        if value == whole:
            return show(value, NumberStyle(self.desk.style.decimal, NARROW_SPACE))
        low, high = (whole, whole + 1) if value > 0 else (whole - 1, whole)
        return tr("{number}, between {low} and {high}").format(
            number=show(value, NumberStyle(self.desk.style.decimal, NARROW_SPACE)),
            low=low,
            high=high,
        )

    def _typed(self) -> None:
        self.touched()
        self._echo()

    def _echo(self) -> None:
        """Show, while typing, what a doubtful number would be kept as."""
        text = self.editor.text()
        try:
            understood = parse(text, self.desk.style) if text.strip() else None
        except ValueError:
            self.say("")
            return
        plain = understood is not None and not understood.ambiguous
        if understood is None or (plain and text.strip()[-1:].isdigit()):
            self.say("")
        elif not self._percent:
            self.say(tr("Read as {number}").format(number=self._in_words(understood.value)))
