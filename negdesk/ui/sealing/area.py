"""Where the seal shows itself: between the header and the tab, and only when it has to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from negdesk.model.edits import Edit
from negdesk.model.rows import Negotiation
from negdesk.ui.desk import Desk
from negdesk.ui.sealing.limit_question import LimitQuestion
from negdesk.ui.sealing.state import SealState

if TYPE_CHECKING:
    from negdesk.ui.sealing.panel import SealPanel


class SealArea(QWidget):
    """Holds the question about a moved limit and, once wanted, the panel of the seal.

    `said` carries what the header says, in full and in a word; `left` says that
    the panel was put away.
    """

    said = Signal(str, str)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        """Start without a negotiation, and take no room."""
        super().__init__()
        self.desk = desk
        self.negotiation_id = ""
        self.state = SealState(desk, self)
        self.state.changed.connect(self._say)
        self.question = LimitQuestion(desk)
        self.panel: SealPanel | None = None
        self._room = 0
        self.setProperty("sheet", True)
        gap = desk.theme.quarter
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(gap * 6, 0, gap * 9, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.question)
        self.question.shown.connect(self._space)

    def show_negotiation(self, negotiation_id: str) -> None:
        """Show how a negotiation stands with its seal."""
        if negotiation_id != self.negotiation_id:
            self._close()
        self.negotiation_id = negotiation_id
        self.state.show_negotiation(negotiation_id)
        self.question.show_negotiation(negotiation_id)

    def take(self, edit: Edit) -> None:
        """Follow a change."""
        if self.negotiation_id not in edit.scopes:
            return
        if self.desk.document.find(Negotiation, self.negotiation_id) is None:
            self._close()
            return
        self.state.take(edit)
        if self.panel is not None and not self.panel.isHidden():
            self.panel.show_parts()
        if {"limit_change", "negotiation"} & edit.tables:
            self.question.show_negotiation(self.negotiation_id)

    def toggle(self) -> None:
        """Open the panel, or put it away."""
        if not self.negotiation_id:
            return
        if self.panel is not None and not self.panel.isHidden():
            self._leave()
            return
        self.desk.flush()
        panel = self._ready()
        panel.fit(self._room)
        panel.open_for(self.negotiation_id)
        self._space()

    def fit(self, room: int) -> None:
        """Take no more than a share of a height."""
        self._room = room
        if self.panel is not None:
            self.panel.fit(room)

    def hideEvent(self, event: QHideEvent) -> None:
        """Compare nothing that nobody looks at: the workbook may be about to be closed."""
        super().hideEvent(event)
        self.state.stop()

    def _ready(self) -> SealPanel:
        if self.panel is None:
            # It brings the readiness list with it, which most starts do not need.
            from negdesk.ui.sealing.panel import SealPanel

            self.panel = SealPanel(self.desk)
            self.panel.closed.connect(self._leave)
            self.panel.sealed.connect(self._leave)
            self._column.insertWidget(0, self.panel)
        return self.panel

    def _say(self) -> None:
        self.said.emit(self.state.words, self.state.short)

    def _leave(self) -> None:
        self._close()
        self.left.emit()

    def _close(self) -> None:
        if self.panel is not None:
            self.panel.hide()
        self._space()

    def _space(self) -> None:
        """Keep a distance to the tabs above, but none where nothing is shown."""
        gap = self.desk.theme.quarter
        panel = self.panel is not None and not self.panel.isHidden()
        shown = panel or not self.question.isHidden()
        self._column.setContentsMargins(gap * 6, gap * 3 if shown else 0, gap * 9, 0)
        self._column.setSpacing(gap * 2 if panel else 0)
