"""Inputs of a row that is added to the file with the first word typed into it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from negdesk.model.rows import Part
from negdesk.ui.inputs.base import FieldInput

P = TypeVar("P", bound=Part)


class Draft(Generic[P]):
    """Shows a negotiation's one row of a kind, or an empty one that waits to be added."""

    def __init__(self, begin: Callable[[str], P], inputs: Sequence[FieldInput]) -> None:
        """Keep the inputs; `begin(negotiation_id)` makes the row to be added."""
        self._begin = begin
        self._inputs = inputs
        self._waiting: P | None = None
        for made in inputs:
            made.may_add = True

    def show(self, negotiation_id: str, row: P | None) -> None:
        """Show the row that there is, or the one that waits."""
        if row is None:
            if self._waiting is None or self._waiting.negotiation_id != negotiation_id:
                self._waiting = self._begin(negotiation_id)
            row = self._waiting
        for made in self._inputs:
            made.set_row(row)
