"""A bank to pick from: filters, a search, and a list; Enter or a click adds an entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea

from negdesk.i18n import tr
from negdesk.ui.cards import Card, quiet_button
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.choice import Combo
from negdesk.ui.labels import WordsLabel, plain_label
from negdesk.ui.negotiation_list import folded
from negdesk.ui.questions.bank_entries import Entry, EntryList

__all__ = ["BankPanel", "Entry", "Facet"]

_TURNS = 4


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter: its name, what to call it, and its values with their words."""

    name: str
    label: str
    choices: Sequence[tuple[str, str]]


class BankPanel(Card):
    """Shows the entries that fit; `chosen` tells an entry's id, `closed` that it was put away.

    What it holds may be changed at any time; entries without a value in a filter always fit it.
    """

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, desk: Desk, facets: Sequence[Facet], name: str) -> None:
        """Start empty; `name` is what a screen reader calls the list."""
        super().__init__(desk.theme)
        self._facets = facets
        self._entries: list[tuple[Entry, str]] = []
        self.search = QLineEdit()
        self.search.setObjectName("entries.find")
        self.search.setPlaceholderText(tr("Find words…"))
        self.search.setAccessibleName(tr("Find in the bank"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.combos = {facet.name: self._combo(desk, facet) for facet in facets}
        self.list = EntryList(desk.theme)
        self.list.setAccessibleName(name)
        self.list.picked.connect(self._pick)
        self.none = WordsLabel(tr("Nothing in the bank fits. Try fewer words."), "muted")
        self.count = plain_label("", "hint")
        self.close_button = quiet_button(tr("Close the bank"), "entries.close")
        self.close_button.clicked.connect(self.put_away)
        for widget in (self.search, self.list, self.close_button, *self.combos.values()):
            widget.installEventFilter(self)
        self._lay_out()
        self._filter()

    def show_entries(self, entries: Iterable[Entry]) -> None:
        """Take other entries."""
        self._entries = [(entry, folded(entry.words)) for entry in entries]
        self._filter()

    def mark_added(self, ids: Iterable[str]) -> None:
        """Mark the entries that are in the preparation; they are not added again."""
        self.list.mark_added(frozenset(ids))

    def choose(self, facet: str, value: str) -> None:
        """Set a filter to one of its values, or to "" for all."""
        combo = self.combos[facet]
        combo.setCurrentIndex(max(0, combo.findData(value)))

    def open(self) -> None:
        """Show the panel, all of it, with the cursor in the search."""
        self.show()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self._once_laid_out(lambda page: page.ensureWidgetVisible(self, 0, self.theme.quarter * 3))

    def put_away(self) -> None:
        """Hide the panel."""
        self.hide()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the panel away with Escape; go from the search into the list with Down or Enter."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key
            if event.key() == key.Key_Escape:
                self.put_away()
                return True
            if watched is self.search and event.key() in (
                key.Key_Down,
                key.Key_Return,
                key.Key_Enter,
            ):
                self.list.begin()
                return True
        return super().eventFilter(watched, event)

    def _pick(self, entry_id: str) -> None:
        if entry_id in self.list.added:
            return
        before = self.mapToGlobal(QPoint()).y()
        self.chosen.emit(entry_id)
        # What is added above must not push the list away from under the mouse.
        self._once_laid_out(lambda page: self._stay(page, before))

    def _stay(self, page: QScrollArea, before: int) -> None:
        bar = page.verticalScrollBar()
        bar.setValue(bar.value() + self.mapToGlobal(QPoint()).y() - before)

    def _once_laid_out(self, act: Callable[[QScrollArea], None], turns: int = _TURNS) -> None:
        """Move the page while it is laid out anew, which Qt does over some turns of its loop."""
        page = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        if page is None:
            return
        act(page)
        if turns:
            QTimer.singleShot(0, self, lambda: self._once_laid_out(act, turns - 1))

    def _filter(self) -> None:
        wanted = folded(self.search.text()).split()
        fitting = [
            entry
            for entry, words in self._entries
            if self._fits(entry) and all(word in words for word in wanted)
        ]
        self.list.show_entries(fitting)
        self.list.setVisible(bool(fitting))
        self.none.setVisible(not fitting)
        self.count.setText(
            tr("{count} of {all}").format(count=len(fitting), all=len(self._entries))
        )

    def _fits(self, entry: Entry) -> bool:
        for name, combo in self.combos.items():
            wanted, values = combo.currentData(), entry.facets.get(name, ())
            if wanted and values and wanted not in values:
                return False
        return True

    def _combo(self, desk: Desk, facet: Facet) -> Combo:
        combo = Combo(desk)
        combo.setObjectName(f"entries.{facet.name}")
        combo.setAccessibleName(facet.label)
        combo.addItem(tr("{name}: all").format(name=facet.label), "")
        for value, words in facet.choices:
            combo.addItem(words, value)
        combo.currentIndexChanged.connect(self._filter)
        return combo

    def _lay_out(self) -> None:
        gap = self.theme.quarter
        self.setAccessibleName(self.list.accessibleName())
        top = QHBoxLayout()
        top.setSpacing(gap * 3)
        top.addWidget(self.search, 3)
        for combo in self.combos.values():
            top.addWidget(combo, 2)
        bottom = QHBoxLayout()
        bottom.addWidget(self.close_button)
        bottom.addStretch(1)
        bottom.addWidget(self.count)
        self.body.addLayout(top)
        self.body.addWidget(self.list)
        self.body.addWidget(self.none)
        self.body.addLayout(bottom)
