"""The answer prepared for an ultimatum: chosen by what they say, shown as what we say."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from negdesk.i18n import tr
from negdesk.model.actions import add, next_position
from negdesk.model.rows import Reply
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.reference import Offered, distinct
from negdesk.ui.labels import WordsLabel, plain_label
from negdesk.ui.packages.combo import CalmCombo
from negdesk.ui.packages.said import short
from negdesk.ui.questions.bank_panel import BankPanel
from negdesk.ui.questions.banked import Bank
from negdesk.ui.tabs.say import shortened

_MOST = 80


class ReplyPicker(QWidget):
    """Tells the id of the reply that was chosen, "" for none; a bank holds more of them."""

    chosen = Signal(str)

    def __init__(self, desk: Desk, name: str) -> None:
        """Offer nothing yet; `name` is the object name of the box."""
        super().__init__()
        self.desk = desk
        self.negotiation_id = ""
        self._bank: Bank | None = None
        self.panel: BankPanel | None = None
        self.box = CalmCombo(desk)
        self.box.setObjectName(name)
        self.box.setAccessibleName(tr("Your prepared answer"))
        self.box.setToolTip(tr("The answer you prepared for an ultimatum"))
        self.box.activated.connect(self._activated)
        self.words = WordsLabel("", "large")
        self.words.setObjectName(f"{name}.words")
        self.bank = QPushButton(tr("Bank of replies"))
        self.bank.setObjectName(f"{name}.bank")
        self.bank.clicked.connect(self.toggle_bank)
        self._lay_out(desk.theme.quarter)

    @property
    def value(self) -> str:
        """Return the id of the reply that is chosen, or ""."""
        return str(self.box.currentData() or "")

    def show_negotiation(self, negotiation_id: str, reply_id: str | None = None) -> None:
        """Offer the replies of a negotiation, those to ultimatums first, and choose one."""
        self.negotiation_id = negotiation_id
        offered = [("", tr("none")), *self._offered()]
        now = [(self.box.itemData(i), self.box.itemText(i)) for i in range(self.box.count())]
        if now != offered:
            self.box.clear()
            for key, title in offered:
                self.box.addItem(title, key)
        writable = not self.desk.session.workbook.file.read_only
        self.box.setEnabled(writable)
        self.bank.setEnabled(writable)
        self.choose(reply_id)

    def choose(self, reply_id: str | None) -> None:
        """Choose a reply, or none, without telling."""
        self.box.setCurrentIndex(max(self.box.findData(reply_id or ""), 0))
        self._say()

    def toggle_bank(self) -> None:
        """Open the bank below, at ultimatums, or put it away."""
        if self.panel is None:
            self._make_panel()
        assert self.panel is not None
        if self.panel.isHidden():
            self.panel.open()
        else:
            self.panel.put_away()

    def _offered(self) -> Offered:
        rows = self.desk.document.all(Reply, self.negotiation_id)
        rows.sort(key=lambda row: row.kind != "ultimatum")
        return distinct((row.id, short(row.they_say or row.we_say, _MOST)) for row in rows)

    def _say(self) -> None:
        row = self.desk.document.find(Reply, self.value)
        said = row.we_say if row is not None else ""
        self.words.setText(tr("You say: {words}").format(words=shortened(said)) if said else "")
        self.words.setVisible(bool(said))

    def _activated(self, _index: int) -> None:
        self._say()
        self.chosen.emit(self.value)

    def _make_panel(self) -> None:
        # The bank is read when it is first wanted.
        from negdesk.ui.questions.replies import bank_of_replies

        self._bank = bank_of_replies()
        self.panel = BankPanel(self.desk, [self._bank.facet], tr("Bank of replies"))
        self.panel.show_entries(self._bank.entries)
        self.panel.choose(self._bank.facet.name, "ultimatum")
        self.panel.chosen.connect(self._take)
        self.panel.closed.connect(self.bank.setFocus)
        self.panel.hide()
        self.column.addWidget(self.panel)

    def _take(self, entry_id: str) -> None:
        """Add a reply of the bank and choose it; the bank has done its work."""
        assert self._bank is not None
        self.desk.flush()
        row = Reply(
            id=self.desk.new_id(),
            negotiation_id=self.negotiation_id,
            position=next_position(self.desk.document, Reply, self.negotiation_id),
            **self._bank.values[entry_id],
        )
        if self.desk.apply(add(tr("add reply"), row), self):
            self.show_negotiation(self.negotiation_id, row.id)
            self.chosen.emit(row.id)
            if self.panel is not None:
                self.panel.put_away()

    def _lay_out(self, gap: int) -> None:
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(gap)
        label = plain_label(tr("Answer with"), "label")
        label.setBuddy(self.box)
        line = QHBoxLayout()
        line.setSpacing(gap * 2)
        line.addWidget(label)
        line.addWidget(self.box, 1)
        line.addWidget(self.bank, 0, Qt.AlignmentFlag.AlignRight)
        self.column.addLayout(line)
        self.column.addWidget(self.words)
