"""One negotiation on screen: its header, its phases, and the tabs, made when first shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from negdesk.i18n import tr
from negdesk.model.edits import Edit
from negdesk.model.rows import Negotiation
from negdesk.model.text import shown
from negdesk.ui.desk import Desk
from negdesk.ui.glance import counterpart, long_moment
from negdesk.ui.header import Header
from negdesk.ui.sealing.area import SealArea
from negdesk.ui.tabs import PHASES, TabKind, kinds
from negdesk.ui.tabs.base import Tab

# What a tab was called in settings that are older than its name.
_RENAMED = {"outcome": "debrief"}


class Preparation(QWidget):
    """Shows a negotiation; the tabs of all phases are built one by one, as they are visited."""

    tab_shown = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Show nothing until `show_negotiation`."""
        super().__init__()
        self.desk = desk
        self.negotiation_id = ""
        self.phases = {key: tabs for key, _title, tabs in PHASES if tabs}
        self.phase = ""
        self._built: dict[str, Tab] = {}
        self._holds: dict[str, str] = {}
        self._last: dict[str, int] = {}
        self.header = Header(desk.theme, ((key, tr(title)) for key, title, tabs in PHASES if tabs))
        self.header.phase_chosen.connect(self.show_phase)
        self.seal = SealArea(desk)
        self.seal.said.connect(self.header.show_seal)
        self.seal.left.connect(self._leave_seal)
        self.header.seal_wanted.connect(self.seal.toggle)
        self.bar = QTabBar()
        self.pages = QStackedWidget()
        self._lay_out()

    @property
    def tab(self) -> Tab | None:
        """Return the tab that is shown."""
        shown_page = self.pages.currentWidget()
        return shown_page if isinstance(shown_page, Tab) else None

    def show_negotiation(self, negotiation_id: str, tab_key: str = "") -> None:
        """Show a negotiation, on the tab with this key or on the one that is open."""
        self.desk.flush()
        self.desk.session.workbook.load(negotiation_id)
        self.negotiation_id = negotiation_id
        self._say_head()
        self.seal.show_negotiation(negotiation_id)
        wanted = self._find(tab_key)
        if wanted is None and self.phase:
            self._open()
        else:
            self.show_tab(wanted or kinds()[0])

    def show_phase(self, phase: str) -> None:
        """Show a phase on the tab of it that was open last."""
        tabs = self.phases[phase]
        self.show_tab(tabs[min(self._last.get(phase, 0), len(tabs) - 1)])

    def show_tab(self, kind: TabKind) -> None:
        """Show a tab, and its phase with it."""
        self.desk.flush()
        phase = next(key for key, tabs in self.phases.items() if kind in tabs)
        if phase != self.phase:
            self._show_bar(phase)
        index = self.phases[phase].index(kind)
        if self.bar.currentIndex() == index:
            self._open()
        else:
            self.bar.setCurrentIndex(index)

    def step(self, by: int) -> None:
        """Show the next tab or the one before, round and round within the phase."""
        if self.bar.count():
            self.bar.setCurrentIndex((self.bar.currentIndex() + by) % self.bar.count())

    def take(self, edit: Edit, initiator: object | None) -> None:
        """Pass a change on to the tabs that show its negotiation."""
        for key, tab in self._built.items():
            held = self._holds.get(key, "")
            if held not in edit.scopes:
                continue
            if self.desk.document.find(Negotiation, held) is None:
                self._holds[key] = ""
            else:
                tab.take(edit, initiator)
        if self.negotiation_id in edit.scopes and {"negotiation", "party"} & edit.tables:
            self._say_head()
        self.seal.take(edit)

    def go_to(self, key: str, row_id: str) -> bool:
        """Show the tab that has an input for `table.field`, with the cursor in it."""
        table = key.partition(".")[0]
        current = self.tab.KEY if self.tab is not None else ""
        for kind in sorted(kinds(), key=lambda kind: kind.key != current):
            if table in kind.load().TABLES and self._ready(kind).focus_field(key, row_id):
                self.show_tab(kind)
                return self._ready(kind).focus_field(key, row_id)
        return False

    def _find(self, tab_key: str) -> TabKind | None:
        wanted = _RENAMED.get(tab_key, tab_key)
        return next((kind for kind in kinds() if wanted == kind.key), None)

    def _show_bar(self, phase: str) -> None:
        """Show the names of a phase's tabs; none of them counts as opened yet."""
        self.phase = phase
        self.header.show_phase(phase)
        blocked = self.bar.blockSignals(True)
        while self.bar.count():
            self.bar.removeTab(0)
        for kind in self.phases[phase]:
            index = self.bar.addTab(tr(kind.title).replace("&", "&&"))
            self.bar.setAccessibleTabName(index, tr(kind.title))
        self.bar.setCurrentIndex(-1)
        self.bar.blockSignals(blocked)

    def _open(self, _index: int = 0) -> None:
        """Show the tab that the bar has chosen, for the negotiation in question."""
        if not self.negotiation_id or self.bar.currentIndex() < 0:
            return
        self.desk.flush()
        index = self.bar.currentIndex()
        self._last[self.phase] = index
        kind = self.phases[self.phase][index]
        tab = self._ready(kind)
        self.pages.setCurrentWidget(tab)
        self.tab_shown.emit(kind.key)

    def _ready(self, kind: TabKind) -> Tab:
        """Return a tab, built if need be, that holds the negotiation in question."""
        tab = self._built.get(kind.key)
        if tab is None:
            tab = self._built[kind.key] = kind.load()(self.desk)
            tab.setAccessibleName(tr(kind.title))
            self.pages.addWidget(tab)
        if self._holds.get(kind.key) != self.negotiation_id:
            self._holds[kind.key] = self.negotiation_id
            tab.show_negotiation(self.negotiation_id)
        return tab

    def _say_head(self) -> None:
        head = self.desk.document.find(Negotiation, self.negotiation_id)
        if head is None:
            return
        today = self.desk.now().date()
        about = (counterpart(self.desk.document, head.id), long_moment(head.meeting_at, today))
        self.header.show_words(
            shown(head.title, tr("(untitled)")), ", ".join(part for part in about if part)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the panel of the seal from taking the whole height."""
        super().resizeEvent(event)
        self.seal.fit(self.height())

    def _leave_seal(self) -> None:
        self.header.seal.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        gap = self.desk.theme.quarter
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(True)
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        self.bar.setObjectName("tabs")
        self.bar.setAccessibleName(tr("Tabs of this phase"))
        self.bar.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.bar.currentChanged.connect(self._open)
        rule = QFrame()
        rule.setProperty("role", "rule")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        # The names of the tabs begin where the title does; each has a quarter line around it.
        for widget, left in ((self.bar, gap * 5), (rule, gap * 6)):
            inset = QVBoxLayout()
            inset.setContentsMargins(left, 0, gap * 9, 0)
            inset.addWidget(widget)
            column.addLayout(inset)
        column.addWidget(self.seal)
        column.addWidget(self.pages, 1)
