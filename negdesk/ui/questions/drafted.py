"""Inputs for an offer: what is typed waits in a draft until the offer is kept."""

from __future__ import annotations

from typing import Any

from negdesk.model.actions import set_field
from negdesk.model.edits import Edit
from negdesk.model.rows import Row
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.base import FieldInput
from negdesk.ui.inputs.choice import ChoiceInput
from negdesk.ui.inputs.number import NumberInput
from negdesk.ui.inputs.text import WrappedLineInput


class Drafted(FieldInput):
    """Puts its value into a row that is not in the file.

    The name of its editor begins with `offer.`: a link to `table.field` never ends here.
    """

    def __init__(self, desk: Desk, key: str, *, label: str = "") -> None:
        """Make an input for a field of the draft."""
        super().__init__(desk, key, label=label)
        self.editor.setObjectName(f"offer.{key}")

    def edit(self, row: Row, value: Any) -> Edit:
        """Put the value into the draft; there is nothing to write yet."""
        edit = set_field(row, self.field.name, value)
        self.row = edit.changes[0].after
        return Edit(edit.label, ())

    @property
    def drafted(self) -> Any:
        """Return the value as it stands in the draft."""
        return None if self.row is None else self._value(self.row)


class DraftNumber(Drafted, NumberInput):
    """A number in a draft, in a unit that is told."""

    unit = ""

    def _unit_of(self, row: Row) -> str:
        return super()._unit_of(row) if self._percent else self.unit


class DraftChoice(Drafted, ChoiceInput):
    """A choice in a draft."""


class DraftLine(Drafted, WrappedLineInput):
    """A few words in a draft."""
