"""Meet / At the table: what was prepared, large and calm, to be read at a glance."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from negdesk.analysis.batna import chain_sentence, walk_away
from negdesk.analysis.readiness import readiness
from negdesk.analysis.zone import latest_belief, zone_sentence
from negdesk.i18n import mark, tr, trn
from negdesk.model.rows import Execution, Issue, Trigger
from negdesk.ui.cards import Card, Columns, quiet_button
from negdesk.ui.labels import WordsLabel, plain_label
from negdesk.ui.tabs.base import Tab
from negdesk.ui.tabs.say import amount, shortened


class Sheet(Card):
    """A heading and large words under it; hidden while there are no words."""

    def __init__(self, tab: Tab, heading: str, role: str = "card", size: str = "large") -> None:
        """Make the card of one thing to remember."""
        super().__init__(tab.desk.theme, role)
        self.heading = plain_label(heading, "label")
        self.body.addWidget(self.heading)
        self._size = size
        self.words: list[WordsLabel] = []

    def say(self, *lines: str) -> None:
        """Show these lines and no others."""
        lines = tuple(shortened(line, 600) for line in lines if line.strip())
        while len(self.words) < len(lines):
            first = not self.words
            label = WordsLabel("", self._size if first else "large")
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.words.append(label)
            self.body.addWidget(label)
        for label, line in zip(self.words, lines, strict=False):
            label.setText(line)
        for number, label in enumerate(self.words):
            label.setVisible(number < len(lines))
        self.setVisible(bool(lines))


class AtTheTable(Tab):
    """The preparation as it is needed in the meeting; nothing here can be changed by mistake."""

    KEY = "table"
    TITLE = mark("At the table")
    TABLES = frozenset(
        {
            "negotiation", "party", "alternative", "outcome", "adjustment", "trigger",
            "execution", "issue", "belief", "assumption", "question", "reply", "package",
        }
    )  # fmt: skip

    def build(self) -> None:
        """Make the sheets: what holds on the left, what is said on the right."""
        theme = self.desk.theme
        self.column.addLayout(self._head())
        self.empty = self._nothing_yet()
        self.column.addWidget(self.empty)
        self.sheets = Columns(theme, (1, 1), theme.line * 44)
        left, right = self.sheets.columns
        for column in (left, right):
            column.setSpacing(theme.quarter * 4)
        self.limit = Sheet(self, tr("Walkaway limit"), "ours-card", "huge")
        self.must_haves = Sheet(self, tr("Must have"))
        self.batna = Sheet(self, tr("If this fails"))
        self.zone = Sheet(self, tr("Where a deal can lie"), "zone-card")
        self.opening = Sheet(self, tr("Opening line"))
        self.words = Sheet(self, tr("The words you walk away with"))
        self.leaving = Sheet(self, tr("Before and after"))
        self.triggers = Sheet(self, tr("Trigger points"))
        for sheet in (self.limit, self.must_haves, self.batna, self.zone):
            left.addWidget(sheet)
        for sheet in (self.opening, self.triggers, self.words, self.leaving):
            right.addWidget(sheet)
        self.sheets.close_up()
        self.column.addWidget(self.sheets)
        self.column.addStretch(1)

    def show_parts(self) -> None:
        """Show what there is; what is empty takes no room."""
        document, scope, style = self.desk.document, self.negotiation_id, self.desk.style
        head = self.head
        if head.limit is None:
            self.limit.say()
        else:
            lower = head.better == "lower"
            said = tr("Walkaway limit: at most") if lower else tr("Walkaway limit: at least")
            self.limit.heading.setText(said)
            self.limit.say(amount(head.limit, style, head.unit), head.limit_reason)
        named = [row.title for row in document.all(Issue, scope) if row.must_have]
        self.must_haves.say(*(f"✓  {title}" for title in named if title.strip()))
        walking = walk_away(document, scope)
        worth = "" if walking.value is None else amount(walking.value, style, head.unit)
        self.batna.say(chain_sentence(document, scope, "us", style), worth)
        self.opening.say(head.opening_line)
        self._say_triggers()
        self._say_leaving()
        known = head.limit is not None and latest_belief(document, scope) is not None
        self.zone.say(zone_sentence(document, scope, style) if known else "")
        sheets = self.sheets.findChildren(Sheet)
        anything = any(not sheet.isHidden() for sheet in sheets)
        self.sheets.setVisible(anything)
        self.empty.setVisible(not anything)
        self._say_state()

    def _say_triggers(self) -> None:
        rows = self.desk.document.all(Trigger, self.negotiation_id)
        self.triggers.say(
            *(
                tr("If {condition}: {response}").format(
                    condition=row.condition.strip(), response=row.response.strip() or "…"
                )
                for row in rows
                if row.condition.strip()
            )
        )

    def _say_leaving(self) -> None:
        row = self.desk.document.one(Execution, self.negotiation_id)
        self.words.say(row.words if row else "")
        told = [
            (tr("The signal: {words}"), row.signal if row else ""),
            (tr("The pause: {words}"), row.pause if row else ""),
            (tr("Call first: {words}"), row.call_before if row else ""),
            (tr("Next contact: {words}"), row.next_contact if row else ""),
        ]
        self.leaving.say(*(said.format(words=words) for said, words in told if words.strip()))

    def _say_state(self) -> None:
        missing = len(readiness(self.desk.document, self.negotiation_id).missing)
        words = trn(
            "Draft: {count} thing is still missing in the preparation.",
            "Draft: {count} things are still missing in the preparation.",
            missing,
        )
        self.state.setText(words.format(count=missing) if missing else tr("Prepared."))

    def _head(self) -> QHBoxLayout:
        theme = self.desk.theme
        self.state = WordsLabel("", "muted")
        self.export = QPushButton(tr("Export the brief…"))
        self.export.setProperty("role", "main")
        self.export.setObjectName("export.brief")
        self.export.clicked.connect(self.desk.brief_wanted)
        spent = self.input_for("negotiation.hours_spent")
        spent.setMaximumWidth(theme.line * 11)
        line = QHBoxLayout()
        line.setSpacing(theme.quarter * 6)
        line.addWidget(self.state, 1, Qt.AlignmentFlag.AlignBottom)
        line.addWidget(spent, 0, Qt.AlignmentFlag.AlignBottom)
        line.addWidget(self.export, 0, Qt.AlignmentFlag.AlignBottom)
        return line

    def _nothing_yet(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.desk.theme.quarter * 2)
        words = tr(
            "Here stands, large, what you need in the meeting: your limit, what you do if it "
            "fails, and the words to leave with. It fills itself as you prepare."
        )
        column.addWidget(plain_label(tr("Nothing is prepared yet"), "heading"))
        column.addWidget(WordsLabel(words, "muted"))
        begin = quiet_button(tr("Begin with the limit"), "begin")
        begin.clicked.connect(self._begin)
        column.addWidget(begin, 0, Qt.AlignmentFlag.AlignLeft)
        return holder

    def _begin(self) -> None:
        self.desk.wanted.emit("negotiation.limit", self.negotiation_id)
