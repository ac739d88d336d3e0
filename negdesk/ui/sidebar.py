"""The left side: search, the list of negotiations, and the way to a new one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QListView, QMenu, QPushButton, QVBoxLayout, QWidget

from negdesk.i18n import tr
from negdesk.model.document import Document
from negdesk.model.edits import Edit
from negdesk.model.errors import Condition
from negdesk.model.rows import Negotiation
from negdesk.ui.desk import Desk
from negdesk.ui.glance import Glance, Glances, glance
from negdesk.ui.labels import plain_label
from negdesk.ui.negotiation_delegate import NegotiationDelegate
from negdesk.ui.negotiation_list import NegotiationList


class Negotiations(QListView):
    """The list itself; it says in words when there is nothing to show."""

    def __init__(self, desk: Desk) -> None:
        """Make a list of one column, drawn by our delegate."""
        super().__init__()
        self._desk = desk
        self.empty = ""
        self.framed = False
        self.setObjectName("negotiations")
        self.setAccessibleName(tr("Negotiations"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setItemDelegate(NegotiationDelegate(desk.theme, self))
        self.setTabKeyNavigation(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Note whether the keyboard brought the focus: only then is it framed."""
        reason = Qt.FocusReason
        keys = (reason.TabFocusReason, reason.BacktabFocusReason, reason.ShortcutFocusReason)
        self.framed = event.reason() in keys
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Frame the current row from the first key on."""
        self.framed = True
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the list, or what stands for an empty one."""
        super().paintEvent(event)
        if self.model() is not None and not self.model().rowCount() and self.empty:
            gap = self._desk.theme.quarter
            painter = QPainter(self.viewport())
            painter.setPen(self._desk.theme.colour("muted"))
            room = self.viewport().rect().adjusted(gap * 5, gap * 2, -gap * 5, 0)
            painter.drawText(room, Qt.TextFlag.TextWordWrap, self.empty)
            painter.end()


