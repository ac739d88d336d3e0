"""The right input for a field, by its kind."""

from __future__ import annotations

from negdesk.model.fields import Kind, field
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.base import FieldInput
from negdesk.ui.inputs.choice import ChoiceInput, FlagInput
from negdesk.ui.inputs.moment import MomentInput
from negdesk.ui.inputs.number import NumberInput
from negdesk.ui.inputs.text import LineInput, NoteInput, WrappedLineInput


def make_input(
    desk: Desk, key: str, *, bare: bool = False, label: str = "", lines: int = 2, wrap: bool = False
) -> FieldInput:
    """Return an input for `table.field`.

    `lines` is the least height of a note; with `wrap` a line of text wraps when it is long.
    """
    kind = field(*key.split(".")).kind
    if kind is Kind.LINE and wrap:
        return WrappedLineInput(desk, key, bare=bare, label=label)
    if kind is Kind.NOTE:
        return NoteInput(desk, key, bare=bare, label=label, lines=lines)
    if kind is Kind.FLAG:
        return FlagInput(desk, key, label=label)
    by_kind: dict[Kind, type[FieldInput]] = {
        Kind.LINE: LineInput,
        Kind.AMOUNT: NumberInput,
        Kind.SHARE: NumberInput,
        Kind.CHOICE: ChoiceInput,
        Kind.DATE: MomentInput,
        Kind.MOMENT: MomentInput,
    }
    return by_kind[kind](desk, key, bare=bare, label=label)
