"""A quiet line under the header: why did the limit move?"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from negdesk.analysis.amounts import exact
from negdesk.i18n import tr
from negdesk.model.document import Document
from negdesk.model.numbers import NumberStyle
from negdesk.model.rows import LimitChange
from negdesk.ui.cards import cross_button
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.make import make_input
from negdesk.ui.labels import WordsLabel


def limit_moved(document: Document, change: LimitChange, style: NumberStyle) -> str:
    """Return in words how our limit moved."""
    unit = document.negotiation(change.negotiation_id).unit
    if change.old is None or change.new is None:
        if change.new is None:
            text = tr("The limit of {old} was taken away")
        else:
            text = tr("The limit was set to {new}")
    else:
        text = tr("The limit moved from {old} to {new}")
    plain = "" if change.new is not None else unit
    old = "" if change.old is None else exact(change.old, plain, style)
    new = "" if change.new is None else exact(change.new, unit, style)
    return text.format(old=old, new=new)


class LimitQuestion(QFrame):
    """Asks for the reason of the last change that has none, until it is answered or put away."""

    shown = Signal()

    def __init__(self, desk: Desk) -> None:
        """Start hidden."""
        super().__init__()
        self.desk = desk
        self._away: set[str] = set()
        gap = desk.theme.quarter
        self.setProperty("role", "ours-card")
        self.setObjectName("limit-question")
        self.words = WordsLabel()
        self.reason = make_input(desk, "limit_change.reason", bare=True, lines=1)
        self.reason.editor.setAccessibleName(tr("Why did the limit move?"))
        self.reason.editor.installEventFilter(self)
        self.reason.set_prompt(tr("New information, pressure, a mistake? A few words will do."))
        self.cross = cross_button(tr("Not now; the debrief asks again"))
        self.cross.clicked.connect(self._put_away)
        row = QHBoxLayout(self)
        row.setContentsMargins(gap * 3, gap, gap, gap)
        row.setSpacing(gap * 3)
        row.addWidget(self.words, 2, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.reason, 3, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def show_negotiation(self, negotiation_id: str) -> None:
        """Ask about the last change without a reason; one being answered stays till it is left."""
        change = self._open_change(negotiation_id)
        if change is None:
            self.hide()
            self.shown.emit()
            return
        moved = limit_moved(self.desk.document, change, self.desk.style)
        self.words.setText(tr("{moved}. Why?").format(moved=moved))
        self.reason.set_row(change)
        self.show()
        self.shown.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter as the end of the answer; hide an answered question when it is left."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.reason.commit()
                self._leave()
                return True
        elif event.type() == QEvent.Type.FocusOut and self.reason.row is not None:
            self.reason.commit()
            self.show_negotiation(self.reason.row.scope)
        return super().eventFilter(watched, event)

    def _open_change(self, negotiation_id: str) -> LimitChange | None:
        document = self.desk.document
        now = self.reason.row
        if now is not None and now.scope == negotiation_id and self.reason.editor.hasFocus():
            return document.find(LimitChange, now.id)
        if self.desk.session.workbook.file.read_only:
            return None
        changes = reversed(document.all(LimitChange, negotiation_id))
        asked = (one for one in changes if not one.reason.strip() and one.id not in self._away)
        return next(asked, None)

    def _leave(self) -> None:
        """Give the focus back to what stands below."""
        self.reason.editor.clearFocus()
        below: QWidget | None = self.nextInFocusChain()
        while below is not None and (self.isAncestorOf(below) or not below.isVisible()):
            below = below.nextInFocusChain()
        if below is not None:
            below.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_away(self) -> None:
        if self.reason.row is not None:
            self._away.add(self.reason.row.id)
            self.show_negotiation(self.reason.row.scope)