class Sidebar(QWidget):
    """Finds and chooses a negotiation."""

    chosen = Signal(str)
    new_wanted = Signal()
    record_wanted = Signal()
    duplicate_wanted = Signal(str)
    delete_wanted = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        """Show the desk's negotiations."""
        super().__init__()
        self._desk = desk
        self.setProperty("role", "sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Negotiations"))
        self.search_line = QLineEdit()
        self.list = Negotiations(desk)
        self.record = QPushButton(tr("Track record"))
        self.new = QPushButton(tr("+ New negotiation"))
        self._glances = Glances(self._look, self)
        self.model = NegotiationList(desk.document, self._glances, lambda: desk.now().date(), self)
        self.list.setModel(self.model)
        self._current = ""
        self._lay_out()
        self._connect()

    def choose(self, negotiation_id: str) -> None:
        """Mark a negotiation as the one shown, without announcing it."""
        self._current = negotiation_id
        self.record.setChecked(False)
        self._mark()

    def mark_record(self) -> None:
        """Mark the track record as what is shown."""
        self.choose("")
        self.record.setChecked(True)
        self.record.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take(self, edit: Edit) -> None:
        """Show what an edit has changed."""
        if "negotiation" in edit.tables:
            self.model.refresh()
            self._mark()
        for negotiation_id in edit.scopes:
            self.model.spoil(negotiation_id)

    def put_away(self) -> None:
        """Leave the workbook alone from now on."""
        self._glances.stop()

    def start_search(self) -> None:
        """Put the cursor into the search line."""
        self.search_line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_line.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Down and Enter from the search line to the list, and Esc out of it."""
        if not isinstance(event, QKeyEvent) or watched is not self.search_line:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyPress and self._search_key(event):
            return True
        return super().eventFilter(watched, event)

    def _search_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.search_line.clear()
            self.left.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.model.index(max(0, self.list.currentIndex().row())))
        elif key == Qt.Key.Key_Down:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.model.index(0))
        else:
            return False
        return True

    def _look(self, negotiation_id: str) -> Glance:
        """Look at a negotiation; one that is not open is read into a passing document."""
        document = self._desk.document
        head = document.find(Negotiation, negotiation_id)
        if head is None:
            return Glance()
        if not document.is_loaded(negotiation_id):
            try:
                parts = self._desk.session.workbook.file.parts(negotiation_id)
            except Condition:
                return Glance()  # It will be said when it is opened.
            document = Document([head, *parts])
        return glance(document, negotiation_id, self._desk.now().date())

    def _open(self, index: QModelIndex) -> None:
        negotiation_id = self.model.id_at(index.row())
        if negotiation_id and negotiation_id != self._current:
            self._current = negotiation_id
            self.chosen.emit(negotiation_id)

    def _mark(self) -> None:
        row = self.model.row_of(self._current)
        selection = self.list.selectionModel()
        if row < 0:
            selection.clear()
        elif self.list.currentIndex().row() != row or not selection.hasSelection():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            selection.setCurrentIndex(self.model.index(row), flag)
            self.list.scrollTo(self.model.index(row))

    def _search(self, text: str) -> None:
        self.model.search(text)
        self.list.empty = tr("Nothing found.") if text.strip() else ""
        self._mark()

    def _delete_current(self) -> None:
        if self._current and not self._desk.session.workbook.file.read_only:
            self.delete_wanted.emit(self._current)

    def _menu(self, at: QPoint) -> None:
        negotiation_id = self.model.id_at(self.list.indexAt(at).row())
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.new.text().removeprefix("+ "), self.new_wanted.emit)
        if negotiation_id:
            duplicate, delete = tr("Duplicate"), tr("Delete")
            menu.addAction(duplicate, lambda: self.duplicate_wanted.emit(negotiation_id))
            menu.addAction(delete, lambda: self.delete_wanted.emit(negotiation_id))
            locked = self._desk.session.workbook.file.read_only
            for action in menu.actions():
                action.setEnabled(not locked)
        menu.popup(self.list.viewport().mapToGlobal(at))

    def _connect(self) -> None:
        self.search_line.textChanged.connect(self._search)
        self.search_line.installEventFilter(self)
        self.list.selectionModel().currentChanged.connect(self._open)
        self.list.customContextMenuRequested.connect(self._menu)
        self.record.clicked.connect(self.record_wanted)
        self.new.clicked.connect(self.new_wanted)
        remove = QAction(tr("Delete"), self.list)
        remove.setShortcut(QKeySequence.StandardKey.Delete)
        remove.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        remove.triggered.connect(self._delete_current)
        self.list.addAction(remove)
        self.new.setEnabled(not self._desk.session.workbook.file.read_only)

    def _lay_out(self) -> None:
        gap = self._desk.theme.quarter
        keys = QKeySequence(QKeySequence.StandardKey.Find).toString(
            QKeySequence.SequenceFormat.NativeText
        )
        self.search_line.setPlaceholderText(tr("Find…  {keys}").format(keys=keys))
        self.search_line.setAccessibleName(tr("Find a negotiation"))
        self.search_line.setObjectName("find")
        self.search_line.setClearButtonEnabled(True)
        self.search_line.setProperty("role", "find")
        self.record.setProperty("role", "place")
        self.record.setObjectName("track-record")
        self.record.setCheckable(True)
        self.new.setProperty("role", "main")
        self.new.setObjectName("new-negotiation")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, gap * 5, 1, gap * 5)
        column.setSpacing(gap * 3)
        inset = QVBoxLayout()
        inset.setContentsMargins(gap * 5, 0, gap * 5, 0)
        inset.setSpacing(gap * 3)
        inset.addWidget(plain_label(tr("Negotiations"), "heading"))
        inset.addWidget(self.search_line)
        column.addLayout(inset)
        column.addWidget(self.list, 1)
        # Its words begin where those of the list do.
        record = QVBoxLayout()
        record.setContentsMargins(gap * 2, 0, gap * 2, 0)
        record.addWidget(self.record)
        column.addLayout(record)
        below = QVBoxLayout()
        below.setContentsMargins(gap * 5, 0, gap * 5, 0)
        below.addWidget(self.new)
        column.addLayout(below)
