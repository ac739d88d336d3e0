"""The log of the meeting, newest first: lines that open for editing, the latest ones at first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from negdesk.analysis.concessions import Concessions, Offer
from negdesk.i18n import tr, trn
from negdesk.model.actions import delete
from negdesk.model.rows import Event
from negdesk.ui.cards import Card, Section, quiet_button
from negdesk.ui.desk import Desk
from negdesk.ui.labels import WordsLabel
from negdesk.ui.meeting.editor import EventEditor
from negdesk.ui.meeting.line import EventLine
from negdesk.ui.meeting.words import Line, Telling

LATEST = 30
STEP = 100


class EventLog(Section):
    """Shows the events by time, then in the order in which they were logged."""

    emptied = Signal()

    def __init__(self, desk: Desk) -> None:
        """Start without events."""
        super().__init__(desk.theme, tr("What happened"))
        self.desk = desk
        self.negotiation_id = ""
        self._course = Concessions()
        self._most = LATEST
        self._open = ""
        self._told: dict[str, tuple[Event, Offer | None, Line]] = {}
        self.lines: dict[str, EventLine] = {}
        self.editor: EventEditor | None = None
        self.card = Card(desk.theme)
        gap = desk.theme.quarter
        self.card.body.setContentsMargins(gap, gap, gap, gap)
        self.column = QVBoxLayout()
        self.column.setSpacing(0)
        self.card.body.addLayout(self.column)
        self.empty = WordsLabel(
            tr(
                "Nothing is logged yet. In the pause between two rounds, note above what was "
                "offered, what you heard and what you noticed: one line each, Enter, and the next."
            ),
            "muted",
        )
        self.more = quiet_button("", "events.more")
        self.more.clicked.connect(self._show_more)
        for widget in (self.empty, self.card):
            self.body.addWidget(widget)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_negotiation(
        self, negotiation_id: str, course: Concessions, *, only_events: bool = False
    ) -> None:
        """Show the events of a negotiation; `course` is what its offers come to.

        Where `only_events` changed, a line whose event did not is not worded again.
        """
        if not only_events:
            self._told.clear()
        if negotiation_id != self.negotiation_id:
            self.negotiation_id, self._most, self._open = negotiation_id, LATEST, ""
        self._course = course
        events = self.desk.document.all(Event, negotiation_id)
        events.sort(key=lambda row: (row.at, row.position, row.id), reverse=True)
        if self._open and self._open not in {event.id for event in events}:
            self._open = ""
        self._arrange(events[: self._most])
        self._show_editor()
        hidden = len(events) - len(self.lines)
        self.more.setVisible(hidden > 0)
        self.more.setText(_more_words(hidden))
        self.more.setAccessibleName(self.more.text())
        self.card.setVisible(bool(events))
        self.empty.setVisible(not events)

    def toggle(self, event_id: str) -> None:
        """Open an event with the cursor in it, or close it where it is open."""
        if event_id == self._open:
            self.close_event()
            return
        self.show_event(event_id)
        if self.editor is not None:
            self.editor.focus_first()

    def show_event(self, event_id: str) -> None:
        """Open an event for editing."""
        self.desk.flush()
        self._open = event_id
        self._refresh()

    def close_event(self) -> None:
        """Close the event that is open and go back to its line."""
        self.desk.flush()
        line, self._open = self.lines.get(self._open), ""
        self._refresh()
        if line is not None:
            line.setFocus(Qt.FocusReason.OtherFocusReason)

    def delete(self, event_id: str) -> None:
        """Delete an event; the cursor goes to the next one."""
        self.desk.flush()
        row = self.desk.document.find(Event, event_id)
        if row is None or self.desk.session.workbook.file.read_only:
            return
        ids = list(self.lines)
        index = ids.index(event_id) if event_id in ids else 0
        if not self.desk.apply(delete(self.desk.document, tr("delete event"), row), self):
            return
        left = list(self.lines.values())
        if left:
            left[min(index, len(left) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.emptied.emit()

    def _refresh(self) -> None:
        self.show_negotiation(self.negotiation_id, self._course, only_events=True)

    def _arrange(self, events: list[Event]) -> None:
        """Keep the lines by id; only what is new, gone or elsewhere is touched."""
        today = self.desk.now().date()
        told = Telling.of(
            self.desk.document, self.negotiation_id, self._course, self.desk.style, today
        )
        wanted = [event.id for event in events]
        kept = set(wanted)
        spare = [self.lines.pop(event_id) for event_id in list(self.lines) if event_id not in kept]
        order = list(self.lines)
        for index, event in enumerate(events):
            if event.id not in self.lines:
                self._put(event.id, index, spare)
                order.insert(index, event.id)
            opened, last = event.id == self._open, index == len(events) - 1
            self.lines[event.id].show_line(self._line(told, event), opened=opened, last=last)
        for line in spare:
            self.column.removeWidget(line)
            line.hide()
            line.deleteLater()
        if order != wanted:
            self._place(wanted)
        self.lines = {event_id: self.lines[event_id] for event_id in wanted}

    def _line(self, told: Telling, event: Event) -> Line:
        offer = told.offers.get(event.id)
        known = self._told.get(event.id)
        if known is None or known[0] is not event or known[1] != offer:
            known = self._told[event.id] = event, offer, told.line(event)
        return known[2]

    def _put(self, event_id: str, index: int, spare: list[EventLine]) -> None:
        """Put a line in for an event: one whose event is gone, unless the cursor is in it."""
        line = next((each for each in spare if not each.hasFocus()), None)
        if line is not None:
            spare.remove(line)
            self.column.removeWidget(line)
        else:
            line = self._make()
            inside = self.card.contentsRect().width() - 2 * self.desk.theme.quarter
            line.resize(inside, line.height())
        line.event_id = event_id
        self.lines[event_id] = line
        self.column.insertWidget(self._row_at(index), line)

    def _row_at(self, index: int) -> int:
        """Return the row of a line in the column, where the form may stand between lines."""
        form = -1 if self.editor is None else self.column.indexOf(self.editor)
        return index + 1 if 0 <= form <= index else index

    def _place(self, wanted: list[str]) -> None:
        for event_id in wanted:
            self.column.removeWidget(self.lines[event_id])
            self.column.addWidget(self.lines[event_id])

    def _show_editor(self) -> None:
        """Put the form below the line that is open."""
        row = self.desk.document.find(Event, self._open)
        if row is None:
            if self.editor is not None and self.editor.row is not None:
                self.editor.show_row(None)
                self.editor.hide()
            return
        if self.editor is None:
            self.editor = EventEditor(self.desk)
            self.editor.done.connect(self.close_event)
            self.editor.delete_wanted.connect(lambda: self.delete(self._open))
        index = list(self.lines).index(row.id) + 1 if row.id in self.lines else 0
        if self.column.indexOf(self.editor) != index:
            self.column.removeWidget(self.editor)
            self.column.insertWidget(index, self.editor)
        self.editor.show_row(row)
        self.editor.show()

    def _show_more(self) -> None:
        self._most += STEP
        self._refresh()
        ids = list(self.lines)
        self.lines[ids[-1]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self) -> EventLine:
        line = EventLine(self.desk.theme)
        line.clicked.connect(lambda: self.toggle(line.event_id))
        line.delete_wanted.connect(lambda: self.delete(line.event_id))
        line.step_wanted.connect(lambda by: self._step(line.event_id, by))
        return line

    def _step(self, event_id: str, by: int) -> None:
        ids = list(self.lines)
        at = max(0, min(ids.index(event_id) + by, len(ids) - 1))
        self.lines[ids[at]].setFocus(Qt.FocusReason.OtherFocusReason)


def _more_words(hidden: int) -> str:
    """Return what the button below shows: all that is hidden, or as many as come at a time."""
    if hidden > STEP:
        words = tr("Show {count} of {hidden} earlier events")
        return words.format(count=STEP, hidden=hidden)
    words = trn("Show {count} earlier event", "Show {count} earlier events", hidden)
    return words.format(count=hidden)
