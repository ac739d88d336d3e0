"""An open workbook: the list on the left, the chosen negotiation on the right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from negdesk.i18n import tr
from negdesk.model.actions import add, delete, duplicate
from negdesk.model.edits import Edit
from negdesk.model.errors import Condition
from negdesk.model.rows import Negotiation, Row
from negdesk.model.text import shown
from negdesk.ui.banner import BannerArea
from negdesk.ui.beginning import begun
from negdesk.ui.desk import Desk
from negdesk.ui.focus import cycle, enter
from negdesk.ui.pages import EmptyPage, NewPage
from negdesk.ui.preparation import Preparation
from negdesk.ui.sidebar import Sidebar
from negdesk.ui.status import StatusLine

if TYPE_CHECKING:
    from negdesk.ui.record.page import RecordPage


class WorkbookView(QWidget):
    """Leads through one workbook and says what happens to it."""

    copy_wanted = Signal()
    print_wanted = Signal()
    place_changed = Signal()
    unreadable = Signal(object)

    def __init__(self, desk: Desk) -> None:
        """Show the desk's workbook; `begin` chooses a negotiation."""
        super().__init__()
        self.desk = desk
        read_only = desk.session.workbook.file.read_only
        self.sidebar = Sidebar(desk)
        self.banners = BannerArea(desk.theme.quarter)
        self.pages = QStackedWidget()
        self.preparation = Preparation(desk)
        self.empty = EmptyPage(desk.theme, read_only=read_only)
        self.new_page: NewPage | None = None
        self.record_page: RecordPage | None = None
        self.status = StatusLine(desk.theme, desk.session.undo_stack, read_only=read_only)
        self._taking_back = False
        self._retry_soon = QTimer(self, singleShot=True, interval=0)
        self._retry_soon.timeout.connect(desk.session.retry)
        self._lay_out()
        self._connect()

    @property
    def negotiation_id(self) -> str:
        """Return the id of the negotiation that is shown, or ""."""
        shown_one = self.pages.currentWidget() is self.preparation
        return self.preparation.negotiation_id if shown_one else ""

    @property
    def tab_key(self) -> str:
        """Return the key of the tab that is shown, or ""."""
        tab = self.preparation.tab
        return tab.KEY if tab is not None else ""

    def begin(self, negotiation_id: str, tab: str) -> None:
        """Show what was open last, or the first of the list, or what stands for none."""
        known = self.desk.document.find(Negotiation, negotiation_id)
        self.choose(negotiation_id if known else self.sidebar.model.id_at(0), tab)
        self.sidebar.list.setFocus()

    def choose(self, negotiation_id: str, tab: str = "") -> None:
        """Show a negotiation; "" shows the empty workbook."""
        if not negotiation_id:
            self.pages.setCurrentWidget(self.empty)
            self.sidebar.choose("")
            return
        try:
            self.preparation.show_negotiation(negotiation_id, tab)
        except Condition as condition:
            self.unreadable.emit(condition)
            return
        self.banners.clear("open")
        self.pages.setCurrentWidget(self.preparation)
        self.sidebar.choose(negotiation_id)
        self.place_changed.emit()

    def start_new(self) -> None:
        """Offer the templates, in place of the tabs."""
        if self.desk.session.workbook.file.read_only:
            return
        self.desk.flush()
        if self.new_page is None:
            self.new_page = NewPage(self.desk.theme)
            self.new_page.chosen.connect(self.begin_negotiation)
            self.new_page.left.connect(self.leave_new)
            self.pages.addWidget(self.new_page)
        self.pages.setCurrentWidget(self.new_page)
        self.sidebar.choose("")
        self.new_page.begin()

    def leave_new(self) -> None:
        """Go back to what was shown before the templates."""
        self.choose(self.any_id)

    def show_record(self) -> None:
        """Show what all negotiations that have ended say together."""
        self.desk.flush()
        if self.record_page is None:
            # Its charts are loaded when they are first wanted.
            from negdesk.ui.record.page import RecordPage

            self.record_page = RecordPage(self.desk)
            self.record_page.opened.connect(self.choose)
            self.pages.addWidget(self.record_page)
        self.pages.setCurrentWidget(self.record_page)
        self.sidebar.mark_record()
        self.place_changed.emit()

    @property
    def on_record(self) -> bool:
        """Say whether the track record is shown."""
        return self.record_page is not None and self.pages.currentWidget() is self.record_page

    @property
    def any_id(self) -> str:
        """Return the id of the negotiation that was shown last, or of the first, or ""."""
        known = self.desk.document.find(Negotiation, self.preparation.negotiation_id)
        return self.preparation.negotiation_id if known else self.sidebar.model.id_at(0)

    def begin_negotiation(self, template: str) -> None:
        """Add a negotiation and put the cursor into its title."""
        rows = begun(template, self.desk.new_id, self.desk.now())
        self.add(tr("new negotiation"), rows)
        if self.negotiation_id:
            self.preparation.go_to("negotiation.title", self.negotiation_id)

    def add(self, label: str, rows: list[Row]) -> None:
        """Add rows with their negotiations, and show the first of these."""
        self.desk.flush()
        if self.desk.apply(add(label, *rows)):
            heads = [row.id for row in rows if isinstance(row, Negotiation)]
            if heads:
                self.choose(heads[0])

    def duplicate(self, negotiation_id: str) -> None:
        """Add a copy of a negotiation and show it."""
        self.desk.flush()
        self.desk.session.workbook.load(negotiation_id)
        now = self.desk.now().isoformat(timespec="seconds")
        edit = duplicate(self.desk.document, negotiation_id, self.desk.new_id, now)
        if self.desk.apply(edit):
            self.choose(next(iter(edit.scopes)))

    def delete(self, negotiation_id: str) -> None:
        """Delete a negotiation and offer to take that back."""
        self.desk.flush()
        self.desk.session.workbook.load(negotiation_id)
        head = self.desk.document.negotiation(negotiation_id)
        edit = delete(self.desk.document, tr("delete negotiation"), head)
        if self.desk.apply(edit):
            title = shown(head.title, tr("(untitled)"))
            words = tr("“{title}” was deleted.").format(title=title)
            self.banners.say("deleted", words, "note", (tr("Undo"), self.undo))

    @property
    def unsaved(self) -> bool:
        """Say whether a change could not be written and still waits."""
        return bool(self.desk.session.unsaved)

    def warn_before_leaving(self, leave: Callable[[], object]) -> None:
        """Say that a change is not in the file, and offer to leave it behind."""
        words = tr("The last change is not saved. Save a copy to keep it, or close without it.")
        copy, close = tr("Save a copy…"), tr("Close without it")
        self.banners.say("leave", words, "bad", (copy, self.copy_wanted.emit), (close, leave))

    def put_away(self) -> None:
        """Let go of the workbook."""
        self._retry_soon.stop()
        self.sidebar.put_away()
        if self.record_page is not None:
            self.record_page.put_away()
        # A stack that dies says once more that it has changed.
        self.desk.session.undo_stack.blockSignals(True)
        self.desk.session.close()

    def undo(self) -> None:
        """Take the last change back and show where it was."""
        self._take_back(self.desk.session.undo)

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        self._take_back(self.desk.session.redo)

    def leave_search(self) -> None:
        """Put the focus from the search line into the content."""
        enter(self.pages_or_tab())

    def cycle_focus(self, by: int) -> None:
        """Move the focus between the list, the tabs and the content."""
        tabs = [self.preparation.bar] if self.negotiation_id else []
        cycle([self.sidebar.list, *tabs, self.pages_or_tab()], by)

    def pages_or_tab(self) -> QWidget:
        """Return the part of the window that holds the content."""
        tab = self.preparation.tab if self.negotiation_id else None
        return tab or self.pages

    def _take_back(self, act: Callable[[], object]) -> None:
        self.desk.flush()
        self._taking_back = True
        try:
            act()
        finally:
            self._taking_back = False

    def _changed(self, edit: Edit, initiator: object | None) -> None:
        row = self.sidebar.model.row_of(self.negotiation_id)
        self.banners.clear("deleted")
        self.sidebar.take(edit)
        self.preparation.take(edit, initiator)
        if self.record_page is not None:
            self.record_page.take(edit)
        find = self.desk.document.find
        there = [scope for scope in edit.scopes if find(Negotiation, scope) is not None]
        current = self.preparation.negotiation_id
        elsewhere = self._taking_back and current not in edit.scopes
        if there and (elsewhere or self.pages.currentWidget() is self.empty):
            self.choose(there[0])
        elif self.negotiation_id and find(Negotiation, current) is None:
            last = self.sidebar.model.rowCount() - 1
            self.choose(self.sidebar.model.id_at(min(max(row, 0), last)))
        self.place_changed.emit()

    def _failed(self, sentence: str) -> None:
        self.status.say_not_saved()
        retry, copy = tr("Try again"), tr("Save a copy…")
        self.banners.say(
            "save",
            sentence,
            "bad",
            (retry, self.desk.session.retry),
            (copy, self.copy_wanted.emit),
        )

    def _saved(self, at: datetime) -> None:
        if self.unsaved:
            # The disk takes something again: try what it did not take before.
            self._retry_soon.start()
            return
        self.banners.clear("save")
        self.banners.clear("leave")
        self.status.say_saved(at)

    def _connect(self) -> None:
        session = self.desk.session
        session.changed.connect(self._changed)
        session.failed.connect(self._failed)
        session.saved.connect(self._saved)
        self.desk.wanted.connect(self.preparation.go_to)
        self.desk.print_wanted.connect(self.print_wanted)
        self.sidebar.chosen.connect(self.choose)
        self.sidebar.new_wanted.connect(self.start_new)
        self.sidebar.record_wanted.connect(self.show_record)
        self.sidebar.duplicate_wanted.connect(self.duplicate)
        self.sidebar.delete_wanted.connect(self.delete)
        self.sidebar.left.connect(self.leave_search)
        self.empty.new_wanted.connect(self.start_new)
        self.status.undo.clicked.connect(self.undo)
        self.preparation.tab_shown.connect(self.place_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list its width, and at most a third of a narrow window."""
        super().resizeEvent(event)
        self.sidebar.setFixedWidth(min(self.desk.theme.line * 19, self.width() // 3))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.banners)
        column.addWidget(self.pages, 1)
        column.addWidget(self.status)
        row.addLayout(column, 1)
        self.pages.addWidget(self.preparation)
        self.pages.addWidget(self.empty)
