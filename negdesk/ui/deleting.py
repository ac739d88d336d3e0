"""Deleting what a card shows: one step of the history, and the cursor stays near."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from negdesk.model.actions import delete
from negdesk.model.rows import Part
from negdesk.ui.cards import RowCards
from negdesk.ui.desk import Desk


def delete_card(
    desk: Desk,
    cards: RowCards,
    cls: type[Part],
    row_id: str,
    label: str,
    refresh: Callable[[], object],
    otherwise: QWidget,
) -> None:
    """Delete the row of a card; `refresh` shows the rest.

    The cursor goes to the card below, or above, or to `otherwise` where none is left.
    """
    desk.flush()
    row = desk.document.find(cls, row_id)
    if row is None:
        return
    after = cards.neighbour(row_id)
    if not desk.apply(delete(desk.document, label, row)):
        return
    refresh()
    if after in cards.cards:
        cards.cards[after].focus_first()
    else:
        otherwise.setFocus(Qt.FocusReason.OtherFocusReason)
