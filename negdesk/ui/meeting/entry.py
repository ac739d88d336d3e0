"""The quick entry: who, what, a value or words, Enter; logged now and ready for the next."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from negdesk.analysis.concessions import past_limit
from negdesk.analysis.headline import headline_values
from negdesk.i18n import mark, tr
from negdesk.model.numbers import NumberError, Understood, parse
from negdesk.model.rows import Event
from negdesk.ui.cards import Card
from negdesk.ui.desk import Desk
from negdesk.ui.meeting.entered import Entered, logged, next_slot
from negdesk.ui.meeting.entry_fields import EntryFields
from negdesk.ui.meeting.limit_notice import good_words

KEYS = {
    "offer": "Alt+1",
    "signal": "Alt+2",
    "emotion": "Alt+3",
    "ultimatum": "Alt+4",
    "note": "Alt+5",
    "break": "Alt+6",
    "us": "Alt+O",
    "them": "Alt+T",
}
_FIVE = tuple("12345")
_NEEDED = {
    "offer": mark("Type a value, choose a package, or say the offer in words."),
    "emotion": mark("Say how strong it is from 1 to 5, or what you notice."),
}

_BEHIND = mark("The clock is behind the log: dated like the event before, so that the order stays.")


class EntryCard(Card):
    """Logs what happens; `logged` tells the id of the event that is in the file."""

    logged = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Make the entry, without a negotiation yet."""
        super().__init__(desk.theme)
        self.desk = desk
        self.negotiation_id = ""
        # Kept until it is in the file: tried again, it is the same event.
        self._event_id = desk.new_id()
        self.fields = EntryFields(desk, KEYS)
        self.notice = self.fields.notice
        self.body.addWidget(self.fields)
        self._connect()

    @property
    def kind(self) -> str:
        """Return the kind that is chosen."""
        return self.fields.kinds.value

    @property
    def side(self) -> str:
        """Return whose it is: us or them."""
        return self.fields.sides.value

    def show_negotiation(self, negotiation_id: str) -> None:
        """Log into a negotiation from now on; what is typed stays while it is the same one."""
        if negotiation_id != self.negotiation_id:
            self.negotiation_id = negotiation_id
            self.fields.clear()
        self.fields.show_negotiation(negotiation_id)
        self.take_logged()
        read_only = self.desk.session.workbook.file.read_only
        if self.isEnabled() == read_only:
            self.setEnabled(not read_only)
        self.judge()

    def take_logged(self) -> None:
        """Begin the next event where the one that is typed has come into the file meanwhile."""
        if self.desk.document.find(Event, self._event_id) is not None:
            self._begin_anew()

    def choose_kind(self, kind: str) -> None:
        """Log something of this kind next, with the cursor where its first field is."""
        self.fields.kinds.choose(kind)
        self.fields.show_kind()
        self.judge()
        self.fields.focus_first()

    def choose_side(self, side: str) -> None:
        """Log something of ours (us) or theirs (them) next."""
        self.fields.sides.choose(side)
        self.fields.show_side()
        self.judge()

    def choose_package(self, package_id: str) -> None:
        """Offer a package next, as ours."""
        box = self.fields.packages
        self.fields.show_negotiation(self.negotiation_id)
        box.setCurrentIndex(max(box.findData(package_id), 0))
        self.choose_side("us")
        self.choose_kind("offer")

    def judge(self) -> None:
        """Say what our limit says to the offer as it is typed now."""
        understood, value = self._typed()
        document, nid, style = self.desk.document, self.negotiation_id, self.desk.style
        ours = self.side == "us"
        if value is not None and ours and past_limit(document, nid, value):
            self.notice.flag(document, nid, style)
        else:
            self.notice.clear()
        good = "" if ours or value is None else good_words(document, nid, value, style)
        self.fields.advise(understood, good)

    def log(self) -> None:
        """Log what is typed, or say what is missing."""
        try:
            entered = self._entered()
        except NumberError as error:
            self.notice.say(tr("Not logged: {reason}").format(reason=error), role="warn-card")
            self.fields.value.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if entered.empty:
            needed = _NEEDED.get(entered.kind, mark("Say in a few words what happened."))
            self.notice.say(tr(needed), role="warn-card")
            self.fields.focus_first()
            return
        self._apply(entered)

    def log_break(self) -> None:
        """Log that we pause, with the words that stand there."""
        text = self.fields.text.text()
        self._apply(Entered("break", self.side, self.fields.party, text=text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Log with Enter from any field; Escape empties them."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.log()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.fields.clear()
                self.judge()
                return True
            if watched.parent() is self.fields.strength and event.text() in _FIVE:
                self.fields.strength.choose(event.text())
                self.fields.text.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _entered(self) -> Entered:
        """Return what stands in the fields; NumberError if the value is none."""
        fields, kind = self.fields, self.kind
        offer, typed = kind == "offer", fields.value.text().strip()
        emotion = kind == "emotion"
        return Entered(
            kind,
            self.side,
            fields.party,
            value=parse(typed, self.desk.style).value if offer and typed else None,
            package_id=fields.package if offer else None,
            text=fields.text.text(),
            strength=fields.strength_value if emotion else None,
            trigger=fields.trigger.text() if emotion else "",
            meaning=fields.meaning.text() if emotion else "",
            reply_id=(fields.reply.value or None) if kind == "ultimatum" else None,
        )

    def _apply(self, entered: Entered) -> None:
        desk = self.desk
        if desk.session.workbook.file.read_only:
            return
        desk.flush()
        event_id, nid = self._event_id, self.negotiation_id
        slot = next_slot(desk.document, nid, desk.now())
        edit = logged(desk.document, nid, event_id, desk.new_id, slot, entered)
        if not desk.apply(edit, self):
            # It waits, and the window says so: the words stay until it is in the file.
            return
        self.take_logged()
        if slot.behind:
            self.notice.say(tr(_BEHIND), role="warn-card")
        self.logged.emit(event_id)

    def _begin_anew(self) -> None:
        self._event_id = self.desk.new_id()
        self.fields.clear()
        self.judge()
        focused: QWidget | None = self.window().focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.fields.focus_first()

    def _typed(self) -> tuple[Understood | None, Decimal | None]:
        """Return the number that is typed, and the value offered by it or by the package."""
        text = self.fields.value.text().strip()
        if self.kind != "offer" or not self.negotiation_id:
            return None, None
        if not text:
            return None, self._packaged()
        try:
            understood = parse(text, self.desk.style)
        except NumberError:
            # Half a number, while it is being typed; Enter says what is wrong with it.
            return None, None
        return understood, understood.value

    def _packaged(self) -> Decimal | None:
        """Return what the package that is chosen says of the headline value."""
        package = self.fields.package
        if package is None:
            return None
        return headline_values(self.desk.document, self.negotiation_id).get(package)

    def _connect(self) -> None:
        fields = self.fields
        fields.kinds.chosen.connect(self.choose_kind)
        fields.sides.chosen.connect(self.choose_side)
        fields.value.textChanged.connect(lambda _text: self.judge())
        fields.packages.activated.connect(lambda _index: self.judge())
        fields.log.clicked.connect(self.log)
        fields.pause.clicked.connect(self.log_break)
        lines: list[QWidget] = [fields.value, fields.text, fields.trigger, fields.meaning]
        lines += fields.strength.buttons.values()
        for widget in (*lines, fields.packages, fields.parties):
            widget.installEventFilter(self)

    def listen(self, page: QWidget) -> None:
        """Take the keys from anywhere on a page."""
        acts: dict[str, Callable[[], None]] = {
            **{kind: partial(self.choose_kind, kind) for kind in self.fields.kinds.buttons},
            **{side: partial(self.choose_side, side) for side in self.fields.sides.buttons},
            "break": self.log_break,
        }
        for name, act in acts.items():
            shortcut = QShortcut(QKeySequence(KEYS[name]), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
