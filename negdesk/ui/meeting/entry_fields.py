"""The fields of the quick entry, in two lines; each kind shows its own."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from negdesk.i18n import mark, tr
from negdesk.model.numbers import Understood, show
from negdesk.model.rows import Package, Party
from negdesk.model.text import shown
from negdesk.ui.cards import Columns
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.reference import Offered, distinct
from negdesk.ui.labels import WordsLabel, plain_label, set_role
from negdesk.ui.meeting.limit_notice import LimitNotice
from negdesk.ui.meeting.reply_picker import ReplyPicker
from negdesk.ui.meeting.segments import Segments, native, segment
from negdesk.ui.packages.combo import CalmCombo
from negdesk.ui.packages.said import short, title_of

KINDS = (
    ("offer", mark("Offer")),
    ("signal", mark("Signal")),
    ("emotion", mark("Emotion")),
    ("ultimatum", mark("Ultimatum")),
    ("note", mark("Note")),
)
_PROMPTS = {
    "offer": mark("What was said with it"),
    "signal": mark("What you hear or see"),
    "emotion": mark("What you notice"),
    "ultimatum": mark("Their words"),
    "note": mark("What happened"),
}

_GROW = ("entry.party", "entry.package", "entry.text", "entry.trigger", "entry.meaning")


class EntryFields(QWidget):
    """Shows the fields of the kind that is chosen; what they mean is the entry's business."""

    def __init__(self, desk: Desk, keys: Mapping[str, str]) -> None:
        """Make the fields; `keys` are told in the tooltips."""
        super().__init__()
        self.desk = desk
        theme = desk.theme
        self._nid = ""
        self.sides = Segments(
            theme,
            "entry.side",
            [("us", tr("We"), keys["us"]), ("them", tr("They"), keys["them"])],
        )
        self.parties = self._combo("entry.party", tr("Who"))
        kinds = [(kind, tr(words), keys[kind]) for kind, words in KINDS]
        self.kinds = Segments(theme, "entry.kind", kinds)
        self.pause = segment(theme, tr("Break now"), "entry.break", keys["break"])
        self.kinds.add(self.pause)
        self.value = self._line("entry.value", tr("Value offered"))
        self.value.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.value.setMaximumWidth(theme.line * 8)
        self.value.setPlaceholderText(tr("Value"))
        self.unit = plain_label("", "muted")
        self.packages = self._combo("entry.package", tr("Package offered"))
        five = [(str(n), str(n), "") for n in range(1, 6)]
        self.strength = Segments(theme, "entry.strength", five, optional=True)
        for each, button in self.strength.buttons.items():
            button.setAccessibleName(tr("How strong: {number} of 5").format(number=each))
        self.strong = plain_label(tr("How strong"), "label")
        self.text = self._line("entry.text", tr("In words"))
        self.trigger = self._line("entry.trigger", tr("What set it off"))
        self.meaning = self._line("entry.meaning", tr("What it may mean"))
        for line in (self.trigger, self.meaning):
            line.setPlaceholderText(line.accessibleName())
        self.reply = ReplyPicker(desk, "entry.reply")
        self.log = QPushButton(tr("Log"))
        self.log.setProperty("role", "main")
        self.log.setObjectName("entry.log")
        self.log.setToolTip(tr("Enter logs it, dated now"))
        self._keys = _keys_words(keys)
        self.hint = WordsLabel(self._keys, "hint")
        self.hint.setObjectName("entry.hint")
        # As high as its words in any role: nothing moves while a value is typed.
        self.hint.setMinimumHeight(theme.line)
        self.notice = LimitNotice(theme)
        self.sides.choose("them")
        self.kinds.choose("offer")
        self._lay_out()
        self.show_kind()

    @property
    def party(self) -> str | None:
        """Return the id of who it is, or None."""
        return self.parties.currentData() or None

    @property
    def package(self) -> str | None:
        """Return the id of the package that is offered, or None."""
        return self.packages.currentData() or None

    @property
    def strength_value(self) -> int | None:
        """Return how strong an emotion is, from 1 to 5, or None."""
        return int(self.strength.value) if self.strength.value else None

    def show_negotiation(self, negotiation_id: str) -> None:
        """Offer who and what there is in a negotiation."""
        self._nid = negotiation_id
        document = self.desk.document
        self.unit.setText(short(document.negotiation(negotiation_id).unit, 12))
        packages = document.all(Package, negotiation_id)
        titles = distinct((row.id, title_of(row)) for row in packages)
        self._fill(self.packages, [("", tr("no package")), *titles])
        self.reply.show_negotiation(negotiation_id, self.reply.value)
        self.show_side()
        self.show_kind()

    def show_side(self) -> None:
        """Offer who is on the side that is chosen; nobody to choose from takes no room."""
        if not self._nid:
            return
        ours = self.sides.value == "us"
        rows = [
            row for row in self.desk.document.all(Party, self._nid) if (row.side == "us") == ours
        ]
        rows.sort(key=lambda row: row.side == "third")
        titles = distinct((row.id, shown(row.name, tr("(untitled)"))) for row in rows)
        self._fill(self.parties, titles)
        self.parties.setVisible(len(titles) > 1)

    def show_kind(self) -> None:
        """Show the fields of the kind that is chosen."""
        kind = self.kinds.value
        self.text.setPlaceholderText(tr(_PROMPTS[kind]))
        for widget in (self.value, self.unit):
            widget.setVisible(kind == "offer")
        self.packages.setVisible(kind == "offer" and self.packages.count() > 1)
        for part in (self.strong, self.strength, self._behind):
            part.setVisible(kind == "emotion")
        self._first.setVisible(kind in ("offer", "emotion"))
        self.reply.setVisible(kind == "ultimatum")

    def clear(self) -> None:
        """Empty the fields; who and what kind stay."""
        for line in (self.value, self.text, self.trigger, self.meaning):
            line.clear()
        self.strength.choose("")
        self.packages.setCurrentIndex(0)
        self.reply.choose(None)

    def focus_first(self) -> None:
        """Put the cursor where the kind that is chosen begins."""
        kind = self.kinds.value
        weak = self.strength.buttons["1"]
        first = {"offer": self.value, "emotion": weak}.get(kind, self.text)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def advise(self, understood: Understood | None = None, good: str = "") -> None:
        """Say how a doubtful number was read and what is good about it, else the keys."""
        said = ""
        if understood is not None and understood.ambiguous:
            said = tr("Read as {number}.").format(number=show(understood.value, self.desk.style))
        self.hint.setText(" ".join(filter(None, (said, good))) or self._keys)
        set_role(self.hint, "zone" if good else "hint")
        self.value.setAccessibleDescription(self.hint.text())

    def _fill(self, box: CalmCombo, offered: Offered) -> None:
        now = [(box.itemData(i), box.itemText(i)) for i in range(box.count())]
        if now == offered:
            return
        before = box.currentData()
        box.clear()
        for key, title in offered:
            box.addItem(short(title), key)
        box.setCurrentIndex(max(box.findData(before), 0))

    def _line(self, name: str, words: str) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(name)
        line.setAccessibleName(words)
        line.setMinimumWidth(1)
        return line

    def _combo(self, name: str, words: str) -> CalmCombo:
        box = CalmCombo(self.desk)
        box.setObjectName(name)
        box.setAccessibleName(words)
        box.setToolTip(words)
        return box

    def _lay_out(self) -> None:
        theme, gap = self.desk.theme, self.desk.theme.quarter
        sides, kinds = self.sides.sizeHint().width(), self.kinds.sizeHint().width()
        shares = sides + theme.line * 9, kinds
        choices = Columns(theme, shares, sum(shares) + gap * 6)
        details = Columns(theme, (5, 7), theme.line * 36)
        for columns in (choices, details):
            columns.set_apart(gap * 3)
        who, what = choices.columns
        line = _line(gap * 2, self.sides, self.parties)
        line.setAlignment(self.sides, Qt.AlignmentFlag.AlignTop)
        who.addLayout(line)
        what.addWidget(self.kinds, 0, Qt.AlignmentFlag.AlignTop)
        first, words = details.columns
        first.addLayout(
            _line(gap * 2, self.value, self.unit, self.packages, self.strong, self.strength)
        )
        holder = self.value.parentWidget()
        assert holder is not None
        self._first = holder
        words.addLayout(_line(gap * 2, self.text, self.log))
        self._behind = QWidget()
        behind = _line(gap * 3, self.trigger, self.meaning)
        behind.setContentsMargins(0, 0, 0, 0)
        self._behind.setLayout(behind)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap * 2)
        column.addWidget(choices)
        column.addWidget(details)
        for widget in (self._behind, self.reply, self.hint, self.notice):
            column.addWidget(widget)


def _keys_words(keys: Mapping[str, str]) -> str:
    shown = {name: native(each) for name, each in keys.items()}
    words = tr(
        "Enter logs it, dated now; Escape empties it. {offer} to {note}: what it is, "
        "{break}: a break, {us} and {them}: whose."
    )
    return words.format_map(shown)


def _line(gap: int, *widgets: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(gap)
    for widget in widgets:
        line.addWidget(widget, 1 if widget.objectName() in _GROW else 0)
    line.addStretch(0)
    return line
