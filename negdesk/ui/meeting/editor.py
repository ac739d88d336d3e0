"""The form of one event, below its line: each kind shows what can be said of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from negdesk.i18n import tr
from negdesk.model.actions import set_field
from negdesk.model.document import Document
from negdesk.model.rows import Event, Package, Part, Party, Row
from negdesk.model.text import shown
from negdesk.ui.cards import RowCard, quiet_button
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.base import FieldInput
from negdesk.ui.inputs.make import make_input
from negdesk.ui.inputs.reference import Offered, TitleInput, distinct
from negdesk.ui.labels import set_role
from negdesk.ui.meeting.reply_picker import ReplyPicker
from negdesk.ui.packages.said import title_of

# The fields that a kind has beside when, who and what kind; one that is filled is always shown.
_FIELDS = {
    "offer": ("value", "package_id", "text", "heard", "interest"),
    "signal": ("text", "heard", "interest"),
    "emotion": ("whose", "strength", "trigger", "meaning", "text"),
    "ultimatum": ("text", "heard", "interest"),
    "break": ("text",),
    "note": ("text", "heard", "interest"),
}
_HEAD = ("kind", "party_id", "at")
_WIDE = ("text", "heard", "interest")
_PAIRS = ("value", "package_id", "whose", "strength", "trigger", "meaning")


class EventEditor(RowCard):
    """Edits one event at a time; tells when it is done with, or is to be deleted."""

    done = Signal()
    delete_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        """Make the inputs of all kinds, once."""
        super().__init__(desk.theme)
        set_role(self, "card")
        self.desk = desk
        self.by_name = {name: self._input(name) for name in (*_HEAD, *_PAIRS, *_WIDE)}
        self.inputs += self.by_name.values()
        self.reply = ReplyPicker(desk, "event.reply_id")
        self.reply.chosen.connect(self._answer)
        self.ready = quiet_button(tr("Done"), "event.done")
        self.ready.clicked.connect(self.done)
        self.delete = quiet_button(tr("Delete this event"), "event.delete")
        self.delete.clicked.connect(self.delete_wanted)
        self._lay_out()

    def show_row(self, row: Part | None) -> None:
        """Show an event with the fields of its kind, and those that hold something."""
        super().show_row(row)
        if not isinstance(row, Event):
            return
        for name, made in self.by_name.items():
            wanted = name in _HEAD or name in _FIELDS.get(row.kind, ())
            made.setVisible(wanted or bool(getattr(row, name)))
        self.reply.setVisible(row.kind == "ultimatum" or row.reply_id is not None)
        self.reply.show_negotiation(row.negotiation_id, row.reply_id)
        self.delete.setEnabled(not self.desk.session.workbook.file.read_only)

    def focus_first(self) -> None:
        """Put the cursor into the first field that says more."""
        row = self.row
        if isinstance(row, Event):
            first = {"offer": "value", "emotion": "strength"}.get(row.kind, "text")
            self.by_name[first].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close with Escape."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            self.done.emit()
            return True
        return super().eventFilter(watched, event)

    def _answer(self, reply_id: str) -> None:
        self.desk.flush()
        row = self.desk.document.find(Event, self.row.id) if self.row is not None else None
        if row is not None:
            self.desk.apply(set_field(row, "reply_id", reply_id or None), self)

    def _input(self, name: str) -> FieldInput:
        key = f"event.{name}"
        if name == "party_id":
            made: FieldInput = TitleInput(self.desk, key, self._parties)
        elif name == "package_id":
            made = TitleInput(self.desk, key, self._packages)
        else:
            made = make_input(self.desk, key, lines=1, wrap=True)
        made.editor.installEventFilter(self)
        return made

    def _parties(self, row: Row) -> Offered:
        return parties_of(self.desk.document, row.scope)

    def _packages(self, row: Row) -> Offered:
        packages = self.desk.document.all(Package, row.scope)
        return distinct((each.id, title_of(each)) for each in packages)

    def _lay_out(self) -> None:
        gap = self.theme.quarter
        head = QHBoxLayout()
        head.setSpacing(gap * 4)
        for name, share in zip(_HEAD, (3, 4, 5), strict=True):
            head.addWidget(self.by_name[name], share, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        pairs = QGridLayout()
        pairs.setHorizontalSpacing(gap * 4)
        pairs.setVerticalSpacing(gap * 2)
        for index, name in enumerate(_PAIRS):
            pairs.addWidget(self.by_name[name], *divmod(index, 2), Qt.AlignmentFlag.AlignTop)
        for column in (0, 1):
            pairs.setColumnStretch(column, 1)
        self.body.addLayout(pairs)
        for widget in (*(self.by_name[name] for name in _WIDE), self.reply):
            self.body.addWidget(widget)
        foot = QHBoxLayout()
        foot.addWidget(self.ready)
        foot.addStretch(1)
        foot.addWidget(self.delete)
        self.body.addLayout(foot)


def parties_of(document: Document, negotiation_id: str) -> Offered:
    """Return who can be chosen, by name."""
    rows = document.all(Party, negotiation_id)
    return distinct((row.id, shown(row.name, tr("(untitled)"))) for row in rows)
