"""What all tabs share: they scroll, refresh what an edit touched, and lead to a field."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from negdesk.model.edits import Edit
from negdesk.model.rows import Negotiation
from negdesk.ui.cards import RowCards
from negdesk.ui.desk import Desk
from negdesk.ui.focus import Read
from negdesk.ui.inputs.base import FieldInput
from negdesk.ui.inputs.make import make_input

I = TypeVar("I", bound=FieldInput)  # noqa: E741 - an input


class Tab(Read):
    """One tab of a negotiation.

    A subclass names the tables it shows, fills `self.column` in `build`, and shows
    everything but the inputs of the negotiation itself in `show_parts`.
    """

    KEY: ClassVar[str] = ""
    TABLES: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, desk: Desk) -> None:
        """Build the tab's widgets, without any values yet."""
        super().__init__()
        self.desk = desk
        self.negotiation_id = ""
        self._stale = False
        self._heads: list[FieldInput] = []
        gap = desk.theme.quarter
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.page = QWidget()
        # Filled by its palette, not by the style sheet: Qt then knows that it covers what is
        # below, and does not paint that with each key that is pressed.
        self.page.setAutoFillBackground(True)
        self.page.setProperty("sheet", True)
        self.column = QVBoxLayout()
        self._even_out()
        self.verticalScrollBar().rangeChanged.connect(self._even_out)
        self.column.setSpacing(gap * 7)
        self.page.setLayout(self.column)
        self._restyle()
        self.setWidget(self.page)
        self.build()
        desk.theme.changed.connect(self._restyle)

    def build(self) -> None:
        """Make the widgets and put them into `self.column`."""
        raise NotImplementedError

    def show_parts(self) -> None:
        """Show everything that is not an input of the negotiation itself."""

    def show_negotiation(self, negotiation_id: str) -> None:
        """Show a negotiation from its top."""
        self.negotiation_id = negotiation_id
        for made in self._heads:
            made.suggest(self.desk.prompt(negotiation_id, made.field.key))
        self.refresh()
        self.verticalScrollBar().setValue(0)

    @property
    def head(self) -> Negotiation:
        """Return the negotiation that is shown."""
        return self.desk.document.negotiation(self.negotiation_id)

    @property
    def read_only(self) -> bool:
        """Say whether the workbook cannot be written."""
        return bool(self.desk.session.workbook.file.read_only)

    def refresh(self) -> None:
        """Show the document as it is now."""
        self._stale = False
        if self.desk.document.find(Negotiation, self.negotiation_id) is None:
            return
        head = self.head
        for made in self._heads:
            made.set_row(head)
        self.show_parts()

    def take(self, edit: Edit, initiator: object | None) -> None:
        """Follow a change: at once when visible, else when next shown."""
        if not self.negotiation_id or not self.TABLES & edit.tables:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while hidden."""
        if self._stale:
            self.refresh()
        super().showEvent(event)

    def focus_field(self, key: str, row_id: str) -> bool:
        """Put the cursor into a field of a row ("" for any) and scroll to it."""
        if self._stale:
            self.refresh()
        for cards in self.findChildren(RowCards) if row_id else ():
            cards.finish()
        self.reveal(key, row_id)
        target = self._find(key, row_id)
        if target is None:
            return False
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.column.activate()
        self.ensureWidgetVisible(target, 0, self.desk.theme.line * 4)
        return True

    def reveal(self, key: str, row_id: str) -> None:
        """Open whatever hides a field."""

    def input_for(self, key: str, *, label: str = "", lines: int = 2) -> FieldInput:
        """Return a new input for a field of the negotiation itself."""
        return self.own(make_input(self.desk, key, label=label, lines=lines))

    def own(self, made: I) -> I:
        """Give an input the negotiation's row at every refresh."""
        self._heads.append(made)
        return made

    def _find(self, key: str, row_id: str) -> QWidget | None:
        for editor in self.findChildren(QWidget, key):
            made = editor.parent()
            if not isinstance(made, FieldInput) or made.row is None or made.isHidden():
                continue
            if not row_id or made.row.id == row_id:
                return editor
        add = None if row_id else self.findChild(QPushButton, f"add.{key.partition('.')[0]}")
        return add if isinstance(add, QWidget) else None

    def _even_out(self) -> None:
        """Keep the right edge where it is, whether or not there is a scroll bar."""
        bar = self.verticalScrollBar()
        gap = self.desk.theme.quarter
        spare = 0 if bar.maximum() > bar.minimum() else gap * 3
        self.column.setContentsMargins(gap * 6, gap * 5, gap * 6 + spare, gap * 8)

    def _restyle(self) -> None:
        palette = self.page.palette()
        palette.setColor(QPalette.ColorRole.Window, self.desk.theme.colour("window"))
        self.page.setPalette(palette)
